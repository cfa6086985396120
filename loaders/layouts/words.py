"""The words that mean the same in every source's tables, from `loaders/layouts/words.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from loaders.files.cells import label

FOLDER = Path(__file__).resolve().parent
WORDS_FILE = "words.toml"
_SETS = ("total", "everyone", "ignored", "part_of_year", "whole_year", "excepting", "joining", "unit")
_PATTERNS = ("extracted", "part", "until", "other_unit")
_MARKS = re.compile(r"\s*(?:[¹²³⁴⁵⁶⁷⁸⁹]+|\b\d\))$")


@dataclass(frozen=True)
class Meaning:
    """What a word for a sex or an age group means; `group` is the only group that it is used of."""

    code: str
    group: str = ""


@dataclass(frozen=True)
class Words:
    """Casefolded words by what they mean, and patterns that are looked for in the lines around a table."""

    total: frozenset[str]
    everyone: frozenset[str]
    ignored: frozenset[str]
    part_of_year: frozenset[str]
    whole_year: frozenset[str]
    excepting: frozenset[str]
    joining: frozenset[str]
    unit: frozenset[str]
    extracted: tuple[str, ...]
    part: tuple[str, ...]
    until: tuple[str, ...]
    other_unit: tuple[str, ...]
    sexes: dict[str, Meaning]
    groups: dict[str, Meaning]


@lru_cache
def words() -> Words:
    """The shared words."""
    content = tomllib.loads((FOLDER / WORDS_FILE).read_text(encoding="utf-8"))
    known: dict[str, Any] = {name: frozenset(content[name]) for name in _SETS}
    patterns: dict[str, Any] = {name: tuple(content[name]) for name in _PATTERNS}
    return Words(
        **known,
        **patterns,
        sexes=_meanings(content["sex"]),
        groups=_meanings(content["group"]),
    )


def _meanings(entries: list[dict[str, Any]]) -> dict[str, Meaning]:
    return {word: Meaning(entry["code"], entry.get("group", "")) for entry in entries for word in entry["words"]}


@lru_cache(maxsize=50_000)
def plain(text: object) -> str:
    """A heading or a category as compared: without case, footnote marks and surplus blanks."""
    return _MARKS.sub("", label(text)).casefold()
