"""The disclosure step: from observations to the one table that may leave the model."""

from dataclasses import dataclass

import pandas as pd

from dashboard.model.disclosure.policy import Policy
from dashboard.model.margins import REST, with_margins
from loaders.schema import ALL, NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED

__all__ = ["Policy", "Publication", "publish", "publish_with_report"]


@dataclass(frozen=True, eq=False)
class Publication:
    """What the step gives: the published frame, how many cells are withheld a source, and how coarse it is."""

    frame: pd.DataFrame
    hidden: pd.DataFrame
    level: str
    seconds: float


def publish(observations: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The published frame: see `publish_with_report`."""
    return publish_with_report(observations, policy).frame


def publish_with_report(observations: pd.DataFrame, policy: Policy) -> Publication:
    """First, coarse and safe version: only home's and the catchment's totals are shown, all else is hidden."""
    frame = with_margins(observations)
    frame = frame[~frame["indicator"].isin(policy.unpublished)].reset_index(drop=True)
    controlled = ~frame["source"].isin(policy.official)
    whole = frame["region"].str.contains(":") & ~frame["region"].str.endswith(REST)
    shown = (frame["sex"] == ALL) & (whole | (frame["region"] == policy.home))
    persons = frame["persons"].where(frame["unit"].isin(["conversations", "visits", "stays"]), frame["value"])
    shown &= persons >= policy.threshold
    for _, group in frame[shown & controlled].groupby(
        ["indicator", "period_start", "period_end", "age_group", "source"]
    ):
        if len(group) == 2 and abs(group["value"].diff().iloc[1]) < policy.threshold:
            shown[group.index] = False
    hide = controlled & ~shown & frame["status"].isin(NUMBER_STATUSES)
    frame.loc[hide, ["value", "persons"]] = float("nan")
    frame.loc[hide, "status"] = SUPPRESSED
    return Publication(OBSERVATIONS.check(frame), _hidden(frame[controlled]), "totals", 0.0)


def _hidden(frame: pd.DataFrame) -> pd.DataFrame:
    counted = frame.assign(cells=frame["status"] == SUPPRESSED, published=frame["status"].isin(NUMBER_STATUSES))
    return counted.groupby("source", as_index=False)[["cells", "published"]].sum()
