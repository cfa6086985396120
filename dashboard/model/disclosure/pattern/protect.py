"""Protects one block: from its rows to the cells to hide."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from dashboard.model.disclosure.editions.memory import Memory
from dashboard.model.disclosure.partners import Cells, beside_each, own_rows
from dashboard.model.disclosure.pattern.attack import Attacker, Demand, Table
from dashboard.model.disclosure.pattern.completion import complete
from dashboard.model.disclosure.pattern.costs import costs, kind
from dashboard.model.disclosure.pattern.grid import Block, UnclearTableError
from dashboard.model.disclosure.pattern.suppress import Problem, proof, suppress
from dashboard.model.disclosure.policy import MINIMUM_THRESHOLD, Policy
from dashboard.model.disclosure.risk import Flags, demands, primary, sensitive_sums
from loaders.schema import ALL

LEVELS = ("full", "without_sex", "totals", "nothing")


@dataclass(frozen=True, eq=False)
class Protected:
    """A block with its pattern, and what the audit needs to attack it.

    Attributes:
        block: the cells.
        problem: the attacker, what readers already know, and the proofs found.
        sensitive: the primary suppressions.
        settled: cells whose true number is certain.
        plain: what readers of the published tables must be left in doubt about.
        demands: those and the policy's own, before unattainable ones were dropped.
        own_rows: what each municipality's plan may print from the block.
        hidden: the pattern.
    """

    block: Block
    problem: Problem
    sensitive: Flags
    settled: Flags
    plain: tuple[Demand, ...]
    demands: tuple[Demand, ...]
    own_rows: dict[str, Cells]
    hidden: Flags


@dataclass(frozen=True)
class Start:
    """What is known before the search.

    Attributes:
        common: rows of the frame that every publisher of these numbers hides.
        hint: rows hidden by a pattern found earlier, if there is one.
        tables: tables of the block that proved demands earlier.
    """

    common: frozenset[int] = frozenset()
    hint: frozenset[int] = frozenset()
    tables: tuple[Table, ...] = ()


def protect(
    block: Block, memories: list[Memory], policy: Policy, level: str, deadline: float, start: Start
) -> Protected:
    """The block with the cells that this level hides, and the complementary suppressions.

    Raises:
        UnclearTableError: the block's numbers do not make a table.
        OutOfTimeError: the deadline came first.
        NotProtectedError: nothing protects the block.
    """
    truth, settled = complete(block, policy.threshold, deadline)
    few = primary(block, policy.threshold)
    has_number = (block.rows >= 0) & ~np.isnan(block.observed)
    problem = _problem(block, truth, policy, deadline)
    problem.suggestion = np.isin(block.rows, list(start.hint)) if start.hint else None
    for table in start.tables:
        problem.proofs.add(table)
    sums = sensitive_sums(block, truth, few, settled, policy.threshold)
    plain = problem.demands = demands(block, truth, sums, settled, policy.threshold)
    own = own_rows(block)
    if policy.withstands_partners:
        problem.demands = [*plain, *beside_each(plain, own)]
    problem.shut = few | (has_number & _too_fine(block, level))
    problem.hidden = problem.shut | (has_number & np.isin(block.rows, list(start.common)))
    for memory in memories:
        add_memory(problem, memory, has_number)
    reject_other_people(problem, _least(block, truth, settled))
    problem.remember(policy.threshold)
    problem.attacker.hideable = problem.printed & ~problem.open
    return Protected(block, problem, few, settled, tuple(plain), tuple(problem.demands), own, suppress(problem))


def _least(block: Block, truth: Table, settled: Flags) -> list[Demand]:
    """What every publisher of these numbers must leave in doubt."""
    few = primary(block, MINIMUM_THRESHOLD)
    sums = sensitive_sums(block, truth, few, settled, MINIMUM_THRESHOLD)
    return demands(block, truth, sums, settled, MINIMUM_THRESHOLD)


def reject_other_people(problem: Problem, least: Iterable[Demand]) -> None:
    """Rejects a table that makes earlier editions unsafe although none of their printed numbers has changed.

    Those editions were safe when published, so they were about other people: hidden numbers have been corrected, or
    someone is counted in another municipality. Any number shown now would help to read them, so none is.

    Raises:
        UnclearTableError: this is such a table.
        OutOfTimeError: the deadline came first.
    """
    nothing = problem.open & False
    for demand in least if problem.open.any() else ():
        if proof(problem, demand, problem.open) is None and proof(problem, demand, nothing) is not None:
            raise UnclearTableError("earlier editions of other people")


def add_memory(problem: Problem, memory: Memory, has_number: Flags) -> None:
    """Adds an earlier edition to the problem.

    If no number was corrected, a reader of both editions knows what either printed, so both are attacked as one; an
    edition that had to hide more does not bind this one. If a number was corrected, the hidden numbers may differ from
    today's, so what was hidden stays hidden.
    """
    if memory.corrected(problem.attacker.truth).any():
        problem.memories.append(memory)
        problem.hidden = problem.hidden | (has_number & memory.hidden)
    else:
        problem.open = problem.open | ~np.isnan(memory.printed)


def _problem(block: Block, truth: Table, policy: Policy, deadline: float) -> Problem:
    nothing = np.zeros(len(truth), dtype=bool)
    printed = block.rows >= 0
    ties = [(event, users) for event, users in block.events if printed[event] and printed[users]]
    attacker = Attacker(block, truth, policy.threshold)
    return Problem(attacker, [], nothing, nothing, nothing, costs(block, truth), ties, [], deadline)


def _too_fine(block: Block, level: str) -> Flags:
    """Cells dropped at a coarser level: first the sexes, then all but the largest totals."""
    kinds = [kind(cell.region) for cell in block.cells]
    split = np.array([cell.sex != ALL for cell in block.cells])
    parts = np.array([one != "whole" and "whole" in kinds for one in kinds])
    steps = (split & False, split, parts, ~(split & False))
    hidden: Flags = np.logical_or.reduce(steps[: LEVELS.index(level) + 1])
    return hidden
