"""The adopted action plans in their own words: goals, measures, period and evaluation (plan.toml)."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.vocabulary.text import text

UNKNOWN, CONTINUED, NEW = "", "continued", "new"
PLAN_KEYS = {"title", "from", "to", "language", "follow_up", "evaluation", "overview", "assumes_one_fifth"}
GOAL_KEYS, MEASURE_KEYS = {"number", "title"}, {"number", "goal", "title", "text", "responsible", "partners", "kind"}


@dataclass(frozen=True)
class Planned:
    """A measure as the plan prints it, in the plan's language.

    `partners` and `text` are empty where the plan has none, and `kind` where it doesn't say whether it is new.
    """

    number: int
    goal: int
    title: str
    responsible: str
    partners: str
    text: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Plan:
    """One adopted plan.

    Attributes:
        first, last: its first and last year, 0 and 9999 where the file doesn't say.
        language: what it is written in.
        goals: the goals' titles by number.
        follow_up: who follows it up, in its own words.
        evaluation: when and how it is evaluated, in its own words.
        overview: the measure that says that figures such as these are collected once a year; None if none does.
        assumes_one_fifth: whether it states that about a fifth of all violence is reported, citing NKVTS.
    """

    title: str = ""
    first: int = 0
    last: int = 9999
    language: str = "nb"
    goals: tuple[tuple[int, str], ...] = ()
    measures: tuple[Planned, ...] = ()
    follow_up: str = ""
    evaluation: str = ""
    overview: int | None = None
    assumes_one_fifth: bool = False


def plan_in(plans: tuple[Plan, ...], year: int) -> Plan | None:
    """The newest plan that has begun, even if it has ended; the first one if none has; None if there is none."""
    begun = [plan for plan in plans if plan.first <= year]
    return begun[-1] if begun else next(iter(plans), None)


def words_for(plans: tuple[Plan, ...], register: pd.DataFrame) -> dict[int, Planned]:
    """The plan's measures by number, for a register of measures.

    With several plans, a measure is one that the register calls by its title: the numbers mean different things.
    """
    if len(plans) == 1:
        return {measure.number: measure for measure in plans[0].measures}
    titles = dict(zip(register["number"], register["title"], strict=True))
    called = [one for plan in plans for one in plan.measures if _alike(one.title, titles.get(one.number, ""))]
    return {measure.number: measure for measure in called}


def publish_plans(plans: tuple[Plan, ...], status_only: Collection[int]) -> tuple[Plan, ...]:
    """The plans without the text of measures about people in hiding: it may tell how such people are helped."""
    return tuple(
        replace(
            plan, measures=tuple(replace(one, text="") if one.number in status_only else one for one in plan.measures)
        )
        for plan in plans
    )


def load_plans(path: Path | None) -> tuple[Plan, ...]:
    """The plans of a file, oldest first: one at its top, or several as [[plan]]; none without a file.

    Raises:
        ValueError: the file is not TOML, or a plan has an unknown, missing or impossible key; the message names it.
    """
    if path is None:
        return ()
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    several = content.get("plan")
    if several is not None and len(content) > 1:
        raise _wrong(path.name, sorted(set(content) - {"plan"})[0])
    tables = several if several is not None else [content] if content else []
    return tuple(sorted((_plan(table, path.name) for table in tables), key=lambda plan: plan.first))


def _plan(table: Mapping[str, Any], file: str) -> Plan:
    _refuse_unknown(table, PLAN_KEYS | {"goal", "measure"}, file)
    measures = tuple(_planned(entry, file) for entry in table.get("measure", ()))
    plan = Plan(
        title=str(table.get("title", "")),
        first=int(table.get("from", Plan.first)),
        last=int(table.get("to", Plan.last)),
        language=str(table.get("language", Plan.language)),
        goals=tuple(_goal(entry, file) for entry in table.get("goal", ())),
        measures=measures,
        follow_up=str(table.get("follow_up", "")),
        evaluation=str(table.get("evaluation", "")),
        overview=int(table["overview"]) if "overview" in table else None,
        assumes_one_fifth=bool(table.get("assumes_one_fifth", False)),
    )
    if plan.last < plan.first:
        raise _wrong(file, "to")
    if len({measure.number for measure in measures}) < len(measures):
        raise _wrong(file, "number")
    return plan


def _goal(table: Mapping[str, Any], file: str) -> tuple[int, str]:
    _refuse_unknown(table, GOAL_KEYS, file)
    try:
        return int(table["number"]), str(table["title"])
    except KeyError as error:
        raise ValueError(text("nb")("{file}: a goal has no {key}.", file=file, key=error)) from error


def _planned(table: Mapping[str, Any], file: str) -> Planned:
    _refuse_unknown(table, MEASURE_KEYS, file)
    if table.get("kind", "") not in (UNKNOWN, CONTINUED, NEW):
        raise _wrong(file, "kind")
    try:
        return Planned(
            int(table["number"]),
            int(table["goal"]),
            str(table["title"]),
            str(table["responsible"]),
            str(table.get("partners", "")),
            str(table.get("text", "")),
            str(table.get("kind", "")),
        )
    except KeyError as error:
        raise ValueError(text("nb")("{file}: a measure has no {key}.", file=file, key=error)) from error


def _refuse_unknown(table: Mapping[str, Any], known: set[str], file: str) -> None:
    for key in sorted(set(table) - known):
        raise _wrong(file, key)


def _wrong(file: str, key: str) -> ValueError:
    return ValueError(text("nb")("{file}: {key} is unknown or impossible.", file=file, key=key))


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
