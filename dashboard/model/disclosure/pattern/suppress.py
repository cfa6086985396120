"""The cheapest set of cells to hide so that no demand fails: cutting planes after Fischetti and Salazar."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice

import numpy as np

from dashboard.model.disclosure.editions.memory import Memory, combined
from dashboard.model.disclosure.editions.superseded import Doubts, doubts_of
from dashboard.model.disclosure.pattern.attack import (
    Attacker,
    Cut,
    Demand,
    Known,
    NotProtectedError,
    Proofs,
    Table,
    seconds_until,
)
from dashboard.model.disclosure.risk import Flags

Holds = Callable[[Known], bool]  # whether something is still in doubt for a reader who knows these cells

MOST_CUTS_PER_ROUND = 8  # measured: more cuts make rounds slow, fewer make them many


@dataclass(eq=False)
class Problem:
    """One block to protect.

    Attributes:
        attacker: the block's attacker.
        demands: what must be left in doubt.
        hidden: cells hidden from the start.
        shut: those that stay hidden even if they can be inferred.
        open: cells that a reader knows from an earlier edition, hidden or not.
        costs: the cost of hiding each cell.
        ties: pairs of cells that are hidden together or not at all.
        memories: earlier editions with a different number in some cell of the block.
        deadline: `clock()` at which to give up.
        superseded: what readers of those editions were in doubt about.
        suggestion: a pattern that held earlier; it is tried first and proven again.
        proofs: tables found so far, each of which proves some demand.
    """

    attacker: Attacker
    demands: list[Demand]
    hidden: Flags
    shut: Flags
    open: Flags
    costs: Table
    ties: list[tuple[int, int]]
    memories: list[Memory]
    deadline: float
    suggestion: Flags | None = None
    superseded: list[tuple[Memory, Doubts]] = field(default_factory=list)
    proofs: Proofs = field(init=False)

    def __post_init__(self) -> None:
        """Starts without proofs."""
        self.proofs = Proofs(self.attacker)

    @property
    def printed(self) -> Flags:
        """Cells with a row in the published table, hidden or not."""
        return self.attacker.block.rows >= 0

    def known(self, hidden: Flags) -> Flags:
        """What a reader knows when these cells are hidden."""
        return (self.printed & ~hidden) | self.open

    def remember(self, threshold: int) -> None:
        """Merges the memories that can be about the same people, and finds what each left in doubt.

        Raises:
            OutOfTimeError: the deadline came first.
        """
        self.memories = combined(self.memories, threshold, self.seconds_left())
        self.superseded = [
            (memory, doubts) for memory in self.memories for doubts in doubts_of(memory, threshold, self.deadline)
        ]

    def seconds_left(self) -> float:
        """Seconds until the deadline.

        Raises:
            OutOfTimeError: there are none.
        """
        return seconds_until(self.deadline)


def suppress(problem: Problem) -> Flags:
    """The cells to hide, proven to meet every demand that hiding can meet.

    Raises:
        OutOfTimeError: the deadline came first.
        NotProtectedError: the master problem has no solution.
    """
    everything = problem.known(problem.printed)
    problem.demands = [demand for demand in problem.demands if proof(problem, demand, everything) is not None]
    hidden = problem.suggestion
    if hidden is not None and hidden[problem.hidden].all() and not _failures(problem, hidden):
        return reopened(problem, hidden)
    cuts = _first_cuts(problem)
    while True:
        hidden = _cheapest(problem, cuts)
        failures = _failures(problem, hidden)
        if not failures:
            return reopened(problem, hidden)
        cuts += failures


def reopened(problem: Problem, hidden: Flags) -> Flags:
    """The pattern without the cells, `shut` aside, that can be inferred anyway: hiding those protects nothing."""
    result = hidden.copy()
    for cell in np.flatnonzero(hidden & ~problem.shut):
        known, one = problem.known(result), (np.arange(len(hidden)) == cell).astype(float)
        value = problem.attacker.truth[cell]
        others = (Demand(one, value - 1, True), Demand(one, value + 1, False))
        result[cell] = any(proof(problem, other, known) is not None for other in others)
    return result


def _failures(problem: Problem, hidden: Flags) -> list[Cut]:
    known = problem.known(hidden)
    failing = (cut for demand in problem.demands if (cut := _failure(problem, demand, known)) is not None)
    cuts = list(islice(failing, MOST_CUTS_PER_ROUND))
    if cuts or (hidden == problem.printed).all():
        return cuts
    holds = _disclosed(problem, hidden)
    return [_cut_for(problem, holds, known)] if holds else []


def _disclosed(problem: Problem, hidden: Flags) -> Holds | None:
    """A check that fails for a reader with an earlier, since corrected, edition; None if there is none."""
    known = problem.known(reopened(problem, hidden)) if problem.memories else hidden
    failing = chain(_lost_of_now(problem, known), _lost_of_then(problem, known))
    return next((holds for holds in failing if holds(problem.open)), None)


def _lost_of_now(problem: Problem, known: Flags) -> Iterator[Holds]:
    """A check for each demand that fails given this knowledge and an earlier edition."""
    for memory in problem.memories:
        found: list[Table] = []
        for demand in problem.demands:
            if not any(problem.attacker.proves(table, demand, known) for table in found):
                table = memory.proof(problem.attacker, demand, known, problem.seconds_left())
                if table is None:
                    yield partial(_is_proven_with, memory, problem, demand)
                else:
                    found.append(table)


def _is_proven_with(memory: Memory, problem: Problem, demand: Demand, known: Known) -> bool:
    return memory.proof(problem.attacker, demand, known, problem.seconds_left()) is not None


def _lost_of_then(problem: Problem, known: Flags) -> Iterator[Holds]:
    """A check for each doubt that an edition left and this knowledge removes."""
    for memory, doubts in problem.superseded:
        for demand in doubts.lost(memory, problem.attacker, known, problem.deadline):
            yield partial(_is_doubted, memory, problem, Doubts(doubts.known_then, (demand,)))


def _is_doubted(memory: Memory, problem: Problem, doubts: Doubts, known: Known) -> bool:
    return not any(True for _ in doubts.lost(memory, problem.attacker, known, problem.deadline))


def _cut_for(problem: Problem, holds: Holds, known: Flags) -> Cut:
    """One of the shown cells that, together with an edition, disclose something must be hidden."""
    needed = known.copy()
    for cell in np.flatnonzero(known & problem.printed & ~problem.open):
        needed[cell] = False
        needed[cell] = holds(needed)
    return more_than(needed & ~problem.open, problem.printed)


def _failure(problem: Problem, demand: Demand, known: Flags) -> Cut | None:
    """None if the demand is met, else a cut that this pattern violates."""
    if problem.proofs.find(demand, known) is not None:
        return None
    problem.seconds_left()
    table, cut = problem.attacker.attack(demand, known)
    if table is None and cut is None:
        table = problem.attacker.proof(demand, known, problem.seconds_left())
    if table is not None:
        problem.proofs.add(table)
        return None
    return cut or more_than(known, problem.printed)


def more_than(known: Flags, printed: Flags) -> Cut:
    """At least one of the cells now shown must be hidden: hiding more never weakens protection."""
    return Cut((known & printed).astype(float))


def proof(problem: Problem, demand: Demand, known: Flags) -> Table | None:
    """A table that proves the demand for a reader who knows `known`; None where certainly none does.

    Raises:
        OutOfTimeError: the deadline came first.
    """
    found = problem.proofs.find(demand, known)
    if found is None:
        found, _ = problem.attacker.attack(demand, known)
        found = problem.attacker.proof(demand, known, problem.seconds_left()) if found is None else found
        if found is not None:
            problem.proofs.add(found)
    return found


def _first_cuts(problem: Problem) -> list[Cut]:
    """A hidden cell needs another unknown in each of its sums."""
    cuts = []
    settled = problem.known(problem.printed)
    for equation in problem.attacker.block.sums != 0:
        unprinted = equation & ~problem.printed & ~settled
        for cell in np.flatnonzero(equation & problem.hidden & ~settled):
            others = equation & ~settled & (np.arange(len(settled)) != cell)
            if others.any() and not unprinted.any():
                cuts.append(Cut(others.astype(float)))
    return cuts


def _cheapest(problem: Problem, cuts: list[Cut]) -> Flags:
    if not cuts and not problem.hidden.any():
        return problem.hidden.copy()  # nothing must be hidden, and every cell costs something
    from scipy.optimize import Bounds, LinearConstraint, milp

    count = len(problem.costs)
    ties = np.zeros((len(problem.ties), count))
    for row, pair in enumerate(problem.ties):
        ties[row, list(pair)] = 1, -1
    weights = np.array([cut.weights for cut in cuts]).reshape(len(cuts), count)
    result = milp(
        problem.costs,
        constraints=[LinearConstraint(weights, 1 - 1e-7, np.inf), LinearConstraint(ties, 0, 0)],
        bounds=Bounds(problem.hidden.astype(float), (problem.printed | problem.hidden).astype(float)),
        integrality=np.ones(count),
        options={"time_limit": problem.seconds_left(), "mip_rel_gap": 0.0},
    )
    if result.x is None:
        problem.seconds_left()
        raise NotProtectedError
    hidden: Flags = result.x > 0.5
    return hidden
