"""The catalogue: names and meanings of indicators and sources in three languages.

`catalogue.toml` beside this module describes what is alike everywhere; a municipality's own says what differs there.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dashboard.vocabulary.services import SHARED, with_services
from dashboard.vocabulary.topics import LANGUAGES, search_words
from loaders.registry import ANY_SERVICE, DELIVERED_BY, SOURCES, delivers, indicator_of, is_service

Words = MappingProxyType[str, str]
NATIONAL = Path(__file__).with_name("catalogue.toml")


class CatalogueError(ValueError):
    """The catalogue and the registry of sources disagree; the message says where in one line."""


@dataclass(frozen=True)
class Indicator:
    """One indicator; every text maps a language to words, `sources` is the order of preference for a number.

    `search` has the words that readers look for it by, beside its title.
    """

    key: str
    title: Words
    unit: Words
    definition: Words
    caveats: MappingProxyType[str, tuple[str, ...]]
    sources: tuple[str, ...]
    decimals: int
    search: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Source:
    """One owner of data.

    Attributes:
        next: a sentence on when its next figures are expected.
        arrives: the month they are due; None if there is no fixed month.
        lag: years from the last year of the newest period to the year it arrives.
        deliverer: who sends or downloads them, as words inside a sentence.
        short: what it is called where there is room for a word or two, inside a sentence.
        is_named: whether it is a service that the municipality itself has named, and therefore expects.
    """

    key: str
    name: Words
    next: Words
    arrives: int | None
    lag: int
    deliverer: Words
    short: Words
    is_named: bool = False


@dataclass(frozen=True)
class Catalogue:
    """All indicators and sources by key; `workbook_of_services` is what a workbook with any of the services is called.

    A service's indicators are its key with `.persons`, `.contacts` and `.anonymous`.
    """

    indicators: MappingProxyType[str, Indicator]
    sources: MappingProxyType[str, Source]
    workbook_of_services: Words

    @property
    def services(self) -> tuple[str, ...]:
        """The keys of the services, in order."""
        return tuple(filter(is_service, self.sources))

    def workbook(self, source: str, language: str) -> str:
        """What a workbook that was recognised as a source is of; empty if nothing is known of it."""
        if source == ANY_SERVICE:
            return self.workbook_of_services[language]
        return self.sources[source].name[language] if source in self.sources else ""


def load(own: Path | None = None, national: Path = NATIONAL) -> Catalogue:
    """The catalogue, with what a municipality's own file says in place of the same key of the national one.

    It only describes: `loaders.registry` alone decides how a source is protected.

    Raises:
        CatalogueError: a source or an indicator that loaders deliver is not described, or one names unknown sources.
    """
    texts = (path.read_text(encoding="utf-8") if path else "" for path in (own, national))
    return _made(*texts, national.name)


@lru_cache(maxsize=8)  # each load reads the same two files again
def _made(own: str, national: str, name: str) -> Catalogue:
    added = tomllib.loads(own)
    content, named = with_services(_replaced(tomllib.loads(national), added), added)
    for wrong in _inconsistencies(content):
        raise CatalogueError(f"{name}: {wrong}")
    return Catalogue(
        indicators=MappingProxyType({key: _indicator(key, entry) for key, entry in content["indicators"].items()}),
        sources=MappingProxyType({key: _source(key, entry, named) for key, entry in content["sources"].items()}),
        workbook_of_services=MappingProxyType(content[SHARED]["name"]),
    )


def _replaced(content: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The content with the keys of `own` in place of its own, table by table; a list is replaced whole."""
    return content | {
        key: _replaced(content[key], value) if isinstance(value, dict) and isinstance(content.get(key), dict) else value
        for key, value in own.items()
    }


def _inconsistencies(content: dict[str, Any]) -> Iterator[str]:
    """What the file lacks, or has in addition, compared with the registry of sources, and impossible due dates."""
    for key in (key for key in SOURCES if key not in content.get("sources", {})):
        yield f"the source {key!r} is not described; add [sources.{key}]"
    for key, entry in content.get("sources", {}).items():
        if is_service(key) and not entry["nb"]:
            yield f"the service {key!r} has no name; give it one with nb"
        if entry.get("arrives", 1) not in range(1, 13):
            yield f"the source {key!r} has `arrives` = {entry['arrives']!r}, which is no month from 1 to 12"
        if entry.get("lag", 1) not in range(10):
            yield f"the source {key!r} has `lag` = {entry['lag']!r}, which is no number of years from 0 to 9"
    entries = content.get("indicators", {})
    for key, delivered in DELIVERED_BY.items():
        if key not in entries:
            yield f'the indicator {key!r} is not described; add [indicators."{key}"]'
        elif unlisted := sorted(set(delivered) - set(entries[key].get("sources", ()))):
            yield f"the indicator {key!r} comes from {unlisted[0]!r}, which its `sources` leaves out"
    for key, entry in entries.items():
        if indicator_of(key) is None:
            yield f"the indicator {key!r} comes from no source in loaders/registry.py"
        elif unknown := sorted(source for source in entry.get("sources", ()) if not delivers(source, key)):
            yield f"the indicator {key!r} does not come from {unknown[0]!r}, which its `sources` names"
        elif wrong := _wrong_search(entry.get("search"), is_needed=key in DELIVERED_BY):
            yield f"the indicator {key!r}: {wrong}"


def _wrong_search(entry: Any, *, is_needed: bool) -> str:
    """What is wrong with the words that readers look for an indicator by; those of a municipality's own may lack."""
    if entry is None:
        return "`search` is missing: the words that readers look for it by" if is_needed else ""
    try:
        search_words(entry)
    except (ValueError, TypeError) as error:
        return f"`search`: {error}"
    return ""


def _indicator(key: str, entry: dict[str, Any]) -> Indicator:
    words = {name: MappingProxyType(entry[name]) for name in ("title", "unit", "definition")}
    caveats = MappingProxyType({language: tuple(items) for language, items in entry["caveats"].items()})
    search = search_words(entry.get("search", dict.fromkeys(LANGUAGES, [])))
    return Indicator(
        key, caveats=caveats, sources=tuple(entry["sources"]), decimals=entry["decimals"], search=search, **words
    )


def _source(key: str, entry: dict[str, Any], named: frozenset[str]) -> Source:
    names = MappingProxyType({language: entry[language] for language in ("nb", "nn", "en")})
    return Source(
        key,
        name=names,
        next=MappingProxyType(entry["next"]),
        arrives=entry.get("arrives"),
        lag=entry.get("lag", 1),
        deliverer=MappingProxyType(entry["from"]) if "from" in entry else names,
        short=_short(key, entry, names),
        is_named=key in named,
    )


def _short(key: str, entry: dict[str, Any], names: Words) -> Words:
    """The short name, or what stands in for it."""
    if is_service(key):
        usual = {language: name.removeprefix("the ") for language, name in entry["from"].items()}
    else:
        usual = {language: name.partition(",")[0] for language, name in names.items()}
    return MappingProxyType({**usual, **entry.get("short", {})})
