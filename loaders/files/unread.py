"""What of a workbook no loader has used, though it may belong to the figures."""

from collections.abc import Iterable, Iterator

from loaders.files.cells import ERROR_VALUES, normalise
from loaders.files.sheet import Sheet
from loaders.findings import Findings
from loaders.phrases import phrase

FEW_NUMBERS = 3


def note_error_cells(sheets: Iterable[Sheet], findings: Findings) -> None:
    """Warns of error values that no loader read; the loader has reported the others as errors."""
    noted = {(problem.sheet, problem.cell) for problem in findings.problems}
    for sheet in sheets:
        for row, column, text in () if ERROR_VALUES.isdisjoint(sheet.places) else sheet.texts:
            if text in ERROR_VALUES and sheet.at(row, column) not in noted:
                fix = phrase("The cell has not been used. Correct it, or delete it.")
                findings.warning(
                    "error_cell",
                    phrase("the error value {value}", value=text),
                    phrase("a number"),
                    fix,
                    at=sheet.at(row, column),
                )


def note_unread(sheets: Iterable[Sheet], read: set[str], findings: Findings) -> None:
    """Warns of sheets with numbers that nothing was read from: a new year's sheet is never ignored silently.

    Few numbers are enough if they are below the headings of a sheet that was read.
    """
    sheets = list(sheets)
    unread = [sheet for sheet in sheets if sheet.name not in read]
    known = {heading for sheet in sheets if unread and sheet.name in read for heading in _headings(sheet)}
    for sheet in unread:
        if _count_numbers(sheet) >= FEW_NUMBERS or not known.isdisjoint(_headings(sheet)):
            fix = phrase(
                "The sheet has not been read. Move it to a separate file if it should be included, or delete it."
            )
            findings.warning(
                "unread_sheet",
                phrase("another sheet with numbers"),
                phrase("only the sheet with the table"),
                fix,
                at=(sheet.name, ""),
            )


def _headings(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """The texts of every row that has at least two and no number."""
    for row in sheet.rows:
        filled = [value for value in row if value is not None]
        if len(filled) > 1 and all(isinstance(value, str) for value in filled):
            yield tuple(normalise(value).casefold() for value in filled)


def _count_numbers(sheet: Sheet) -> int:
    return sum(type(value) in (int, float) for row in sheet.rows for value in row)
