"""The last check: attacks what stands in the published frame, and knows nothing of how it was chosen."""

import numpy as np
import pandas as pd

from dashboard.model.disclosure.attack import NotProtectedError
from dashboard.model.disclosure.protect import Protected
from loaders.schema import NUMBER_STATUSES


def audit(protected: Protected, published: pd.DataFrame) -> None:
    """Proves every demand again from the numbers that the frame shows.

    Raises:
        NotProtectedError: a small cell is shown, or some demand is not proven.
        OutOfTimeError: the deadline came first.
    """
    problem, rows = protected.problem, protected.block.rows
    shown = np.zeros(len(rows), dtype=bool)
    printed = rows >= 0
    cells = published.loc[rows[printed]]
    shown[printed] = (cells["status"].isin(NUMBER_STATUSES) & cells["value"].notna()).to_numpy()
    if (shown & protected.sensitive).any() or cells.loc[~shown[printed], ["value", "persons"]].notna().any(axis=None):
        raise NotProtectedError
    known = shown | problem.open
    for demand in problem.demands:
        proven = problem.proofs.find(demand, known)
        if proven is None and problem.attacker.proof(demand, known, problem.seconds_left()) is None:
            raise NotProtectedError
