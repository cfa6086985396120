"""What a person points out in a sheet that no layout fits, and what the sheet itself says of it.

Nothing is guessed when a file is read. A column that nobody points out is left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from loaders.files.cells import normalise
from loaders.files.sheet import Sheet
from loaders.layouts.layout import AXES, GROUP, SEX, YEAR, Axis, Number, Table
from loaders.layouts.words import plain, words
from loaders.registry import ANY_SERVICE, OTHER, indicator_of
from loaders.tables.body import is_sum_word
from loaders.tables.signs import DASHES
from loaders.tables.source import shipped

SERVICES = "services"
TABULAR = ("police", "crisis_centre", "assault_centre", SERVICES)
"""The shipped layouts that another one may be like; they say what its tables may hold."""
LEFT_OUT, YEARS = "", "years"
PAIR = "+all"
"""Stands behind the indicator of a column of pairs such as «41 (67)»."""
IN_NAME = 0
"""The row in place of which the sheet's name says the year."""
ONE_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
MOST_CATEGORIES = 60


@dataclass(frozen=True)
class Drawn:
    """What a person says of one sheet.

    Attributes:
        sheet: its name.
        source: whose it is, one of TABULAR.
        table: the name of the source's table that it holds.
        row: the row of the headings.
        columns: by column, an axis, an indicator (with PAIR behind it for pairs), or YEARS where headings are years.
        sexes: by column of numbers, the only sex that it counts.
        groups: by column of numbers, the only age group, likewise.
        counted: what columns of years count, where the table may hold several quantities.
        year_in: the row of the line that has the year, if no column has it, or IN_NAME.
        place: the only place that the numbers are about, if no column has it.
        service: the key of the only service, likewise.
        group: the only age group, where neither a column of them nor the column of numbers says it.
        wanted: the categories that are read, where a column has categories.
        is_whole: that everything in the table is of the category that is wanted, if no column has it.
        words: by axis, what this table calls the sexes or the age groups.
        dash: what a dash means: 0 or a status; None if nobody has said.
    """

    sheet: str
    source: str
    table: str
    row: int
    columns: Mapping[int, str] = field(default_factory=dict)
    sexes: Mapping[int, str] = field(default_factory=dict)
    groups: Mapping[int, str] = field(default_factory=dict)
    counted: str = ""
    year_in: int | None = None
    place: str = ""
    service: str = ""
    group: str = ""
    wanted: tuple[str, ...] = ()
    is_whole: bool = False
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    dash: str | float | None = None

    @property
    def known(self) -> Table:
        """The source's table."""
        return next(table for table in tables_of(self.source) if table.name == self.table)

    def columns_of(self, role: str) -> list[int]:
        """The columns that have a role."""
        return [column for column, given in self.columns.items() if given == role]

    def said_of(self, column: int) -> tuple[str, str, str]:
        """A column's role, and the only sex and age group that it counts; empty where it says nothing."""
        return self.columns.get(column, ""), self.sexes.get(column, ""), self.groups.get(column, "")

    @property
    def needs_group(self) -> bool:
        """Whether some numbers' age group must be said, and no column says it."""
        axis, roles = self.known.axes.get(GROUP), self.columns.values()
        if axis is None or axis.optional or GROUP in roles:
            return False
        numbers = [column for column, role in self.columns.items() if role == YEARS or role in self.counts]
        return not numbers or any(not self.groups.get(column) for column in numbers)

    @property
    def counts(self) -> list[str]:
        """The indicators that columns are pointed out as, once each, as the form names them."""
        return [role for role in number_roles(self.known) if role in self.columns.values()]

    @property
    def counted_by_year(self) -> str:
        """What the columns of years count; empty if that is to be said."""
        roles = plain_roles(self.known)
        return roles[0] if len(roles) == 1 else self.counted if self.counted in roles else ""


@lru_cache
def tables_of(source: str) -> tuple[Table, ...]:
    """The tables that a source may deliver; those of persons, or of what persons had, may be by sex and age group."""
    return tuple(map(_divided, shipped(source).layout.tables))


def _divided(table: Table) -> Table:
    if not any(is_divisible(role_of(number)) for number in table.numbers):
        return table
    residents = shipped("crisis_centre").layout.tables[0].axes
    axes = {**{name: Axis(residents[name].headings, optional=True) for name in (SEX, GROUP)}, **table.axes}
    return replace(table, axes={name: axes[name] for name in AXES if name in axes})


def is_divisible(role: str) -> bool:
    """Whether a column of these numbers may be of one sex or age group: persons, or what persons had."""
    found = None if role.endswith(PAIR) else indicator_of(role.replace(ANY_SERVICE, "service_any"))
    return found is not None and found.counts != OTHER


def role_of(number: Number) -> str:
    """What a column of these numbers is called among the roles."""
    return number.indicator + PAIR * number.pair


def number_roles(table: Table) -> tuple[str, ...]:
    """The indicators of a table, once each."""
    return tuple(dict.fromkeys(map(role_of, table.numbers)))


def plain_roles(table: Table) -> tuple[str, ...]:
    """The indicators of a table that are one number a cell."""
    return tuple(role for role in number_roles(table) if not role.endswith(PAIR))


def choices(table: Table) -> tuple[str, ...]:
    """What a column may be: the table's axes and indicators, and years as headings."""
    return (*table.axes, *number_roles(table), YEARS)


def filled(sheet: Sheet, row: int) -> list[int]:
    """The columns that a row has something in."""
    return [column for column in range(1, sheet.width + 1) if sheet.text(row, column)]


def below(sheet: Sheet, row: int, column: int) -> Iterator[tuple[int, str]]:
    """(row, text) of each text in a column below a row, the first of its kind only."""
    seen = set[str]()
    for at in range(row + 1, sheet.height + 1):
        text = sheet.text(at, column)
        if text and plain(text) not in seen:
            seen.add(plain(text))
            yield at, text


def labels_of(axis: str, drawn: Drawn, sheet: Sheet) -> list[tuple[int, str]]:
    """(row, text) of what the columns of an axis say below the headings, once each."""
    found = [each for column in drawn.columns_of(axis) for each in below(sheet, drawn.row, column)]
    return found[:MOST_CATEGORIES]


def strange_words(axis: str, drawn: Drawn, sheet: Sheet) -> list[tuple[int, str]]:
    """(row, text) of words for a sex or an age group that nobody knows the meaning of."""
    known = {SEX: words().sexes, GROUP: words().groups}[axis]
    return [
        (row, text) for row, text in labels_of(axis, drawn, sheet) if plain(text) not in known and not is_sum_word(text)
    ]


def lines_with_year(drawn: Drawn, sheet: Sheet) -> list[tuple[int, str]]:
    """(row, text) of the lines above the headings that have one year in them."""
    return [(row, text) for row, _, text in sheet.texts if row < drawn.row and len(ONE_YEAR.findall(text)) == 1]


def dash_at(drawn: Drawn, sheet: Sheet) -> tuple[str, str] | None:
    """The first cell of the pointed-out numbers that holds only a dash."""
    numbers = [column for column, role in drawn.columns.items() if role == YEARS or role in drawn.counts]
    for row in range(drawn.row + 1, sheet.height + 1):
        for column in numbers:
            value = sheet.value(row, column)
            if isinstance(value, str) and normalise(value) in DASHES:
                return sheet.at(row, column)
    return None


def needs_year(drawn: Drawn) -> bool:
    """Whether no column says the year."""
    return YEAR not in drawn.columns.values() and YEARS not in drawn.columns.values()
