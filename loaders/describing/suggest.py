"""What is suggested for a sheet that no layout fits: only filled in for a person to correct."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.describing.drawn import (
    IN_NAME,
    LEFT_OUT,
    ONE_YEAR,
    TABULAR,
    YEARS,
    Drawn,
    filled,
    labels_of,
    lines_with_year,
    needs_year,
    role_of,
    tables_of,
)
from loaders.files.periods import is_period
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.layouts.layout import CATEGORY, Table
from loaders.layouts.words import plain
from loaders.quoting import near

_ROWS = 40  # a heading stands near the top
LEAST = 2  # a line with one text is a title
_TOKEN = re.compile(r"[\wæøåÆØÅ]+")


def suggested(sheet: Sheet, source: str, table: Table, row: int = 0) -> Drawn:
    """What the headings and cells of a sheet look like; `row` is that of the headings, if somebody has said it."""
    if not row:
        rows = range(1, min(sheet.height, _ROWS) + 1)
        return suggested(sheet, source, table, max(rows, key=lambda row: likeness(sheet, row, table), default=1))
    likely = {column: _likely(sheet, row, column, table) for column in filled(sheet, row)}
    columns = _each_once({column: role for column, role in likely.items() if role})
    drawn = Drawn(sheet.name, source, table.name, row, columns)
    return replace(drawn, year_in=_year_in(drawn, sheet), wanted=_wanted(drawn, sheet))


def likeliest(book: Workbook, source: str, table: Table) -> Drawn:
    """What is suggested for the sheet that looks most like a table."""
    each = [suggested(sheet, source, table) for sheet in book.sheets]
    sheets = {sheet.name: sheet for sheet in book.sheets}
    return max(each, key=lambda drawn: likeness(sheets[drawn.sheet], drawn.row, table))


def likeliest_source(book: Workbook) -> str:
    """The source whose tables some sheet looks most like."""
    found = {
        source: max(
            (
                likeness(sheet, row, table)
                for table in tables_of(source)
                for sheet in book.sheets
                for row in range(1, min(sheet.height, _ROWS) + 1)
            ),
            default=0,
        )
        for source in TABULAR
    }
    return max(found, key=lambda source: found[source])


def likeness(sheet: Sheet, row: int, table: Table) -> float:
    """How much a row looks like headings: known words count most, and numbers below them count too."""
    columns = filled(sheet, row)
    if len(columns) < LEAST:
        return 0
    words = {plain(heading) for _, headings in _headings(table) for heading in headings}
    known = sum(is_period(sheet.value(row, column)) or _has_word(sheet.text(row, column), words) for column in columns)
    numbers = sum(isinstance(sheet.value(row + 1, column), int | float) for column in columns)
    return 2 * known + numbers + len(columns) / 10


def _has_word(text: str, words: set[str]) -> bool:
    return plain(text) in words or not words.isdisjoint(map(plain, _TOKEN.findall(text)))


def _likely(sheet: Sheet, row: int, column: int, table: Table) -> str:
    """The role that a heading's words suggest; empty if none."""
    text = sheet.text(row, column)
    if is_period(sheet.value(row, column)):
        return YEARS
    for name, headings in _headings(table):
        if plain(text) in map(plain, headings) or near(text, headings):
            return name
    said = set(map(plain, _TOKEN.findall(text)))
    hits = {name for name, headings in _headings(table) for word in headings if plain(word) in said}
    return hits.pop() if len(hits) == 1 else LEFT_OUT


def _headings(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, axis in table.axes.items():
        yield name, axis.headings
    for number in table.numbers:
        yield role_of(number), number.headings


def _each_once(columns: dict[int, str]) -> dict[int, str]:
    """Every role for the first of its columns; only years may have several."""
    first: dict[str, int] = {}
    for column, role in columns.items():
        first.setdefault(role, column)
    return {column: role for column, role in columns.items() if role == YEARS or first[role] == column}


def _year_in(drawn: Drawn, sheet: Sheet) -> int | None:
    """The only line above the headings that has a year, or the sheet's name; None if neither is sure."""
    if not needs_year(drawn):
        return None
    lines = lines_with_year(drawn, sheet)
    if ONE_YEAR.search(sheet.name):
        return IN_NAME if not lines else None
    return lines[0][0] if len(lines) == 1 else None


def _wanted(drawn: Drawn, sheet: Sheet) -> tuple[str, ...]:
    """Categories below the headings that are called as the source's other tables call the whole of them."""
    known = set(map(plain, drawn.known.axis(CATEGORY).wanted))
    return tuple(text for _, text in labels_of(CATEGORY, drawn, sheet) if plain(text) in known)
