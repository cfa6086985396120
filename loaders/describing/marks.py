"""What next year's workbook is known by: a line that only this source's files have."""

import re
from functools import lru_cache

from loaders.describing.drawn import TABULAR, YEARS, Drawn, tables_of
from loaders.files.sheet import Sheet
from loaders.layouts.words import plain, words
from loaders.regions import name_of


def mark_of(drawn: Drawn, sheet: Sheet) -> str | None:
    """The first line above the headings without a number, or else a heading that is no common word; None if neither.

    A line that names the only place of the table goes before the others: then another place's file is not taken for it.
    """
    above = [text for row, _, text in sheet.texts if row < drawn.row and not re.search(r"\d", text)]
    place = name_of(drawn.place).casefold()
    above.sort(key=lambda text: not (place and place in text.casefold()))
    headings = [sheet.text(drawn.row, column) for column, role in sorted(drawn.columns.items()) if role != YEARS]
    return next(iter([*above, *(text for text in headings if text and plain(text) not in _common())]), None)


@lru_cache
def _common() -> frozenset[str]:
    """Headings that any source's table may have."""
    tables = [table for source in TABULAR for table in tables_of(source)]
    of_axes = {plain(heading) for table in tables for axis in table.axes.values() for heading in axis.headings}
    of_numbers = {plain(heading) for table in tables for number in table.numbers for heading in number.headings}
    return frozenset(of_axes | of_numbers | words().total | set(words().sexes) | set(words().groups))
