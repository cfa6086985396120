"""A layout that a person describes: what is suggested for a sheet that no layout fits, and the file that is saved.

Nothing is guessed when a file is read. What is suggested here is only filled in for a person to correct, and a column
that nobody points out is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import tomli_w

from loaders.files.cells import normalise
from loaders.files.periods import is_period
from loaders.files.sheet import Sheet
from loaders.layouts.layout import CATEGORY, PLACE, YEAR, Layout, LayoutError, Table, layout_of
from loaders.layouts.words import plain
from loaders.quoting import near
from loaders.tables.source import shipped

TABULAR = ("police", "crisis_centre", "assault_centre")
"""Sources whose layouts can be described; their shipped layouts say what their tables may hold."""
LEFT_OUT, YEARS = "", "years"
IN_TITLE, IN_NAME = "title", "sheet"
_ROWS = 40  # a heading stands near the top
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_ONE = r"(\d{4})"
_TOKEN = re.compile(r"[\wæøåÆØÅ]+")


@dataclass(frozen=True)
class Drawn:
    """What a person says of one sheet.

    Attributes:
        sheet: its name.
        source: whose it is.
        table: the name of the source's table that it holds.
        row: the row of the headings.
        columns: by column, an axis, an indicator, or YEARS for the columns whose headings are years.
        year_in: where the year stands if no column has it: IN_TITLE or IN_NAME.
        place: the only place that the numbers are about, if no column has it.
        wanted: the categories that are read, where a column has categories.
        words: by axis, what this table calls the sexes or the age groups.
    """

    sheet: str
    source: str
    table: str
    row: int
    columns: Mapping[int, str] = field(default_factory=dict)
    year_in: str = ""
    place: str = ""
    wanted: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def tables_of(source: str) -> tuple[Table, ...]:
    """The tables that a source may deliver."""
    return shipped(source).layout.tables


def choices(table: Table) -> tuple[str, ...]:
    """What a column may be: the table's axes and indicators, and years as headings."""
    indicators = dict.fromkeys(number.indicator for number in table.numbers)
    return (*table.axes, *indicators, YEARS)


def suggested(sheet: Sheet, source: str, table: Table) -> Drawn:
    """What the headings and cells of a sheet look like, for a person to correct."""
    rows = range(1, min(sheet.height, _ROWS) + 1)
    row = max(rows, key=lambda row: _likeness(sheet, row, table), default=1)
    columns = {column: _likely(sheet, row, column, table) for column in _filled(sheet, row)}
    columns = _each_once({column: role for column, role in columns.items() if role})
    drawn = Drawn(sheet.name, source, table.name, row, columns)
    if YEAR not in columns.values() and YEARS not in columns.values():
        drawn = replace(drawn, year_in=IN_NAME if re.search(r"\d{4}", sheet.name) else IN_TITLE)
    return replace(drawn, wanted=_wanted(sheet, drawn, table))


def _filled(sheet: Sheet, row: int) -> list[int]:
    return [column for column in range(1, sheet.width + 1) if sheet.text(row, column)]


def _likeness(sheet: Sheet, row: int, table: Table) -> float:
    """How much a row looks like headings: known words count most, and numbers below them count too."""
    known = sum(bool(_likely(sheet, row, column, table)) for column in _filled(sheet, row))
    below = sum(isinstance(sheet.value(row + 1, column), int | float) for column in _filled(sheet, row))
    return 2 * known + below + len(_filled(sheet, row)) / 10


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
        yield number.indicator, number.headings


def _each_once(columns: dict[int, str]) -> dict[int, str]:
    """Every role for the first of its columns; only years may have several."""
    first: dict[str, int] = {}
    for column, role in columns.items():
        first.setdefault(role, column)
    return {column: role for column, role in columns.items() if role == YEARS or first[role] == column}


def _wanted(sheet: Sheet, drawn: Drawn, table: Table) -> tuple[str, ...]:
    """Categories below the heading that begin with one that is wanted."""
    column = next((column for column, role in drawn.columns.items() if role == CATEGORY), 0)
    texts = dict.fromkeys(sheet.text(row, column) for row in range(drawn.row + 1, sheet.height + 1)) if column else ()
    known = tuple(map(plain, table.axis(CATEGORY).wanted))
    return tuple(text for text in texts if text and plain(text).startswith(known))


def layout_of_drawn(name: str, described: Sequence[tuple[Drawn, Sheet]]) -> tuple[Layout, str]:
    """The layout that a person has described, sheet by sheet, and the text of its file.

    Raises:
        LayoutError: what was pointed out makes no table.
    """
    (first, sheet), *_ = described
    content = {
        "source": first.source,
        "marks": _marks(first, sheet),
        "tables": [_table(drawn, sheet) for drawn, sheet in described],
    }
    return layout_of(name, content), tomli_w.dumps(content)


def _marks(drawn: Drawn, sheet: Sheet) -> list[str]:
    """What next year's workbook is known by: the first line above the headings, or else a heading."""
    above = [text for row, _, text in sheet.texts if row < drawn.row and not re.search(r"\d", text)]
    headings = [sheet.text(drawn.row, column) for column, role in drawn.columns.items() if role != YEARS]
    chosen = next(iter([*above, *headings]), "")
    return [f"^{re.escape(normalise(chosen))}$"]


def _table(drawn: Drawn, sheet: Sheet) -> dict[str, Any]:
    known = next(table for table in tables_of(drawn.source) if table.name == drawn.table)
    content: dict[str, Any] = {"name": known.name, "provisional": known.provisional, "not_about": [*known.not_about]}
    for name, axis in known.axes.items():
        if (said := _axis(name, drawn, sheet)) is not None:
            content[name] = said
        elif not axis.optional and name != CATEGORY:
            raise LayoutError(f"{name}: not pointed out")
    content["numbers"] = [_number(indicator, headings) for indicator, headings in _numbers(drawn, sheet, known)]
    return content


def _axis(name: str, drawn: Drawn, sheet: Sheet) -> dict[str, Any] | None:
    headings = [sheet.text(drawn.row, column) for column, role in drawn.columns.items() if role == name]
    if headings:
        words = {code: [*said] for code, said in drawn.words.get(name, {}).items()}
        return (
            {"headings": headings}
            | ({"wanted": [*drawn.wanted]} if name == CATEGORY else {})
            | ({"words": words} if words else {})
        )
    if name == PLACE and drawn.place:
        return {"constant": drawn.place}
    if name == YEAR and YEARS in drawn.columns.values():
        return {"headings": []}
    if name == YEAR and drawn.year_in == IN_TITLE:
        return {"titles": _titles(drawn, sheet)}
    return {"in_name": True} if name == YEAR and drawn.year_in == IN_NAME else None


def _titles(drawn: Drawn, sheet: Sheet) -> list[str]:
    """Patterns of the lines above the headings that have one year in them."""
    lines = [text for row, _, text in sheet.texts if row < drawn.row and len(_YEAR.findall(text)) == 1]
    return [f"^{_YEAR.sub('(HERE)', re.escape(text), count=1).replace('(HERE)', _ONE)}$" for text in lines]


def _numbers(drawn: Drawn, sheet: Sheet, known: Table) -> Iterator[tuple[str, list[str]]]:
    indicators = list(dict.fromkeys(number.indicator for number in known.numbers))
    for indicator in indicators:
        columns = [column for column, role in drawn.columns.items() if role == indicator]
        if columns:
            yield indicator, [_YEAR.sub("", sheet.text(drawn.row, column)).strip() for column in columns]
    if YEARS in drawn.columns.values():
        yield indicators[0], [heading for number in known.numbers[:1] for heading in number.headings]


def _number(indicator: str, headings: list[str]) -> dict[str, Any]:
    return {"indicator": indicator, "headings": headings}
