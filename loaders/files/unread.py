"""What of a workbook no loader has used, though it may belong to the figures."""

from collections.abc import Iterable

from loaders.files.cells import ERROR_VALUES, SIGNS, normalise
from loaders.files.sheet import Sheet
from loaders.findings import Findings
from loaders.phrases import phrase

FEW_NUMBERS, FEW_HEADINGS = 3, 2


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

    A single number is enough if it stands below headings that a sheet that was read has too.
    """
    sheets = list(sheets)
    unread = [sheet for sheet in sheets if sheet.name not in read]
    known = [_heads(sheet) for sheet in sheets if unread and sheet.name in read]
    for sheet in unread:
        is_alike = any(len(heads & _heads(sheet)) >= FEW_HEADINGS for heads in known)
        if is_alike or sum(map(_count_numbers, sheet.rows)) >= FEW_NUMBERS:
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


def _heads(sheet: Sheet) -> frozenset[str]:
    """The texts of the first row with a number or sign, and of the nearest above it that has more than one."""
    first = next((place for place, row in enumerate(sheet.rows) if any(map(_is_number_or_sign, row))), None)
    if first is None:
        return frozenset()
    above = next((texts for row in reversed(sheet.rows[:first]) if len(texts := _texts(row)) > 1), frozenset())
    return above | _texts(sheet.rows[first])


def _is_number_or_sign(value: object) -> bool:
    text = normalise(value).casefold() if isinstance(value, str) else ""
    return isinstance(value, int | float) or text.isdecimal() or (text != "" and text in SIGNS)


def _texts(row: tuple[object, ...]) -> frozenset[str]:
    return frozenset(normalise(value).casefold() for value in row if isinstance(value, str) and value)


def _count_numbers(row: tuple[object, ...]) -> int:
    return sum(type(value) in (int, float) for value in row)
