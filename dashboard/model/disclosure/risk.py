"""Which numbers are about too few persons to show, and what a reader must be left in doubt about."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dashboard.model.disclosure.pattern.attack import Demand, Table
from dashboard.model.disclosure.pattern.grid import Block
from loaders.registry import counts_persons, had_by
from loaders.schema import ALL

MOST_PARTS_IN_ALL_SUMS = 6

Flags = NDArray[np.bool_]


def persons_behind(block: Block) -> Table:
    """Persons behind each cell as reported by the source; NaN where it does not report them.

    Conversations are judged by the persons who had them. Police reports count no persons: an undivided total is judged
    by its own number, and any breakdown of it is unsafe.
    """
    persons = np.full(len(block.cells), np.nan)
    for at, cell in enumerate(block.cells):
        undivided = cell.sex == ALL and cell.age_group == ALL
        is_event = bool(had_by(cell.indicator))
        if counts_persons(cell.indicator) or (undivided and not is_event):
            persons[at] = block.observed[at]
    for event, users in block.events:
        persons[event] = block.observed[users]
    return persons


def primary(block: Block, threshold: int) -> Flags:
    """Primary suppression: cells with few or unknown persons, or hidden by the source."""
    persons = persons_behind(block)
    return (block.rows >= 0) & ~(persons >= threshold)


def sensitive_sums(block: Block, truth: Table, hidden: Flags, settled: Flags, threshold: int) -> list[tuple[int, ...]]:
    """Groups of disjoint cells whose sum must stay in doubt.

    Args:
        block: the cells.
        truth: the true table.
        hidden: the primary suppressions.
        settled: cells whose true number is certain, observed or not.
        threshold: the smallest number of persons that may be shown.

    Returns:
        The hidden cells, every unprinted cell that is certainly small, and every group of parts of one whole whose sum
        is small, such as «the other municipalities», which is all − own.
    """
    small = settled & (truth < threshold)
    singles = [(at,) for at in range(len(truth)) if hidden[at] or (block.rows[at] < 0 and small[at])]
    return list(dict.fromkeys([*singles, *_small_groups(block, truth, small, threshold)]))


def _small_groups(block: Block, truth: Table, small: Flags, threshold: int) -> Iterator[tuple[int, ...]]:
    for equation in block.sums:
        parts = np.flatnonzero(equation < 0)
        few = [int(part) for part in parts if small[part]]
        sizes = range(2, len(parts)) if len(few) <= MOST_PARTS_IN_ALL_SUMS else (2, len(few) - 1, len(few))
        for size in sizes:
            for group in combinations(few, size):
                if truth[list(group)].sum() < threshold and size < len(parts):
                    yield group


def demands(block: Block, truth: Table, sums: list[tuple[int, ...]], settled: Flags, threshold: int) -> list[Demand]:
    """Each sensitive sum must be able to be 0, and `threshold` − 1 or more, for outsiders and for each insider."""
    found = [demand for group in sums for demand in in_doubt(_weights(block, group), threshold)]
    for single in singles(block, truth, settled):
        knows = tuple(_known_inside(block, single))
        for group in sums:
            weights = _without(block, group, single)
            if weights.any():
                found += in_doubt(weights, threshold, knows)
    return found


def in_doubt(weights: Table, threshold: int, insider: tuple[int, ...] = ()) -> tuple[Demand, Demand]:
    """The weighted sum must be able to be 0, and to be `threshold` − 1 or more."""
    return Demand(weights, 0, True, insider), Demand(weights, threshold - 1, False, insider)


def _weights(block: Block, group: tuple[int, ...]) -> Table:
    weights = np.zeros(len(block.cells))
    weights[list(group)] = 1
    return weights


def singles(block: Block, truth: Table, settled: Flags) -> list[int]:
    """Cells with one person in them, printed or not: that person knows to be the only one."""
    users = dict(block.events)
    return [int(at) for at in np.flatnonzero(settled & (truth == 1)) if at not in users]


def _known_inside(block: Block, single: int) -> list[int]:
    """What the only person in a cell knows: every cell within it, and her own conversations."""
    inside = block.inside(single)
    return inside + [event for event, users in block.events if users in inside]


def _without(block: Block, group: tuple[int, ...], single: int) -> Table:
    """The group's sum without the insider's own share: she is not in doubt about herself."""
    weights = _weights(block, group)
    events = {users: event for event, users in block.events}
    for at in group:
        for own in (single, events.get(single)):
            if own is not None and (common := block.meet(at, own)) is not None:
                weights[common] -= 1
    return weights
