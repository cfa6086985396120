"""Surveys: per cent of people who have been through something, in three languages, with source, year and how many.

A kind of their own: they are about other people, another time and another place than what is registered, so no number
of theirs is ever added to, divided by or drawn beside registered ones. `surveys.toml` beside this module has those of
the whole country; a municipality's own file adds its own, such as Ungdata's.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

NATIONAL = Path(__file__).with_name("surveys.toml")
GROUPS = ("women", "men", "all")
LANGUAGES = ("nb", "nn", "en")
_SURVEY = {"key", "year", "asked", "is_register", "source", "finding"}
_FINDING = {*GROUPS, "words", "words_of", "what", "is_rounded"}


class SurveysError(ValueError):
    """A file of surveys can't be used; the message says why in one line."""


@dataclass(frozen=True)
class Finding:
    """What one question found: per cent by group, or words where the source has no number."""

    what: Mapping[str, str]
    percent: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    words_of: str = "all"
    is_rounded: bool = False


@dataclass(frozen=True)
class Survey:
    """One survey: its year and source, and how many of each group answered where that is known.

    `is_register` is a sample of cases instead of people, which no interval belongs to.
    """

    key: str
    year: int
    source: Mapping[str, str]
    findings: tuple[Finding, ...]
    asked: Mapping[str, int] = field(default_factory=dict)
    is_register: bool = False

    def base(self, finding: Finding, group: str) -> int:
        """How many a percentage is of, where it has an interval; else 0."""
        return 0 if self.is_register or finding.is_rounded else self.asked.get(group, 0)


def load(own: Path | None = None) -> tuple[Survey, ...]:
    """The country's surveys, and those of a municipality's own file.

    Raises:
        SurveysError: a file can't be used.
    """
    return tuple(survey for path in (NATIONAL, own) if path for survey in read(path))


def read(path: Path) -> tuple[Survey, ...]:
    """The surveys of one file; raises as `load` does."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("survey", [])
        return tuple(map(_survey, entries))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise SurveysError(f"{path.name}: {error}") from error


def _survey(entry: dict[str, Any]) -> Survey:
    _only(entry, _SURVEY)
    return Survey(
        str(entry["key"]),
        int(entry["year"]),
        _words(entry["source"]),
        tuple(map(_finding, entry["finding"])),
        MappingProxyType({group: int(number) for group, number in entry.get("asked", {}).items()}),
        bool(entry.get("is_register", False)),
    )


def _finding(entry: dict[str, Any]) -> Finding:
    _only(entry, _FINDING)
    percent = {group: float(entry[group]) for group in GROUPS if group in entry}
    if not percent and "words" not in entry:
        raise ValueError("a finding has a percentage of women, men or all, or words")
    if any(not 0 <= number <= 100 for number in percent.values()):
        raise ValueError("a percentage is from 0 to 100")
    words = _words(entry["words"]) if "words" in entry else MappingProxyType[str, str]({})
    words_of = str(entry.get("words_of", "all"))
    is_rounded = bool(entry.get("is_rounded", False))
    return Finding(_words(entry["what"]), MappingProxyType(percent), words, words_of, is_rounded)


def _words(entry: dict[str, str]) -> Mapping[str, str]:
    return MappingProxyType({language: entry[language] for language in LANGUAGES})


def _only(entry: dict[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(entry) - known):
        raise ValueError(f"{unknown[0]!r} is unknown; known are {', '.join(sorted(known))}")
