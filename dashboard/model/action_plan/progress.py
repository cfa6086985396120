"""The progress of the plan's measures: filters, and flags for the forum's attention."""

from datetime import date

import pandas as pd

from dashboard.vocabulary.selection import Selection
from loaders.schema import NOT_SHOWN

COMPLETED, CANCELLED = "completed", "cancelled"
DELAYED, NOT_STARTED = "delayed", "not_started"
ENDED = (COMPLETED, CANCELLED)
UNIT_SEPARATOR = ","


def chosen_measures(measures: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The measures of the chosen goal, responsible unit and status, in the plan's order."""
    keep = pd.Series(True, index=measures.index)
    if selection.goal is not None:
        keep &= measures["goal"] == selection.goal
    if selection.responsible is not None:
        keep &= measures["responsible"].map(lambda units: selection.responsible in responsible_units(units))
    if selection.measure_status is not None:
        keep &= measures["status"] == selection.measure_status
    return measures[keep].sort_values("number")


def responsible_units(units: str) -> tuple[str, ...]:
    """«Kommunikasjonsenheten, velferdstjenester» as its units, each with a capital first letter."""
    parts = (part.strip() for part in units.split(UNIT_SEPARATOR))
    return tuple(part[0].upper() + part[1:] for part in parts if part)


def all_units(measures: pd.DataFrame) -> tuple[str, ...]:
    """Every responsible unit, in alphabetical order."""
    return tuple(sorted({unit for units in measures["responsible"] for unit in responsible_units(units)}))


def with_flags(measures: pd.DataFrame, today: date, stale_days: int) -> pd.DataFrame:
    """The same rows, plus `is_overdue` (deadline passed, not ended) and `is_stale` (not updated for `stale_days`).

    A measure without a deadline is not overdue; one that was never updated is stale, unless it has ended or its
    row in the register may not be shown.
    """
    now = pd.Timestamp(today)
    is_open = ~measures["status"].isin((*ENDED, NOT_SHOWN))
    age = (now - measures["updated"]).dt.days
    return measures.assign(
        is_overdue=is_open & (measures["deadline"] < now),
        is_stale=is_open & (measures["updated"].isna() | (age > stale_days)),
    )


def by_need(measures: pd.DataFrame, today: date, stale_days: int) -> pd.DataFrame:
    """The rows of `with_flags`, plus why the forum should look at each, and how pressing it is.

    `is_delayed` and `is_waiting` (not started) follow from the status; `reasons` counts the four flags, and `rank`
    orders the rows: the lowest needs the forum most.
    """
    rows = with_flags(measures, today, stale_days)
    flags = pd.DataFrame(
        {
            "is_overdue": rows["is_overdue"],
            "is_delayed": rows["status"] == DELAYED,
            "is_waiting": rows["status"] == NOT_STARTED,
            "is_stale": rows["is_stale"],
        }
    )
    weight = flags["is_overdue"] * 8 + flags["is_delayed"] * 4 + flags["is_waiting"] * 2 + flags["is_stale"] * 1
    return rows.assign(
        is_delayed=flags["is_delayed"], is_waiting=flags["is_waiting"], reasons=flags.sum(axis=1), rank=-weight
    )


def pressing(rows: pd.DataFrame) -> pd.DataFrame:
    """Those of `by_need` that the forum should look at, the most pressing first."""
    return rows[rows["reasons"] > 0].sort_values(["rank", "number"])
