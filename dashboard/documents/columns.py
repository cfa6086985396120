"""A figure's spreadsheet columns: number, status, interval and count of each series."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.chart import Kind, Series, Value
from dashboard.charts.drawing.gaps import reason_words, status_words
from dashboard.documents.frame import Frame

Cell = float | str | None


@dataclass(frozen=True)
class Column:
    """A heading, one cell per category, and the decimals of its numbers; any other cell is text."""

    heading: str
    cells: tuple[Cell, ...]
    decimals: int = 0
    provisional: frozenset[int] = frozenset()  # categories whose number may still change


def columns_of(frame: Frame) -> tuple[Column, ...]:
    """Every column after the categories, series by series."""
    return tuple(column for series in frame.chart.all_series for column in _of_series(frame, series))


def _of_series(frame: Frame, series: Series) -> list[Column]:
    t, chart, name, values = frame.t, frame.chart, series.name, series.values
    ends = [value.interval for value in values]
    found = [_shown(name, values, chart.decimals), Column(_status_heading(frame, series), _statuses(frame, values))]
    if chart.kind is Kind.FUNNEL:
        found.insert(0, _numbers(t("Inhabitants"), [_if_number(value, value.x) for value in values], 0))
    if any(ends):
        lower, upper = ([end and float(end[side]) for end in ends] for side in (0, 1))
        found.append(_numbers(t("{name}, lower", name=name), lower, chart.decimals))
        found.append(_numbers(t("{name}, upper", name=name), upper, chart.decimals))
    if any(value.count is not None for value in values):
        found.append(_numbers(t("{name}, count", name=name), [_if_number(value, value.count) for value in values], 0))
    return found


def _status_heading(frame: Frame, series: Series) -> str:
    return frame.t("{name}, status", name=series.name) if len(frame.chart.all_series) > 1 else frame.t("Status")


def _statuses(frame: Frame, values: tuple[Value, ...]) -> tuple[str, ...]:
    return tuple(
        status_words(frame.t, value.status) if value.is_number else reason_words(frame.chart, value) for value in values
    )


def _shown(heading: str, values: tuple[Value, ...], decimals: int) -> Column:
    """Each number, or the sign that replaces it."""
    cells = [value.label if (number := value.number) is None else float(number) for value in values]
    provisional = frozenset(index for index, value in enumerate(values) if value.is_provisional)
    return replace(_numbers(heading, cells, decimals), provisional=provisional)


def _numbers(heading: str, cells: Sequence[Cell], decimals: int) -> Column:
    """Numbers rounded as in the figure, or to one decimal if only the figure rounds them to whole numbers."""
    numbers = [cell for cell in cells if isinstance(cell, float)]
    places = decimals if all(round(number, decimals) == number for number in numbers) else max(1, decimals)
    return Column(heading, tuple(round(cell, places) if isinstance(cell, float) else cell for cell in cells), places)


def _if_number(value: Value, number: float | None) -> float | None:
    """A number that accompanies the value, if the value itself is shown."""
    return None if number is None or value.number is None else float(number)
