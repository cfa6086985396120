"""The columns of a STACKED chart: where each known part is, and what is known of the rest.

The total is the one that was published, never a sum: where parts are missing, only it says how high the column is.
"""

from dataclasses import dataclass

from dashboard.charts.chart import Chart, Kind, Role
from dashboard.vocabulary.text import text
from loaders.schema import NOT_APPLICABLE, SUPPRESSED


@dataclass(frozen=True)
class Part:
    """A part with a number: its series, and its lower and upper end on the value axis."""

    series: int
    low: float
    high: float


@dataclass(frozen=True)
class Stack:
    """One column: its known parts from the bottom up, the series of its missing parts, and the published total."""

    category: int
    parts: tuple[Part, ...]
    absent: tuple[int, ...]
    total: float | None

    @property
    def top(self) -> float:
        """The upper end of the known parts."""
        return self.parts[-1].high if self.parts else 0.0

    @property
    def is_empty(self) -> bool:
        """Whether it has no number at all."""
        return not self.parts and self.total is None

    @property
    def rest(self) -> tuple[float, float] | None:
        """From the known parts to the total, if parts are missing and the total is more than the known ones."""
        is_known = self.absent and self.total is not None and self.total > self.top
        return (self.top, self.total or 0.0) if is_known else None

    @property
    def surplus(self) -> float:
        """How much more the total is than the parts, which are all known; negative if it is less."""
        return 0.0 if self.absent or self.total is None else self.total - self.top


def total_of(chart: Chart) -> int | None:
    """Which series is the total; None if the chart has none."""
    if chart.kind is not Kind.STACKED:
        return None
    return next((nth for nth, series in enumerate(chart.series) if series.role is Role.ALL), None)


def stacks(chart: Chart) -> tuple[Stack, ...]:
    """The chart's columns, one per category."""
    return tuple(_stack(chart, category) for category in range(len(chart.categories)))


def total_name(chart: Chart) -> str:
    """What the total is called; empty if the chart has none."""
    nth = total_of(chart)
    return "" if nth is None else chart.series[nth].name


def stack_notes(chart: Chart) -> tuple[str, ...]:
    """What a reader must know of columns whose parts are not all known, or don't add up to the total."""
    if chart.kind is not Kind.STACKED:
        return ()
    found, t, total = stacks(chart), text(chart.language), total_name(chart)
    less, more = (
        t.listed([chart.categories[stack.category] for stack in found if stack.surplus * sign > 0]) for sign in (1, -1)
    )
    notes = {
        t("Where a part is withheld or missing and there is no total, the column holds only the other parts."): any(
            stack.parts and stack.absent and stack.total is None for stack in found
        ),
        t("In {years} the parts add up to less than “{all}”: the rest is not divided.", years=less, all=total): less,
        t("In {years} the parts add up to more than “{all}”. Both are as in the files.", years=more, all=total): more,
    }
    return tuple(words for words, is_so in notes.items() if is_so)


def _stack(chart: Chart, category: int) -> Stack:
    nth, parts, top = total_of(chart), list[Part](), 0.0
    values = [series.values[category] for series in chart.series]
    for series, value in enumerate(values):
        if value.number is not None and series != nth:
            parts.append(Part(series, top, top + value.number))
            top += value.number
    total = None if nth is None else values[nth].number
    is_whole = total is not None and total == top  # then a missing part is none, unless it is withheld
    absent = tuple(
        series
        for series, value in enumerate(values)
        if series != nth and not value.is_number and value.status != NOT_APPLICABLE
        if value.status == SUPPRESSED or not is_whole
    )
    return Stack(category, tuple(parts), absent, total)
