"""The progress of the plan's measures: filters, flags for the forum's attention, and what needs a decision first."""

from datetime import date

import pandas as pd

from dashboard.vocabulary.selection import Selection
from loaders.schema import NOT_SHOWN

COMPLETED, CANCELLED = "completed", "cancelled"
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
    """The rows with flags, what needs a decision first: overdue, delayed, not started, not updated.

    Adds `is_delayed`, `is_waiting` (not started), and `reasons`, how many flags a measure has. An earlier flag weighs
    more than all the later ones together; ended measures come last, and one that may not be shown after them.
    """
    rows = with_flags(measures, today, stale_days)
    rows = rows.assign(is_delayed=rows["status"] == "delayed", is_waiting=rows["status"] == "not_started")
    flags = rows[["is_overdue", "is_delayed", "is_waiting", "is_stale"]].astype(int)
    weight = flags @ pd.Series([8, 4, 2, 1], index=flags.columns)
    ended = rows["status"].isin(ENDED) + 2 * (rows["status"] == NOT_SHOWN)
    ranked = rows.assign(reasons=flags.sum(axis=1), _weight=-weight, _ended=ended)
    return ranked.sort_values(["_weight", "_ended", "number"]).drop(columns=["_weight", "_ended"])


def pressing(rows: pd.DataFrame) -> pd.DataFrame:
    """Those of `by_need` that the forum should look at."""
    return rows[rows["reasons"] > 0]
