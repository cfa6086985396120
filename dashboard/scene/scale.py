"""Axis scales: ends and round ticks, the same for every painter and for Office."""

import math
from dataclasses import dataclass

from dashboard.charts.chart import Chart, Kind
from dashboard.charts.drawing.stack import stacks

STEPS = (1, 2, 2.5, 5, 10)
COUNT = 4  # approximate number of steps on an axis
SMALLEST = 1e-6  # an axis shorter than this goes to 1
MOST_LOG_TICKS = 9


@dataclass(frozen=True)
class Scale:
    """Ends of an axis and its ticks, in the axis's own unit."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def share(self, value: float) -> float:
        """How far along the axis a value is, 0-1."""
        if self.is_log and value <= self.low:
            return 0.0  # a logarithmic axis has no zero
        if self.is_log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    @property
    def decimals(self) -> int:
        """Decimals needed to write the ticks exactly."""
        return max((_decimals(tick) for tick in self.ticks), default=0)


def value_scale(chart: Chart) -> Scale:
    """The value axis of a chart: covers zero and every number, interval, limit and reference.

    Independent of size and format, so that two pictures of one figure never have different axes.
    """
    found = [0.0, *_all_numbers(chart)]
    return linear(min(found), max(found), whole=chart.decimals == 0)


def sizes_scale(chart: Chart) -> Scale:
    """The population axis of a funnel, logarithmic if the chart says so."""
    areas = [value.x for series in chart.series for value in series.values if value.is_number and value.x is not None]
    sizes = areas + [x for limit in chart.limits for x, _ in limit.points]
    low, high = min(sizes, default=1), max(sizes, default=10)
    return logarithmic(low, high) if chart.log_axis else linear(0, high)


def linear(low: float, high: float, count: int = COUNT, *, whole: bool = False) -> Scale:
    """About `count` round steps from at most `low` to at least `high`; `whole` steps for counts."""
    rough = (high - low) / count if high - low > SMALLEST else 1.0
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * size for factor in STEPS if factor * size >= rough * 0.999)
    if whole:
        step = max(1, math.ceil(step) if step < 10 else step)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    ticks = tuple(round(index * step, 10) for index in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def logarithmic(low: float, high: float) -> Scale:
    """Ticks at 1, 2 and 5 times powers of ten, at most nine; beyond that, only powers of ten."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    every = [factor * 10.0**power for power in powers for factor in (1, 2, 5)]
    first = max((tick for tick in every if tick <= low), default=every[0])
    last = min((tick for tick in every if tick >= high), default=every[-1])
    last = last if last > first else first * 10
    ticks = [tick for tick in every if first <= tick <= last]
    if len(ticks) > MOST_LOG_TICKS:
        powers = range(math.floor(math.log10(first)), math.ceil(math.log10(last)) + 1)
        ticks = [10.0**power for power in powers]
    return Scale(ticks[0], ticks[-1], tuple(ticks), is_log=True)


def _all_numbers(chart: Chart) -> list[float]:
    values = [value for series in chart.series for value in series.values if value.is_number]
    numbers = [end for value in values for end in (value.value, value.low, value.high) if end is not None]
    limits = [value for limit in chart.limits for _, value in limit.points]
    tops = [stack.top for stack in stacks(chart)] if chart.kind is Kind.STACKED else []
    return numbers + tops + limits + ([chart.reference.value] if chart.reference else [])


def _decimals(tick: float) -> int:
    return next((places for places in range(6) if math.isclose(tick, round(tick, places), abs_tol=1e-9)), 6)
