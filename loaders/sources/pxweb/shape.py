"""Where the parts of a PxWeb sheet are: heading rows, stub, numbers, and the text below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from loaders.files.sheet import Sheet
from loaders.findings import Findings
from loaders.phrases import phrase
from loaders.sources.pxweb import footer
from loaders.sources.pxweb.codes import is_place

AGAIN = phrase("Download the table again from StatBank.")
_JOINED = re.compile(r"(.+) (\d{4}(?:-\d{4})?)")


@dataclass(frozen=True)
class Shape:
    """Where the parts are: heading rows (none if every dimension is in the stub), first value column, data rows."""

    headers: range
    first_column: int
    rows: range


def shape_of(sheet: Sheet, title: int, listed: Sequence[str], findings: Findings) -> Shape:
    """The table below the row `title`, whose dimensions may be called as `listed`.

    Raises:
        SourceError: no numbers, or something that may be one where none should be.
    """
    first = next((row for row in range(title + 1, sheet.height + 1) if not sheet.is_blank(row)), sheet.height + 1)
    named = next((row for row in range(first, sheet.height + 1) if sheet.text(row, 1).casefold() in listed), 0)
    start = next((row for row in range(first, sheet.height + 1) if sheet.text(row, 1) and row != named), 0)
    headers = range(first, start)
    if not start or sheet.is_blank(start, 2):
        _stop_without_numbers(sheet, first, findings)
    if named in headers:
        stub = next((i for i in range(len(listed)) if sheet.text(named, i + 1).casefold() not in listed), len(listed))
        column, headers = stub + 1, range(first, first if stub == len(listed) else start)
    elif headers:
        column = min(column for row in headers for column in range(2, sheet.width + 1) if sheet.text(row, column))
    else:
        column = len(sheet.rows[start - 1])
    rows = range(start, _end(sheet, start, column, findings))
    return Shape(headers, column, rows) if rows else _stop_without_numbers(sheet, start, findings)


def _stop_without_numbers(sheet: Sheet, row: int, findings: Findings) -> NoReturn:
    expected = phrase("a row of numbers for each place")
    findings.stop("missing_rows", phrase("no numbers below the title"), expected, AGAIN, at=sheet.at(row, 1))


def _end(sheet: Sheet, start: int, column: int, findings: Findings) -> int:
    """The row after the last number; a number further down is an error, whether after a gap or a footer."""
    end = next((row for row in range(start, sheet.height + 1) if sheet.is_blank(row, column)), sheet.height + 1)
    if not sheet.is_blank(end) and (not sheet.text(end, 1) or is_place(sheet.text(end, 1))):
        expected = phrase("a number, or .. where the number is missing")
        findings.stop("empty_cell", phrase("a row without numbers"), expected, AGAIN, at=sheet.at(end, column))
    below = (row for row in range(end, sheet.height + 1) if not sheet.is_blank(row, column))
    stray = next((row for row in below if not footer.is_pair(sheet, row)), None)
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


def heads_of(sheet: Sheet, shape: Shape) -> list[tuple[str, ...]]:
    """The labels over each column of numbers, to the last that has any; one empty tuple without heading rows."""
    first = shape.first_column
    filled = [column for row in shape.headers for column in range(first, sheet.width + 1) if sheet.text(row, column)]
    last = max(filled, default=first)
    heads = list(zip(*(sheet.filled_right(row, first, last) for row in shape.headers), strict=True)) or [()]
    return _parted(heads)


def _parted(heads: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """A CSV file has contents and year in one heading: «Personer 2024» is two dimensions."""
    matches = [_JOINED.fullmatch(head[0]) if len(head) == 1 else None for head in heads]
    parted = [match.groups() for match in matches if match]
    return parted if len(parted) == len(heads) else heads
