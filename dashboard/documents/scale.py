"""A value axis: where it starts and ends, and round numbers between. Shared by pictures and Office charts."""

import math
from dataclasses import dataclass

from dashboard.charts.chart import Chart
from dashboard.documents.frame import interval_of, number_of

STEPS = (1, 2, 2.5, 5, 10)
SMALLEST = 1e-6  # a shorter axis than this is drawn to 1


@dataclass(frozen=True)
class Scale:
    """Ends of an axis and its ticks, in the axis' own unit."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def share(self, value: float) -> float:
        """How far along the axis a value lies, 0-1."""
        if self.is_log and value <= self.low:
            return 0.0  # a logarithmic axis has no zero
        if self.is_log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    @property
    def decimals(self) -> int:
        """Decimals needed to write the ticks exactly."""
        return max((_decimals(tick) for tick in self.ticks), default=0)


def value_scale(chart: Chart, count: int = 5) -> Scale:
    """The value axis of a chart: from zero, and past every number, interval, limit and reference."""
    found = [0.0, *_drawn(chart)]
    return linear_scale(min(found), max(found), count)


def linear_scale(low: float, high: float, count: int = 5) -> Scale:
    """About `count` round steps from at most `low` to at least `high`."""
    rough = (high - low) / count if high - low > SMALLEST else 1.0
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * size for factor in STEPS if factor * size >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    ticks = tuple(round(index * step, 10) for index in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def log_scale(low: float, high: float) -> Scale:
    """Ticks at 1, 2 and 5 times powers of ten, at most nine; only powers of ten past that."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    every = [factor * 10.0**power for power in powers for factor in (1, 2, 5)]
    first = max((tick for tick in every if tick <= low), default=every[0])
    last = min((tick for tick in every if tick >= high), default=every[-1])
    last = last if last > first else first * 10
    ticks = [tick for tick in every if first <= tick <= last]
    if len(ticks) > 9:
        powers = range(math.floor(math.log10(first)), math.ceil(math.log10(last)) + 1)
        ticks = [10.0**power for power in powers]
    return Scale(ticks[0], ticks[-1], tuple(ticks), is_log=True)


def _drawn(chart: Chart) -> list[float]:
    numbers = [number_of(value) for series in chart.series for value in series.values]
    intervals = [end for series in chart.series for value in series.values for end in interval_of(value) or ()]
    limits = [value for limit in chart.limits for _, value in limit.points]
    reference = [chart.reference.value] if chart.reference else []
    return [number for number in numbers if number is not None] + intervals + limits + reference


def _decimals(tick: float) -> int:
    return next((places for places in range(6) if math.isclose(tick, round(tick, places), abs_tol=1e-9)), 6)
