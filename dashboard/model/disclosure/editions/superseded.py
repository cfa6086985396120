"""Numbers of an edition that has since been corrected: they may be the right ones, and are about people all the same.

What they are is not kept, only what was printed of them. So whatever their readers were in doubt about then, they must
be in doubt about when they lay the correction beside it.
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
        told: the numbers that she knew then; NaN where none.
        demands: that each sum of cells may be 0, and `threshold` − 1 or more.
    """

    told: Table
    demands: tuple[Demand, ...]

    def lost(self, memory: Memory, attacker: Attacker, known: Known, deadline: float) -> Iterator[Demand]:
        """The demands that fail for who knows these cells of today's table too.

        Raises:
            OutOfTimeError: the deadline came first.
        """
        found: list[Table] = []
        for demand in self.demands:
            if not any(demand.is_met_by(table) for table in found):
                table = memory.proof_of_then(attacker, demand, self.told, known, seconds_until(deadline))
                if table is None:
                    yield demand
                else:
                    found.append(table)


def doubts_of(memory: Memory, threshold: int, deadline: float) -> Iterator[Doubts]:
    """What outsiders were in doubt about, and whoever may have been alone in a cell.

    Raises:
        OutOfTimeError: the deadline came first.
    """
    groups = list(_groups(memory.block, np.isnan(memory.printed)))
    for told, herself in _readers(memory):
        if demands := _kept(memory.block, told, herself, groups, threshold, deadline):
            yield Doubts(told, demands)


def _groups(block: Block, unknown: Known) -> Iterator[Table]:
    """Unknown cells, and unknown parts of one whole together."""
    yield from np.eye(len(unknown))[unknown]
    for equation in block.sums:
        parts = np.flatnonzero((equation < 0) & unknown)
        most = (equation < 0).sum()
        sizes = range(2, most) if len(parts) <= MOST_PARTS_IN_ALL_SUMS else (2, len(parts) - 1)
        for size in sizes:
            for group in combinations(parts, size):
                yield np.isin(np.arange(len(unknown)), group).astype(float)


def _readers(memory: Memory) -> Iterator[tuple[Table, Table]]:
    """What each reader knew who was there or not, and herself as a table: nobody in any cell for an outsider."""
    printed, within = memory.printed, memory.block.innermost
    yield printed, np.zeros(len(printed))
    events = dict(memory.block.events)
    for cell in np.flatnonzero(np.isnan(printed) | (printed == 1)):
        inside = ~(within & ~within[cell]).any(axis=1)
        for place in np.flatnonzero(within[cell]) if cell not in events else ():
            herself = within[:, place].astype(float)
            told = np.where(inside, herself, printed)
            if (np.isnan(printed) | (told == printed)).all():
                yield told, herself


def _kept(
    block: Block, told: Table, herself: Table, groups: list[Table], threshold: int, deadline: float
) -> tuple[Demand, ...]:
    """The demands that the edition met by itself, of others than who asks."""
    known = ~np.isnan(told)
    attacker = Attacker(block, np.where(known, told, 0), threshold)
    proofs = Proofs(attacker)
    found: list[Demand] = []
    for group in groups:
        if (weights := np.where(known, 0, group)).any():
            she = float(weights @ herself)
            pair = Demand(weights, she, True), Demand(weights, she + threshold - 1, False)
            if all(_is_met(attacker, proofs, demand, known, deadline) for demand in pair):
                found += pair
    return tuple(found)


def _is_met(attacker: Attacker, proofs: Proofs, demand: Demand, known: Known, deadline: float) -> bool:
    table = proofs.find(demand, known)
    if table is None and (table := attacker.proof(demand, known, seconds_until(deadline))) is not None:
        proofs.add(table)
    return table is not None
