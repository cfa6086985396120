"""Any PxWeb export from Statistics Norway as a tidy frame: one row per number, with its labels and its cell.

The number of heading rows is detected and may be zero; labels given once per block are filled right and down; the
footer's contact persons are not read.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

import pandas as pd

from loaders.files.cells import label, normalise
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.phrases import phrase

LOOKS_FOR = phrase("Statistics Norway's StatBank: a title such as “08487: …, etter region, …” in cell A1")
TITLE_ROWS = range(1, 11)
TITLE = re.compile(r"^(?P<table>\d{5}): (?P<what>.+?), (?:etter|by) (?P<names>.+)$", re.IGNORECASE)
_STAMP = re.compile(r"(\d{8}) \d{2}:\d{2}")
_UPDATED, _UNITS = ("sist endret:", "updated:"), ("måleenhet:", "units:")
AGAIN = phrase("Download the table again from StatBank.")


@dataclass(frozen=True, eq=False)
class PxTable:
    """One table: `frame` has a column for each dimension, then value (as in the cell), row, column and is_formula.

    Dimensions are named after the title where it lists as many as the sheet has, else dimension_1, dimension_2 …;
    those of the stub come first, then those of the heading rows `headers`.
    """

    table: str
    title: str
    sheet: Sheet
    dimensions: tuple[str, ...]
    frame: pd.DataFrame
    headers: range
    updated: date | None
    units: tuple[str, ...]

    def label_at(self, dimension: str, row: int, column: int) -> tuple[str, str]:
        """(sheet, cell) of the dimension's label for the number at (row, column)."""
        place = self.dimensions.index(dimension)
        stub = len(self.dimensions) - len(self.headers)
        return self.sheet.at(row, place + 1) if place < stub else self.sheet.at(self.headers[place - stub], column)


@dataclass(frozen=True)
class _Shape:
    """Where the parts are: heading rows (none if every dimension is in the stub), first value column, data rows."""

    headers: range
    first_column: int
    rows: range


def title_of(book: Workbook) -> tuple[Sheet, int, re.Match[str]] | None:
    """The sheet with a PxWeb title in its first column, the title's row, and the parsed title."""
    for sheet in book.sheets:
        for row in TITLE_ROWS:
            if match := TITLE.fullmatch(normalise(sheet.value(row, 1) or "")):
                return sheet, row, match
    return None


def read_table(book: Workbook, findings: Findings) -> PxTable:
    """The workbook's table.

    Raises:
        SourceError: no title, no numbers, a gap in the data, or a label that is missing.
    """
    found = title_of(book)
    if found is None:
        findings.stop(
            "missing_title", phrase("no title in cell A1"), phrase("a title such as “08487: …, etter region, …”"), AGAIN
        )
    sheet, row, title = found
    listed = _listed(title["names"])
    shape = _shape(sheet, row, listed, findings)
    names = _names(listed, shape.first_column - 1 + len(shape.headers))
    frame = _tidy(sheet, shape, names, findings)
    _check_once(sheet, frame, names, findings)
    return PxTable(
        table=title["table"],
        title=title[0],
        sheet=sheet,
        dimensions=names,
        frame=frame,
        headers=shape.headers,
        updated=_updated(sheet, shape.rows.stop),
        units=_after(sheet, shape.rows.stop, _UNITS),
    )


def stamped(file: str) -> date | None:
    """The day in a file name as the bank makes it: 08487_20251104-081512.xlsx."""
    match = re.search(r"_(\d{8})-\d{6}", PurePosixPath(file).name)
    return _day(match[1]) if match else None


def _shape(sheet: Sheet, title: int, listed: list[str], findings: Findings) -> _Shape:
    first = next((row for row in range(title + 1, sheet.height + 1) if not sheet.is_blank(row)), sheet.height + 1)
    named = next((row for row in range(first, sheet.height + 1) if sheet.text(row, 1).casefold() in listed), 0)
    start = next((row for row in range(first, sheet.height + 1) if sheet.text(row, 1) and row != named), 0)
    headers = range(first, start)
    if not start or sheet.is_blank(start, 2):
        expected = phrase("a row of numbers for each place")
        findings.stop("missing_rows", phrase("no numbers below the title"), expected, AGAIN, at=sheet.at(first, 1))
    if named in headers:
        stub = next((i for i in range(len(listed)) if sheet.text(named, i + 1).casefold() not in listed), len(listed))
        column, headers = stub + 1, range(first, first if stub == len(listed) else start)
    elif headers:
        column = min(column for row in headers for column in range(2, sheet.width + 1) if sheet.text(row, column))
    else:
        column = len(sheet.rows[start - 1])
    return _Shape(headers, column, range(start, _end(sheet, start, column, findings)))


def _end(sheet: Sheet, start: int, column: int, findings: Findings) -> int:
    """The row after the last number; a number further down is an error, whether after a gap or a footer."""
    end = next((row for row in range(start, sheet.height + 1) if sheet.is_blank(row, column)), sheet.height + 1)
    stray = next((row for row in range(end, sheet.height + 1) if not sheet.is_blank(row, column)), None)
    if stray is None:
        return end
    if all(sheet.is_blank(row) for row in range(end, stray)):
        found, expected, fix = (
            phrase("an empty row among the numbers"),
            phrase("numbers without empty rows between them"),
            phrase("Delete the empty row."),
        )
        return findings.stop("blank_row", found, expected, fix, at=sheet.at(end, 1))
    filled = next(place for place in range(column, sheet.width + 1) if not sheet.is_blank(stray, place, place))
    found, expected = (
        phrase("something to the right of the text below the table"),
        phrase("only text in column A there"),
    )
    return findings.stop("blank_row", found, expected, phrase("Delete it."), at=sheet.at(stray, filled))


def _listed(text: str) -> list[str]:
    """The dimensions that a title lists, in lower case: «region, kjønn og år»."""
    head, _, tail = re.sub(r" and ", " og ", text).rpartition(" og ")
    return [name.strip().casefold() for name in [*head.split(", "), tail] if name.strip()]


def _names(listed: list[str], count: int) -> tuple[str, ...]:
    if len(listed) == count == len(set(listed)):
        return tuple(listed)
    return tuple(f"dimension_{i}" for i in range(1, count + 1))


def _check_once(sheet: Sheet, frame: pd.DataFrame, names: tuple[str, ...], findings: Findings) -> None:
    doubled = frame[frame.duplicated(list(names))]
    if len(doubled):
        again = doubled.iloc[0]
        same = (frame[list(names)] == again[list(names)]).all(axis="columns")
        first = sheet.at(*frame.loc[same.idxmax(), ["row", "column"]])[1]
        found = phrase("the same row and column twice, also in cell {cell}", cell=first)
        at = sheet.at(again["row"], again["column"])
        findings.stop("duplicate_row", found, phrase("each row and column once"), AGAIN, at=at)


def _tidy(sheet: Sheet, shape: _Shape, names: tuple[str, ...], findings: Findings) -> pd.DataFrame:
    last = max(
        (column for row in shape.headers for column in range(1, sheet.width + 1) if sheet.text(row, column)), default=0
    )
    last = max(last, shape.first_column)
    columns = range(shape.first_column, last + 1)
    heads = list(zip(*(sheet.filled_right(row, columns.start, last) for row in shape.headers), strict=True)) or [()]
    stub = [""] * (shape.first_column - 1)
    rows = []
    for row in shape.rows:
        stub = [sheet.text(row, column) or above for column, above in enumerate(stub, 1)]
        _check_beyond(sheet, row, last, findings)
        for column, head in zip(columns, heads, strict=True):
            rows.append(
                (*stub, *head, sheet.value(row, column), row, column, sheet.at(row, column)[1] in sheet.formulas)
            )
    return pd.DataFrame(rows, columns=[*names, "value", "row", "column", "is_formula"], dtype=object)


def _check_beyond(sheet: Sheet, row: int, last: int, findings: Findings) -> None:
    if not sheet.is_blank(row, last + 1):
        findings.stop(
            "no_header",
            phrase("a number without a heading"),
            phrase("numbers only below headings"),
            AGAIN,
            at=sheet.at(row, last + 1),
        )


def _updated(sheet: Sheet, first: int) -> date | None:
    stamps = (_STAMP.search(line) for line in _after(sheet, first, _UPDATED))
    return next((_day(match[1]) for match in stamps if match), None)


def _after(sheet: Sheet, first: int, headings: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of a footer section, from its heading to the next blank row or heading. Other sections are not read."""
    lines = [normalise(sheet.value(row, 1) or "") for row in range(first, sheet.height + 1)]
    start = next((index for index, line in enumerate(lines) if line.casefold() in headings), None)
    if start is None:
        return ()
    end = next((i for i, line in enumerate(lines) if i > start and (not line or line.endswith(":"))), len(lines))
    return tuple(lines[start + 1 : end])


def _day(digits: str) -> date | None:
    try:
        return datetime.strptime(digits, "%Y%m%d").date()
    except ValueError:
        return None


def bare(text: object) -> str:
    """A category without its hierarchy mark: «¬ Vold og mishandling» → «vold og mishandling», for comparing."""
    return label(text).casefold()
