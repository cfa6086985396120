"""Choosing among published numbers: one row a period, in order, never a sum or a guess."""

from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.model.published import Published
from loaders.schema import ALL, NUMBER_STATUSES

CACHED = 256  # one page asks for some sixty series, most of them several times; each frame takes 20 kB


def numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that hold a number."""
    is_number = frame["status"].isin(NUMBER_STATUSES)
    return frame if is_number.all() else frame[is_number]


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Every row as a mapping from column to value: what pandas' own `to_dict` gives, in a third of the time."""
    columns = [rows[name].tolist() for name in rows.columns]
    return [dict(zip(rows.columns, row, strict=True)) for row in zip(*columns, strict=True)]


@lru_cache(maxsize=CACHED)
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
    """One indicator in one place: a row a period, in order of time.

    Where two sources give the same period, the catalogue's order of preference decides, a number before none. The
    years limit the period's last year, both included. Shared by all who ask: nobody may change it.
    """
    return between(_every_year(published, indicator, region, sex, age_group), from_year, to_year)


def between(rows: pd.DataFrame, from_year: int | None, to_year: int | None) -> pd.DataFrame:
    """The rows whose period's last year lies between the two, both included; None sets no limit."""
    if from_year is None and to_year is None:
        return rows
    is_chosen = rows["year"].between(from_year or rows["year"].min(), to_year or rows["year"].max())
    return rows[is_chosen].reset_index(drop=True)


@lru_cache(maxsize=CACHED)
def _every_year(published: Published, indicator: str, region: str, sex: str, age_group: str) -> pd.DataFrame:
    rows = published.of(indicator, region, sex, age_group)
    return preferred(rows, published.catalogue.indicators[indicator].sources)


@lru_cache(maxsize=CACHED)
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
    """What is published of several years together: a row a period, where all its years are chosen."""
    found = published.sums_of(indicator, region, sex, age_group)
    rows = preferred(found, published.catalogue.indicators[indicator].sources)
    return between(rows[rows["period_start"] >= (from_year or 0)], None, to_year)


def preferred(rows: pd.DataFrame, sources: tuple[str, ...]) -> pd.DataFrame:
    """One row a period: a number before none, then the source that stands first in `sources`."""
    order = rows.assign(
        is_empty=~rows["status"].isin(NUMBER_STATUSES), rank=rows["source"].map({s: n for n, s in enumerate(sources)})
    ).sort_values(["period_start", "period_end", "is_empty", "rank"])
    kept = order.drop_duplicates(["period_start", "period_end"])
    return kept.drop(columns=["is_empty", "rank"]).reset_index(drop=True)


def latest_number(rows: pd.DataFrame) -> pd.Series | None:
    """The newest row that holds a number, None where there is none."""
    found = numbers(rows)
    return None if found.empty else found.sort_values(["period_end", "period_start"]).iloc[-1]


def whole(published: Published, row: pd.Series) -> pd.DataFrame:
    """The series that a row belongs to, in every year."""
    return series(published, row["indicator"], row["region"], sex=row["sex"], age_group=row["age_group"])


def is_cut_off(row: pd.Series, every_year: pd.DataFrame) -> bool:
    """Whether its whole series has a newer number than this row: then the years chosen leave it out."""
    newest = latest_number(every_year)
    return newest is not None and bool(newest["period_end"] > row["period_end"])


def at(rows: pd.DataFrame, year: int) -> pd.Series | None:
    """The row whose period ends in this year, None where there is none."""
    found = rows[rows["period_end"] == year]
    return None if found.empty else found.iloc[-1]
