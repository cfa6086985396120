"""One publication: each family of linked indicators at the finest level that is proven, put together in one frame."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.model.disclosure.attack import NotProtectedError, OutOfTimeError, clock
from dashboard.model.disclosure.audit import audit
from dashboard.model.disclosure.cache import Pattern, cached_pattern, digest_of, store_pattern
from dashboard.model.disclosure.components import components
from dashboard.model.disclosure.editions import Library, left_out, memories
from dashboard.model.disclosure.grid import Block, UnclearTableError, block_of, family_of
from dashboard.model.disclosure.policy import Policy
from dashboard.model.disclosure.protect import LEVELS, protect
from dashboard.model.margins import with_margins
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED

SHARE_OF_TIME = (0.6, 0.75, 0.85, 0.95)  # of the time limit, when each level gives way to the next coarser


@dataclass(frozen=True, eq=False)
class Publication:
    """What the step gives.

    Attributes:
        frame: OBSERVATIONS columns, margins included; hidden cells are `suppressed` and hold no number.
        hidden: one row a source under control: source, cells withheld, cells published. No cell is told why.
        level: the coarsest of LEVELS that some part of the table had to go down to; `full` as a rule.
        reason: why it is coarser than full: `time`, `audit`, `unclear` (its numbers make no table), else empty.
        seconds: of work that it took.
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
    start = clock()
    frame = with_margins(observations)
    frame = frame[~frame["indicator"].isin(policy.unpublished)].reset_index(drop=True)
    controlled = frame[~frame["source"].isin(policy.official)]
    digest = digest_of(controlled, policy)
    step = _Step(policy, start, cached_pattern(policy.cache, digest))
    families = controlled.groupby(controlled["indicator"].map(family_of))
    masked = [step.publish_family(str(name), table) for name, table in sorted(families, key=lambda item: len(item[1]))]
    store_pattern(policy.cache, digest, step.found)
    published = pd.concat([frame.drop(controlled.index), *masked]).sort_index()
    seconds = clock() - start
    return Publication(OBSERVATIONS.check(published), _counts(masked), LEVELS[step.level], step.reason, seconds)


class _Step:
    """The state of one publication: its clock, what it found, and how coarse it had to become."""

    def __init__(self, policy: Policy, start: float, hints: Pattern) -> None:
        self.policy, self.start, self.hints = policy, start, hints
        self.earlier = Library(policy.earlier, policy.official)
        self.found: Pattern = {}
        self.level, self.reason = 0, ""

    def publish_family(self, name: str, table: pd.DataFrame) -> pd.DataFrame:
        """The rows of one family as they may be shown, at the finest level that holds."""
        blocks, unclear = _blocks(table, self.earlier)
        self.reason = self.reason or ("unclear" if unclear else "")
        hint = _hint(self.hints.get(name))
        for level in range(LEVELS.index(hint["level"]), len(LEVELS) - 1):
            try:
                masked, hidden = self._at(level, table, blocks, unclear, hint["hidden"])
            except OutOfTimeError:
                self.reason = "time"
            except NotProtectedError:
                self.reason = "audit"
            else:
                self._keep(name, level, hidden)
                return masked
        self._keep(name, len(LEVELS) - 1, set(table.index))
        return mask(table, set(table.index))

    def _at(
        self, level: int, table: pd.DataFrame, blocks: list[Block], unclear: set[int], hint: set[int]
    ) -> tuple[pd.DataFrame, set[int]]:
        deadline = self.start + self.policy.time_limit * SHARE_OF_TIME[level]
        done, hidden = [], set(unclear)
        for block in blocks:
            suggestion = np.isin(block.rows, list(hint)) if hint else None
            try:
                known = memories(block, self.earlier.of(table.loc[block.rows[block.rows >= 0]]))
                done.append(protect(block, known, self.policy, LEVELS[level], deadline, suggestion))
                hidden |= set(block.rows[done[-1].hidden & (block.rows >= 0)].tolist())
            except UnclearTableError:
                self.reason = self.reason or "unclear"
                hidden |= set(block.rows[block.rows >= 0].tolist())
        masked = mask(table, hidden)
        for protected in done:
            audit(protected, masked)
        return masked, hidden

    def _keep(self, name: str, level: int, hidden: set[int]) -> None:
        self.found[name] = {"level": LEVELS[level], "hidden": sorted(hidden)}
        self.level = max(self.level, level)


def _blocks(table: pd.DataFrame, library: Library) -> tuple[list[Block], set[int]]:
    """The family's blocks over all periods, and the rows of what can't be modelled."""
    overlapping = _overlaps_another_period(table)
    blocks, unclear = [], set(table.index[overlapping])
    for _, rows in table[~overlapping].groupby(["period_start", "period_end"]):
        try:
            blocks += components(block_of(rows, left_out(rows, library.of(rows))))
        except UnclearTableError:
            unclear |= set(rows.index)
    return blocks, unclear


def _overlaps_another_period(table: pd.DataFrame) -> pd.Series:
    """Rows of several years that hold another period: a sum or mean of years is an equation that no block has."""
    periods = table[["period_start", "period_end"]].drop_duplicates()
    wide = [
        (start, end)
        for start, end in periods.itertuples(index=False)
        if start < end and ((periods["period_start"] <= end) & (periods["period_end"] >= start)).sum() > 1
    ]
    return pd.Series(
        [period in wide for period in zip(table["period_start"], table["period_end"], strict=True)], index=table.index
    )


def _hint(found: object) -> dict[str, Any]:
    """A stored pattern, or an empty one where the file held something else."""
    match found:
        case {"level": str(level), "hidden": list(hidden)} if level in LEVELS and all(type(at) is int for at in hidden):
            return {"level": level, "hidden": set(hidden)}
    return {"level": LEVELS[0], "hidden": set()}


def mask(table: pd.DataFrame, hidden: set[int]) -> pd.DataFrame:
    """The rows with no number where hidden, and with persons only where the persons' own cell is shown."""
    masked = table.copy()
    withheld = masked.index.isin(list(hidden)) & masked["status"].isin(NUMBER_STATUSES)
    masked.loc[withheld, "status"] = SUPPRESSED
    shown = masked["status"].isin(NUMBER_STATUSES)
    keys = [key for key in OBSERVATIONS.key if key != "indicator"]
    cells = pd.MultiIndex.from_frame(masked[["indicator", *keys]])
    own = pd.MultiIndex.from_frame(masked[["indicator", *keys]].assign(indicator=masked["indicator"].map(family_of)))
    masked.loc[~shown, "value"] = float("nan")
    masked.loc[~(shown & own.isin(cells[shown])), "persons"] = float("nan")
    return masked


def _counts(masked: list[pd.DataFrame]) -> pd.DataFrame:
    """Cells withheld and published a source; nothing of which cells, or why."""
    if not masked:
        return pd.DataFrame({"source": [], "cells": [], "published": []})
    rows = pd.concat(masked)
    counted = rows.assign(cells=rows["status"] == SUPPRESSED, published=rows["status"].isin(NUMBER_STATUSES))
    return counted.groupby("source", as_index=False)[["cells", "published"]].sum()
