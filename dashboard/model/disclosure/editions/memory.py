"""What readers of an earlier edition remember, and which tables agree with it and with today's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.model.disclosure.pattern.attack import Attacker, Demand, Known, NotProtectedError, Table, whole_table
from dashboard.model.disclosure.pattern.grid import Block
from dashboard.model.disclosure.risk import Flags


@dataclass(frozen=True, eq=False)
class Memory:
    """One earlier edition of a block: the number it printed in each cell, NaN where none, and what it hid."""

    block: Block
    printed: Table
    hidden: Flags

    def corrected(self, truth: Table) -> Flags:
        """Cells whose number is another today."""
        is_other: Flags = ~np.isnan(self.printed) & (self.printed != truth)
        return is_other

    def proof(self, attacker: Attacker, demand: Demand, known: Known, seconds: float) -> Table | None:
        """A table of today that proves the demand together with a table of then that agrees with that edition.

        The reader takes it that only those people moved whom a changed number speaks of: if no such pair of tables
        exists with changes in the innermost cells of changed numbers alone, then anywhere within the changed numbers.
        """
        for pairs in self._readings(attacker, known, self.printed):
            pair = pairs.found(demand, seconds)
            if pair is not None or pairs.found(_nothing(demand), seconds) is not None:
                return None if pair is None else pair[0]
        return None

    def proof_of_then(
        self, attacker: Attacker, demand: Demand, told: Table, known: Known, seconds: float
    ) -> Table | None:
        """A table of then that proves the demand together with a table of today, as `proof` has it the other way.

        Args:
            attacker: of today's table.
            demand: what must be in doubt of the numbers of then; its insider is not asked for.
            told: what the one who asks knew then, the printed numbers among it; NaN where nothing.
            known: the cells of today's table that are known.
            seconds: to look for it in.

        Returns:
            None where there is none; any table of then where nobody who knew this can have been there.
        """
        for pairs in self._readings(attacker, known, told):
            pair = pairs.found(demand, seconds, of_then=True)
            if pair is not None or pairs.found(_nothing(demand), seconds, of_then=True) is not None:
                return None if pair is None else pair[1]
        return np.where(np.isnan(told), 0, told)

    def _readings(self, attacker: Attacker, known: Known, told: Table) -> Iterator["_Pairs"]:
        return (_Pairs(self, attacker, known, movable, told) for movable in self._movable(attacker.truth, known))

    def _movable(self, truth: Table, known: Known) -> list[Flags]:
        """Innermost cells that may have changed, first by the narrowest reading."""
        corrected = self.corrected(truth)
        seen_unchanged = ~np.isnan(self.printed) & ~corrected & known
        spoken_of = np.asarray(self.block.innermost[corrected].any(axis=0))
        certain = np.asarray(self.block.innermost[seen_unchanged].any(axis=0))
        return [spoken_of & ~certain, spoken_of, np.asarray(self.block.innermost.any(axis=0))]


def _nothing(demand: Demand) -> Demand:
    """A demand that every table meets."""
    return Demand(0 * demand.weights, 0, True)


class _Pairs:
    """Tables of today and of then, told apart by a change in each movable cell."""

    def __init__(self, memory: Memory, attacker: Attacker, known: Known, movable: Flags, told: Table) -> None:
        steps = -memory.block.innermost[:, movable].astype(float)
        self.attacker, self.known, self.changes = attacker, known, steps.shape[1]
        self.then = np.hstack([np.eye(len(known)), steps])
        self.now = np.eye(*self.then.shape)
        unknown = np.isnan(told)
        self.lowest, self.highest = np.where(unknown, 0, told), np.where(unknown, np.inf, told)

    def found(self, demand: Demand, seconds: float, *, of_then: bool = False) -> tuple[Table, Table] | None:
        """A pair of tables, today's and then's, of which the chosen one meets the demand; checked in whole numbers."""
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
