"""«Ikke registrert dette året» in place of a table."""

import re
from collections.abc import Iterable

from loaders.files.cells import CellError, Reading, read
from loaders.files.periods import parse_period
from loaders.files.sheet import Sheet
from loaders.layouts.layout import YEAR, Table
from loaders.observation import Row, Series
from loaders.registry import indicator_of


def unregistered(sheet: Sheet, table: Table, others: Iterable[Row]) -> list[Row]:
    """Rows without a number, for every municipality of that year in `others`, if the sheet says so under a title."""
    found = _titled(sheet, table)
    reason = found and said_instead(sheet, found[0])
    if not found or not reason:
        return []
    reading, at = reason
    period = found[1]
    rows = (row for row in others if (row.period_start, row.period_end) == period and ":" not in row.region)
    regions = dict.fromkeys(row.region for row in rows)
    parts = [Series(number.indicator, _unit(number.indicator)) for number in table.numbers]
    for region in regions:
        for part in parts:
            part.add(reading, region, period, at)
    return [row for part in parts for row in part.rows]


def _unit(indicator: str) -> str:
    found = indicator_of(indicator)
    return found.unit if found else ""


def _titled(sheet: Sheet, table: Table) -> tuple[int, tuple[int, int]] | None:
    """The row of the table's title, and the year in it."""
    for row, _, text in sheet.texts:
        for pattern in table.axis(YEAR).titles:
            if match := re.search(pattern, text, re.IGNORECASE):
                try:
                    return row, parse_period(match[1], 1)
                except CellError:
                    return None
    return None


def said_instead(sheet: Sheet, title: int) -> tuple[Reading, tuple[str, str]] | None:
    """The reason for no table below a title, and its cell; None if there is a table."""
    for row in range(title + 1, sheet.height + 1):
        if not sheet.text(row, 1) or not sheet.is_blank(row, 2):
            continue
        try:
            reading = read(sheet.value(row, 1))
        except CellError:
            continue
        if reading.number is None:
            return reading, sheet.at(row, 1)
    return None
