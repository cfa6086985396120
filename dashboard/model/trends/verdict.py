"""The verdict on a yearly series, in codes that `charts/sentences` puts in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.model.intervals import is_missing
from dashboard.model.trends.fit import Fit, Points, can_fit, fit_points, points_of

BREAK, OVERLAPPING, TOO_SHORT, TOO_SMALL = "brudd", "overlappende_perioder", "for_kort_serie", "for_sma_tall"
NO_CLEAR_CHANGE = "ingen_sikker_endring"
POSSIBLE_INCREASE, POSSIBLE_DECREASE = "mulig_okning", "mulig_nedgang"
CLEAR_INCREASE, CLEAR_DECREASE = "klar_okning", "klar_nedgang"
JUDGED = (NO_CLEAR_CHANGE, POSSIBLE_INCREASE, POSSIBLE_DECREASE, CLEAR_INCREASE, CLEAR_DECREASE)
NOT_JUDGED = (BREAK, OVERLAPPING, TOO_SHORT, TOO_SMALL)
VERDICTS = NOT_JUDGED + JUDGED

MINIMUM_YEARS = 5
MINIMUM_MEAN = 10
CLEAR_P, POSSIBLE_P = 0.05, 0.10


@dataclass(frozen=True)
class Trend:
    """A verdict. The estimate is in percent per year (8.0 is +8 %), and None where no verdict rests on a fit.

    `n` is the number of years with a number; `missing` are the years inside the span without one. `odd_year` is the
    year without which a clear verdict would not be clear, the one that matters most where there are several. `phi` and
    `p` are for those who check the method and are never shown.
    """

    verdict: str
    change_per_year: float | None
    low: float | None
    high: float | None
    n: int
    first_year: int | None = None
    last_year: int | None = None
    missing: tuple[int, ...] = ()
    phi: float | None = None
    p: float | None = None
    odd_year: int | None = None

    @property
    def is_judged(self) -> bool:
        """Whether the series could be judged at all; «no clear change» is a judgement."""
        return self.verdict in JUDGED


def trend(
    values: Sequence[float | None],
    years: Sequence[int],
    population: Sequence[float | None] | None = None,
    rolling: bool = False,
    breaks: Iterable[int] = (),
) -> Trend:
    """Judges a yearly series of counts, in this order: break, overlapping periods, too short, too small, then the fit.

    Args:
        values: one count a year; None or NaN where there is no number (never filled in).
        years: the same length, each year once.
        population: inhabitants in each year; the trend is then that of the rate.
        rolling: the values are moving averages, so that periods overlap.
        breaks: first year of each new way of counting; one inside the span stops the verdict. Events are not breaks.

    Leading and trailing years without a number are outside the series. A missing or negative number inside it, or
    nothing but zeros, gives `for_sma_tall` without a fit.

    Raises:
        ValueError: the sequences differ in length, or a year occurs twice.
    """
    points = points_of(values, years, population)
    counts = [count for _, count, _ in points if not is_missing(count)]
    verdict = _unjudged(points, counts, rolling, tuple(breaks))
    if verdict is None:
        fitted = fit_points(points)
        estimate = (fitted.change_per_year, fitted.low, fitted.high)
        odd = _odd_year(points, fitted)
        return Trend(_judged(fitted), *estimate, **_span(points), phi=fitted.phi, p=fitted.p, odd_year=odd)
    return Trend(verdict, None, None, None, **_span(points))


def _unjudged(points: Points, counts: list[float], rolling: bool, breaks: tuple[int, ...]) -> str | None:
    if points and any(points[0][0] < year <= points[-1][0] for year in breaks):
        return BREAK
    if rolling:
        return OVERLAPPING
    if len(counts) < MINIMUM_YEARS:
        return TOO_SHORT
    if not can_fit(points) or sum(counts) / len(counts) < MINIMUM_MEAN:
        return TOO_SMALL
    return None


def _judged(fitted: Fit) -> str:
    if fitted.p >= POSSIBLE_P:
        return NO_CLEAR_CHANGE
    if fitted.p >= CLEAR_P:
        return POSSIBLE_INCREASE if fitted.change_per_year > 0 else POSSIBLE_DECREASE
    return CLEAR_INCREASE if fitted.change_per_year > 0 else CLEAR_DECREASE


def _odd_year(points: Points, fitted: Fit) -> int | None:
    """The year whose absence weakens a clear verdict the most, if it then is no longer the same."""
    if fitted.p >= CLEAR_P:
        return None
    without = {point[0]: tuple(kept for kept in points if kept != point) for point in points}
    refits = {year: fit_points(kept) for year, kept in without.items() if can_fit(kept)}
    weaker = {year: refit.p for year, refit in refits.items() if _judged(refit) != _judged(fitted)}
    return max(weaker, key=lambda year: weaker[year], default=None)


def _span(points: Points) -> dict[str, Any]:
    missing = tuple(year for year, count, _ in points if is_missing(count))
    return {
        "n": len(points) - len(missing),
        "first_year": points[0][0] if points else None,
        "last_year": points[-1][0] if points else None,
        "missing": missing,
    }
