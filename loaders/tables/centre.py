"""What the tables of a centre share: which centre it is, its places, and that everyone is not fewer than some."""

import re
from collections import defaultdict
from collections.abc import Iterable

from loaders.files.cells import Reading, label
from loaders.files.reading import SPELL_AS_SSB, check_sum, place_named
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.layouts.words import plain, words
from loaders.observation import Row
from loaders.phrases import phrase, quotes
from loaders.places import Catchment, Places

CRISIS_CENTRE = "crisis_centre"
CENTRES = {
    CRISIS_CENTRE: re.compile(r"(?:[\w -]+ )?krisesenter(?:et)?(?: (?:i|for) [\w -]+)?", re.IGNORECASE),
    "assault_centre": re.compile(r".*\bovergrepsmottak.*", re.IGNORECASE),
}
"""A line that is a centre's name; of a crisis centre nothing else, since a sentence may speak of «krisesenteret»."""
TOP = 2


def catchment_of(
    book: Workbook, source: str, places: Places, findings: Findings, named: Iterable[str] | None = None
) -> Catchment:
    """The catchment of the centre named at the top of a sheet; without a name, that of the folder, if it serves them.

    `named` are the places in the workbook's rows.

    Raises:
        SourceError: the centre is not in places.toml.
    """
    tops = [text for sheet in book.sheets for row, _, text in sheet.texts if row <= TOP]
    called = [text for text in tops if any(place.is_called([text]) for place in places.catchments)]
    titles = [text for text in tops if CENTRES[source].fullmatch(text)]
    catchment = places.catchment_of(source, called or titles, book.file, named)
    others = [text for text in titles if source == CRISIS_CENTRE and text not in called]
    if catchment is None or others:
        findings.stop(
            "unknown_centre",
            phrase("an unknown centre"),
            phrase("a centre listed in places.toml"),
            phrase("Add the centre to places.toml, or take the file out of the folder."),
            at=(book.sheets[0].name, "A1"),
        )
    return catchment


def place_code(text: str, year: int, catchment: Catchment, at: tuple[str, str], findings: Findings) -> str | None:
    """Region code of a row: a municipality, the rest group, or everyone; None with an error noted."""
    name = label(text)
    if plain(name) in words().everyone:
        return catchment.code
    if catchment.is_other(name):
        return catchment.other_code
    advice = phrase(
        "Write a municipality or {rest}. Another name for the rest group is listed in places.toml, under labels.",
        rest=quotes(catchment.other_labels),
    )
    return place_named(name, year, at, findings, advice if catchment.other_labels else SPELL_AS_SSB)


def check_everyone(rows: Iterable[Row], catchment: Catchment, findings: Findings) -> None:
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
