"""The true table of a block, where the source leaves cells out: told numbers, what follows from them, and the rest."""

import numpy as np

from dashboard.model.disclosure.pattern.attack import Attacker, Demand, Table, seconds_until
from dashboard.model.disclosure.pattern.grid import Block, UnclearTableError
from dashboard.model.disclosure.risk import Flags


def complete(block: Block, room: float, deadline: float) -> tuple[Table, Flags]:
    """A table in whole numbers that agrees with every told number, and which of its cells are certain.

    A cell that nobody tells may still follow: with all 67 and women 60, men are 7. Where the told numbers leave a
    cell open, the table holds the lowest numbers that add up.

    Raises:
        UnclearTableError: the told numbers are not whole, are negative, or do not add up, so that nothing is known
            about what they give away.
        OutOfTimeError: `deadline`, a `clock()`, came first.
    """
    told = ~np.isnan(block.told)
    guess = np.where(told, block.told, 0)
    attacker = Attacker(block, guess, room)
    if told.all():
        if not attacker.is_possible(guess, told):
            raise UnclearTableError("numbers that do not add up")
        return guess, told
    if (guess != np.rint(guess)).any() or (guess < 0).any():
        raise UnclearTableError("numbers that are not counts")
    return _completed(attacker, block, told, deadline)


def _completed(attacker: Attacker, block: Block, told: Flags, deadline: float) -> tuple[Table, Flags]:
    lowest = attacker.proof(Demand((~told).astype(float), np.inf, True), told, seconds_until(deadline))
    if lowest is None:
        raise UnclearTableError("numbers that do not add up")
    settled = told.copy()
    for cell in np.flatnonzero(~told):
        one = np.arange(len(told)) == cell
        above = Demand(one.astype(float), lowest[cell] + 1, False)
        below = Demand(one.astype(float), lowest[cell] - 1, True)
        settled[cell] = all(attacker.proof(demand, told, seconds_until(deadline)) is None for demand in (above, below))
    return lowest, settled
