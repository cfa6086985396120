"""The catalogue: what indicators and sources are called and mean, in three languages; read from a TOML file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

Words = MappingProxyType[str, str]


@dataclass(frozen=True)
class Indicator:
    """One indicator; every text maps a language to words, `sources` is the order of preference for a number."""

    key: str
    title: Words
    unit: Words
    definition: Words
    caveats: MappingProxyType[str, tuple[str, ...]]
    sources: tuple[str, ...]
    decimals: int


@dataclass(frozen=True)
class Source:
    """One owner of data; `next` says when its next figures are expected.

    `official` figures are already disclosure controlled by their producer.
    """

    key: str
    name: Words
    next: Words
    official: bool


@dataclass(frozen=True)
class Catalogue:
    """All indicators and sources by key."""

    indicators: MappingProxyType[str, Indicator]
    sources: MappingProxyType[str, Source]


def load(path: Path) -> Catalogue:
    """The catalogue in a TOML file."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Catalogue(
        indicators=MappingProxyType({key: _indicator(key, entry) for key, entry in content["indicators"].items()}),
        sources=MappingProxyType({key: _source(key, entry) for key, entry in content["sources"].items()}),
    )


def _indicator(key: str, entry: dict[str, Any]) -> Indicator:
    words = {name: MappingProxyType(entry[name]) for name in ("title", "unit", "definition")}
    caveats = MappingProxyType({language: tuple(items) for language, items in entry["caveats"].items()})
    return Indicator(key, caveats=caveats, sources=tuple(entry["sources"]), decimals=entry["decimals"], **words)


def _source(key: str, entry: dict[str, Any]) -> Source:
    names = MappingProxyType({language: entry[language] for language in ("nb", "nn", "en")})
    return Source(key, names, MappingProxyType(entry["next"]), entry["official"])
