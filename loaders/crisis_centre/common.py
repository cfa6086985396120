"""What both of the crisis centre's layouts share: the centre, its places, and checks on its rows."""

import re
from collections import defaultdict

from loaders.cells import Reading, label
from loaders.crisis_centre.layouts import EVERYONE
from loaders.findings import Findings
from loaders.observation import Row, Series
from loaders.places import Catchment, Places
from loaders.reading import check_sum, region_named
from loaders.workbook import Workbook


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
    """The catchment of the centre named on top of a sheet; without a name, that of the folder.

    Raises:
        SourceError: the centre is not in places.toml.
    """
    tops = [text for sheet in book.sheets for row, _, text in sheet.texts if row <= 2]
    titles = [text for text in tops if re.search(r"\bkrisesenter(et)?\b", text, re.IGNORECASE) and len(text) < 60]
    catchment = places.catchment_of("crisis_centre", titles, book.file)
    if catchment is None:
        findings.stop(
            "unknown_centre",
            "et krisesenter som ikke er kjent",
            "et krisesenter som står i places.toml",
            "Legg krisesenteret til i places.toml, eller ta filen ut av mappen.",
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
    return region_named(name, year, at, findings)


def check_events(events: Reading, persons: Reading, at: tuple[str, str], findings: Findings) -> None:
    """Notes an error where there are fewer stays or conversations than persons behind them."""
    if events.number is not None and persons.number is not None and events.number < persons.number:
        findings.error(
            "fewer_events_than_persons",
            "færre hendelser enn personer",
            "minst én hendelse per person",
            "Sjekk om kolonnene er byttet om.",
            at=at,
        )


def check_everyone(rows: list[Row], catchment: Catchment, findings: Findings) -> None:
    """Compares each row of everyone with its municipalities, where the file has the rest group too."""
    groups: dict[tuple[object, ...], dict[str, Row]] = defaultdict(dict)
    for row in rows:
        groups[(row.indicator, row.period_end, row.sex, row.age_group)][row.region] = row
    for group in groups.values():
        everyone = group.pop(catchment.code, None)
        if everyone is not None and catchment.other_code in group:
            parts = [(Reading(row.value, row.status), (row.sheet, row.cell)) for row in group.values()]
            check_sum((Reading(everyone.value, everyone.status), (everyone.sheet, everyone.cell)), parts, findings)
