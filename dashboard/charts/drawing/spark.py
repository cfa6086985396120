"""What a small picture beside a number shows: a series over time, a share against its yardstick, measures by status."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.charts.build import Context, Period, marks, period_words, periods_of
from dashboard.charts.chart import Role, Series, Value
from dashboard.model.select import numbers

ValuesOf = Callable[[pd.DataFrame, Sequence[Period]], tuple[Value, ...]]


@dataclass(frozen=True)
class Trace:
    """One series in small: a value per category, from its first number to its newest; `cuts` are its breaks.

    `title` says what it is where another stands beside it, and `benchmark` is drawn behind it.
    """

    categories: tuple[str, ...]
    values: tuple[Value, ...]
    cuts: tuple[float, ...] = ()
    title: str = ""
    benchmark: Series | None = None


@dataclass(frozen=True)
class Yardstick:
    """A share in per cent with its interval, and what is expected of it, which may be unknown."""

    share: float
    low: float
    high: float
    expected: float | None = None
    label: str = ""


class State(StrEnum):
    """What a measure is to the reader of the small picture."""

    COMPLETED = "completed"
    OPEN = "open"
    OVERDUE = "overdue"
    NOT_SHOWN = "not_shown"


@dataclass(frozen=True)
class Tally:
    """How many measures are in one state, and what that is called."""

    state: State
    count: int
    words: str


def trace(
    context: Context,
    indicator: str,
    rows: pd.DataFrame,
    values_of: ValuesOf,
    *,
    title: str = "",
    beside: tuple[str, pd.DataFrame] | None = None,
) -> Trace:
    """The rows of one series, with a benchmark's name and rows; the rows must have a number."""
    periods = _with_numbers(rows)
    place = rows["region"].iloc[0]
    cuts = tuple(mark.position for mark in marks(context, indicator, place, periods) if mark.is_break)
    benchmark = Series("beside", beside[0], Role.COUNTRY, values_of(beside[1], periods)) if beside else None
    return Trace(period_words(periods, context.t), values_of(rows, periods), cuts, title, benchmark)


def _with_numbers(rows: pd.DataFrame) -> list[Period]:
    """Every period from the first with a number to the newest."""
    return periods_of(numbers(rows))
