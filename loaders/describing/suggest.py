"""What is suggested for a sheet that no layout fits: only filled in for a person to correct."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.describing.cells import axis_in, is_of_numbers
from loaders.describing.drawn import (
    IN_NAME,
    LEFT_OUT,
    ONE_YEAR,
    SERVICES,
    TABULAR,
    YEARS,
    Drawn,
    filled,
    is_divisible,
    labels_of,
    lines_with_year,
    needs_year,
    plain_roles,
    role_of,
    tables_of,
)
from loaders.describing.known import NOTHING, Known
from loaders.files.periods import is_period
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.layouts.layout import CATEGORY, GROUP, PLACE, SERVICE, SEX, Table
from loaders.layouts.words import plain, words
from loaders.quoting import near
from loaders.registry import ANY_SERVICE, counts_persons
from loaders.tables.source import shipped

_ROWS = 40  # a heading stands near the top
LEAST = 2  # a line with one text is a title
NAMED = 4  # how much more a workbook looks like a source that it names
_TOKEN = re.compile(r"[\wæøåÆØÅ]+")
Said = tuple[str, str, str]


def suggested(sheet: Sheet, source: str, table: Table, row: int = 0, known: Known = NOTHING) -> Drawn:
    """What the headings and cells of a sheet look like; `row` is that of the headings, if somebody has said it."""
    if not row:
        rows = range(1, min(sheet.height, _ROWS) + 1)
        row = max(rows, key=lambda row: likeness(sheet, row, table), default=1)
    said = _each_once({column: _said(sheet, row, column, table, known) for column in filled(sheet, row)})
    columns = {column: role for column, (role, *_) in said.items()}
    own = set(columns.values())  # an axis of its own says the sex or the age group of every number
    sexes = {column: sex for column, (_, sex, _) in said.items() if sex and SEX not in own}
    groups = {column: group for column, (*_, group) in said.items() if group and GROUP not in own}
    drawn = Drawn(sheet.name, source, table.name, row, columns, sexes, groups)
    place, service = _only(drawn, sheet, known)
    return replace(drawn, year_in=_year_in(drawn, sheet), wanted=_wanted(drawn, sheet), place=place, service=service)


def likeliest(book: Workbook, source: str, table: Table, known: Known = NOTHING) -> Drawn:
    """What is suggested for the sheet that looks most like a table."""
    each = [suggested(sheet, source, table, known=known) for sheet in book.sheets]
    sheets = {sheet.name: sheet for sheet in book.sheets}
    return max(each, key=lambda drawn: likeness(sheets[drawn.sheet], drawn.row, table))


def likeliest_source(book: Workbook, known: Known = NOTHING) -> str:
    """The source whose tables some sheet looks most like; one that the workbook names looks more like it."""
    found = {
        source: NAMED * _is_named(book, source, known)
        + max(
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
    """How much a row looks like headings: known words count most, and numbers below them count too.

    One with numbers in it other than years is a row of data.
    """
    columns = filled(sheet, row)
    is_data = any(_is_number(sheet, row, at) and not is_period(sheet.value(row, at)) for at in columns)
    if is_data or len(columns) < LEAST:
        return 0
    headings = {plain(heading) for _, headings in _headings(table) for heading in headings}
    known = sum(
        is_period(sheet.value(row, column))
        or _has_word(sheet.text(row, column), headings)
        or (_is_number(sheet, row + 1, column) and any(_divided(sheet.text(row, column), table)))
        for column in columns
    )
    numbers = sum(_is_number(sheet, row + 1, column) for column in columns)
    return 2 * known + numbers + len(columns) / 10


def _is_named(book: Workbook, source: str, known: Known) -> bool:
    if source == SERVICES:
        lines = [text for sheet in book.sheets for row, _, text in sheet.texts if row <= _ROWS]
        return bool(known.service_in([*lines, *(sheet.name for sheet in book.sheets)]))
    return any(book.says(pattern) for pattern in shipped(source).layout.resembles)


def _is_number(sheet: Sheet, row: int, column: int) -> bool:
    return isinstance(sheet.value(row, column), int | float)


def _has_word(text: str, known: set[str]) -> bool:
    return plain(text) in known or not known.isdisjoint(map(plain, _TOKEN.findall(text)))


def _said(sheet: Sheet, row: int, column: int, table: Table, known: Known) -> Said:
    """The role, sex and age group that a column's heading suggests, or else its cells; empty where neither does."""
    text = sheet.text(row, column)
    if is_period(sheet.value(row, column)):
        return YEARS, "", ""
    role, (sex, group) = _headed(text, table), _divided(text, table)
    if not role and (sex or group) and is_of_numbers(sheet, row, column):
        role = _persons_of(table)
    if role in table.axes or not role:
        return role or axis_in(sheet, row, column, table, known), "", ""
    return (role, sex, group) if is_divisible(role) else (role, "", "")


def _headed(text: str, table: Table) -> str:
    """The role that a heading's words suggest; empty if none."""
    for name, headings in _headings(table):
        if plain(text) in map(plain, headings) or near(text, headings):
            return name
    said = set(map(plain, _TOKEN.findall(text)))
    hits = {name for name, headings in _headings(table) for word in headings if plain(word) in said}
    return hits.pop() if len(hits) == 1 else LEFT_OUT


def _divided(text: str, table: Table) -> tuple[str, str]:
    """The only sex and age group that a heading names, in a table that may be by them; empty where it names none."""
    if not _persons_of(table):
        return "", ""
    said = [plain(token) for token in (text, *_TOKEN.findall(text))]
    sexes = {words().sexes[token] for token in said if token in words().sexes}
    groups = {words().groups[token].code for token in said if token in words().groups}
    groups |= {meaning.group for meaning in sexes if meaning.group}
    codes = {meaning.code for meaning in sexes}
    return codes.pop() if len(codes) == 1 else "", groups.pop() if len(groups) == 1 else ""


def _persons_of(table: Table) -> str:
    """The only numbers of persons that a table may have; empty if there are none, or several."""
    persons = [role for role in plain_roles(table) if counts_persons(role.replace(ANY_SERVICE, "service_any"))]
    return persons[0] if len(persons) == 1 else ""


def _headings(table: Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, axis in table.axes.items():
        yield name, axis.headings
    for number in table.numbers:
        yield role_of(number), number.headings


def _each_once(said: dict[int, Said]) -> dict[int, Said]:
    """Every meaning for the first of its columns; only years may have several."""
    first: dict[Said, int] = {}
    for column, one in said.items():
        first.setdefault(one, column)
    return {column: one for column, one in said.items() if one[0] and (one[0] == YEARS or first[one] == column)}


def _only(drawn: Drawn, sheet: Sheet, known: Known) -> tuple[str, str]:
    """The only place and the only service that the lines above the headings and the sheet's name speak of."""
    texts = [*(text for row, _, text in sheet.texts if row < drawn.row), sheet.name]
    roles, axes = drawn.columns.values(), drawn.known.axes
    service = known.service_in(texts) if SERVICE in axes and SERVICE not in roles else ""
    return "" if PLACE in roles else known.place_in(texts), service


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
