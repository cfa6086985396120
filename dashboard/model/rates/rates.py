"""Rates per inhabitant, as the public health statistics compute them."""

from dataclasses import dataclass

from dashboard.model.intervals import is_known, rate_interval

NO_COUNT, NO_POPULATION = "mangler_antall", "mangler_folketall"


@dataclass(frozen=True)
class Rate:
    """A rate with its 95 % interval, or the reason there is none."""

    value: float | None
    low: float | None
    high: float | None
    reason: str | None = None


def rate(count: float | None, population: float | None, per: float = 1000) -> Rate:
    """Count per `per` inhabitants, crude: the exports have no ages to standardise by.

    A two-year average is divided by the population on 1 January of the period's last year, as the published rates are:
    Bærum 2013-2014 is 407 / 118 588 = 3.4 per 1000, where the mean of the two years' populations would give 3.5.

    Raises:
        ValueError: count or population is negative, or `per` is not above 0.
    """
    if not is_known(count):
        return Rate(None, None, None, NO_COUNT)
    low, high = rate_interval(count, population, per)
    if not is_known(population) or not is_known(low):
        return Rate(None, None, None, NO_POPULATION)
    return Rate(float(count) / float(population) * per, low, high)
