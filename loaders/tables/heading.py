"""Finds a table on a sheet by its heading row, and says what each column of it holds. Nothing is read here."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.files.periods import is_period
from loaders.files.sheet import Sheet
from loaders.layouts.layout import CATEGORY, GROUP, PLACE, SEX, YEAR, Number, Table
from loaders.layouts.words import plain, words

IsPlace = Callable[[str], bool]


@dataclass(frozen=True)
class Value:
    """A column of numbers: the number's kind, and what the heading says of it (empty where it says nothing)."""

    column: int
    number: Number
    year: object = ""
    place: str = ""
    sex: str = ""
    group: str = ""

    @property
    def kind(self) -> tuple[object, ...]:
        """All that tells it from the table's other columns of numbers."""
        return self.number.indicator, self.number.pair, str(self.year), plain(self.place), self.sex, self.group


@dataclass(frozen=True)
class Heading:
    """A heading row: the column of each axis, the columns of numbers, and those that are neither."""

    sheet: Sheet
    row: int
    table: Table
    axes: dict[str, int]
    values: tuple[Value, ...]
    parts: tuple[int, ...] = ()
    sums: tuple[int, ...] = ()
    ignored: tuple[int, ...] = ()
    doubled: tuple[int, ...] = ()

    @property
    def lacks(self) -> tuple[str, ...]:
        """The headings that are missing, the first name of each; empty if the table is complete."""
        return tuple(_lacking(self))

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing, known from the first thing that is: most rows of a sheet are no headings."""
        return next(_lacking(self), None) is None

    @property
    def score(self) -> int:
        """How much of the table's heading the row has."""
        return len(self.axes) + len({value.number.headings for value in self.values})

    @property
    def columns(self) -> set[int]:
        """Every column with a known meaning."""
        return {*self.axes.values(), *(value.column for value in self.values), *self.parts, *self.sums, *self.ignored}

    def lines(self) -> list[tuple[int, int, str]]:
        """(row, column, text) of the lines above the heading."""
        return [line for line in self.sheet.texts if line[0] < self.row]

    def titles(self, axis: str) -> list[tuple[int, int, str]]:
        """(row, column, words) of what the lines above, or the sheet's name (row 0), say of an axis."""
        named = self.sheet.name.strip()
        only = r".*?(?<!\d)(\d{4})(?!\d).*" if self.table.axis(axis).in_name else r"(\d{4})"
        by_sheet = [(0, 0, match[1])] if axis == YEAR and (match := re.fullmatch(only, named)) else []
        found = []
        for row, column, text in [*self.lines(), (0, 0, named)]:
            for pattern in self.table.axis(axis).titles:
                if match := re.search(pattern, text, re.IGNORECASE):
                    found.append((row, column, match[1]))
                    break
        return [*by_sheet, *found]


def headings(sheet: Sheet, table: Table, is_place: IsPlace) -> Iterator[Heading]:
    """Every complete heading row of the table on a sheet, from the top."""
    for row in range(1, sheet.height + 1):
        found = _heading(sheet, row, table, is_place)
        if found is not None and found.is_complete:
            yield found


def nearest(sheet: Sheet, table: Table, is_place: IsPlace) -> Heading | None:
    """The row with most of the table's heading, for a message about what it lacks."""
    rows = (_heading(sheet, row, table, is_place) for row in range(1, sheet.height + 1))
    found = [heading for heading in rows if heading is not None and heading.score]
    return max(found, key=lambda heading: heading.score, default=None)


def _heading(sheet: Sheet, row: int, table: Table, is_place: IsPlace) -> Heading | None:
    texts = {column: plain(sheet.value(row, column)) for column in range(1, sheet.width + 1)}
    texts = {column: text for column, text in texts.items() if text}
    axes = {name: column for column, text in reversed(texts.items()) for name in _axis_named(table, text)}
    rest = {column: text for column, text in texts.items() if column not in axes.values()}
    sole = _sole(table, sheet, row)
    values, parts, sums, ignored, doubled = list[Value](), list[int](), list[int](), list[int](), list[int]()
    for column, text in rest.items():
        if any(name in axes for name in _axis_named(table, text)):
            doubled.append(column)
        elif value := _value(sheet, row, column, table, axes, sole, is_place):
            doubled += [column] * any(value.kind == other.kind for other in values)
            values.append(value)
        elif text in words().part_of_year:
            parts.append(column)
        elif text in words().total and sole is not None:
            sums.append(column)
        elif text.partition(" ")[0] in words().ignored:
            ignored.append(column)
    if not axes and not values:
        return None
    found = Heading(sheet, row, table, axes, tuple(values), tuple(parts), tuple(sums), tuple(ignored), tuple(doubled))
    return _with_totals(found)


def _axis_named(table: Table, text: str) -> list[str]:
    return [name for name, axis in table.axes.items() if text in axis.keys]


def _value(
    sheet: Sheet, row: int, column: int, table: Table, axes: dict[str, int], sole: Number | None, is_place: IsPlace
) -> Value | None:
    """What a heading cell says of the numbers below it; None if it is no column of numbers."""
    text = plain(sheet.value(row, column))
    for number in table.numbers:
        if match := number.match(text):
            holes = match.groupdict(default="")
            return Value(column, number, holes.get("year", ""), holes.get("place", ""), number.sex, number.group)
    if sole is None:
        return None
    if YEAR not in axes and _is_year(sheet.value(row, column), table):
        return Value(column, sole, sheet.value(row, column))
    return _across(column, sheet.text(row, column), table, axes, sole, is_place)


def _across(
    column: int, text: str, table: Table, axes: dict[str, int], sole: Number, is_place: IsPlace
) -> Value | None:
    """A sex or a place as a heading, beside a column of places or years: in a row of data, no such column is named."""
    has_places = PLACE in axes or bool(table.axis(PLACE).constant)
    if SEX in table.axes and SEX not in axes and has_places and (sex := words().sexes.get(plain(text))):
        return Value(column, sole, sex=sex.code, group=sex.group)
    if not has_places and YEAR in axes and is_place(text):
        return Value(column, sole, place=text)
    return None


def _is_year(value: object, table: Table) -> bool:
    """Whether a heading is a year, right or wrong; without a column of places, counts could be taken for wrong ones."""
    if table.axis(PLACE).constant:
        return is_period(value) and not table.axis(YEAR).headings
    return is_period(value) or re.fullmatch(r"\d+", plain(value)) is not None


def _sole(table: Table, sheet: Sheet, row: int) -> Number | None:
    """The only number that the table can hold, or the only one that a line above it or the sheet's name is called."""
    plainly = {number.indicator: number for number in table.numbers if not (number.pair or number.sex or number.group)}
    if len(plainly) == 1:
        return next(iter(plainly.values()))
    context = {plain(text) for line, _, text in sheet.texts if line < row} | {plain(sheet.name)}
    called = [number for number in plainly.values() if not context.isdisjoint(map(plain, number.headings))]
    return called[0] if len(called) == 1 else None


def _with_totals(found: Heading) -> Heading:
    """A column of all sexes beside columns of each is a number of its own, not a sum to check."""
    sexes = [value for value in found.values if value.sex]
    if not sexes or not found.sums or len({value.number for value in sexes}) > 1:
        return found
    total = Value(found.sums[0], sexes[0].number, sex="all", group=_common({value.group for value in sexes}))
    return replace(found, values=(*found.values, total), sums=found.sums[1:])


def _common(groups: Iterable[str]) -> str:
    found = set(groups)
    return found.pop() if len(found) == 1 else ""


def _lacking(heading: Heading) -> Iterator[str]:
    table = heading.table
    for name, axis in table.axes.items():
        if not (axis.constant or axis.optional or name in heading.axes or _is_told(heading, name)):
            yield axis.headings[0] if axis.headings else name
    held = {value.number for value in heading.values}
    for number in table.numbers:
        if not number.optional and number not in held:
            yield number.headings[0]
    if not heading.values and all(number.optional for number in table.numbers):
        yield table.numbers[0].headings[0]


def _is_told(heading: Heading, axis: str) -> bool:
    """Whether the headings of all numbers, or a line above them, say what a column of the axis would have said."""
    values = heading.values
    if axis == YEAR:
        return all(value.year for value in values) or bool(heading.titles(YEAR))
    if axis == PLACE:
        return bool(values) and all(value.place for value in values)
    if axis == GROUP:
        return bool(values) and all(value.group for value in values)
    return axis == CATEGORY and _category_above(heading)


def _category_above(heading: Heading) -> bool:
    """Whether a line above the table names the category that is wanted, and neither excepts it nor adds to it."""
    wanted = [plain(name) for name in heading.table.axis(CATEGORY).wanted]
    return any(_names_only(text.casefold(), name) for *_, text in heading.lines() for name in wanted)


def _names_only(text: str, name: str) -> bool:
    found = re.search(rf"\b{re.escape(name)}\b", text)
    if found is None:
        return False
    before, after = (re.findall(r"\w+|[+/&]", part) for part in (text[: found.start()], text[found.end() :]))
    return words().excepting.isdisjoint(before) and words().joining.isdisjoint((*before[-1:], *after[:1]))
