"""Conversations per person, which distinguishes more conversations from more people."""

from typing import Any

import pandas as pd

from dashboard.model.published import Published
from dashboard.model.select import at, series
from loaders.schema import MISSING, NORMAL, NUMBER_STATUSES, PROVISIONAL, SUPPRESSED

EVENTS, PERSONS = "centre.conversations", "centre.conversation_users"


def conversations_per_person(
    published: Published, region: str, sex: str, from_year: int | None = None, to_year: int | None = None
) -> pd.DataFrame:
    """Published conversations divided by the published persons of the same place, year and sex.

    The rows of the conversations with the quotient as value; withheld or missing if either number is. Both numbers are
    published, so the quotient discloses nothing new.
    """
    events = series(published, EVENTS, region, sex=sex, from_year=from_year, to_year=to_year)
    persons = series(published, PERSONS, region, sex=sex)
    divided = [_divided(row, at(persons, int(row["year"]))) for _, row in events.iterrows()]
    return pd.DataFrame(divided, columns=events.columns).astype(events.dtypes) if divided else events


def _divided(events: pd.Series, persons: pd.Series | None) -> dict[str, Any]:
    status = _status(events, persons)
    row: dict[str, Any] = events.to_dict() | {"value": float("nan"), "status": status}
    if persons is None or status not in NUMBER_STATUSES:
        return row
    return row | {
        "value": events["value"] / persons["value"],
        "synthetic": bool(events["synthetic"] or persons["synthetic"]),
        "file": _joined(events["file"], persons["file"]),
        "sheet": _joined(events["sheet"], persons["sheet"]),
        "cell": f"{events['cell']} / {persons['cell']}",
    }


def _status(events: pd.Series, persons: pd.Series | None) -> str:
    """The weaker of the two decides: withheld before missing before provisional."""
    if persons is None:
        return str(SUPPRESSED if events["status"] == SUPPRESSED else MISSING)
    both = {events["status"], persons["status"]}
    if SUPPRESSED in both:
        return SUPPRESSED
    if not both <= set(NUMBER_STATUSES) or not persons["value"] > 0:
        return MISSING
    return PROVISIONAL if PROVISIONAL in both else NORMAL


def _joined(first: str, second: str) -> str:
    return first if first == second else f"{first} + {second}"
