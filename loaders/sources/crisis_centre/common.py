"""What both of the crisis centre's layouts share: the centre, its places, and checks on its rows."""

import re
from collections import defaultdict

from loaders.files.cells import CellError, Reading, label, read
from loaders.files.reading import SPELL_AS_SSB, check_sum, region_named
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Row, Series
from loaders.phrases import phrase, quotes
from loaders.places import Catchment, Places
from loaders.sources.crisis_centre.layouts import EVERYONE, OWN_SIGNS

CENTRE = re.compile(r"(?:[\w -]+ )?krisesenter(?:et)?(?: (?:i|for) [\w -]+)?", re.IGNORECASE)
"""A line that is a centre's name and nothing else; a sentence may speak of «krisesenteret», too."""


class Statistics:
    """The four series that the centre's workbooks hold."""

    def __init__(self) -> None:
        self.residents = Series("centre.residents", "persons")
        self.stays = Series("centre.stays", "stays")
        self.conversations = Series("centre.conversations", "conversations")
        self.users = Series("centre.conversation_users", "persons")

    @property
    def rows(self) -> list[Row]:
        """Every row of the four."""
        return [*self.residents.rows, *self.stays.rows, *self.conversations.rows, *self.users.rows]


def catchment_of(book: Workbook, places: Places, findings: Findings) -> Catchment:
    """The catchment of the centre named at the top of a sheet; without a name, that of the folder.

    Raises:
        SourceError: the centre is not in places.toml.
    """
    tops = [text for sheet in book.sheets for row, _, text in sheet.texts if row <= 2]
    called = [text for text in tops if any(place.is_called([text]) for place in places.catchments)]
    titles = called or [text for text in tops if CENTRE.fullmatch(text)]
    catchment = places.catchment_of("crisis_centre", titles, book.file)
    if catchment is None:
        findings.stop(
            "unknown_centre",
            phrase("an unknown crisis centre"),
            phrase("a crisis centre listed in places.toml"),
            phrase("Add the crisis centre to places.toml, or take the file out of the folder."),
            at=(book.sheets[0].name, "A1"),
        )
    return catchment


def place_code(text: str, year: int, catchment: Catchment, at: tuple[str, str], findings: Findings) -> str | None:
    """Region code of a row: a municipality, the rest group, or everyone; None with an error noted."""
    name = label(text)
    if name.casefold() in EVERYONE:
        return catchment.code
    if catchment.is_other(name):
        return catchment.other_code
    advice = phrase(
        "Write a municipality or {rest}. Another name for the rest group is listed in places.toml, under labels.",
        rest=quotes(catchment.other_labels),
    )
    return region_named(name, year, at, findings, advice if catchment.other_labels else SPELL_AS_SSB)


def absent(sheet: Sheet, title: int) -> tuple[Reading, tuple[str, str]] | None:
    """«Ikke registrert dette året» in place of a table: the reason and its cell; None if there is a table."""
    for row in range(title + 1, sheet.height + 1):
        if not sheet.text(row, 1) or not sheet.is_blank(row, 2):
            continue
        try:
            reading = read(sheet.value(row, 1), OWN_SIGNS)
        except CellError:
            continue
        if reading.number is None:
            return reading, sheet.at(row, 1)
    return None


def add_absent(statistics: Statistics, reading: Reading, period: tuple[int, int], at: tuple[str, str]) -> None:
    """Adds conversations without a number for every municipality in the period's table of residents."""
    rows = (row for row in statistics.residents.rows if (row.period_start, row.period_end) == period)
    for region in dict.fromkeys(row.region for row in rows if ":" not in row.region):
        statistics.conversations.add(reading, region, period, at)
        statistics.users.add(reading, region, period, at)


def check_events(events: Reading, persons: Reading, at: tuple[str, str], findings: Findings) -> None:
    """Notes an error if there are fewer stays or conversations than persons behind them."""
    if events.number is not None and persons.number is not None and events.number < persons.number:
        findings.error(
            "fewer_events_than_persons",
            phrase("fewer events than persons"),
            phrase("at least one event per person"),
            phrase("Check whether the columns have been swapped."),
            at=at,
        )


def check_everyone(rows: list[Row], catchment: Catchment, findings: Findings) -> None:
    """Compares each row of everyone with its municipalities; without the rest group they may be fewer, never more."""
    groups: dict[tuple[object, ...], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        groups[(row.indicator, row.period_end, row.sex, row.age_group)][row.region] = row
    for group in groups.values():
        everyone = group.pop(catchment.code, None)
        if everyone is not None:
            parts = [(Reading(row.value, row.status), (row.sheet, row.cell)) for row in group.values()]
            total = Reading(everyone.value, everyone.status), (everyone.sheet, everyone.cell)
            check_sum(total, parts, findings, is_whole=catchment.other_code in group)
