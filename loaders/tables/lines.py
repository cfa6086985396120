"""What the lines around a table say of its numbers: when it was made, and what they do not cover."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product

from loaders.files.cells import CellError
from loaders.files.periods import parse_day
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.layouts.words import plain, words
from loaders.phrases import phrase
from loaders.tables.body import Body
from loaders.tables.heading import Heading

_LAST_DAYS = {(31, 12), (1, 1)}
_YEARS = re.compile(r"(?<![\d.])(?:19|20)\d{2}(?!\d)(?!\.\d)")
_SPAN = re.compile(r"((?:19|20)\d{2})\s?[-–]\s?((?:19|20)\d{2})")
_PROVISIONAL = re.compile(r"foreløpig|førebels|provisional", re.IGNORECASE)


@dataclass(frozen=True)
class Partial:
    """A line that says that numbers are not a whole year's: the years it names (none: all), and its (sheet, cell)."""

    years: frozenset[int]
    at: tuple[str, str]


def partials(book: Workbook, heading: Heading) -> list[Partial]:
    """What the workbook's lines, the table's own heading aside, say is only a part of a year."""
    found = []
    for sheet in book.sheets:
        for row, column, text in sheet.texts:
            is_above = sheet is heading.sheet and row < heading.row
            if (sheet is not heading.sheet or row != heading.row) and _is_partial(text):
                years = frozenset[int]() if is_above else _years(text)
                found.append(Partial(years, sheet.at(row, column)))
    return found


@lru_cache(maxsize=4096)
def _is_partial(text: str) -> bool:
    if any(re.search(pattern, text, re.IGNORECASE) for pattern in words().part):
        return True
    days = (match.groups() for pattern in words().until for match in re.finditer(pattern, text, re.IGNORECASE))
    return any((int(day), int(month)) not in _LAST_DAYS for day, month in days)


def _years(text: str) -> frozenset[int]:
    spans = {year for match in _SPAN.finditer(text) for year in range(int(match[1]), int(match[2]) + 1)}
    return frozenset(spans | {int(year) for year in _YEARS.findall(re.sub(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}", "", text))})


def provisional_years(sheets: Iterable[Sheet]) -> frozenset[int]:
    """Years that a line below or a word in a heading calls provisional."""
    texts = [text for sheet in sheets for *_, text in sheet.texts if _PROVISIONAL.search(text)]
    return frozenset(year for text in texts for year in _years(text))


def starred_years(heading: Heading) -> frozenset[int]:
    """Years with a star in the heading, where a line says that stars are provisional, or the table always is."""
    stars = [text for row, _, text in heading.sheet.texts if row > heading.row and re.match(r"\*+\s*\D", text)]
    if not (heading.table.provisional or any(_PROVISIONAL.search(text) for text in stars)):
        return frozenset()
    marked = (str(heading.sheet.value(heading.row, value.column)) for value in heading.values)
    return frozenset(year for text in marked if text.strip().endswith("*") for year in _years(text))


def extracted(sheets: Iterable[Sheet], findings: Findings) -> date | None:
    """The day that the source made the extract, where one of the sheets says so."""
    for sheet in sheets:
        for pattern in words().extracted:
            if found := sheet.find(pattern):
                row, column, match = found
                try:
                    return parse_day(match[1] or sheet.value(row, column + 1))
                except CellError as error:
                    findings.cell(error, sheet.at(row, column))
    return None


def check_unit(heading: Heading, body: Body, findings: Findings) -> None:
    """Refuses a table whose title, sheet name, heading or column of units says that it counts something else."""
    for at in (*_elsewhere(heading), *_in_units(heading, body)):
        note_other_unit(at, findings)


def note_other_unit(at: tuple[str, str], findings: Findings) -> None:
    """Notes a text that says that something else is counted."""
    findings.error(
        "other_unit",
        phrase("a text that says that something else is counted"),
        phrase("only numbers of what the source is known to count"),
        phrase("Ask the source for the table that counts this."),
        at=at,
    )


def _in_units(heading: Heading, body: Body) -> Iterator[tuple[str, str]]:
    sheet = heading.sheet
    columns = range(1, sheet.width + 1)
    units = [column for column in columns if plain(sheet.value(heading.row, column)) in words().unit]
    for row, column in product(body.rows, units):
        if any(re.search(pattern, sheet.text(row, column), re.IGNORECASE) for pattern in words().other_unit):
            yield sheet.at(row, column)


def _elsewhere(heading: Heading) -> Iterator[tuple[str, str]]:
    patterns = (*heading.table.not_about, *words().other_unit)
    sheet = heading.sheet
    lines = [*heading.lines(), (heading.row, 0, sheet.name)]
    lines += [(heading.row, value.column, sheet.text(heading.row, value.column)) for value in heading.values]
    for row, column, text in lines:
        if any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns):
            yield sheet.at(row, column) if column else (sheet.name, "")
