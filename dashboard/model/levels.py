"""Reported violence per 1000 inhabitants over time, and one area's level against another's."""

from typing import Any

import pandas as pd

from dashboard.model.comparison import Between, Comparison, compare
from dashboard.model.comparison import between as between_areas
from dashboard.model.intervals import UNKNOWN, Interval, is_known, rate_interval
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.model.rates.rates import rate
from dashboard.model.select import between, numbers, series
from loaders.regions import is_municipality
from loaders.schema import MISSING, NORMAL, NUMBER_STATUSES

Period = tuple[int, int]
CACHED = 32  # a figure requests the same rates a dozen times; a published table never changes


@kept(CACHED)
def rates(published: Published, region: str, from_year: int | None = None, to_year: int | None = None) -> pd.DataFrame:
    """Reported violence per 1000 inhabitants: the published rate, else average count by population on 1 January.

    The same rows as `series` gives, plus `rate_low` and `rate_high` (95 %, missing where count or population is): the
    interval of all the period's cases, as the two years of an average hold twice as many; and `rate_count`, the count
    behind the rate. A computed rate (`is_computed`) names the cells of both numbers; its `source` is the count's, and
    `behind` gives the population's. The frame is cached and shared: don't modify it.
    """
    return between(_every_year(published, region), from_year, to_year)


@kept(CACHED)
def _every_year(published: Published, region: str) -> pd.DataFrame:
    counts = series(published, "violence.offences", region)
    people = series(published, "population", region).set_index("year")
    computed = [_computed(row, people) for _, row in counts.iterrows()]
    stated = series(published, "violence.rate", region).assign(is_computed=False)
    both = (
        pd.concat([stated.assign(order=0), pd.DataFrame(computed).assign(order=1)])
        if computed
        else stated.assign(order=0)
    )
    ordered = both.assign(is_empty=~both["status"].isin(NUMBER_STATUSES)).sort_values(
        ["period_start", "period_end", "is_empty", "order"]
    )
    first = ordered.drop_duplicates(["period_start", "period_end"]).drop(columns=["is_empty", "order"])
    return _with_intervals(first.reset_index(drop=True), counts, people)


def _computed(count: pd.Series, people: pd.DataFrame) -> dict[str, Any]:
    """One count as a rate; missing where its own or the population's number is."""
    year = int(count["year"])
    row: dict[str, Any] = count.to_dict() | {"indicator": "violence.rate", "unit": "per_1000", "is_computed": True}
    if count["status"] not in NUMBER_STATUSES:
        return row
    found = rate(count["value"], _population(people, year))
    if found.value is None:
        return row | {"value": float("nan"), "status": MISSING}
    person = people.loc[year]
    return row | {
        "value": found.value,
        "status": NORMAL,
        "file": f"{count['file']} + {person['file']}",
        "sheet": " + ".join(filter(None, (count["sheet"], person["sheet"]))),
        "cell": f"{count['cell']} + {person['cell']}",
    }


def behind(published: Published, region: str, rows: pd.DataFrame, *, with_intervals: bool = True) -> pd.DataFrame:
    """The populations behind a region's computed rates and, if they are shown, the intervals."""
    used = numbers(rows)
    used = used[used["rate_low"].notna()] if with_intervals else used[used["is_computed"]]
    people = numbers(series(published, "population", region))
    return people[people["year"].isin(used["year"])]


def _with_intervals(rows: pd.DataFrame, counts: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Rates with their interval, which needs the count and the population behind them."""
    if rows.empty:
        return rows.assign(rate_low=[], rate_high=[], rate_count=[])
    count = counts.set_index(["period_start", "period_end"])["value"]
    behind = [count.get((row.period_start, row.period_end)) for row in rows.itertuples()]
    pairs = [_interval(count, people, row.period_start, row.period_end) for row in rows.itertuples()]
    low, high = ([pair[side] for pair in pairs] for side in (0, 1))
    return rows.assign(rate_low=low, rate_high=high, rate_count=behind)


def _interval(count: pd.Series, people: pd.DataFrame, start: int, end: int) -> Interval:
    """The interval of a rate: its period's cases by the inhabitants of each of its years."""
    average, population, years = count.get((start, end)), _population(people, end), end - start + 1
    if not is_known(average) or population is None:
        return UNKNOWN
    return rate_interval(years * average, years * population)


def _population(people: pd.DataFrame, year: int) -> float | None:
    return float(people.loc[year, "value"]) if year in people.index else None


@kept(CACHED)
def against(published: Published, region: str, benchmark: str, period: Period) -> Comparison:
    """A region's reported violence in a period against a benchmark's rate in the same period.

    A region is never compared with itself.
    """
    if region == benchmark:
        return compare(None, None, None)
    return compare(*_behind(published, region, period), _one(rates(published, benchmark), period))


def beside(published: Published, region: str, other: str, period: Period) -> Between | None:
    """A municipality's reported violence in a period against another's; None without all numbers.

    The test is of two separate places: not of a county or the country, which hold the other, nor of a place and itself.
    """
    if region == other or not all(map(is_municipality, (region, other))):
        return None
    (count_a, people_a), (count_b, people_b) = (_behind(published, place, period) for place in (region, other))
    if count_a is None or people_a is None or count_b is None or people_b is None:
        return None
    return between_areas(round(count_a), people_a, round(count_b), people_b)


def _behind(published: Published, region: str, period: Period) -> tuple[float | None, float | None]:
    """The cases and the inhabitants of all years behind a rate: of both, if it is a two-year average."""
    years = period[1] - period[0] + 1
    count = _one(series(published, "violence.offences", region), period, years)
    return count, _one(series(published, "population", region), (period[1], period[1]), years)


def _one(rows: pd.DataFrame, period: Period, times: int = 1) -> float | None:
    columns = (rows[name].tolist() for name in ("period_start", "period_end", "status", "value"))
    for start, end, status, value in zip(*columns, strict=True):
        if (start, end) == period and status in NUMBER_STATUSES:
            return times * float(value)
    return None


def without_population(
    published: Published, region: str, from_year: int | None = None, to_year: int | None = None
) -> list[tuple[int, int]]:
    """The periods with a count but no rate: the population is unknown."""
    known = numbers(rates(published, region, from_year, to_year))["year"].tolist()
    counts = numbers(series(published, "violence.offences", region, from_year=from_year, to_year=to_year))
    missing = counts[~counts["year"].isin(known)]
    return list(zip(missing["period_start"].tolist(), missing["period_end"].tolist(), strict=True))


@kept(CACHED)
def common_period(
    published: Published, region: str, benchmark: str, from_year: int | None = None, to_year: int | None = None
) -> Period | None:
    """The newest period in which both have a rate."""
    frames = [numbers(rates(published, place, from_year, to_year)) for place in (region, benchmark)]
    periods = [set(zip(found["period_start"].tolist(), found["period_end"].tolist(), strict=True)) for found in frames]
    return max(periods[0] & periods[1], key=lambda period: period[1], default=None)
