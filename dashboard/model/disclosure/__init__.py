"""The disclosure step: from observations to the one table that may leave the model.

`publish` is the only door. What it returns is all that charts, pages, exports, commands and logs ever get, so a rate, a
share, a change, a rank, an axis, a colour or a sentence that is made from a hidden number can't be made at all: each is
computed downstream from the published frame, where that number is missing. No sum is made downstream either, since
every sum that is shown is a row here and was attacked with the others.

Small numbers about people are hidden first (`risk`), then the cheapest further cells so that no hidden number and no
unprinted remainder can be worked out within `threshold` persons (`suppress`), also by someone who is herself the only
one in a cell and by someone who has kept earlier editions (`editions`). Then what stands in the frame is attacked once
more (`audit`). What fails or takes too long is published coarser, in the end not at all.
"""

import time
from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.model.disclosure.audit import audit
from dashboard.model.disclosure.cache import Pattern, cached_pattern, digest_of, store_pattern
from dashboard.model.disclosure.components import components
from dashboard.model.disclosure.grid import UnclearTableError, block_of, family_of
from dashboard.model.disclosure.policy import Policy
from dashboard.model.disclosure.protect import LEVELS, Protected, protect
from dashboard.model.disclosure.suppress import NotProtectedError, OutOfTimeError
from dashboard.model.margins import with_margins
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED

__all__ = ["LEVELS", "Policy", "Publication", "publish", "publish_with_report"]

PERIOD = ["period_start", "period_end"]
SHARE_OF_TIME = (0.6, 0.75, 0.85, 0.95)  # of the time limit, when each level gives way to the next coarser


@dataclass(frozen=True, eq=False)
class Publication:
    """What the step gives.

    Attributes:
        frame: OBSERVATIONS columns, margins included; hidden cells are `suppressed` and hold no number.
        hidden: one row a source under control: source, cells withheld, cells published. No cell is told why.
        level: the coarsest of LEVELS that some part of the table had to go down to; `full` as a rule.
        reason: why it is coarser than full: `time`, `audit`, `unclear` (its numbers make no table), else empty.
        seconds: what it took.
    """

    frame: pd.DataFrame
    hidden: pd.DataFrame
    level: str
    reason: str
    seconds: float


def publish(observations: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The published frame of `publish_with_report`."""
    return publish_with_report(observations, policy).frame


def publish_with_report(observations: pd.DataFrame, policy: Policy) -> Publication:
    """The published frame with its report.

    Takes an OBSERVATIONS frame as the loaders deliver it. Never raises for what the numbers are: a table that can't
    be protected is hidden.
    """
    start = time.monotonic()
    frame = with_margins(observations)
    frame = frame[~frame["indicator"].isin(policy.unpublished)].reset_index(drop=True)
    controlled = frame[~frame["source"].isin(policy.official)]
    digest = digest_of(controlled, policy)
    step = _Step(frame, policy, start, cached_pattern(policy.cache, digest))
    for (source, family), table in controlled.groupby(["source", controlled["indicator"].map(family_of)]):
        step.publish_family(f"{source} {family}", table)
    store_pattern(policy.cache, digest, step.found)
    published = OBSERVATIONS.check(_masked(frame, step.hidden))
    counts = _counts(published.loc[controlled.index])
    return Publication(published, counts, LEVELS[step.level], step.reason, time.monotonic() - start)
