"""Whether one period differs from another by more than normal variation."""

from dataclasses import dataclass
from functools import lru_cache
from math import inf, nan, sqrt

from dashboard.model.intervals import Interval, is_known, whole_number

USUAL_PHI = 3.0  # the overdispersion of the police's own series; a difference must show at this at least
PERCENT_BASE = 20  # a percent on a smaller count says more about the base year's luck than about a change
NORMAL_95 = 1.96


@dataclass(frozen=True)
class TwoPeriods:
    """The second period against the first.

    `before` and `after` are per unit of time (a/t1, b/t2), and so are `difference` and `ratio`, the latter with its
    exact 95 % interval. `z` is the quasi-score at the overdispersion asked for, by which `is_clear` is decided. The
    percents are None where the base is under 20. `is_average` says that a period is longer than one.
    """

    difference: float
    ratio: float
    low: float
    high: float
    p: float
    z: float
    is_clear: bool
    percent: float | None
    percent_low: float | None
    percent_high: float | None
    before: float = 0.0
    after: float = 0.0
    is_average: bool = False

    @property
    def is_increase(self) -> bool:
        """Whether the second period is higher; says nothing of how sure that is."""
        return self.difference > 0


@lru_cache(maxsize=4096)
def two_periods(a: float, t1: float, b: float, t2: float, phi: float | None = None) -> TwoPeriods:
    """Compares `a` events in `t1` years (or inhabitants) with `b` events in `t2`.

    `p` is the exact conditional test (Przyborowski and Wilenski 1940), the interval Clopper and Pearson's (1934). Both
    take the events as independent, which these series are not; so a difference is clear only if the quasi-score
    (McCullagh and Nelder 1989, chapter 9) shows it when the variance is max(3, phi) times as large, and the exact
    interval leaves out 1. Both are monotone: moving `b` away from `a` never makes a clear difference unclear, not at 0
    either. `phi` is the series' own estimate, where there is one.

    Raises:
        ValueError: a count is missing, negative or not whole, or a time is not above 0.
    """
    from scipy.stats import binomtest

    first, second = whole_number("a", a), whole_number("b", b)
    if not (t1 > 0 and t2 > 0):
        raise ValueError(f"t1 = {t1}, t2 = {t2}: expected numbers above 0")
    before, after = first / t1, second / t2
    if first + second == 0:
        return TwoPeriods(0.0, nan, 0.0, inf, 1.0, 0.0, False, None, None, None)
    test = binomtest(first, first + second, t1 / (t1 + t2))
    ratio = after / before if first else inf
    low, high = _ratio_interval(test.proportion_ci(0.95, method="exact"), t1 / t2)
    z = _quasi_score(first, second, t2 / (t1 + t2), _usual(phi))
    is_clear = abs(z) > NORMAL_95 and not low <= 1 <= high
    percents = _percents(first, (ratio, low, high))
    is_average = (t1, t2) != (1, 1)
    return TwoPeriods(
        after - before, ratio, low, high, float(test.pvalue), z, is_clear, *percents, before, after, is_average
    )


def _usual(phi: float | None) -> float:
    return max(USUAL_PHI, float(phi)) if is_known(phi) else USUAL_PHI


def _quasi_score(first: int, second: int, share: float, phi: float) -> float:
    """How far the second count lies from its share of all events, in standard errors at overdispersion phi."""
    total = first + second
    return (second - total * share) / sqrt(phi * total * share * (1 - share))


def _percents(first: int, ratios: tuple[float, float, float]) -> tuple[float | None, float | None, float | None]:
    if first < PERCENT_BASE:
        return None, None, None
    ratio, low, high = (100 * (part - 1) for part in ratios)
    return ratio, low, high


def _ratio_interval(share: Interval, times: float) -> Interval:
    """From the interval of the first period's share of all events to that of second / first."""
    low, high = share
    return (1 - high) / high * times, (1 - low) / low * times if low > 0 else inf
