"""What another edition says of the plan's measures, beside the numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.charts.figures.measures import measure_name, status_words
from dashboard.model.published import Published
from dashboard.vocabulary.text import Text


@dataclass(frozen=True)
class MeasureChange:
    """One thing that is said differently of a measure: what it is, and both in words; empty where nothing is said."""

    what: str
    before: str
    after: str


def changed_measures(before: Published, after: Published, t: Text) -> tuple[MeasureChange, ...]:
    """Every field of every measure that changes; a measure that comes or goes is one change."""
    old, new = ({int(row["number"]): row for _, row in one.measures.iterrows()} for one in (before, after))
    return tuple(change for number in sorted(old | new) for change in _changes(old.get(number), new.get(number), t))


def _changes(old: pd.Series | None, new: pd.Series | None, t: Text) -> Iterator[MeasureChange]:
    if old is None and new is not None:
        yield MeasureChange(measure_name(new, t), "", t("new measure"))
    elif old is not None and new is None:
        yield MeasureChange(measure_name(old, t), t("in the register"), "")
    elif old is not None and new is not None:
        then, now = _said(old, t), _said(new, t)
        mark = f" ({t('Example data').lower()})" if new["synthetic"] else ""
        for field, words in now.items():
            if then[field] != words:
                yield MeasureChange(f"{measure_name(new, t)}: {field}{mark}", then[field], words)


def _said(row: pd.Series, t: Text) -> dict[str, str]:
    """What readers are told of a measure, by the name of each field."""
    progress = row["progress_pct"]
    return {
        t("Title"): row["title"],
        t("Goal"): f"{row['goal']}. {row['goal_title']}",
        t("Responsible"): row["responsible"],
        t("In cooperation with"): row["partners"],
        t("Type"): {"new": t("New"), "continued": t("Continued")}.get(row["type"], ""),
        t("Status"): status_words(row["status"], t),
        t("Progress"): "" if pd.isna(progress) else t.percent(progress),
        t("Deadline"): _day(row["deadline"], t),
        t("Updated"): _day(row["updated"], t),
        t("Comment"): row["comment"],
    }


def _day(day: pd.Timestamp, t: Text) -> str:
    return "" if pd.isna(day) else t.date(day)
