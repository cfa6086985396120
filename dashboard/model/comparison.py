"""An area against a benchmark, two areas against each other, and all areas against their common rate (funnel)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.model.intervals import LEVEL, LEVEL_CLEAR, Interval, count_interval, is_known
from dashboard.model.trends.periods import TwoPeriods, two_periods

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLEARLY_HIGHER, HIGHER, NOT_DIFFERENT, LOWER, CLEARLY_LOWER = (
    "klart_hoyere",
    "hoyere",
    "ingen_sikker_forskjell",
    "lavere",
    "klart_lavere",
)
NOT_COMPARABLE = "kan_ikke_sammenliknes"
VERDICTS = (CLEARLY_HIGHER, HIGHER, NOT_DIFFERENT, LOWER, CLEARLY_LOWER, NOT_COMPARABLE)

TOO_FEW_AREAS, NO_CASES = "for_fa_omrader", "ingen_saker"
MINIMUM_AREAS = 10
LIMIT_POINTS = 60


@dataclass(frozen=True)
class Comparison:
    """Observed against expected: the ratio with its 95 % interval (1.0 is equal), all None where there is no ratio.

    `expected` is the count that the benchmark's rate would give; `rate` and `benchmark_rate` are per `per`.
    """

    ratio: float | None
    low: float | None
    high: float | None
    verdict: str
    expected: float | None = None
    rate: float | None = None
    benchmark_rate: float | None = None


@dataclass(frozen=True)
class Between:
    """The first area against the second: rate ratio, exact 95 % interval, verdict."""

    ratio: float
    low: float
    high: float
    verdict: str
    test: TwoPeriods


@dataclass(frozen=True, eq=False)
class Funnel:
    """All areas against their common rate; `reason` says why there is none.

    `areas` are the rows that had both numbers, plus `rate` and `verdict`. `limits` has population, low_95, high_95,
    low_998 and high_998 (per `per`), to be drawn as lines. `left_out` counts the rows without both numbers.
    """

    areas: pd.DataFrame
    limits: pd.DataFrame
    rate: float | None = None
    left_out: int = 0
    reason: str | None = None


def compare(
    count: float | None, population: float | None, benchmark_rate: float | None, per: float = 1000
) -> Comparison:
    """An area's count against what the benchmark's rate would give there (PHE Technical Guide on intervals 2018).

    Different if the exact 95 % interval of the count leaves out the expected count, clearly if the 99.8 % interval
    does. The benchmark is taken as exact: right for country and county; two municipalities need `between`. An area
    inside its benchmark makes the verdict slightly cautious.

    Raises:
        ValueError: count, population or benchmark is negative.
    """
    if not (is_known(count) and is_known(population) and is_known(benchmark_rate)):
        return Comparison(None, None, None, NOT_COMPARABLE)
    if population == 0 or benchmark_rate == 0:
        return Comparison(None, None, None, NOT_COMPARABLE)
    if benchmark_rate < 0 or population < 0:
        raise ValueError(f"benchmark_rate = {benchmark_rate}, population = {population}: expected 0 or more")
    expected = float(benchmark_rate) * float(population) / per
    low, high = count_interval(count)
    verdict = verdict_for(expected, (low, high), count_interval(count, LEVEL_CLEAR))
    ratio = float(count) / expected
    rates = (ratio * float(benchmark_rate), float(benchmark_rate))
    return Comparison(ratio, low / expected, high / expected, verdict, expected, *rates)


def between(count_a: float, population_a: float, count_b: float, population_b: float) -> Between:
    """Area a's rate against area b's, by the exact conditional test that must survive overdispersion (METHODS § 3).

    The only verdicts are clearly higher, clearly lower and no clear difference: two years of one municipality vary
    by more than chance, so a difference that only shows in a test of pure chance is not called one.

    Raises:
        ValueError: a count is missing, negative or not whole, or a population is not above 0.
    """
    test = two_periods(count_b, population_b, count_a, population_a)
    clear = CLEARLY_HIGHER if test.is_increase else CLEARLY_LOWER
    return Between(test.ratio, test.low, test.high, clear if test.is_clear else NOT_DIFFERENT, test)


def funnel(
    frame: pd.DataFrame, *, count: str = "count", population: str = "population", per: float = 1000, years: int = 1
) -> Funnel:
    """Areas' rates against their common rate, with limits that narrow as population grows (Spiegelhalter 2005).

    Takes one row an area with its count and population, where `years` are those that the count is an average of; the
    same rows come back with `rate` and `verdict`, those without both numbers left out. Fewer than ten areas, or no case
    in any, make no funnel.
    """
    known = frame[frame[count].notna() & (frame[population] > 0)]
    left_out = len(frame) - len(known)
    if len(known) < MINIMUM_AREAS or not known[count].any():
        reason = TOO_FEW_AREAS if len(known) < MINIMUM_AREAS else NO_CASES
        return Funnel(known, pd.DataFrame(), left_out=left_out, reason=reason)
    rate = float(known[count].sum() / known[population].sum() * per)
    pairs = zip(known[count], known[population], strict=True)
    areas = known.assign(
        rate=known[count] / known[population] * per,
        verdict=[compare(years * number, years * people, rate, per).verdict for number, people in pairs],
    )
    return Funnel(areas, _limits(known[population], rate, per, years), rate, left_out)


def verdict_for(expected: float, usual: Interval, clear: Interval) -> str:
    """Where the expected value is: outside the 99.8 % interval, outside the 95 % interval, or inside."""
    for (low, high), above, below in ((clear, CLEARLY_HIGHER, CLEARLY_LOWER), (usual, HIGHER, LOWER)):
        if low > expected:
            return above
        if high < expected:
            return below
    return NOT_DIFFERENT


def _limits(population: pd.Series, rate: float, per: float, years: int) -> pd.DataFrame:
    """Rates at which an area of each size would just be called different; 0 where no count is low enough."""
    import numpy as np

    people = np.geomspace(population.min(), population.max(), LIMIT_POINTS)
    limits = {"population": people}
    for name, level in (("95", LEVEL), ("998", LEVEL_CLEAR)):
        low, high = _count_limits(years * people * rate / per, level)
        limits |= {f"low_{name}": low / (years * people) * per, f"high_{name}": high / (years * people) * per}
    return pd.DataFrame(limits)


def _count_limits(expected: "NDArray[np.float64]", level: float) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """The counts whose own exact interval would just reach the expected count, so that points and lines agree."""
    import numpy as np
    from scipy.special import pdtr, pdtrik

    tail = (1 - level) / 2
    low = np.where(pdtr(0, expected) > tail, 0.0, pdtrik(tail, expected))
    return low, pdtrik(1 - tail, expected) + 1
