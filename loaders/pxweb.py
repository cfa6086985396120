"""Any PxWeb export from Statistics Norway as a tidy frame: one row per number, with its labels and its cell.

The heading's depth is found, not assumed; labels that stand once per block are filled right and down; the footer's
contact persons are left where they are.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

import pandas as pd

from loaders.cells import label, normalise
from loaders.findings import Findings
from loaders.workbook import Sheet, Workbook

LOOKS_FOR = "SSB Statistikkbanken: en tittel som «08487: …, etter region, …» i celle A1"
TITLE = re.compile(r"^(?P<table>\d{5}): (?P<what>.+?), (?:etter|by) (?P<names>.+)$", re.IGNORECASE)
_STAMP = re.compile(r"(\d{8}) \d{2}:\d{2}")
_UPDATED, _UNITS = ("sist endret:", "updated:"), ("måleenhet:", "units:")
AGAIN = "Hent tabellen på nytt fra Statistikkbanken."


@dataclass(frozen=True, eq=False)
class PxTable:
    """One table: `frame` has a column for each dimension, then value (as in the cell), row, column and is_formula.

    Dimensions are named after the title where it lists as many as the sheet holds, else dimension_1, dimension_2 …
    """

    table: str
    title: str
    sheet: Sheet
    dimensions: tuple[str, ...]
    frame: pd.DataFrame
    updated: date | None
    units: tuple[str, ...]


@dataclass(frozen=True)
class _Shape:
    """Where things stand: header rows, first value column, first and last data row."""

    headers: range
    first_column: int
    rows: range


def title_of(book: Workbook) -> tuple[Sheet, re.Match[str]] | None:
    """The sheet whose first cell is a PxWeb title, and the title taken apart."""
    for sheet in book.sheets:
        if match := TITLE.fullmatch(normalise(sheet.value(1, 1) or "")):
            return sheet, match
    return None


def read_table(book: Workbook, findings: Findings) -> PxTable:
    """The workbook's table.

    Raises:
        SourceError: no title, no heading, a gap in the data, or a label that is missing.
    """
    found = title_of(book)
    if found is None:
        findings.stop("missing_title", "ingen tittel i celle A1", "tittel som «08487: …, etter region, …»", AGAIN)
    sheet, title = found
    shape = _shape(sheet, findings)
    names = _names(title["names"], shape.first_column - 1 + len(shape.headers))
    return PxTable(
        table=title["table"],
        title=title[0],
        sheet=sheet,
        dimensions=names,
        frame=_tidy(sheet, shape, names, findings),
        updated=_updated(sheet, shape.rows.stop),
        units=_after(sheet, shape.rows.stop, _UNITS),
    )


def stamped(file: str) -> date | None:
    """The day in a file name as the bank makes it: 08487_20251104-081512.xlsx."""
    match = re.search(r"_(\d{8})-\d{6}", PurePosixPath(file).name)
    return _day(match[1]) if match else None


def _shape(sheet: Sheet, findings: Findings) -> _Shape:
    first = next((row for row in range(2, sheet.height + 1) if not sheet.is_blank(row)), 0)
    start = next((row for row in range(max(first, 2), sheet.height + 1) if sheet.text(row, 1)), 0)
    headers = range(first, start)
    if not first or not start or not headers:
        findings.stop(
            "missing_header",
            "ingen overskriftsrader over tallene",
            "år eller innhold over tallene",
            AGAIN,
            at=(sheet.name, "A3"),
        )
    column = min(column for row in headers for column in range(2, sheet.width + 1) if sheet.text(row, column))
    end = next((row for row in range(start, sheet.height + 1) if sheet.is_blank(row, column)), sheet.height + 1)
    if stray := next((row for row in range(end, sheet.height + 1) if not sheet.is_blank(row, column)), None):
        findings.stop(
            "blank_row",
            "en tom rad midt i tallene",
            "tall uten tomme rader mellom",
            "Slett den tomme raden.",
            at=sheet.at(min(end, stray), 1),
        )
    return _Shape(headers, column, range(start, end))


def _names(text: str, count: int) -> tuple[str, ...]:
    head, _, tail = re.sub(r" and ", " og ", text).rpartition(" og ")
    names = tuple(name.strip() for name in [*head.split(", "), tail] if name.strip())
    return names if len(names) == count == len(set(names)) else tuple(f"dimension_{i}" for i in range(1, count + 1))


def _tidy(sheet: Sheet, shape: _Shape, names: tuple[str, ...], findings: Findings) -> pd.DataFrame:
    last = max(
        (column for row in shape.headers for column in range(1, sheet.width + 1) if sheet.text(row, column)), default=0
    )
    columns = range(shape.first_column, last + 1)
    heads = list(zip(*(sheet.filled_right(row, columns.start, last) for row in shape.headers), strict=True))
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
            "no_header", "et tall uten overskrift", "tall bare under overskrifter", AGAIN, at=sheet.at(row, last + 1)
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
