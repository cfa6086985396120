"""Breaks and events in the series, with their date, scope and source.

Those of the whole country are in dashboard/vocabulary/breaks.toml, a municipality's own in breaks.toml of its data.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dashboard.vocabulary.catalogue import NATIONAL as CATALOGUE
from loaders.registry import INDICATORS, indicator_of

BREAK, EVENT = "break", "event"
LANGUAGES = ("nb", "nn", "en")
FIELDS = {"key", "kind", "date", "indicators", "regions", "source", "label", "words"}
OPTIONAL = {"indicators", "regions"}
NATIONAL = CATALOGUE.with_name("breaks.toml")


@dataclass(frozen=True)
class Break:
    """A break (no verdict, change or average may cross it) or an event (marked, but the years stay comparable).

    `label` is short, `words` the whole sentence, by language. Empty `indicators` or `regions` means all.
    """

    key: str
    kind: str
    date: date
    source: str
    label: MappingProxyType[str, str]
    words: MappingProxyType[str, str]
    indicators: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()

    @property
    def is_break(self) -> bool:
        """Whether years before and after can't be compared."""
        return self.kind == BREAK

    @property
    def year(self) -> int:
        """The first year mostly after it: 1 October 2015 gives 2016, 1 January 2021 gives 2021."""
        return self.date.year + (self.date.month > 6)

    def concerns(self, indicator: str, region: str) -> bool:
        """Whether it affects this series."""
        return (not self.indicators or indicator in self.indicators) and (not self.regions or region in self.regions)


def breaks_with(own: Path | None = None) -> tuple[Break, ...]:
    """The country's breaks and events and a municipality's own; one of its own with a known key takes its place.

    Raises:
        ValueError: as `load_breaks`.
    """
    added = load_breaks(own) if own is not None else ()
    keys = {item.key for item in added}
    kept = (item for item in load_breaks(NATIONAL) if item.key not in keys)
    return tuple(sorted((*added, *kept), key=lambda item: item.date))


def load_breaks(path: Path) -> tuple[Break, ...]:
    """All breaks and events in the file, in chronological order.

    Raises:
        ValueError: an entry has a missing, unknown or impossible field; the message names its key.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("breaks", [])
    found = sorted((_break(path.name, entry) for entry in entries), key=lambda item: item.date)
    keys = [item.key for item in found]
    if doubled := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"{path.name}: key {sorted(doubled)[0]!r} occurs twice: give each entry its own")
    return tuple(found)


def breaks_for(breaks: Iterable[Break], indicator: str, region: str, start: int, end: int) -> tuple[Break, ...]:
    """Those that affect a series and fall between its first and last year."""
    return tuple(item for item in breaks if item.concerns(indicator, region) and start < item.year <= end)


def break_years(found: Iterable[Break]) -> tuple[int, ...]:
    """The first year of each new way of counting, for `trend(…, breaks=…)`; events don't count."""
    return tuple(item.year for item in found if item.is_break)


def _break(file: str, entry: dict[str, Any]) -> Break:
    name = f"{file}, {entry.get('key', 'entry without key')!r}"
    if wrong := (FIELDS - OPTIONAL - set(entry)) or (set(entry) - FIELDS):
        raise ValueError(f"{name}: field {sorted(wrong)[0]!r} is missing or unknown; fields are {sorted(FIELDS)}")
    for problem in _problems(entry):
        raise ValueError(f"{name}: {problem}")
    return Break(
        key=entry["key"],
        kind=entry["kind"],
        date=entry["date"],
        source=entry["source"],
        label=MappingProxyType(entry["label"]),
        words=MappingProxyType(entry["words"]),
        indicators=tuple(entry.get("indicators", ())),
        regions=tuple(entry.get("regions", ())),
    )


def _problems(entry: dict[str, Any]) -> Iterable[str]:
    if entry["kind"] not in (BREAK, EVENT):
        yield f"kind = {entry['kind']!r}: expected {BREAK} or {EVENT}"
    if type(entry["date"]) is not date:
        yield f"date = {entry['date']!r}: expected a day as 2021-01-01, without quotation marks"
    if unknown := [key for key in entry.get("indicators", ()) if indicator_of(key) is None]:
        yield f"indicator {sorted(unknown)[0]!r} is unknown: the known ones are {', '.join(INDICATORS)}"
    for field in ("label", "words"):
        if not isinstance(entry[field], dict) or set(entry[field]) != set(LANGUAGES) or not all(entry[field].values()):
            yield f"{field}: expected words in {', '.join(LANGUAGES)}"
    if not entry["source"]:
        yield "source is empty: say who states it"
