"""Selects published numbers: one row per period, in order, never summed or guessed."""

from typing import Any

import pandas as pd

from dashboard.model.kept import kept
from dashboard.model.published import Published
from loaders.schema import ALL, NUMBER_STATUSES

CACHED = 256  # a page requests some sixty series, most of them several times; a frame takes 20 kB


def numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with a number."""
    is_number = frame["status"].isin(NUMBER_STATUSES)
    return frame if is_number.all() else frame[is_number]


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a mapping from column to value, like pandas' `to_dict`, in a third of the time."""
    columns = [rows[name].tolist() for name in rows.columns]
    return [dict(zip(rows.columns, row, strict=True)) for row in zip(*columns, strict=True)]


@kept(CACHED)
def series(
    published: Published,
    indicator: str,
    region: str,
    *,
    sex: str = ALL,
    age_group: str = ALL,
    from_year: int | None = None,
    to_year: int | None = None,
) -> pd.DataFrame:
    """One indicator in one place: a row per period, in chronological order.

    If two sources have the same period, a number is preferred to none, then the catalogue's order decides. The years
    limit the period's last year, both included. The frame is cached and shared: don't modify it.
    """
    return between(_every_year(published, indicator, region, sex, age_group), from_year, to_year)


def between(rows: pd.DataFrame, from_year: int | None, to_year: int | None) -> pd.DataFrame:
    """The rows whose period's last year is between the two, both included; None sets no limit."""
    if from_year is None and to_year is None:
        return rows
    is_chosen = rows["year"].between(from_year or rows["year"].min(), to_year or rows["year"].max())
    return rows[is_chosen].reset_index(drop=True)


@kept(CACHED)
def _every_year(published: Published, indicator: str, region: str, sex: str, age_group: str) -> pd.DataFrame:
    rows = published.of(indicator, region, sex, age_group)
    if indicator not in published.catalogue.indicators:
        return rows.iloc[:0]  # a table that this folder's catalogue doesn't describe
    return preferred(rows, published.catalogue.indicators[indicator].sources)


@kept(CACHED)
def sums_of_years(
    published: Published,
    indicator: str,
    region: str,
    *,
    sex: str,
    age_group: str,
    from_year: int | None = None,
    to_year: int | None = None,
) -> pd.DataFrame:
    """Published sums over years: a row per period, if all its years are selected."""
    found = published.sums_of(indicator, region, sex, age_group)
    rows = preferred(found, published.catalogue.indicators[indicator].sources)
    return between(rows[rows["period_start"] >= (from_year or 0)], None, to_year)


def preferred(rows: pd.DataFrame, sources: tuple[str, ...]) -> pd.DataFrame:
    """One row per period: a number is preferred to none, then the source that comes first in `sources`."""
    order = rows.assign(
        is_empty=~rows["status"].isin(NUMBER_STATUSES), rank=rows["source"].map({s: n for n, s in enumerate(sources)})
    ).sort_values(["period_start", "period_end", "is_empty", "rank"])
    kept = order.drop_duplicates(["period_start", "period_end"])
    return kept.drop(columns=["is_empty", "rank"]).reset_index(drop=True)


def latest_number(rows: pd.DataFrame) -> pd.Series | None:
    """The newest row with a number, or None."""
    found = numbers(rows)
    return None if found.empty else found.sort_values(["period_end", "period_start"]).iloc[-1]


def whole(published: Published, row: pd.Series) -> pd.DataFrame:
    """The series that a row belongs to, in every year."""
    return series(published, row["indicator"], row["region"], sex=row["sex"], age_group=row["age_group"])


def is_cut_off(row: pd.Series, every_year: pd.DataFrame) -> bool:
    """Whether the whole series has a newer number, which the selected years leave out."""
    newest = latest_number(every_year)
    return newest is not None and bool(newest["period_end"] > row["period_end"])


def at(rows: pd.DataFrame, year: int) -> pd.Series | None:
    """The row whose period ends in this year, or None."""
    places = (rows["period_end"] == year).to_numpy().nonzero()[0]  # much faster than a frame of the one row
    return rows.iloc[places[-1]] if len(places) else None
