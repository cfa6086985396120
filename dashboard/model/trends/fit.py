"""The fit behind a trend verdict: a Poisson log-linear model with clamped overdispersion."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import expm1, isfinite, nan

from dashboard.model.intervals import is_known

Points = tuple[tuple[int, float, float], ...]  # (year, count, population), in order of year; nan where missing
LARGEST = 700.0  # exp overflows past this; such an interval is practically infinite


@dataclass(frozen=True)
class Fit:
    """A log-linear fit: percent change per year with its 95 % interval, overdispersion and two-sided p."""

    change_per_year: float
    low: float
    high: float
    phi: float
    p: float


def fit(
    values: Sequence[float | None], years: Sequence[int], population: Sequence[float | None] | None = None
) -> Fit | None:
    """The fit behind `trend`, without its conditions; None if nothing can be fitted.

    For checking the method. Readers see `trend`, whose conditions ensure that the fit is meaningful.
    """
    points = points_of(values, years, population)
    return fit_points(points) if len(points) > 2 and can_fit(points) else None


@lru_cache(maxsize=1024)
def fit_points(points: Points) -> Fit:
    """Poisson log-linear fit with offset log(population); quasi-likelihood (McCullagh and Nelder 1989, chapter 9).

    Overdispersion is Pearson's chi-squared / (n - 2), never below 1: a series smoother than chance is not proof of
    precision, and statsmodels' own scale="X2" would narrow the interval. t with n - 2 degrees of freedom.
    """
    import warnings

    import numpy as np
    from scipy.stats import t as student
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM  # statsmodels.api would take 0.7 s and 26 MB more
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    years, counts, population = (np.array(column, dtype=float) for column in zip(*points, strict=True))
    design = np.column_stack([np.ones(len(years)), years - years.mean()])
    with warnings.catch_warnings():
        # It warns of every series exactly on a line; `can_fit` has rejected those with an undetermined slope.
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        model = GLM(counts, design, family=Poisson(), offset=np.log(population)).fit()
    freedom = len(points) - 2
    phi = model.pearson_chi2 / freedom
    slope, error = model.params[1], model.bse[1] * max(1.0, phi) ** 0.5
    reach = student.ppf(0.975, freedom) * error
    change, low, high = (100 * expm1(min(slope + shift, LARGEST)) for shift in (0, -reach, reach))
    return Fit(change, low, high, float(phi), float(2 * student.sf(abs(slope / error), freedom)))


def points_of(
    values: Sequence[float | None], years: Sequence[int], population: Sequence[float | None] | None
) -> Points:
    """Each year from the first to the last with a number; nan where a year or its population is missing."""
    people = [1.0] * len(years) if population is None else population
    if not len(values) == len(years) == len(people):
        raise ValueError(f"{len(values)} values, {len(years)} years, {len(people)} populations: expected equal lengths")
    if len(set(years)) != len(years):
        raise ValueError("a year occurs twice: expected one number a year")
    known = {
        int(year): (float(value), float(residents))
        for year, value, residents in zip(years, values, people, strict=True)
        if is_known(value) and is_known(residents) and residents > 0
    }
    span = range(min(known), max(known) + 1) if known else range(0)
    return tuple((year, *known.get(year, (nan, nan))) for year in span)


def can_fit(points: Points) -> bool:
    """Whether every year has a count of at least 0, and two are above 0: otherwise any slope fits as well."""
    counts = [count for _, count, _ in points]
    return all(isfinite(count) and count >= 0 for count in counts) and sum(count > 0 for count in counts) > 1
