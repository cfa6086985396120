"""Every source the project can read, declared once: who reads it, what it delivers and how it must be protected.

All other lists of sources and indicators are derived from `REGISTERED` and `FAMILIES`. These are facts about the
producers, settled in code: nothing in a data folder can change them, and a new source is protected unless its entry
says otherwise. A family is a kind of source that a catalogue may name more of, all alike: a service of the
municipality, a table of Statistics Norway.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

PERSONS, EVENTS, OTHER = "persons", "events", "other"


@dataclass(frozen=True)
class Indicator:
    """One quantity.

    Attributes:
        key: its key in the catalogue and in the observations frame.
        unit: the unit of its observations.
        counts: PERSONS for a number of persons; EVENTS for something that persons have, such as stays; OTHER if the
            number of persons behind it is unknown.
        had_by: for EVENTS, the key of the indicator that counts the persons.
    """

    key: str
    unit: str
    counts: str
    had_by: str = ""


@dataclass(frozen=True)
class Source:
    """One producer's data, or one of its tables.

    Attributes:
        key: its key in the catalogue and in the observations frame.
        loader: the module in `loaders/sources` that reads it; one module may read several sources.
        indicators: what it delivers; none for the register of measures.
        is_official: whether it is official public statistics, disclosure controlled by its producer. Its numbers pass
            untouched; all others are controlled here.
        is_summed: whether the model adds the sums that its workbooks leave out (both sexes, a whole catchment).
    """

    key: str
    loader: str
    indicators: tuple[Indicator, ...]
    is_official: bool = False
    is_summed: bool = False


@dataclass(frozen=True)
class Family:
    """Sources of one kind, whose keys match a pattern.

    Attributes:
        pattern: what a source's key must match, and nothing else.
        like: a source that all of them are like. Its indicators' keys lack the source's key and a full stop in front;
            one named ANY stands for whatever the catalogue calls it, in any unit.
    """

    pattern: str
    like: Source

    def source(self, key: str) -> Source | None:
        """The family's source with this key; None if the key is no member's."""
        if re.fullmatch(self.pattern, key) is None:
            return None
        return replace(self.like, key=key, indicators=tuple(_within(key, each) for each in self.like.indicators))


ANY = "*"
ANY_SERVICE = "service_*"
"""The source of a workbook that may hold any service of the municipality; each of its rows names its own."""


def _within(source: str, indicator: Indicator) -> Indicator:
    had_by = f"{source}.{indicator.had_by}" if indicator.had_by else ""
    return replace(indicator, key=f"{source}.{indicator.key}", had_by=had_by)


OFFENCES = Indicator("violence.offences", "count", OTHER)
RATE = Indicator("violence.rate", "per_1000", OTHER)
POPULATION = Indicator("population", "persons", OTHER)
REPORTS = Indicator("police.reports", "count", OTHER)
RESIDENTS = Indicator("centre.residents", "persons", PERSONS)
STAYS = Indicator("centre.stays", "stays", EVENTS, had_by="centre.residents")
CONVERSATION_USERS = Indicator("centre.conversation_users", "persons", PERSONS)
CONVERSATIONS = Indicator("centre.conversations", "conversations", EVENTS, had_by="centre.conversation_users")
DAY_USERS = Indicator("centre.day_users", "persons", PERSONS)
DAY_VISITS = Indicator("centre.day_visits", "visits", EVENTS, had_by="centre.day_users")
ASSAULT_PERSONS = Indicator("assault_centre.persons", "persons", PERSONS)

REGISTERED = (
    Source("ssb_08487", "ssb", (OFFENCES,), is_official=True),
    Source("ssb_07459", "ssb", (POPULATION,), is_official=True),
    Source("bufdir", "bufdir", (RESIDENTS, DAY_USERS, DAY_VISITS), is_official=True),
    Source("kommunehelsa", "kommunehelsa", (OFFENCES, RATE), is_official=True),
    Source("police", "police", (REPORTS,), is_summed=True),
    Source("measures", "measures", ()),
    Source("assault_centre", "assault_centre", (ASSAULT_PERSONS,), is_summed=True),
    Source(
        "crisis_centre",
        "crisis_centre",
        (RESIDENTS, STAYS, CONVERSATIONS, CONVERSATION_USERS),
        is_summed=True,
    ),
)
"""A workbook is offered to the loaders in this order: the first that recognises it reads it, else the first that it
resembles."""

FAMILIES = (
    Family(r"ssb_\d{5}", Source("", "ssb", (Indicator(ANY, "", OTHER),), is_official=True)),
    Family(
        r"service_[a-z0-9_]+",
        Source(
            "",
            "services",
            (
                Indicator("persons", "persons", PERSONS),
                Indicator("contacts", "contacts", EVENTS, had_by="persons"),
                Indicator("anonymous", "contacts", OTHER),
            ),
            is_summed=True,
        ),
    ),
)
"""Kinds of sources that a catalogue may name more of. A table of Statistics Norway is official, whatever it counts."""


class RegistryError(ValueError):
    """The registry contradicts itself; the message says where in one line."""


def indicators_of(sources: Iterable[Source]) -> tuple[Indicator, ...]:
    """Every indicator that the sources deliver, once.

    Raises:
        RegistryError: a source is registered twice, an indicator is declared in two ways, or events are had by
            persons that no source counts.
    """
    found: dict[str, Indicator] = {}
    seen = set[str]()
    for source in sources:
        if source.key in seen:
            raise RegistryError(f"loaders/registry.py: the source {source.key!r} is registered twice")
        seen.add(source.key)
        for indicator in source.indicators:
            if found.setdefault(indicator.key, indicator) != indicator:
                raise RegistryError(f"loaders/registry.py: {indicator.key!r} is declared in two ways")
    for indicator in found.values():
        _check_counts(indicator, found)
    return tuple(found.values())


def _check_counts(indicator: Indicator, known: dict[str, Indicator]) -> None:
    if indicator.counts not in (PERSONS, EVENTS, OTHER):
        raise RegistryError(f"loaders/registry.py: {indicator.key!r} counts {indicator.counts!r}, which is unknown")
    persons = known.get(indicator.had_by)
    if (indicator.counts == EVENTS) != (persons is not None and persons.counts == PERSONS):
        raise RegistryError(
            f"loaders/registry.py: {indicator.key!r} must name in `had_by` an indicator of persons if it counts"
            " events, and nothing otherwise"
        )


_INDICATORS = indicators_of(REGISTERED)
INDICATORS = tuple(indicator.key for indicator in _INDICATORS)
UNITS = tuple(
    dict.fromkeys(
        [
            *(indicator.unit for indicator in _INDICATORS),
            *(each.unit for family in FAMILIES for each in family.like.indicators if each.unit),
            "percent",
        ]
    )
)
SOURCES = tuple(source.key for source in REGISTERED if source.indicators)
LOADER_MODULES = tuple(
    dict.fromkeys([*(source.loader for source in REGISTERED), *(family.like.loader for family in FAMILIES)])
)
DELIVERED_BY = {
    key: tuple(source.key for source in REGISTERED if key in {each.key for each in source.indicators})
    for key in INDICATORS
}


@lru_cache(maxsize=1024)
def source_of(key: str) -> Source | None:
    """The registered source with this key, or the family's; None if nothing is known of it."""
    registered = next((source for source in REGISTERED if source.key == key), None)
    members = (family.source(key) for family in FAMILIES)
    return registered or next(filter(None, members), None)


@lru_cache(maxsize=4096)
def indicator_of(key: str) -> Indicator | None:
    """The registered indicator with this key, or one of a family's source; None if nothing is known of it."""
    registered = next((indicator for indicator in _INDICATORS if indicator.key == key), None)
    return registered or _of_family(key)


def _of_family(key: str) -> Indicator | None:
    owner, _, name = key.partition(".")
    source = None if owner in SOURCES else source_of(owner)
    if source is None or re.fullmatch(r"[a-z0-9_]+", name) is None:
        return None
    known = {each.key: each for each in source.indicators}
    free = known.get(f"{owner}.{ANY}")
    return known.get(key) or (free and replace(free, key=key))


def delivers(source: str, indicator: str) -> bool:
    """Whether a source is registered for an indicator; nothing else says how to protect the numbers."""
    found = indicator_of(indicator)
    if found is None:
        return False
    return source in DELIVERED_BY[indicator] if indicator in DELIVERED_BY else indicator.partition(".")[0] == source


def is_official(source: str) -> bool:
    """Whether a source is official public statistics, disclosure controlled by its producer."""
    found = source_of(source)
    return found is not None and found.is_official


def is_summed(source: str) -> bool:
    """Whether the model adds the sums that a source's workbooks leave out."""
    found = source_of(source)
    return found is not None and found.is_summed


def is_service(source: str) -> bool:
    """Whether a source is a service of the municipality or its partners, one of the family of them."""
    return source not in SOURCES and (found := source_of(source)) is not None and found.loader == "services"


def holds(workbook: str, source: str) -> bool:
    """Whether a workbook recognised as one source may hold another's numbers: a service's may hold any service's."""
    return workbook == source or (workbook == ANY_SERVICE and is_service(source))


def counts_persons(indicator: str) -> bool:
    """Whether an indicator is a number of persons."""
    found = indicator_of(indicator)
    return found is not None and found.counts == PERSONS


def had_by(indicator: str) -> str:
    """The indicator that counts the persons behind events such as stays; empty for anything but events."""
    found = indicator_of(indicator)
    return found.had_by if found is not None and found.counts == EVENTS else ""
