"""The register of measures as published: a measure about people in hiding has only the plan's words."""

from collections.abc import Collection, Mapping

import pandas as pd

from dashboard.model.action_plan.plan import Planned
from loaders.schema import NOT_SHOWN


def publish_measures(
    measures: pd.DataFrame, status_only: Collection[int], planned: Mapping[int, Planned]
) -> pd.DataFrame:
    """The register with the entries of status-only measures replaced by the plan's words.

    Measure 11 is about homes for people at a protected address; its numbers are 0 to 3 a year. Progress, deadline, last
    update, comment and type are blanked, and title, owner and partners come from the plan; without an entry there they
    are empty, and only the number is shown. The status is «not shown»: by the plan, a status-only measure may be called
    «fulfilled» or «not fulfilled» only if the forum has decided so, and the register has no such decisions.
    Takes and returns a MEASURES frame.
    """
    published = measures.copy()
    withheld = published["number"].isin(list(status_only))
    published.loc[withheld, "progress_pct"] = float("nan")
    published.loc[withheld, ["deadline", "updated"]] = pd.NaT
    published.loc[withheld, ["title", "responsible", "partners", "type", "comment"]] = ""
    published.loc[withheld, "status"] = NOT_SHOWN
    for place, number in published.loc[withheld, "number"].items():
        if entry := planned.get(int(number)):
            words = [entry.title, entry.goal, _goal_title(measures, entry.goal), entry.responsible, entry.partners]
            published.loc[place, ["title", "goal", "goal_title", "responsible", "partners"]] = words
    return published


def _goal_title(measures: pd.DataFrame, goal: int) -> str:
    titles = measures.loc[measures["goal"] == goal, "goal_title"]
    return "" if titles.empty else str(titles.iloc[0])
