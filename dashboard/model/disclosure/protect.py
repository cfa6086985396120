"""One block, from its rows to the cells that are hidden."""

from dataclasses import dataclass

import numpy as np

from dashboard.model.disclosure.attack import Attacker, Demand, Table
from dashboard.model.disclosure.completion import complete
from dashboard.model.disclosure.editions import Memory, laid_together
from dashboard.model.disclosure.grid import Block, Cell
from dashboard.model.disclosure.policy import Policy
from dashboard.model.disclosure.risk import Flags, demands, primary, sensitive_sums
from dashboard.model.disclosure.suppress import Problem, suppress
from dashboard.model.margins import REST
from loaders.schema import ALL

LEVELS = ("full", "without_sex", "without_municipalities", "totals", "nothing")


@dataclass(frozen=True, eq=False)
class Protected:
    """A block with its pattern, and all that an auditor needs to attack what is printed.

    Attributes:
        block: the cells.
        problem: the attacker, what readers know from before, and the proofs found.
        sensitive: cells that may not be shown for their own sake.
        demands: everything that readers must be left in doubt about, as it was before any of it was given up.
        hidden: the pattern.
    """

    block: Block
    problem: Problem
    sensitive: Flags
    demands: tuple[Demand, ...]
    hidden: Flags


def protect(
    block: Block, memories: list[Memory], policy: Policy, level: str, deadline: float, hint: Flags | None
) -> Protected:
    """The block with the cells that this level hides, and those that must be hidden with them.

    Raises:
        UnclearTableError: the block's numbers do not make a table.
        OutOfTimeError: the deadline came first.
        NotProtectedError: nothing protects the block.
    """
    truth, settled = complete(block, policy.threshold, deadline)
    few = primary(block, policy.threshold)
    has_number = (block.rows >= 0) & ~np.isnan(block.told)
    problem = _problem(block, truth, policy, deadline)
    problem.suggestion = hint
    sums = sensitive_sums(block, truth, few, settled, policy.threshold)
    problem.demands = demands(block, truth, sums, settled, policy.threshold)
    problem.shut = few | (has_number & _too_fine(block, policy, level))
    problem.hidden = problem.shut
    for memory in memories:
        _remember(problem, memory, has_number)
    problem.memories = laid_together(problem.memories, policy.threshold, problem.seconds_left())
    problem.attacker.hideable = problem.printed & ~problem.open
    return Protected(block, problem, few, tuple(problem.demands), suppress(problem))


def _remember(problem: Problem, memory: Memory, has_number: Flags) -> None:
    """Takes an earlier edition into the problem.

    Where no number was corrected, a reader of both editions knows what either of them printed, so the two are attacked
    as one; the old pattern is preferred, but an edition that had to hide more does not bind this one. Where a number
    was corrected, the old hidden numbers may be others than today's, so what was hidden stays hidden.
    """
    if memory.corrected(problem.attacker.truth).any():
        problem.memories.append(memory)
        problem.hidden = problem.hidden | (has_number & memory.hidden)
    else:
        problem.open = problem.open | ~np.isnan(memory.printed)
        problem.costs = np.where(memory.hidden, problem.costs / 2, problem.costs)


def _problem(block: Block, truth: Table, policy: Policy, deadline: float) -> Problem:
    nothing = np.zeros(len(truth), dtype=bool)
    printed = block.rows >= 0
    ties = [(event, users) for event, users in block.events if printed[event] and printed[users]]
    costs = np.array([_cost(cell, value, policy) for cell, value in zip(block.cells, truth, strict=True)])
    return Problem(Attacker(block, truth, policy.threshold), [], nothing, nothing, nothing, costs, ties, [], deadline)


def _cost(cell: Cell, value: float, policy: Policy) -> float:
    """What a reader loses: most with the totals of home and of the catchment, least with a small inner cell."""
    both, inner = _COSTS[_kind(cell.region, policy)]
    return (both if cell.sex == ALL else inner) + min(value, 500) / 100


_COSTS = {"home": (410.0, 30.0), "whole": (390.0, 20.0), "rest": (20.0, 8.0), "municipality": (25.0, 10.0)}


def _kind(region: str, policy: Policy) -> str:
    if region == policy.home:
        return "home"
    if region in policy.never or (":" in region and not region.endswith(REST)):
        return "whole"
    return "rest" if ":" in region else "municipality"


def _too_fine(block: Block, policy: Policy, level: str) -> Flags:
    """Cells that a coarser table does not show."""
    kinds = [_kind(cell.region, policy) for cell in block.cells]
    split = np.array([cell.sex != ALL for cell in block.cells])
    partners = np.array([kind in ("rest", "municipality") for kind in kinds])
    home = np.array([kind == "home" for kind in kinds]) & ("whole" in kinds)
    steps = (split & False, split, partners, home, ~(split & False))
    return np.logical_or.reduce(steps[: LEVELS.index(level) + 1])
