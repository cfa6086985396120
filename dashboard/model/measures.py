"""The measure register as it may be shown: nothing but the title of a measure about people in hiding."""

from collections.abc import Collection

import pandas as pd


def publish_measures(measures: pd.DataFrame, status_only: Collection[int]) -> pd.DataFrame:
    """The register with what a status-only measure may not show taken out.

    Measure 11 is about homes for people at a protected address; its numbers are 0 to 3 a year. Progress, deadline, last
    update and comment are blanked, and the status too: the plan lets a status-only measure say «fulfilled» or «not
    fulfilled» only when the forum has decided that it may, and the register holds no such decision. The empty status
    reads «not assessed». Takes and returns a MEASURES frame.
    """
    published = measures.copy()
    withheld = published["number"].isin(list(status_only))
    published.loc[withheld, "progress_pct"] = float("nan")
    published.loc[withheld, ["deadline", "updated"]] = pd.NaT
    published.loc[withheld, ["comment", "status"]] = ""
    return published
