"""Sums over years: each is one more equation, so the years that it links are attacked as one block."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from dashboard.model.disclosure.editions.memory import Memory
from dashboard.model.disclosure.partners import Cells, beside_each, own_rows
from dashboard.model.disclosure.pattern.attack import Attacker, Demand, Table
from dashboard.model.disclosure.pattern.costs import costs
from dashboard.model.disclosure.pattern.grid import Block, Cell, UnclearTableError
from dashboard.model.disclosure.pattern.protect import Protected, Start, add_memory
from dashboard.model.disclosure.pattern.suppress import Problem, suppress
from dashboard.model.disclosure.policy import Policy
from dashboard.model.disclosure.risk import Flags, in_doubt, sensitive_sums, singles
from loaders.registry import counts_persons

MOST_INSIDERS = 200
CHEAP = 0.001  # a sum over years is hidden before a single year is


@dataclass(frozen=True, eq=False)
class Years:
    """The blocks of single years and the cells summed over them, numbered together.

    Attributes:
        parts: each year's blocks with their patterns.
        whole: the summed cells, each in every year.
        rows: the frame's row of each summed cell that has one.
    """

    parts: tuple[tuple[Protected, ...], ...]
    whole: tuple[Cell, ...]
    rows: dict[Cell, int]

    @cached_property
    def blocks(self) -> list[tuple[int, Protected]]:
        """Every block with the position of its first cell."""
        flat = [one for year in self.parts for one in year]
        starts = np.cumsum([0, *(len(one.block.cells) for one in flat)])
        return [(int(start), one) for start, one in zip(starts, flat, strict=False)]

    @property
    def first(self) -> int:
        """The position of the first summed cell."""
        return sum(len(one.block.cells) for _, one in self.blocks)

    def at(self, cell: Cell) -> list[int]:
        """The positions of the cell in the years."""
        return [start + one.block.cells.index(cell) for start, one in self.blocks if cell in one.block.cells]

    def sum_of(self, cell: Cell) -> int:
        """The position of the cell's sum."""
        return self.first + self.whole.index(cell)

    def in_block(self, place: int, start: int, block: Block) -> int | None:
        """Where a block has the cell at this position, or its part of a summed cell; None if neither."""
        if place < self.first:
            return place - start if start <= place < start + len(block.cells) else None
        cell = self.whole[place - self.first]
        return block.cells.index(cell) if cell in block.cells else None

    def owner(self, place: int) -> tuple[int, Block]:
        """The first position and the block of a single year's cell."""
        return next((start, one.block) for start, one in reversed(self.blocks) if start <= place)


def years_of(done: list[list[Protected]], rows: dict[Cell, int], like: Cell) -> Years:
    """The years as one block; `like` is any summed cell.

    Raises:
        UnclearTableError: the years have different cells, or some of their numbers are uncertain.
    """
    kept = tuple(tuple(one for one in year if _is_about(one.block, like)) for year in done)
    cells = [{cell for one in year for cell in one.block.cells if _is_alike(cell, like)} for year in kept]
    if not cells[0] or any(other != cells[0] for other in cells) or not counts_persons(like.indicator):
        raise UnclearTableError("years with different cells")
    if not all(one.settled.all() and not one.block.events for year in kept for one in year):
        raise UnclearTableError("years with numbers that are not certain")
    return Years(kept, tuple(sorted(cells[0])), rows)


def _is_about(block: Block, like: Cell) -> bool:
    return any(_is_alike(cell, like) for cell in block.cells)


def _is_alike(cell: Cell, like: Cell) -> bool:
    return (cell.indicator, cell.age_group) == (like.indicator, like.age_group)


def protect_years(
    years: Years, before: list[tuple[Table, Flags]], policy: Policy, is_split: bool, deadline: float, start: Start
) -> Protected:
    """The years and their sums, with the cells to hide; sums are hidden before single years.

    Args:
        years: what is summed.
        before: what each earlier edition printed and hid, numbered as in `years`.
        policy: the demands.
        is_split: whether this level shows women and men apart.
        deadline: `clock()` at which to give up.
        start: what is known before the search.

    Raises:
        OutOfTimeError: the deadline came first.
        NotProtectedError: nothing protects them.
    """
    block, truth = _joint(years)
    is_sum = np.arange(len(truth)) >= years.first
    few = _joined(years, lambda one: one.sensitive, is_sum[years.first :])
    few &= ~is_sum | ((block.rows >= 0) & (truth < policy.threshold))
    problem = _problem(years, block, truth, policy.threshold, deadline)
    problem.suggestion = np.isin(block.rows, list(start.hint)) if start.hint else None
    plain = problem.demands = list(_demands(years, block, truth, few, policy.threshold))
    own = _own_rows(years)
    if policy.withstands_partners:
        problem.demands = [*plain, *beside_each(plain, own)]
    problem.shut = problem.shut | few | (is_sum & (block.rows >= 0) & (not is_split))
    problem.hidden = problem.hidden | problem.shut | ((block.rows >= 0) & np.isin(block.rows, list(start.common)))
    for printed, hidden in before:
        add_memory(problem, Memory(block, printed, hidden), block.rows >= 0)
    problem.remember(policy.threshold)
    problem.attacker.hideable = problem.printed & ~problem.open
    settled = np.ones(len(truth), dtype=bool)
    return Protected(block, problem, few, settled, tuple(plain), tuple(problem.demands), own, suppress(problem))


def _joint(years: Years) -> tuple[Block, Table]:
    """The cells of all years, then the summed cells, with an equation for each sum."""
    blocks, first, whole = years.blocks, years.first, years.whole
    count = first + len(whole)
    sums = [np.pad(one.block.sums, ((0, 0), (start, count - start - len(one.block.cells)))) for start, one in blocks]
    place = {cell: first + at for at, cell in enumerate(whole)}
    links = np.zeros((len(whole), count))
    for at, cell in enumerate(whole):
        links[at, years.at(cell)] = -1
        links[at, first + at] = 1
    truth = np.concatenate([one.problem.attacker.truth for _, one in blocks])
    truth = np.append(truth, [truth[years.at(cell)].sum() for cell in whole])
    rows = np.concatenate([*(one.block.rows for _, one in blocks), [years.rows.get(cell, -1) for cell in whole]])
    cells = (*(cell for _, one in blocks for cell in one.block.cells), *whole)
    equations = np.vstack([*sums, *_sums_of_sums(years, place, count), links])
    return Block(cells, rows.astype(int), truth, equations, (), blocks[0][1].block.axes), truth


def _sums_of_sums(years: Years, place: dict[Cell, int], count: int) -> Iterator[Table]:
    """The first year's equations, between the summed cells."""
    for one in years.parts[0]:
        for equation in one.block.sums:
            used = [(one.block.cells[at], equation[at]) for at in np.flatnonzero(equation)]
            if all(cell in place for cell, _ in used):
                row = np.zeros((1, count))
                row[0, [place[cell] for cell, _ in used]] = [sign for _, sign in used]
                yield row


def _joined(years: Years, flags_of: Callable[[Protected], Flags], last: Flags) -> Flags:
    """The flags of each year's cells, and then those of the summed cells."""
    return np.concatenate([*(flags_of(one) for _, one in years.blocks), last])


def _problem(years: Years, block: Block, truth: Table, room: int, deadline: float) -> Problem:
    none = np.zeros(len(years.whole), dtype=bool)
    hidden = _joined(years, lambda one: one.hidden, none)
    shut = _joined(years, lambda one: one.problem.shut, none)
    known = _joined(years, lambda one: one.problem.open, none)
    cell_costs = costs(block, truth) * np.where(np.arange(len(truth)) >= years.first, CHEAP, 1)
    return Problem(Attacker(block, truth, room), [], hidden, shut, known, cell_costs, [], [], deadline)


def _own_rows(years: Years) -> dict[str, Cells]:
    """Each municipality's totals in all years, with everyone's."""
    rows: dict[str, Cells] = {}
    for start, one in years.blocks:
        for region, cells in own_rows(one.block).items():
            rows[region] = (*rows.get(region, ()), *(start + cell for cell in cells))
    return rows


def _demands(years: Years, block: Block, truth: Table, few: Flags, threshold: int) -> Iterator[Demand]:
    """As for one year, but also of parts of several years, and for insiders of one year or several."""
    settled = np.ones(len(truth), dtype=bool)
    groups = sensitive_sums(block, truth, few, settled, threshold)
    for group in groups:
        yield from in_doubt(_weights(block, group), threshold)
    for person in _insiders(years, truth):
        known = tuple(_known_to(years, person, truth))
        for group in groups:
            weights = _without(years, _weights(block, group), group, person)
            if weights.any():
                yield from in_doubt(weights, threshold, known)


def _weights(block: Block, group: Cells) -> Table:
    weights = np.zeros(len(block.cells))
    weights[list(group)] = 1
    return weights


def _insiders(years: Years, truth: Table) -> list[Cells]:
    """The cells that one person may have been alone in, at most one per year: it may be the same person."""
    alone: list[list[int]] = [[] for _ in years.parts]
    for start, one in years.blocks:
        at = next(number for number, year in enumerate(years.parts) if one in year)
        alone[at] += [start + single for single in singles(one.block, one.problem.attacker.truth, one.settled)]
    if np.prod([len(some) + 1.0 for some in alone]) > MOST_INSIDERS:
        raise UnclearTableError("too many insiders")
    people = (tuple(cell for cell in cells if cell >= 0) for cells in product(*([-1, *some] for some in alone)))
    return [person for person in people if person]


def _known_to(years: Years, person: Cells, truth: Table) -> Iterator[int]:
    """All cells within the insider's own; within their sums too, where she is alone over all the years."""
    for place in person:
        start, block = years.owner(place)
        cell = block.cells[place - start]
        inside = [block.cells[at] for at in block.inside(place - start)]
        yield from (start + block.cells.index(part) for part in inside)
        if cell in years.whole and truth[years.sum_of(cell)] == 1:
            yield from (at for part in inside for at in [*years.at(part), years.sum_of(part)])


def _without(years: Years, weights: Table, group: Cells, person: Cells) -> Table:
    """The group's sum less the insider's own share: in a sum over years, her own years."""
    for place in person:
        start, block = years.owner(place)
        for at in group:
            cell = years.in_block(at, start, block)
            common = None if cell is None else block.meet(cell, place - start)
            if common is not None:
                weights[start + common] -= 1
    return weights
