"""The final check: attacks the published frame without knowing how the hidden cells were chosen."""

import numpy as np
import pandas as pd

from dashboard.model.disclosure.pattern.attack import Demand, Known, NotProtectedError
from dashboard.model.disclosure.pattern.protect import Protected
from dashboard.model.disclosure.pattern.suppress import Problem
from loaders.schema import NUMBER_STATUSES


def audit(protected: Protected, published: pd.DataFrame) -> None:
    """Proves every demand again from the numbers that the frame shows.

    Raises:
        NotProtectedError: a small cell is shown, or a demand fails that hiding more would meet.
        OutOfTimeError: the deadline came first.
    """
    problem, rows = protected.problem, protected.block.rows
    shown = np.zeros(len(rows), dtype=bool)
    printed = rows >= 0
    cells = published.loc[rows[printed]]
    shown[printed] = (cells["status"].isin(NUMBER_STATUSES) & cells["value"].notna()).to_numpy()
    if (shown & protected.sensitive).any() or cells.loc[~shown[printed], ["value", "persons"]].notna().any(axis=None):
        raise NotProtectedError
    for demand in protected.demands:
        if not _holds(problem, demand, shown | problem.open) and _holds(problem, demand, problem.open):
            raise NotProtectedError


def _holds(problem: Problem, demand: Demand, known: Known) -> bool:
    if problem.proofs.find(demand, known) is not None:
        return True
    return problem.attacker.proof(demand, known, problem.seconds_left()) is not None
