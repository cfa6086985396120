"""One series judged since its last break: its trend, and the newest number against the previous and first ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan

import pandas as pd

from dashboard.model.breaks import break_years, breaks_for
from dashboard.model.published import Published
from dashboard.model.rates.population import inhabitants
from dashboard.model.select import numbers, records, series
from dashboard.model.trends import Trend, TwoPeriods, trend, two_periods
from dashboard.model.trends.fit import can_fit, fit_points
from loaders.schema import NUMBER_STATUSES

# Events that one person may have many of, and the persons behind them: they vary with each person who comes or goes.
PERSONS_BEHIND = {
    "centre.conversations": "centre.conversation_users",
    "centre.day_visits": "centre.day_users",
    "centre.stays": "centre.residents",
}
EVENTS_PHI = 8.0  # the least overdispersion of such events (METHODS, change 4)


@dataclass(frozen=True)
class Judged:
    """Verdict and comparisons for one series.

    `rows` is the whole series. Everything else covers the years since its last break, the first of which is
    `since_break` (None if there is no break): `trend`, `first`, `before`, and the changes from `before` and `first` to
    `latest`, which are None if there is no such number that doesn't overlap it. Of averages only the change from
    `before` is given, and only of counts. `growth` is the change in inhabitants over the judged years, in percent, if
    the trend is that of the rate; otherwise None.
    """

    rows: pd.DataFrame
    trend: Trend
    latest: pd.Series | None
    before: pd.Series | None
    first: pd.Series | None
    change: TwoPeriods | None
    since_first: TwoPeriods | None
    since_break: int | None = None
    growth: float | None = None

    @property
    def clear_pair(self) -> tuple[pd.Series, TwoPeriods] | None:
        """The year that the newest clearly differs from when no trend can be judged: the first, or the previous one.

        It is then the verdict, together with the reason why there is no trend.
        """
        if self.trend.is_judged:
            return None
        pairs = ((self.first, self.since_first), (self.before, self.change))
        return next(((row, test) for row, test in pairs if row is not None and test and test.is_clear), None)


def judge(published: Published, rows: pd.DataFrame) -> Judged:
    """Judges one series from `series`: its trend over single years, and two pairs of years."""
    found = numbers(rows)
    if found.empty:
        return Judged(rows, trend([], []), None, None, None, None, None)
    start = _last_break(published, found)
    kept = rows if start is None else rows[rows["period_start"] >= start]
    shown, latest = numbers(kept), found.iloc[-1]
    if len(shown) < 2 and start is not None:
        stopped = trend(_counts(rows), rows["year"].tolist(), breaks=(start,))
        return Judged(rows, stopped, latest, None, None if shown.empty else latest, None, None, start)
    verdict, growth = _trend(published, kept)
    first, before = shown.iloc[0], _before(shown)
    phi = _overdispersion(published, kept)
    change = _between(before, latest, phi)
    since_first = None if _is_rolling(rows) else _between(first, latest, phi)  # averages reach too far back for counts
    return Judged(rows, verdict, latest, before, first, change, since_first, start, growth)


def _before(shown: pd.DataFrame) -> pd.Series | None:
    """The newest number of a period that ends before the newest one begins: periods that overlap share events."""
    earlier = shown[shown["period_end"] < shown["period_start"].iloc[-1]]
    return None if earlier.empty else earlier.iloc[-1]


def _last_break(published: Published, found: pd.DataFrame) -> int | None:
    """The first year of the newest way of counting; None if all numbers were counted in the same way."""
    indicator, region = found["indicator"].iloc[0], found["region"].iloc[0]
    years = int(found["year"].iloc[0]), int(found["year"].iloc[-1])
    return max(break_years(breaks_for(published.breaks, indicator, region, *years)), default=None)


def _trend(published: Published, kept: pd.DataFrame) -> tuple[Trend, float | None]:
    """The trend of the rate and the growth in inhabitants where every judged year's are known; else of the counts."""
    years, counts = kept["year"].tolist(), _counts(kept)
    plain = trend(counts, years, rolling=_is_rolling(kept))
    judged = numbers(kept)["year"].tolist()
    lived = inhabitants(published, kept["region"].iloc[0], judged) if plain.is_judged else None
    if lived is None:
        return plain, None
    of_year = dict(zip(judged, lived, strict=True))
    return trend(counts, years, [of_year.get(year) for year in years]), 100 * (lived[-1] / lived[0] - 1)


def _counts(rows: pd.DataFrame) -> list[float | None]:
    return [row["value"] if row["status"] in NUMBER_STATUSES else None for row in records(rows)]


def _is_rolling(rows: pd.DataFrame) -> bool:
    return bool((rows["period_end"] > rows["period_start"]).any())


def _overdispersion(published: Published, kept: pd.DataFrame) -> float | None:
    """The overdispersion of the series, however short or broken; events of few people have a lower bound."""
    points = tuple((int(row["year"]), float(row["value"]), 1.0) for row in records(numbers(kept)))
    own = fit_points(points).phi if len(points) > 2 and can_fit(points) else None
    if kept["indicator"].iloc[0] not in PERSONS_BEHIND:
        return own
    each = _events_per_person(published, kept)
    return max(EVENTS_PHI, own or 0.0, 1 + 2 * max(each, default=0.0))


def _events_per_person(published: Published, kept: pd.DataFrame) -> Sequence[float]:
    """Events per person, in the years whose persons are published too."""
    first = kept.iloc[0]
    behind = series(
        published,
        PERSONS_BEHIND[first["indicator"]],
        first["region"],
        sex=first["sex"],
        age_group=first["age_group"],
    )
    persons = dict(zip(behind["year"], behind["value"], strict=True))
    known = [(row["value"], float(persons.get(row["year"], nan))) for row in records(numbers(kept))]
    return [events / number for events, number in known if number > 0]


def _between(earlier: pd.Series | None, later: pd.Series, phi: float | None) -> TwoPeriods | None:
    """The later period against the earlier, if there is one that doesn't overlap it; of averages, the sums."""
    if earlier is None or earlier["period_end"] >= later["period_start"]:
        return None
    (a, t1), (b, t2) = (_counted(row) for row in (earlier, later))
    return two_periods(a, t1, b, t2, phi) if float(a).is_integer() and float(b).is_integer() else None


def _counted(row: pd.Series) -> tuple[float, int]:
    """The events of a row's period, and its years; an average per year is published whole, so their sum is as well."""
    years = int(row["period_end"] - row["period_start"]) + 1
    return row["value"] * years, years
