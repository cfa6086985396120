"""The adopted plan's words for measures that are shown by those alone (plan.toml)."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.vocabulary.text import text


@dataclass(frozen=True)
class Planned:
    """A measure as the plan prints it, in the plan's language; `partners` is empty where it names none."""

    number: int
    goal: int
    title: str
    responsible: str
    partners: str


def load_plan(path: Path) -> dict[int, Planned]:
    """The plan's words by the measure's number.

    Raises:
        ValueError: the file is not TOML, or an entry has no such key; the message names it.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8")).get("measure", [])
    found = [_planned(table, path.name) for table in tables]
    return {measure.number: measure for measure in found}


def _planned(table: dict[str, Any], file: str) -> Planned:
    try:
        return Planned(
            int(table["number"]),
            int(table["goal"]),
            str(table["title"]),
            str(table["responsible"]),
            str(table.get("partners", "")),
        )
    except KeyError as error:
        raise ValueError(text("nb")("{file}: a measure has no {key}.", file=file, key=error)) from error
