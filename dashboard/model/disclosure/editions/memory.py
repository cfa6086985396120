"""What readers of an earlier edition remember, and which tables agree with both editions."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.model.disclosure.pattern.attack import Attacker, Demand, Known, NotProtectedError, Table, whole_table
from dashboard.model.disclosure.pattern.grid import Block
from dashboard.model.disclosure.risk import Flags


@dataclass(frozen=True, eq=False)
class Memory:
    """One earlier edition of a block: the number printed in each cell, NaN where none, and the hidden cells."""

    block: Block
    printed: Table
    hidden: Flags

    def corrected(self, truth: Table) -> Flags:
        """Cells whose printed number differs from today's."""
        changed: Flags = ~np.isnan(self.printed) & (self.printed != truth)
        return changed

    def proof(self, attacker: Attacker, demand: Demand, known: Known, seconds: float) -> Table | None:
        """A table of today that proves the demand, paired with an earlier table that agrees with that edition.

        The reader assumes that people moved only where printed numbers changed. If no pair of tables agrees with the
        narrowest reading of that, the next wider one is tried.
        """
        for pairs in self._readings(attacker, known, self.printed):
            pair = pairs.found(demand, seconds)
            if pair is not None or pairs.found(_nothing(demand), seconds) is not None:
                return None if pair is None else pair[0]
        return None

    def proof_of_then(
        self, attacker: Attacker, demand: Demand, known_then: Table, known: Known, seconds: float
    ) -> Table | None:
        """An earlier table that proves the demand, paired with a table of today: `proof` the other way round.

        Args:
            attacker: the attacker of today's table.
            demand: what must stay in doubt about the earlier numbers; its insider is ignored.
            known_then: what the reader knew then, including the printed numbers; NaN where nothing.
            known: the cells of today's table that are known.
            seconds: time to search.

        Returns:
            None if there is no such table; any earlier table if no reader can have known this.
        """
        for pairs in self._readings(attacker, known, known_then):
            pair = pairs.found(demand, seconds, of_then=True)
            if pair is not None or pairs.found(_nothing(demand), seconds, of_then=True) is not None:
                return None if pair is None else pair[1]
        return np.where(np.isnan(known_then), 0, known_then)

    def _readings(self, attacker: Attacker, known: Known, known_then: Table) -> Iterator["_Pairs"]:
        return (_Pairs(self, attacker, known, movable, known_then) for movable in self._movable(attacker.truth, known))

    def _movable(self, truth: Table, known: Known) -> list[Flags]:
        """Innermost cells that may have changed, the narrowest reading first."""
        corrected = self.corrected(truth)
        seen_unchanged = ~np.isnan(self.printed) & ~corrected & known
        implied = np.asarray(self.block.innermost[corrected].any(axis=0))
        certain = np.asarray(self.block.innermost[seen_unchanged].any(axis=0))
        return [implied & ~certain, implied, np.asarray(self.block.innermost.any(axis=0))]


def _nothing(demand: Demand) -> Demand:
    """A demand that every table meets."""
    return Demand(0 * demand.weights, 0, True)


class _Pairs:
    """Pairs of an earlier table and today's, which differ only in the movable cells."""

    def __init__(self, memory: Memory, attacker: Attacker, known: Known, movable: Flags, known_then: Table) -> None:
        steps = -memory.block.innermost[:, movable].astype(float)
        self.attacker, self.known, self.changes = attacker, known, steps.shape[1]
        self.then = np.hstack([np.eye(len(known)), steps])
        self.now = np.eye(*self.then.shape)
        unknown = np.isnan(known_then)
        self.lowest, self.highest = np.where(unknown, 0, known_then), np.where(unknown, np.inf, known_then)

    def found(self, demand: Demand, seconds: float, *, of_then: bool = False) -> tuple[Table, Table] | None:
        """Today's and an earlier table, of which the chosen one meets the demand; checked in whole numbers."""
        from scipy.optimize import LinearConstraint, milp

        sign = 1 if demand.low else -1
        goal = sign * demand.weights @ (self.then if of_then else self.now)
        rules = self.attacker.rules
        result = milp(
            goal,
            constraints=[
                LinearConstraint(self.attacker.block.sums @ self.now, 0, 0),
                LinearConstraint(np.vstack([rules @ self.now, rules @ self.then]), 0, np.inf),
                LinearConstraint(self.then, self.lowest, self.highest),
                LinearConstraint(goal[None, :], -np.inf, sign * demand.limit),
            ],
            bounds=self._bounds(demand),
            integrality=np.ones(len(goal)),
            options={"time_limit": max(seconds, 0.01)},
        )
        pair = whole_table(result)
        return None if pair is None else self._checked(pair, demand, of_then)

    def _bounds(self, demand: Demand) -> Any:
        from scipy.optimize import Bounds

        low, high = self.attacker.bounds(demand, self.known)
        far = np.full(self.changes, self.attacker.highest)
        return Bounds(np.append(low, -far), np.append(high, far))

    def _checked(self, pair: Table, demand: Demand, of_then: bool) -> tuple[Table, Table]:
        now, then = self.now @ pair, self.then @ pair
        agrees = bool(((then >= self.lowest) & (then <= self.highest)).all())
        possible = self.attacker.is_possible(now, self.attacker.known_to(demand, self.known))
        if not (agrees and possible and demand.is_met_by(then if of_then else now)):
            raise NotProtectedError
        return now, then


def combined(memories: list[Memory], room: float, seconds: float) -> list[Memory]:
    """The memories, merged where they can be about the same people: a reader may have kept them all."""
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
    """Both memories as one; None where their numbers differ."""
    if (~np.isnan(one.printed) & ~np.isnan(other.printed) & (one.printed != other.printed)).any():
        return None
    printed = np.where(np.isnan(one.printed), other.printed, one.printed)
    return Memory(one.block, printed, one.hidden | other.hidden)


def _is_possible(memory: Memory, room: float, seconds: float) -> bool:
    known = ~np.isnan(memory.printed)
    attacker = Attacker(memory.block, np.where(known, memory.printed, 0), room)
    return attacker.proof(Demand(np.zeros(len(known)), 0, True), known, seconds) is not None
