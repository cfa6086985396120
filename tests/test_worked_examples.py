"""Every row of tests/worked_examples/*.xlsx: inputs, one expected result, tolerance and the expectation's source.

A statistician owns the workbooks and may add rows; the dashboard computed nothing in them.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.model import comparison, dark_figure, intervals, trends
from dashboard.model.rates import rates
from dashboard.model.shares import shares

FOLDER = Path(__file__).parent / "worked_examples"
FEWEST = 60


def numbers(cell: object) -> list[float | None]:
    """«28; ; 43» as numbers with a missing one between; a single number is a series of one."""
    return [float(part) if part.strip() else None for part in str("" if cell is None else cell).split(";")]


def years(cell: object) -> list[int]:
    return [int(year) for year in numbers(cell) if year is not None]


def interval(low_and_high: tuple[float, float] | None) -> dict[str, float]:
    assert low_and_high is not None
    return dict(zip(("low", "high"), low_and_high, strict=True))


def series(row: dict[str, Any]) -> dict[str, Any]:
    population = numbers(row["population"]) if row["population"] else None
    return {"values": numbers(row["values"]), "years": years(row["years"]), "population": population}


def trend(row: dict[str, Any]) -> dict[str, Any]:
    breaks = years(row["breaks"]) if row["breaks"] else ()
    return asdict(trends.trend(**series(row), rolling=row["rolling"] == "yes", breaks=breaks))


def fit(row: dict[str, Any]) -> dict[str, Any]:
    result = trends.fit(**series(row))
    assert result is not None
    return asdict(result)


def period_rate(row: dict[str, Any]) -> dict[str, Any]:
    return asdict(rates.rate(row["count"], row["population"]))


def given(row: dict[str, Any], *names: str) -> list[Any]:
    return [row[name] for name in names]


CHECKED: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "count_interval": lambda row: interval(intervals.count_interval(*given(row, "count", "level"))),
    "rate_interval": lambda row: interval(intervals.rate_interval(*given(row, "count", "population", "per", "level"))),
    "share_interval": lambda row: interval(intervals.share_interval(*given(row, "count", "total", "level"))),
    "fit": fit,
    "trend": trend,
    "two_periods": lambda row: asdict(trends.two_periods(*given(row, "a", "t1", "b", "t2", "phi"))),
    "compare": lambda row: asdict(comparison.compare(*given(row, "count", "population", "benchmark_rate", "per"))),
    "between": lambda row: asdict(
        comparison.between(*given(row, "count_a", "population_a", "count_b", "population_b"))
    ),
    "share": lambda row: asdict(shares.share(*given(row, "count", "total", "expected_share"))),
    "difference_p": lambda row: {"p": shares.difference_p(numbers(row["counts"]), numbers(row["totals"]))},
    "period_rate": period_rate,
    "dark_figure": lambda row: interval(dark_figure.bounds(*given(row, "count", "low_pct", "high_pct"))),
}


def rows() -> list[Any]:
    """Every row of every sheet but the first, as «workbook, sheet, row 7»."""
    found = []
    for path in sorted(FOLDER.glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path).worksheets[1:]:
            header, *body = sheet.iter_rows(values_only=True)
            for number, cells in enumerate(body, start=2):
                row = dict(zip(header, cells, strict=True))
                found.append(pytest.param(sheet.title, row, id=f"{path.name}, {sheet.title}, row {number}"))
    return found


ROWS = rows()


def test_there_are_at_least_sixty_worked_examples_and_each_names_its_source():
    assert len(ROWS) >= FEWEST
    assert all(parameter.values[1]["source"] for parameter in ROWS)


@pytest.mark.parametrize(("sheet", "row"), ROWS)
def test_worked_example_holds(sheet: str, row: dict[str, Any]):
    found = CHECKED[sheet](row)[row["check"]]
    expected = row["expected"]
    if row["tolerance"] is None:
        words = {True: "yes", False: "no", None: "none"}
        assert (words[found] if found is None or isinstance(found, bool) else found) == expected, row["source"]
    else:
        assert found == pytest.approx(expected, abs=row["tolerance"], rel=0), row["source"]
