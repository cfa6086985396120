"""Every source the project can read, declared once: who reads it, what it delivers and how it must be protected.

All other lists of sources and indicators are derived from `REGISTERED`. These are facts about the producers, settled
in code: nothing in a data folder can change them, and a new source is protected unless its entry says otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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
UNITS = tuple(dict.fromkeys(indicator.unit for indicator in _INDICATORS))
SOURCES = tuple(source.key for source in REGISTERED if source.indicators)
LOADER_MODULES = tuple(dict.fromkeys(source.loader for source in REGISTERED))
OFFICIAL_SOURCES = tuple(source.key for source in REGISTERED if source.is_official)
SUMMED_SOURCES = tuple(source.key for source in REGISTERED if source.is_summed)
PERSON_INDICATORS = tuple(indicator.key for indicator in _INDICATORS if indicator.counts == PERSONS)
EVENT_INDICATORS = {indicator.key: indicator.had_by for indicator in _INDICATORS if indicator.counts == EVENTS}
DELIVERED_BY = {
    key: tuple(source.key for source in REGISTERED if key in {each.key for each in source.indicators})
    for key in INDICATORS
}
