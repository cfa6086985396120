"""The attacker: what can be inferred from the published cells of a block, by linear and integer programming.

A reader who knows the published numbers knows that the true table is one of those in whole, non-negative numbers that
agree with them. A hidden number is protected when some of these tables have it as low, and others as high, as demanded.
Each such table is a proof that anybody can check by adding up, so proofs are kept and reused.
"""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.model.disclosure.pattern.grid import Block

Table = NDArray[np.float64]
Known = NDArray[np.bool_]
MOST_EVENTS_PER_PERSON = 1000.0
TOLERANCE = 1e-6
INFEASIBLE = 2  # scipy's status of a problem that is proven to have no solution


class OutOfTimeError(Exception):
    """The time limit was reached before the table was protected."""


class NotProtectedError(Exception):
    """No pattern for this table gives the protection demanded, or none that can be verified."""


def clock() -> float:
    """Seconds of work by this thread: the load on the machine must not decide what is published."""
    return time.thread_time()


def seconds_until(deadline: float) -> float:
    """Seconds until a `clock()`.

    Raises:
        OutOfTimeError: there are none.
    """
    left = deadline - clock()
    if left <= 0:
        raise OutOfTimeError
    return left


@dataclass(frozen=True, eq=False)
class Demand:
    """One number that readers must be left in doubt about.

    Attributes:
        weights: the number in question as a sum of cells, one weight a cell.
        limit: some possible table must have it at or below this (`low`), or at or above it.
        low: which of the two.
        insider: cells that one person in the table knows, being the only one in them.
    """

    weights: Table
    limit: float
    low: bool
    insider: tuple[int, ...] = ()

    def is_met_by(self, table: Table) -> bool:
        """Whether the number is on the demanded side in this table."""
        number = float(self.weights @ table)
        return number <= self.limit if self.low else number >= self.limit


@dataclass(frozen=True, eq=False)
class Cut:
    """A constraint on every protecting pattern: `weights @ hidden >= 1`."""

    weights: Table


class Attacker:
    """Attacks one block whose true table is `truth`.

    Args:
        block: the cells.
        truth: the true table.
        room: the threshold; to a reader, a cell may be many times this and twice the largest number.
        hideable: cells that become unknown when hidden.
    """

    def __init__(self, block: Block, truth: Table, room: float, hideable: Known | None = None) -> None:
        self.block, self.truth = block, truth
        self.hideable = block.rows >= 0 if hideable is None else hideable
        self.highest = 2 * float(truth.max(initial=0)) + 20 * room + 100
        self._least, self._most = self._event_rules()
        self.rules = np.vstack([self._least, self._most])

    def _event_rules(self) -> tuple[Table, Table]:
        """Rows whose product with a table is never negative: events >= persons, and no events without persons."""
        least = np.zeros((len(self.block.events), len(self.truth)))
        most = least.copy()
        for row, (event, persons) in enumerate(self.block.events):
            rate = max(MOST_EVENTS_PER_PERSON, self.truth[event] / max(self.truth[persons], 1))
            least[row, [event, persons]] = 1, -1
            most[row, [event, persons]] = -1, rate
        return least, most

    def is_possible(self, table: Table, known: Known) -> bool:
        """Whether the table is in whole numbers, adds up, and agrees with the truth in every known cell."""
        whole = bool((table == np.rint(table)).all() and (table >= 0).all())
        agrees = bool((table[known] == self.truth[known]).all())
        return whole and agrees and not (self.block.sums @ table).any() and bool((self.rules @ table >= 0).all())

    def proves(self, table: Table, demand: Demand, known: Known) -> bool:
        """Whether the table, checked in whole numbers, proves the demand for a reader who knows `known`."""
        return demand.is_met_by(table) and self.is_possible(table, self.known_to(demand, known))

    def proof(self, demand: Demand, known: Known, seconds: float) -> Table | None:
        """A table that proves the demand, by integer programming; None where certainly none does.

        Raises:
            OutOfTimeError: neither was found in time.
            NotProtectedError: the solver's table is wrong when checked in whole numbers.
        """
        from scipy.optimize import Bounds, LinearConstraint, milp

        low, high = self.bounds(demand, known)
        sign = 1.0 if demand.low else -1.0
        goal = demand.weights[None, :] * sign
        result = milp(
            goal[0],
            constraints=[
                LinearConstraint(self.block.sums, 0, 0),
                LinearConstraint(self.rules, 0, np.inf),
                LinearConstraint(goal, -np.inf, sign * demand.limit),
            ],
            bounds=Bounds(low, high),
            integrality=np.ones(len(low)),
            options={"time_limit": max(seconds, 0.01)},
        )
        table = whole_table(result)
        if table is not None and not self.proves(table, demand, known):
            raise NotProtectedError
        return table

    def attack(self, demand: Demand, known: Known) -> tuple[Table | None, Cut | None]:
        """A proving table, or a cut that every protecting pattern satisfies, or neither (a case for `proof`).

        The cut is Benders' (Fischetti and Salazar 2001, Mathematical Programming 84): the attacker's best number is
        convex in the bounds, and the reduced costs say how much hiding each cell would move it.
        """
        low, high = self.bounds(demand, known)
        result = self._extreme(demand, low, high)
        if result.x is None:
            return None, None
        table = np.rint(result.x)
        if self.proves(table, demand, known):
            return table, None
        distance = result.fun - (demand.limit if demand.low else -demand.limit)
        return None, self._cut(result, distance, known, demand) if distance > TOLERANCE else None

    def _extreme(self, demand: Demand, low: Table, high: Table) -> Any:
        from scipy.optimize import linprog

        return linprog(
            demand.weights if demand.low else -demand.weights,
            A_ub=-self.rules if len(self.rules) else None,
            b_ub=np.zeros(len(self.rules)) if len(self.rules) else None,
            A_eq=self.block.sums if len(self.block.sums) else None,
            b_eq=np.zeros(len(self.block.sums)) if len(self.block.sums) else None,
            bounds=np.column_stack([low, high]),
            method="highs",
        )

    def _cut(self, result: Any, distance: float, known: Known, demand: Demand) -> Cut:
        slope = result.lower.marginals + result.upper.marginals
        gain = np.where(slope > 0, slope * self.truth, -slope * (self.highest - self.truth))
        gain[~self.hideable] = 0
        gain[list(demand.insider)] = 0  # she knows these cells whether they are hidden or not
        needed = distance + float(gain[~known].sum())
        weights = np.minimum(gain / needed, 1)
        return Cut(np.where(weights > 1e-9, weights, 0))

    def bounds(self, demand: Demand, known: Known) -> tuple[Table, Table]:
        """Bounds on each cell for a reader who knows `known` and what the insider knows."""
        known = self.known_to(demand, known)
        return np.where(known, self.truth, 0), np.where(known, self.truth, self.highest)

    def known_to(self, demand: Demand, known: Known) -> Known:
        """`known` and the cells that the demand's insider knows."""
        if not demand.insider:
            return known
        with_insider = known.copy()
        with_insider[list(demand.insider)] = True
        return with_insider


def whole_table(result: Any) -> Table | None:
    """The solution of `milp` in whole numbers; None only where it is certain that there is none.

    Raises:
        OutOfTimeError: the solver stopped too early to tell.
    """
    if result.x is not None:
        found: Table = np.rint(result.x)
        return found
    if result.status != INFEASIBLE:
        raise OutOfTimeError
    return None


class Proofs:
    """Tables found so far; each proves some demands and is checked again in whole numbers before it is reused."""

    def __init__(self, attacker: Attacker) -> None:
        self._attacker = attacker
        self.tables = np.empty((0, len(attacker.truth)))

    def add(self, table: Table) -> None:
        """Keeps a table."""
        self.tables = np.vstack([self.tables, table])

    def find(self, demand: Demand, known: Known) -> Table | None:
        """A kept table that proves the demand, or None."""
        numbers = self.tables @ demand.weights
        meets = numbers <= demand.limit if demand.low else numbers >= demand.limit
        fixed = known.copy()
        fixed[list(demand.insider)] = True
        agrees = (self.tables[:, fixed] == self._attacker.truth[fixed]).all(axis=1)
        candidates = self.tables[meets & agrees]
        return next((table for table in candidates if self._attacker.proves(table, demand, known)), None)
