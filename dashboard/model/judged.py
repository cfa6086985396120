"""One series judged: its trend, and its newest number against the one before and the first."""

from dataclasses import dataclass

import pandas as pd

from dashboard.model.breaks import break_years, breaks_for
from dashboard.model.published import Published
from dashboard.model.select import numbers, records
from dashboard.model.trends import Trend, TwoPeriods, fit, trend, two_periods
from loaders.schema import NUMBER_STATUSES


@dataclass(frozen=True)
class Judged:
    """What can be said of one series: its verdict, and its newest number against the one before and the first.

    `rows` is the series itself. `change` (from `before` to `latest`) and `since_first` are None where a break lies
    between the two, a year lacks a number, or the periods overlap.
    """

    rows: pd.DataFrame
    trend: Trend
    latest: pd.Series | None
    before: pd.Series | None
    first: pd.Series | None
    change: TwoPeriods | None
    since_first: TwoPeriods | None


def judge(published: Published, rows: pd.DataFrame) -> Judged:
    """Judges one series as `series` gives it: its trend over single years, and two pairs of years."""
    found = numbers(rows)
    if found.empty:
        return Judged(rows, trend([], []), None, None, None, None, None)
    indicator, region = rows["indicator"].iloc[0], rows["region"].iloc[0]
    first, latest = found.iloc[0], found.iloc[-1]
    breaks = breaks_for(published.breaks, indicator, region, int(first["year"]), int(latest["year"]))
    is_rolling = bool((rows["period_end"] > rows["period_start"]).any())
    counts = [row["value"] if row["status"] in NUMBER_STATUSES else None for row in records(rows)]
    years, split = rows["year"].tolist(), break_years(breaks)
    verdict = trend(counts, years, rolling=is_rolling, breaks=split)
    before = found.iloc[-2] if len(found) > 1 else None
    phi = None if is_rolling else _swings(counts, years, split)
    return Judged(
        rows,
        verdict,
        latest,
        before,
        first,
        None if is_rolling else _between(published, before, latest, phi),
        None if is_rolling else _between(published, first, latest, phi),
    )


def _swings(counts: list[float | None], years: list[int], split: tuple[int, ...]) -> float | None:
    """The series' own overdispersion since the last break, also where it is too short for a verdict of its own."""
    start = max(split, default=min(years))
    kept = [(count, year) for count, year in zip(counts, years, strict=True) if year >= start]
    fitted = fit(*zip(*kept, strict=True)) if kept else None
    return None if fitted is None else fitted.phi


def _between(published: Published, earlier: pd.Series | None, later: pd.Series, phi: float | None) -> TwoPeriods | None:
    """The later year against the earlier, None where there is none or a break lies between them."""
    if earlier is None or earlier["year"] == later["year"]:
        return None
    found = breaks_for(published.breaks, later["indicator"], later["region"], earlier["year"], later["year"])
    if break_years(found):
        return None
    return two_periods(earlier["value"], 1, later["value"], 1, phi)
