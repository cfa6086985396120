"""What a reader remembers: earlier editions, laid beside this one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.model.disclosure.attack import Attacker, Demand, Known, NotProtectedError, Table, whole_table
from dashboard.model.disclosure.grid import Block, Cell, UnclearTableError, family_of, is_whole
from dashboard.model.disclosure.risk import Flags
from dashboard.model.margins import REST
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED

CELL = list(Cell._fields)


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
            pairs = _Pairs(self, attacker, known, movable)
            table = pairs.found(demand, seconds)
            if table is not None or pairs.found(Demand(0 * demand.weights, 0, True), seconds) is not None:
                return table
        return None

    def _movable(self, truth: Table, known: Known) -> list[Flags]:
        """Innermost cells that may have changed, first by the narrowest reading."""
        corrected = self.corrected(truth)
        seen_unchanged = ~np.isnan(self.printed) & ~corrected & known
        spoken_of = np.asarray(self.block.innermost[corrected].any(axis=0))
        certain = np.asarray(self.block.innermost[seen_unchanged].any(axis=0))
        return [spoken_of & ~certain, spoken_of, np.asarray(self.block.innermost.any(axis=0))]


class _Pairs:
    """Tables of today and of then, told apart by a change in each movable cell."""

    def __init__(self, memory: Memory, attacker: Attacker, known: Known, movable: Flags) -> None:
        steps = -memory.block.innermost[:, movable].astype(float)
        self.attacker, self.known, self.changes = attacker, known, steps.shape[1]
        self.then = np.hstack([np.eye(len(known)), steps])
        told = ~np.isnan(memory.printed)
        self.lowest, self.highest = np.where(told, memory.printed, 0), np.where(told, memory.printed, np.inf)

    def found(self, demand: Demand, seconds: float) -> Table | None:
        """Today's table of a pair that meets the demand, checked in whole numbers."""
        from scipy.optimize import LinearConstraint, milp

        sign = 1 if demand.low else -1
        goal = sign * self._widened(demand.weights)
        sums, rules = self._widened(self.attacker.block.sums), self._widened(self.attacker.rules)
        result = milp(
            goal,
            constraints=[
                LinearConstraint(sums, 0, 0),
                LinearConstraint(rules, 0, np.inf),
                LinearConstraint(self.then, self.lowest, self.highest),
                LinearConstraint(goal[None, :], -np.inf, sign * demand.limit),
            ],
            bounds=self._bounds(demand),
            integrality=np.ones(len(goal)),
            options={"time_limit": max(seconds, 0.01)},
        )
        pair = whole_table(result)
        return None if pair is None else self._checked(pair, demand)

    def _bounds(self, demand: Demand) -> Any:
        from scipy.optimize import Bounds

        low, high = self.attacker.bounds(demand, self.known)
        far = np.full(self.changes, self.attacker.highest)
        return Bounds(np.append(low, -far), np.append(high, far))

    def _widened(self, rows: Table) -> Table:
        return np.concatenate([rows, np.zeros((*rows.shape[:-1], self.changes))], axis=-1)

    def _checked(self, pair: Table, demand: Demand) -> Table:
        now, then = pair[: len(self.known)], self.then @ pair
        agrees = bool(((then >= self.lowest) & (then <= self.highest)).all())
        if not agrees or not self.attacker.proves(now, demand, self.known):
            raise NotProtectedError
        return now


class Library:
    """Earlier published frames; official sources, which are not under control, are left out."""

    def __init__(self, editions: Iterable[pd.DataFrame], official: Collection[str]) -> None:
        numbered = [edition.assign(edition=at) for at, edition in enumerate(editions)]
        rows = pd.concat([OBSERVATIONS.empty().assign(edition=0), *numbered])
        rows = rows[~rows["source"].isin(list(official))]
        self.count = len(numbered)
        self._tables = dict(list(rows.groupby([rows["indicator"].map(family_of), "period_start", "period_end"])))

    def of(self, table: pd.DataFrame) -> list[pd.DataFrame]:
        """What was said of the table's family, period and source; each different table once, oldest first."""
        first = table.iloc[0]
        rows = self._tables.get((family_of(first["indicator"]), first["period_start"], first["period_end"]))
        if rows is None:
            return []
        rows = rows[rows["source"].isin(set(table["source"]))]
        tables = [then.drop_duplicates(CELL) for _, then in rows.groupby("edition")]
        return list({then[[*CELL, "status", "value"]].to_csv(): then for then in tables}.values())

    def seen(self, blocks: list[tuple[tuple[Cell, ...], int, int]], source: str) -> list[tuple[Table, Flags]]:
        """What each edition printed and hid of several (cells, first year, last year); each different one once."""
        found = {}
        for edition in range(self.count):
            said = [self._said(edition, cells, years, source) for cells, *years in blocks]
            printed, hidden = (np.concatenate(part) for part in zip(*said, strict=True))
            if hidden.any() or not np.isnan(printed).all():
                found[printed.tobytes() + hidden.tobytes()] = (printed, hidden)
        return list(found.values())

    def _said(self, edition: int, cells: tuple[Cell, ...], years: list[int], source: str) -> tuple[Table, Flags]:
        rows = self._tables.get((family_of(cells[0].indicator), *years), OBSERVATIONS.empty().assign(edition=0))
        return _said(cells, rows[(rows["edition"] == edition) & (rows["source"] == source)])

    def sums_of_years(self, family: str, source: str) -> set[tuple[str, str, int, int]]:
        """(indicator, age group, first, last year) of every number of several years that was printed."""
        found = set()
        for (name, first, last), rows in self._tables.items():
            shown = rows[rows["status"].isin(NUMBER_STATUSES) & (rows["source"] == source)]
            if name == family and first < last:
                found |= {(*pair, first, last) for pair in zip(shown["indicator"], shown["age_group"], strict=True)}
        return found


def memories(block: Block, then: list[pd.DataFrame]) -> list[Memory]:
    """What each earlier table told and hid of the block."""
    return [_memory(block, table) for table in then]


def _memory(block: Block, table: pd.DataFrame) -> Memory:
    return Memory(block, *_said(block.cells, table))


def _said(cells: tuple[Cell, ...], table: pd.DataFrame) -> tuple[Table, Flags]:
    """The number that a table printed in each cell, NaN where none, and what it hid."""
    rows = table.set_index(CELL)[["status", "value"]].reindex(pd.MultiIndex.from_tuples(cells, names=CELL))
    printed = rows["value"].where(rows["status"].isin(NUMBER_STATUSES)).to_numpy(float)
    return printed, (rows["status"] == SUPPRESSED).to_numpy(bool)


def left_out(table: pd.DataFrame, then: list[pd.DataFrame]) -> pd.DataFrame | None:
    """Numbers of earlier tables for which today's has no row, each as last printed; None where there are none.

    Raises:
        UnclearTableError: a municipality was part of the rest then and stands by itself now, so that the rest is
            another group under the same name.
    """
    today = pd.MultiIndex.from_frame(table[CELL])
    rows = []
    for earlier in reversed(then):
        if _is_divided_anew(set(earlier["region"]), set(table["region"])):
            raise UnclearTableError("other municipalities in the rest than before")
        is_gone = ~pd.MultiIndex.from_frame(earlier[CELL]).isin(today)
        rows.append(earlier[is_gone & earlier["status"].isin(NUMBER_STATUSES)])
    found = pd.concat(rows).drop_duplicates(CELL) if rows else table.iloc[:0]
    return found if len(found) else None


def _is_divided_anew(then: set[str], now: set[str]) -> bool:
    has_rest = any(region.endswith(REST) for region in then & now)
    return has_rest and any(not is_whole(region) for region in now - then)


def laid_together(memories: list[Memory], room: float, seconds: float) -> list[Memory]:
    """The memories, with those that can be of the same people made one: a reader may have kept them all."""
    found: list[Memory] = []
    for memory in memories:
        for at, other in enumerate(found):
            both = _both(other, memory)
            if both is not None and _is_possible(both, room, seconds):
                found[at] = both
                break
        else:
            found.append(memory)
    return found


def _both(one: Memory, other: Memory) -> Memory | None:
    """What the two tell together; None where they tell different numbers."""
    if (~np.isnan(one.printed) & ~np.isnan(other.printed) & (one.printed != other.printed)).any():
        return None
    printed = np.where(np.isnan(one.printed), other.printed, one.printed)
    return Memory(one.block, printed, one.hidden | other.hidden)


def _is_possible(memory: Memory, room: float, seconds: float) -> bool:
    told = ~np.isnan(memory.printed)
    attacker = Attacker(memory.block, np.where(told, memory.printed, 0), room)
    return attacker.proof(Demand(np.zeros(len(told)), 0, True), told, seconds) is not None
