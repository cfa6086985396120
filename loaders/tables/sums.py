"""Checks a table's sums against its parts: rows such as «Sum», columns such as «Totalt», and «Endring, %»."""

import re
from collections.abc import Iterable, Mapping

from loaders.files.cells import CellError, Reading, parse_number
from loaders.files.reading import check_sum
from loaders.findings import Findings
from loaders.layouts.layout import GROUP
from loaders.observation import Row
from loaders.phrases import phrase
from loaders.registry import had_by
from loaders.schema import ALL
from loaders.tables.heading import Heading, Value

Cells = Mapping[int, Reading]
"""Readings of a row by column."""


def check_sum_row(
    heading: Heading, row: int, parts: Iterable[int], rows: Mapping[int, Cells], findings: Findings
) -> None:
    """Compares a sum with the rows that it adds up, or warns if they are missing; it never becomes an observation."""
    for value in heading.values:
        total, at = rows[row][value.column], heading.sheet.at(row, value.column)
        of_column = [(rows[part][value.column], heading.sheet.at(part, value.column)) for part in parts]
        check_sum((total, at), of_column, findings)
        if total.number is not None and not of_column:
            found = phrase("a sum of rows that are not there")
            fix = phrase("The sum has not been used. Ask the source for the rows that it adds up.")
            findings.warning("sum_alone", found, phrase("a row for each place and group"), fix, at=at)


def check_sum_columns(heading: Heading, row: int, cells: Cells, findings: Findings) -> None:
    """Compares a column of sums with the row's other numbers, which are years, places or sexes of one indicator."""
    for column in heading.sums:
        total = _number(heading, row, column)
        if total is not None:
            parts = [(cells[value.column], heading.sheet.at(row, value.column)) for value in heading.values]
            check_sum((Reading(total, "normal"), heading.sheet.at(row, column)), parts, findings)


def check_events(heading: Heading, row: int, cells: Cells, findings: Findings) -> None:
    """Notes an error if there are fewer stays or conversations than persons behind them."""
    for value in heading.values:
        persons = persons_of(heading, value, cells)
        events = cells[value.column].number
        note_fewer_events(events, persons, heading.sheet.at(row, value.column), findings)


def check_parts(heading: Heading, row: int, cells: Cells, findings: Findings) -> None:
    """Notes an error if a column of some persons, such as «Herav barn», has more than the column of everyone."""
    for value in heading.values:
        part, whole = cells[value.column].number, _whole_of(heading, value, cells)
        if part is not None and whole is not None and part > whole:
            findings.error(
                "part_above_whole",
                phrase("more persons than in the column of everyone"),
                phrase("at most as many as everyone"),
                phrase("Check whether the columns have been swapped."),
                at=heading.sheet.at(row, value.column),
            )


def _whole_of(heading: Heading, value: Value, cells: Cells) -> float | None:
    """The row's number of everyone, beside one of a group; None where there is none."""
    if not value.group or GROUP in heading.axes:
        return None
    everyone = (other for other in heading.values if other.kind == (*value.kind[:-1], ""))
    return next((cells[other.column].number for other in everyone), None)


def note_fewer_events(events: float | None, persons: float | None, at: tuple[str, str], findings: Findings) -> None:
    """Notes an error if there are fewer events than persons who had them."""
    if persons is not None and events is not None and events < persons:
        findings.error(
            "fewer_events_than_persons",
            phrase("fewer events than persons"),
            phrase("at least one event per person"),
            phrase("Check whether the columns have been swapped."),
            at=at,
        )


def persons_of(heading: Heading, value: Value, cells: Cells) -> float | None:
    """The persons behind a row's events, where the row has their number too."""
    counted = had_by(value.number.indicator.replace("*", "any")).replace("any", "*")
    about = (value.year, value.place, value.sex, value.group)
    for other in heading.values:
        if other.number.indicator == counted and (other.year, other.place, other.sex, other.group) == about:
            return cells[other.column].number
    return None


def check_changes(
    heading: Heading, row: int, cells: Cells, years: Mapping[int, tuple[int, int] | None], findings: Findings
) -> None:
    """Compares «Endring 2018-2019, %» with its two years; the column is not used otherwise."""
    for column in heading.ignored:
        match = re.match(r"endring (\d{4})\s?[-–]\s?(\d{4})", heading.sheet.text(heading.row, column), re.IGNORECASE)
        printed = _number(heading, row, column)
        if not match or printed is None:
            continue
        by_year = {period[1]: cells[place].number for place, period in years.items() if period}
        before, after = by_year.get(int(match[1])), by_year.get(int(match[2]))
        if before and after is not None and abs((after / before - 1) * 100 - printed) > 0.051:
            found = phrase(
                "a change from {first} to {last} that does not follow from the numbers", first=match[1], last=match[2]
            )
            fix = phrase("Check the numbers of the years in the row; the change has not been used.")
            expected = phrase("change in per cent of the first year's number")
            findings.warning("change_differs", found, expected, fix, at=heading.sheet.at(row, column))


def check_sexes(rows: Iterable[Row], findings: Findings) -> None:
    """Compares a row of both sexes with the rows of each; what is missing between them has been left out somewhere."""
    rows = list(rows)
    parts: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        if row.sex != ALL:
            parts.setdefault(_but_sex(row), []).append(row)
    for row in rows:
        if row.sex == ALL and (of_row := parts.get(_but_sex(row))):
            cells = [(Reading(part.value, part.status), (part.sheet, part.cell)) for part in of_row]
            check_sum((Reading(row.value, row.status), (row.sheet, row.cell)), cells, findings)


def _but_sex(row: Row) -> tuple[object, ...]:
    return row.indicator, row.region, row.period_start, row.period_end, row.age_group


def _number(heading: Heading, row: int, column: int) -> float | None:
    value = heading.sheet.value(row, column)
    try:
        return float(value) if isinstance(value, int | float) else parse_number(str(value)) if value else None
    except CellError:
        return None
