"""The true table of a block whose source omits cells: observed numbers, what follows from them, and the rest."""

import numpy as np

from dashboard.model.disclosure.pattern.attack import Attacker, Demand, Table, seconds_until
from dashboard.model.disclosure.pattern.grid import Block, UnclearTableError
from dashboard.model.disclosure.risk import Flags


def complete(block: Block, room: float, deadline: float) -> tuple[Table, Flags]:
    """A table in whole numbers that agrees with every observed number, and which of its cells are certain.

    An omitted cell may follow from others: with all 67 and women 60, men are 7. Where the observed numbers leave a cell
    open, the table has the lowest numbers that add up.

    Raises:
        UnclearTableError: the observed numbers are not whole, are negative, or do not add up, so that nothing is
            known about what they disclose.
        OutOfTimeError: `deadline`, a `clock()`, came first.
    """
    observed = ~np.isnan(block.observed)
    guess = np.where(observed, block.observed, 0)
    attacker = Attacker(block, guess, room)
    if observed.all():
        if not attacker.is_possible(guess, observed):
            raise UnclearTableError("numbers that do not add up")
        return guess, observed
    if (guess != np.rint(guess)).any() or (guess < 0).any():
        raise UnclearTableError("numbers that are not counts")
    return _completed(attacker, block, observed, deadline)


def _completed(attacker: Attacker, block: Block, observed: Flags, deadline: float) -> tuple[Table, Flags]:
    lowest = attacker.proof(Demand((~observed).astype(float), np.inf, True), observed, seconds_until(deadline))
    if lowest is None:
        raise UnclearTableError("numbers that do not add up")
    settled = observed.copy()
    for cell in np.flatnonzero(~observed):
        one = np.arange(len(observed)) == cell
        above = Demand(one.astype(float), lowest[cell] + 1, False)
        below = Demand(one.astype(float), lowest[cell] - 1, True)
        settled[cell] = all(
            attacker.proof(demand, observed, seconds_until(deadline)) is None for demand in (above, below)
        )
    return lowest, settled
