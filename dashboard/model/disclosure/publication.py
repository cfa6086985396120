"""One publication: what every publisher of these numbers hides, what this one must hide besides, and the one frame."""

from dataclasses import dataclass

import pandas as pd

from dashboard.model.disclosure.attack import OutOfTimeError, clock
from dashboard.model.disclosure.grid import family_of
from dashboard.model.disclosure.masking import mask
from dashboard.model.disclosure.partners import Exposure, exposures
from dashboard.model.disclosure.policy import Policy
from dashboard.model.disclosure.protect import LEVELS
from dashboard.model.disclosure.search import Search
from dashboard.model.margins import with_margins
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED


@dataclass(frozen=True, eq=False)
class Publication:
    """What the step gives.

    Attributes:
        frame: OBSERVATIONS columns, margins included; hidden cells are `suppressed` and hold no number.
        hidden: one row a source under control: source, cells withheld, cells published. No cell is told why.
        level: the coarsest of LEVELS that some part of the table had to go down to; `full` as a rule.
        reason: why it is coarser than full: `time`, `audit`, `unclear` (its numbers make no table), else empty.
        seconds: of work that it took.
        exposures: municipalities that would give a hidden number away by printing their own rows. For the one who
            publishes, never for readers.
    """

    frame: pd.DataFrame
    hidden: pd.DataFrame
    level: str
    reason: str
    seconds: float
    exposures: tuple[Exposure, ...] = ()


def publish(observations: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """The published frame of `publish_with_report`."""
    return publish_with_report(observations, policy).frame


def publish_with_report(observations: pd.DataFrame, policy: Policy) -> Publication:
    """The published frame with its report.

    Takes an OBSERVATIONS frame as the loaders deliver it. Never raises for what the numbers are: a table that can't
    be protected is hidden.
    """
    start = clock()
    frame = with_margins(observations)
    frame = frame[~frame["indicator"].isin(policy.unpublished)].reset_index(drop=True)
    controlled = frame[~frame["source"].isin(policy.official)]
    search = Search(policy.common, start).run(controlled)
    if not policy.is_common:
        search = Search(policy, start, search).run(controlled)
    families = controlled["indicator"].map(family_of)
    masked = [mask(controlled[families == name], found.hidden) for name, found in search.found.items()]
    published = OBSERVATIONS.check(pd.concat([frame.drop(controlled.index), *masked]).sort_index())
    told = _exposures(search)
    return Publication(published, _counts(masked), LEVELS[search.level], search.reason, clock() - start, told)


def _exposures(search: Search) -> tuple[Exposure, ...]:
    """What municipalities' own rows would give away, as far as there is time to ask."""
    found: list[Exposure] = []
    try:
        for family in search.found.values():
            for one in family.done:
                found += exposures(one.block, one.problem, one.plain, one.hidden)
    except OutOfTimeError:
        return tuple(found)
    return tuple(found)


def _counts(masked: list[pd.DataFrame]) -> pd.DataFrame:
    """Cells withheld and published a source; nothing of which cells, or why."""
    if not masked:
        return pd.DataFrame({"source": [], "cells": [], "published": []})
    rows = pd.concat(masked)
    counted = rows.assign(cells=rows["status"] == SUPPRESSED, published=rows["status"].isin(NUMBER_STATUSES))
    return counted.groupby("source", as_index=False)[["cells", "published"]].sum()
