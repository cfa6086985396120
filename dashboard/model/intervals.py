"""Confidence intervals, at 95 % or another level, of counts, rates and shares."""

from functools import lru_cache
from math import isfinite, nan
from typing import TypeGuard

import pandas as pd

Interval = tuple[float, float]
UNKNOWN: Interval = (nan, nan)
LEVEL = 0.95
LEVEL_CLEAR = 0.998


def is_missing(value: object) -> bool:
    """Whether a value is None, NaN or pandas' NA; zero is a number."""
    return value is None or value is pd.NA or bool(value != value)


def is_known(value: float | None) -> TypeGuard[float]:
    """Whether there is a number; zero is one."""
    return not is_missing(value)


def count_interval(count: float | None, level: float = LEVEL) -> Interval:
    """Exact interval of a count of independent events (Garwood 1936): 0 gives 0 to 3.69.

    A missing count gives (nan, nan). Not for conversations or stays: one person makes many of them, and the
    interval would be too narrow.

    Raises:
        ValueError: the count is negative or infinite, or the level is not between 0 and 1.
    """
    _check_level(level)
    if not is_known(count):
        return UNKNOWN
    return _garwood(_checked("count", count), level)


def average_interval(average: float | None, years: int, level: float = LEVEL) -> Interval:
    """Interval of a year's average over a period: that of all the period's events, divided by its years.

    754 a year over two years are about 1508 events: 716 to 793. One year is a count as any other.
    """
    low, high = count_interval(years * float(average) if is_known(average) else None, level)
    return low / years, high / years


def rate_interval(count: float | None, population: float | None, per: float = 1000, level: float = LEVEL) -> Interval:
    """Interval of a rate per `per` inhabitants, the population taken as known.

    (nan, nan) where the count or the population is missing, or nobody lives there: no population, no rate.

    Raises:
        ValueError: count, population or level is impossible, or `per` is not above 0.
    """
    if per <= 0:
        raise ValueError(f"per = {per}: expected a number above 0")
    low, high = count_interval(count, level)
    people = _checked("population", population) if is_known(population) else 0
    return (low / people * per, high / people * per) if people else UNKNOWN


def share_interval(count: float | None, total: float | None, level: float = LEVEL) -> Interval:
    """Interval of a share from 0 to 1 (Wilson 1927): 0 of 11 gives 0 to 0.259, and 11 of 11 gives 0.741 to 1.

    (nan, nan) where either is missing or the total is 0: a share of nothing is not a number.

    Raises:
        ValueError: a number is negative, not whole, or the count exceeds the total; the level is impossible.
    """
    _check_level(level)
    if is_missing(count) or is_missing(total):
        return UNKNOWN
    part, whole = whole_number("count", count), whole_number("total", total)
    if part > whole:
        raise ValueError(f"count = {part} exceeds total = {whole}")
    return _wilson(part, whole, level) if whole else UNKNOWN


def whole_number(name: str, value: float | None) -> int:
    """A count that a test can take: scipy refuses floats, and frames hold nothing else.

    Raises:
        ValueError: missing, negative or not whole.
    """
    number = float(value) if is_known(value) else nan
    if not (number >= 0 and number.is_integer()):
        raise ValueError(f"{name} = {value}: expected a whole number, 0 or more")
    return int(number)


@lru_cache(maxsize=4096)
def _garwood(count: float, level: float) -> Interval:
    from scipy.stats import chi2

    tail = (1 - level) / 2
    low = chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    return float(low), float(chi2.ppf(1 - tail, 2 * count + 2) / 2)


@lru_cache(maxsize=4096)
def _wilson(count: int, total: int, level: float) -> Interval:
    from scipy.stats import binomtest

    interval = binomtest(count, total).proportion_ci(level, method="wilson")
    return float(interval.low), float(interval.high)


def _checked(name: str, value: float) -> float:
    number = float(value)
    if number < 0 or not isfinite(number):
        raise ValueError(f"{name} = {value}: expected 0 or more")
    return number


def _check_level(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"level = {level}: expected a number between 0 and 1, as 0.95")
