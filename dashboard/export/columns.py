"""The columns that a figure's numbers take in a spreadsheet: each series' number, status, interval and count."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.charts.chart import Kind, Series, Value
from dashboard.charts.gaps import status_words
from dashboard.export.frame import Frame, interval_of, number_of

Cell = float | str | None


@dataclass(frozen=True)
class Column:
    """A heading, a cell a category, and how many decimals all its numbers have; a cell that is no number is words."""

    heading: str
    cells: tuple[Cell, ...]
    decimals: int = 0
    provisional: frozenset[int] = frozenset()  # categories whose number may still change


def columns_of(frame: Frame) -> tuple[Column, ...]:
    """Every column after the categories, series by series."""
    return tuple(column for series in frame.chart.series for column in _of_series(frame, series))


def _of_series(frame: Frame, series: Series) -> list[Column]:
    t, chart, name = frame.t, frame.chart, series.name
    statuses = tuple(status_words(t, value.status) for value in series.values)
    heading = t("{name}, status", name=name) if len(chart.series) > 1 else t("Status")
    provisional = frozenset(index for index, value in enumerate(series.values) if value.is_provisional)
    shown = replace(_numbers(name, series, chart.decimals, _shown), provisional=provisional)
    found = [shown, Column(heading, statuses)]
    if chart.kind is Kind.FUNNEL:
        found.insert(0, _numbers(t("Inhabitants"), series, 0, lambda value: _if_number(value, value.x)))
    if any(map(interval_of, series.values)):
        ends = ((t("{name}, lower", name=name), 0), (t("{name}, upper", name=name), 1))
        found += [_numbers(words, series, chart.decimals, lambda v, n=side: _end(v, n)) for words, side in ends]
    if any(value.count is not None for value in series.values):
        found.append(_numbers(t("{name}, count", name=name), series, 0, lambda value: _if_number(value, value.count)))
    return found


def _numbers(heading: str, series: Series, decimals: int, cell: Callable[[Value], Cell]) -> Column:
    """Numbers rounded as in the figure; to one decimal where the figure has none and the numbers have."""
    cells = tuple(cell(value) for value in series.values)
    numbers = [number for number in cells if isinstance(number, float)]
    places = decimals if all(round(number, decimals) == number for number in numbers) else max(1, decimals)
    return Column(heading, tuple(round(c, places) if isinstance(c, float) else c for c in cells), places)


def _shown(value: Value) -> Cell:
    number = number_of(value)
    return value.label if number is None else float(number)


def _if_number(value: Value, number: float | None) -> Cell:
    return None if number is None or number_of(value) is None else float(number)


def _end(value: Value, side: int) -> Cell:
    ends = interval_of(value)
    return None if ends is None else float(ends[side])
