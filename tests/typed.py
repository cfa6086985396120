"""Published rows and measures typed in tests: a test gives only what it is about, and the rest has defaults."""

import math
from datetime import date

import pandas as pd

from dashboard.model.breaks import BREAK, Break
from loaders.schema import ADULTS, ALL, NORMAL

HOME, ASKER, COUNTY, COUNTRY = "3201", "0220", "30", "0"
CENTRE, REST = "centre:asker-baerum", "centre:asker-baerum:other"
UNITS = {"violence.rate": "per_1000", "centre.conversations": "conversations", "centre.residents": "persons"}
SOURCES = {
    "police": "police",
    "violence": "ssb_08487",
    "centre": "crisis_centre",
    "assault_centre": "assault_centre",
    "population": "ssb_07459",
}


def row(
    indicator: str,
    period: int | tuple[int, int],
    value: float | None,
    region: str = HOME,
    *,
    status: str = NORMAL,
    sex: str = ALL,
    age_group: str = ALL,
    source: str = "",
    synthetic: bool = False,
    extracted: date | None = None,
    cell: str = "",
) -> dict:
    """One published observation; `period` is a year or (first, last)."""
    start, end = (period, period) if isinstance(period, int) else period
    return {
        "indicator": indicator,
        "region": region,
        "period_start": start,
        "period_end": end,
        "year": end,
        "sex": sex,
        "age_group": age_group,
        "value": math.nan if value is None else float(value),
        "unit": UNITS.get(indicator, "count"),
        "status": status,
        "persons": math.nan,
        "synthetic": synthetic,
        "source": source or SOURCES[indicator.partition(".")[0]],
        "file": "fil.xlsx",
        "sheet": "Ark",
        "cell": cell or f"B{end}",
        "extracted": pd.Timestamp(extracted) if extracted else pd.NaT,
    }


def rows(indicator: str, values: dict, region: str = HOME, **more: object) -> list[dict]:
    """One observation per period; a value that is a word is its status."""
    return [
        row(indicator, period, None, region, **{**more, "status": value})
        if isinstance(value, str)
        else row(indicator, period, value, region, **more)
        for period, value in values.items()
    ]


def residents(values: dict, region: str = HOME, **more: object) -> list[dict]:
    """Adult residents per year."""
    return rows("centre.residents", values, region, **{"age_group": ADULTS, **more})


def measure(number: int = 1, **changed: object) -> dict:
    """One measure of the register."""
    return {
        "number": number,
        "title": f"Tiltak {number}",
        "goal": 1,
        "goal_title": "Forebygge",
        "responsible": "Velferdstjenester",
        "partners": "",
        "type": "",
        "status": "in_progress",
        "progress_pct": 50.0,
        "deadline": pd.Timestamp("2022-12-31"),
        "updated": pd.Timestamp("2021-03-15"),
        "comment": "",
        "synthetic": False,
        "file": "tiltak.xlsx",
        "sheet": "Tiltak",
        "row": number + 3,
        **changed,
    }


def split(year: int, *, kind: str = BREAK, indicators: tuple[str, ...] = (), regions: tuple[str, ...] = ()) -> Break:
    """A break (or event) on 1 January."""
    words = {language: f"{kind} {year}" for language in ("nb", "nn", "en")}
    return Break(f"{kind}-{year}", kind, date(year, 1, 1), "someone", words, words, indicators, regions)  # type: ignore[arg-type]


def labels(series) -> list[str]:
    """The labels of a series' values, or of a chart's first series."""
    series = series.series[0] if hasattr(series, "series") else series
    return [value.label for value in series.values]


def named(chart, key: str):
    """The chart's series with this key."""
    return next(series for series in chart.series if series.key == key)
