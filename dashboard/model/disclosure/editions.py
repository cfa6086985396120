"""What a reader remembers: earlier editions, laid beside this one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from dashboard.model.disclosure.attack import Attacker, Demand, Known, Table
from dashboard.model.disclosure.grid import Block
from dashboard.model.disclosure.risk import Flags
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED


@dataclass(frozen=True, eq=False)
class Memory:
    """One earlier edition of a block: the number it printed in each cell, NaN where none, and what it hid."""

    block: Block
    printed: Table
    hidden: Flags

    def corrected(self, truth: Table) -> Flags:
        """Cells whose number is another today."""
        return ~np.isnan(self.printed) & (self.printed != truth)

    def proof(self, attacker: Attacker, demand: Demand, known: Known, seconds: float) -> Table | None:
        """A table of today that proves the demand together with a table of then that agrees with that edition.

        The reader takes it that only those people moved whom a changed number speaks of: if no such pair of tables
        exists with changes in the innermost cells of changed numbers alone, then anywhere within the changed numbers.
        """
        for movable in self._movable(attacker.truth, known):
            if self._pair(attacker, Demand(0 * demand.weights, 0, True), known, movable, seconds) is not None:
                return self._pair(attacker, demand, known, movable, seconds)
        return None

    def _movable(self, truth: Table, known: Known) -> tuple[Flags, ...]:
        """Innermost cells that may have changed, first by the narrowest reading."""
        within = self._innermost
        corrected = self.corrected(truth)
        seen_unchanged = ~np.isnan(self.printed) & ~corrected & known
        spoken_of = within[corrected].any(axis=0)
        return spoken_of & ~within[seen_unchanged].any(axis=0), spoken_of, within.any(axis=0)

    @cached_property
    def _innermost(self) -> Flags:
        """Row: cell; column: cell without parts that is within it."""
        has_parts = (self.block.sums > 0).any(axis=0)
        within = np.array([np.isin(np.arange(len(has_parts)), self.block.inside(at)) for at in range(len(has_parts))])
        return within & ~has_parts

    def _pair(self, attacker: Attacker, demand: Demand, known: Known, movable: Flags, seconds: float) -> Table | None:
        """Today's table of a pair that meets the demand, checked in whole numbers."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        count, steps = len(known), self._innermost[:, movable].astype(float)
        then = np.hstack([np.eye(count), -steps])
        low, high = np.where(known, attacker.truth, 0), np.where(known, attacker.truth, attacker.highest)
        low[list(demand.insider)] = high[list(demand.insider)] = attacker.truth[list(demand.insider)]
        rules = np.pad(np.vstack([attacker.block.sums, attacker.rules]), ((0, 0), (0, steps.shape[1])))
        rules_high = np.concatenate([np.zeros(len(attacker.block.sums)), np.full(len(attacker.rules), np.inf)])
        goal = np.pad(demand.weights, (0, steps.shape[1])) * (1 if demand.low else -1)
        far = attacker.highest
        result = milp(
            goal,
            constraints=[
                LinearConstraint(rules, 0, rules_high),
                LinearConstraint(
                    then, np.nan_to_num(self.printed), np.where(np.isnan(self.printed), np.inf, self.printed)
                ),
                LinearConstraint(goal[None, :], -np.inf, demand.limit * (1 if demand.low else -1)),
            ],
            bounds=Bounds(np.append(low, np.full(steps.shape[1], -far)), np.append(high, np.full(steps.shape[1], far))),
            integrality=np.ones(len(goal)),
            options={"time_limit": max(seconds, 0.01)},
        )
        if result.x is None:
            return None
        pair = np.rint(result.x)
        return pair[:count] if self._agrees(then @ pair) and attacker.proves(pair[:count], demand, known) else None

    def _agrees(self, table: Table) -> bool:
        told = ~np.isnan(self.printed)
        return bool((table >= 0).all() and (table[told] == self.printed[told]).all())


class Library:
    """Earlier published frames, looked up by cell."""

    def __init__(self, editions: Iterable[pd.DataFrame]) -> None:
        self._editions = [edition.set_index(list(OBSERVATIONS.key))[["status", "value"]] for edition in editions]

    def memories(self, block: Block, frame: pd.DataFrame) -> list[Memory]:
        """What each earlier edition told and hid of the block."""
        sample = frame.loc[block.rows[block.rows >= 0][0]]
        keys = [
            (
                cell.indicator,
                cell.region,
                sample.period_start,
                sample.period_end,
                cell.sex,
                cell.age_group,
                sample.source,
            )
            for cell in block.cells
        ]
        return [self._memory(block, edition, keys) for edition in self._editions]

    @staticmethod
    def _memory(block: Block, edition: pd.DataFrame, keys: list[tuple]) -> Memory:
        rows = edition.reindex(pd.MultiIndex.from_tuples(keys, names=edition.index.names))
        printed = rows["value"].where(rows["status"].isin(NUMBER_STATUSES)).to_numpy(float)
        return Memory(block, printed, (rows["status"] == SUPPRESSED).to_numpy(bool))
