"""Topics: what readers look for that is no indicator, and the words they use for it, in three languages.

`topics.toml` beside this module has them. What it names are pages and figures, which are code and the same for every
municipality, so there is only one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

LANGUAGES = ("nb", "nn", "en")
NEEDS = ("", "centre", "plan")
FILE = Path(__file__).with_name("topics.toml")
Words = Mapping[str, tuple[str, ...]]
_FILE = {"ignored", "pages", "figures", "kinds", "topic"}
_TOPIC = {"place", "chooses", "needs", "is_common", "name", "search"}


class TopicsError(ValueError):
    """The topics can't be used; the message says why in one line."""


@dataclass(frozen=True)
class Topic:
    """One topic: its name and words by language, and where it is explained or done.

    `chooses` has the filters that its link sets, and `needs` says what must be there: a crisis centre or a plan.
    """

    path: str
    fragment: str
    name: Mapping[str, str]
    search: Words
    chooses: tuple[tuple[str, str], ...] = ()
    needs: str = ""
    is_common: bool = False


@dataclass(frozen=True)
class Topics:
    """All topics, further words for pages by path, for figures by key and for kinds of hits, and the words ignored."""

    pages: Mapping[str, Words]
    figures: Mapping[str, Words]
    kinds: Mapping[str, Words]
    topics: tuple[Topic, ...]
    ignored: frozenset[str]


@lru_cache(maxsize=1)
def load(file: Path = FILE) -> Topics:
    """The topics of a file.

    Raises:
        TopicsError: something is missing there, or unknown.
    """
    try:
        return _topics(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise TopicsError(f"{file.name}: {error}") from error


def search_words(entry: Mapping[str, Any]) -> Words:
    """Lists of words by language.

    Raises:
        ValueError: a language is missing or unknown, or its words aren't a list of them.
    """
    if set(entry) != set(LANGUAGES):
        raise ValueError(f"words are given in {', '.join(entry) or 'no language'}; they must be in nb, nn and en")
    for language, words in entry.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise ValueError(f"{language} = {words!r} is no list of words")
    return MappingProxyType({language: tuple(entry[language]) for language in LANGUAGES})


def _topics(content: dict[str, Any]) -> Topics:
    _only(content, _FILE)
    ignored = (word for words in search_words(content["ignored"]).values() for word in words)
    return Topics(
        pages=_further(content["pages"]),
        figures=_further(content["figures"]),
        kinds=_further(content["kinds"]),
        topics=tuple(map(_topic, content["topic"])),
        ignored=frozenset(ignored),
    )


def _further(entries: dict[str, Any]) -> Mapping[str, Words]:
    return MappingProxyType({key: search_words(entry) for key, entry in entries.items()})


def _topic(entry: dict[str, Any]) -> Topic:
    _only(entry, _TOPIC)
    path, _, fragment = str(entry["place"]).partition("#")
    needs = str(entry.get("needs", ""))
    if needs not in NEEDS:
        raise ValueError(f"needs = {needs!r} is unknown; known are {', '.join(filter(None, NEEDS))}")
    name = MappingProxyType({language: str(entry["name"][language]) for language in LANGUAGES})
    chooses = tuple((key, str(value)) for key, value in entry.get("chooses", {}).items())
    return Topic(
        path, fragment, name, search_words(entry["search"]), chooses, needs, bool(entry.get("is_common", False))
    )


def _only(entry: dict[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(entry) - known):
        raise ValueError(f"{unknown[0]!r} is unknown; known are {', '.join(sorted(known))}")
