"""One publication: what every publisher of these numbers hides, and what this one must hide as well."""

from dataclasses import dataclass

import pandas as pd

from dashboard.model.disclosure.masking import mask
from dashboard.model.disclosure.partners import Exposure, exposures
from dashboard.model.disclosure.pattern.attack import OutOfTimeError, clock
from dashboard.model.disclosure.pattern.grid import family_of
from dashboard.model.disclosure.pattern.protect import LEVELS
from dashboard.model.disclosure.pattern.search import Search
from dashboard.model.disclosure.policy import Policy
from dashboard.model.margins import merged_years, with_margins
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED, official_rows


@dataclass(frozen=True, eq=False)
class Publication:
    """The published frame and its report.

    Attributes:
        frame: OBSERVATIONS columns, margins included; hidden cells are `suppressed` and hold no number.
        hidden: one row per controlled source: source, cells withheld, cells published; not which cells, or why.
        level: the coarsest of LEVELS that any part of the table needed; usually `full`.
        reason: why it is coarser than full: `time`, `audit` or `unclear` (inconsistent numbers); empty if it is not.
        seconds: work that it took.
        exposures: municipalities that would disclose a hidden number by printing their own rows. For the publisher,
            never for readers.
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

    Takes an OBSERVATIONS frame from the loaders. No numbers make it raise: a table that can't be protected is
    hidden.
    """
    start = clock()
    frame = with_margins(observations)
    frame = frame[~frame["indicator"].isin(policy.unpublished)].reset_index(drop=True)
    sums = merged_years(frame, policy.merged)
    frame = pd.concat([frame, sums], ignore_index=True)
    controlled = frame[~official_rows(frame)]
    is_sum = frozenset(range(len(frame) - len(sums), len(frame)))
    search = _searched(controlled, policy, start, is_sum)
    families = controlled["indicator"].map(family_of)
    masked = [mask(controlled[families == name], found.hidden) for name, found in search.found.items()]
    published = OBSERVATIONS.check(_with(frame, pd.concat([controlled.iloc[:0], *masked])))
    exposed = _exposures(search)
    return Publication(published, _counts(masked), LEVELS[search.level], search.reason, clock() - start, exposed)


def _with(frame: pd.DataFrame, masked: pd.DataFrame) -> pd.DataFrame:
    """The frame with its controlled rows masked; one that nobody has masked would lose its number and its status."""
    is_official = official_rows(frame)
    columns = ("status", "value", "persons")
    return frame.assign(**{name: frame[name].where(is_official, masked[name].reindex(frame.index)) for name in columns})


def _searched(controlled: pd.DataFrame, policy: Policy, start: float, sums: frozenset[int]) -> Search:
    """The common pattern, or this publisher's own where it must hide more."""
    common = Search(policy.common, start, sums).run(controlled)
    hidden = {row for found in common.found.values() for row in found.hidden}
    if policy.demands_no_more and _is_all_shown(policy, mask(controlled, hidden)):
        return common
    return Search(policy, start, sums, common).run(controlled)


def _is_all_shown(policy: Policy, shown: pd.DataFrame) -> bool:
    """Whether every number of the earlier editions is shown now, so that having kept them reveals nothing."""
    printed = pd.concat([OBSERVATIONS.empty(), *policy.earlier])
    printed = printed[printed["status"].isin(NUMBER_STATUSES) & ~official_rows(printed)]
    cells = [*OBSERVATIONS.key, "value"]
    return bool(pd.MultiIndex.from_frame(printed[cells]).isin(pd.MultiIndex.from_frame(shown[cells])).all())


def _exposures(search: Search) -> tuple[Exposure, ...]:
    """What municipalities' own rows would disclose, as far as time allows."""
    found: dict[tuple[object, ...], Exposure] = {}  # a row that discloses one year is not listed again for a span
    try:
        for name, family in search.found.items():
            for one in family.done:
                for exposure in exposures(one.own_rows, one.problem, one.plain, one.hidden):
                    found.setdefault((name, *exposure.regions, exposure.row), exposure)
    except OutOfTimeError:
        pass
    return tuple(found.values())


def _counts(masked: list[pd.DataFrame]) -> pd.DataFrame:
    """Cells withheld and published per source; not which cells, or why."""
    if not masked:
        return pd.DataFrame({"source": [], "cells": [], "published": []})
    rows = pd.concat(masked)
    counted = rows.assign(cells=rows["status"] == SUPPRESSED, published=rows["status"].isin(NUMBER_STATUSES))
    return counted.groupby("source", as_index=False)[["cells", "published"]].sum()
