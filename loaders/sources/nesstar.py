"""A table copied from a Nesstar page in the browser: its numbers, each with its labels.

A dimension's name precedes its labels: above them in the heading, or on the last heading row above the stub. The user
chooses where each dimension goes. Layouts seen so far: years across with measures below them, years across and
measures down with merged cells, and one measure named above the table.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple, NoReturn

from loaders.files.reading import data_rows
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.phrases import phrase, quote

PLACE, YEAR, MEASURE = "geografi", "år", "måltall"
DIMENSIONS = (PLACE, YEAR, MEASURE, "kjønn", "alder")
LEGEND = r"^tegnforklaring"


class Label(NamedTuple):
    """A label and its (sheet, cell)."""

    text: str
    at: tuple[str, str]


@dataclass(frozen=True)
class Number:
    """One cell with a number or a sign; `labels` has one per dimension of the table, by its lower-case name."""

    row: int
    column: int
    labels: dict[str, Label]


@dataclass(frozen=True)
class Grid:
    """The sheet with the table, and the table's cells, row by row."""

    sheet: Sheet
    numbers: list[Number]


@dataclass(frozen=True)
class _Shape:
    """The row with the stub's names, the heading rows and stub columns by dimension, and the first value column."""

    names_row: int
    heading: dict[str, int]
    stub: dict[str, int]
    first: int
    layer: dict[str, Label]


def read_grid(book: Workbook, findings: Findings) -> Grid:
    """The workbook's table.

    Raises:
        SourceError: there is none, one of place, year and measure is not named, or a number has no label.
    """
    sheet = book.sheet_where(lambda sheet: sheet.find(rf"^{PLACE}$"))
    if sheet is None:
        _stop_without(book.sheets[0], PLACE, findings)
    shape = _shape(sheet, findings)
    rows = _rows(sheet, shape)
    columns = _columns(sheet, shape, rows, findings)
    heads = {name: sheet.filled_right(row, shape.first, sheet.width) for name, row in shape.heading.items()}
    numbers, above = list[Number](), dict[str, str]()
    for row in rows:
        above = {name: sheet.text(row, column) or _repeated(above, name, shape) for name, column in shape.stub.items()}
        stub = {name: Label(text, sheet.at(row, shape.stub[name])) for name, text in above.items()}
        for column in columns:
            head = {
                name: Label(texts[column - shape.first], sheet.at(shape.heading[name], column))
                for name, texts in heads.items()
            }
            numbers.append(Number(row, column, stub | head | shape.layer))
    return Grid(sheet, numbers)


def _stop_without(sheet: Sheet, name: str, findings: Findings) -> NoReturn:
    word = quote(name.capitalize())
    found, expected = (
        phrase("no row or column {word}", word=word),
        phrase("{word} in front of its names in the table", word=word),
    )
    findings.stop(
        "missing_row", found, expected, phrase("Copy the table from the statistics bank again."), at=(sheet.name, "")
    )


def _shape(sheet: Sheet, findings: Findings) -> _Shape:
    names_row, place, _ = sheet.find(rf"^{PLACE}$") or (0, 0, None)
    heading = {name: row for row in range(1, names_row) if (name := _first_text(sheet, row)) in DIMENSIONS}
    first = min((_second_column(sheet, row) for row in heading.values()), default=0)
    if first <= place:
        _stop_without(sheet, YEAR, findings)
    stub = {text.casefold(): column for column in range(1, first) if (text := sheet.text(names_row, column))}
    if not sheet.is_blank(names_row, first):
        heading[next((name for name in (MEASURE, YEAR) if name not in {**heading, **stub}), "")] = names_row
    layer = _layer(sheet, names_row)
    for name in (YEAR, MEASURE):
        if name not in {**heading, **stub, **layer}:
            _stop_without(sheet, name, findings)
    return _Shape(names_row, heading, stub, first, layer)


def _first_text(sheet: Sheet, row: int) -> str:
    texts = (sheet.text(row, column) for column in range(1, sheet.width + 1))
    return next((text.casefold() for text in texts if text), "")


def _second_column(sheet: Sheet, row: int) -> int:
    filled = [column for column in range(1, sheet.width + 1) if sheet.text(row, column)]
    return filled[1] if len(filled) > 1 else 0


def _layer(sheet: Sheet, above: int) -> dict[str, Label]:
    """«Måltall: Årlig antall» above the table applies to all of it."""
    for row, column, text in sheet.texts:
        if row < above and (match := re.fullmatch(rf"{MEASURE}\s?: (.+)", text, re.IGNORECASE)):
            return {MEASURE: Label(match[1], sheet.at(row, column))}
    return {}


def _rows(sheet: Sheet, shape: _Shape) -> list[int]:
    """Rows from the one below the stub's names to the legend, without notes; a sign alone is no note."""
    legend = sheet.find(LEGEND)
    rows = range(shape.names_row + 1, legend[0] if legend else sheet.height + 1)
    filled = set(data_rows(sheet, shape.names_row))
    return [row for row in rows if row in filled or not sheet.is_blank(row, shape.first)]


def _columns(sheet: Sheet, shape: _Shape, rows: list[int], findings: Findings) -> list[int]:
    """Columns with their own label in any heading row; a number in another column is an error."""
    columns = []
    for column in range(shape.first, sheet.width + 1):
        if any(sheet.text(row, column) for row in shape.heading.values()):
            columns.append(column)
        elif row := next((row for row in rows if sheet.text(row, column)), 0):
            fix = phrase("Copy the table from the statistics bank again.")
            findings.stop(
                "no_header",
                phrase("a number without a heading"),
                phrase("numbers only below headings"),
                fix,
                at=sheet.at(row, column),
            )
    return columns


def _repeated(above: dict[str, str], name: str, shape: _Shape) -> str:
    """A blank label beside others repeats the one above; alone, it is missing."""
    return above.get(name, "") if len(shape.stub) > 1 else ""
