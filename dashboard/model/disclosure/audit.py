"""The final check: attacks the published frame without knowing how the hidden cells were chosen."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from dashboard.model.disclosure.pattern.attack import Demand, Known, NotProtectedError
from dashboard.model.disclosure.pattern.protect import Protected
from dashboard.model.disclosure.pattern.suppress import Problem
from loaders.schema import NUMBER_STATUSES


def audit(blocks: Iterable[Protected], published: pd.DataFrame) -> None:
    """Proves every demand of the blocks again from the numbers that the frame shows.

    Raises:
        NotProtectedError: a small cell is shown, or a demand fails that hiding more would meet.
        OutOfTimeError: the deadline came first.
    """
    has_number = published["status"].isin(NUMBER_STATUSES) & published["value"].notna()
    has_trace = published[["value", "persons"]].notna().any(axis="columns")
    shown = frozenset(published.index[has_number])
    traces = frozenset(published.index[~has_number & has_trace])
    for block in blocks:
        _audit(block, shown, traces)


def _audit(protected: Protected, shown_rows: frozenset[int], traces: frozenset[int]) -> None:
    problem, rows = protected.problem, protected.block.rows.tolist()
    shown = np.array([row in shown_rows for row in rows], dtype=bool)
    if (shown & protected.sensitive).any() or not traces.isdisjoint(rows):
        raise NotProtectedError
    for demand in protected.demands:
        if not _holds(problem, demand, shown | problem.open) and _holds(problem, demand, problem.open):
            raise NotProtectedError


def _holds(problem: Problem, demand: Demand, known: Known) -> bool:
    if problem.proofs.find(demand, known) is not None:
        return True
    return problem.attacker.proof(demand, known, problem.seconds_left()) is not None
