"""Protects the numbers of an edition that was later corrected: they may be the right ones, and concern people anyway.

The hidden numbers are not kept, only what was printed. So whatever readers were in doubt about then must stay in doubt
when they compare that edition with the correction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from dashboard.model.disclosure.editions.memory import Memory
from dashboard.model.disclosure.pattern.attack import Attacker, Demand, Known, Proofs, Table, seconds_until
from dashboard.model.disclosure.pattern.grid import Block
from dashboard.model.disclosure.risk import MOST_PARTS_IN_ALL_SUMS


@dataclass(frozen=True, eq=False)
class Doubts:
    """What one reader of a superseded edition was left in doubt about.

    Attributes:
        known_then: the numbers that the reader knew then; NaN where none.
        demands: each sum of cells must be able to be 0, and `threshold` − 1 or more.
    """

    known_then: Table
    demands: tuple[Demand, ...]

    def lost(self, memory: Memory, attacker: Attacker, known: Known, deadline: float) -> Iterator[Demand]:
        """The demands that fail for a reader who also knows these cells of today's table.

        Raises:
            OutOfTimeError: the deadline came first.
        """
        found: list[Table] = []
        for demand in self.demands:
            if not any(demand.is_met_by(table) for table in found):
                table = memory.proof_of_then(attacker, demand, self.known_then, known, seconds_until(deadline))
                if table is None:
                    yield demand
                else:
                    found.append(table)


def doubts_of(memory: Memory, threshold: int, deadline: float) -> Iterator[Doubts]:
    """The doubts of outsiders, and of anyone who may have been the only person in a cell.

    Raises:
        OutOfTimeError: the deadline came first.
    """
    groups = list(_groups(memory.block, np.isnan(memory.printed)))
    for known_then, person in _readers(memory):
        if demands := _kept(memory.block, known_then, person, groups, threshold, deadline):
            yield Doubts(known_then, demands)


def _groups(block: Block, unknown: Known) -> Iterator[Table]:
    """Unknown cells, and sums of unknown parts of the same whole."""
    yield from np.eye(len(unknown))[unknown]
    for equation in block.sums:
        parts = np.flatnonzero((equation < 0) & unknown)
        most = (equation < 0).sum()
        sizes = range(2, most) if len(parts) <= MOST_PARTS_IN_ALL_SUMS else (2, len(parts) - 1)
        for size in sizes:
            for group in combinations(parts, size):
                yield np.isin(np.arange(len(unknown)), group).astype(float)


def _readers(memory: Memory) -> Iterator[tuple[Table, Table]]:
    """What each possible reader knew, and that reader's own cells as a table: empty for an outsider."""
    printed, within = memory.printed, memory.block.innermost
    yield printed, np.zeros(len(printed))
    events = dict(memory.block.events)
    for cell in np.flatnonzero(np.isnan(printed) | (printed == 1)):
        inside = ~(within & ~within[cell]).any(axis=1)
        for place in np.flatnonzero(within[cell]) if cell not in events else ():
            person = within[:, place].astype(float)
            known_then = np.where(inside, person, printed)
            if (np.isnan(printed) | (known_then == printed)).all():
                yield known_then, person


def _kept(
    block: Block, known_then: Table, person: Table, groups: list[Table], threshold: int, deadline: float
) -> tuple[Demand, ...]:
    """The demands that the edition itself met, about people other than the reader."""
    known = ~np.isnan(known_then)
    attacker = Attacker(block, np.where(known, known_then, 0), threshold)
    proofs = Proofs(attacker)
    found: list[Demand] = []
    for group in groups:
        if (weights := np.where(known, 0, group)).any():
            own = float(weights @ person)
            pair = Demand(weights, own, True), Demand(weights, own + threshold - 1, False)
            if all(_is_met(attacker, proofs, demand, known, deadline) for demand in pair):
                found += pair
    return tuple(found)


def _is_met(attacker: Attacker, proofs: Proofs, demand: Demand, known: Known, deadline: float) -> bool:
    table = proofs.find(demand, known)
    if table is None and (table := attacker.proof(demand, known, seconds_until(deadline))) is not None:
        proofs.add(table)
    return table is not None
