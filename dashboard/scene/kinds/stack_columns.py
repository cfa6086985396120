"""How wide the columns of a stack are, and what fits beside and over them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Chart, Value
from dashboard.charts.drawing.stack import total_of
from dashboard.scene.metrics import width
from dashboard.scene.size import Size

MOST_SHARE, LEAST_SHARE, WIDEST = 0.62, 0.38, 7.0  # of a category's width, for the column; in font sizes
BESIDE = 0.25  # on both sides of a number beside its part, in font sizes
FREE = 0.95  # of a category's width, at most, for what is written over its column


@dataclass(frozen=True)
class Column:
    """The width of every column, and the type sizes at which all parts' and all totals' numbers fit; 0 if none is.

    `over` is the width of what may be written over a column: clear of the numbers beside the column on its left. It
    is cut at the `ceiling`.
    """

    width: float
    part: float
    total: float
    over: float
    ceiling: float = -math.inf


def column_of(chart: Chart, slot: float, size: Size) -> Column:
    """How wide the columns are and how large their numbers, if a category is `slot` wide: totals matter most."""
    sizes = (size.number, size.font, size.small)
    totals = [value.short_label for value in _totals(chart) if value.is_number]
    found = [
        Column(wide, part, next((pt for pt in sizes if _widest(totals, pt) <= over), 0.0), over)
        for wide, part, over in _widths(chart, slot, size)
    ]
    return next((column for column in found if column.total), found[-1])


def _widths(chart: Chart, slot: float, size: Size) -> Iterator[tuple[float, float, float]]:
    """Possible columns: width, type size of the numbers beside it (0 for none), and the width free over it."""
    sides = 2 if chart.marks else 1  # a mark's line is half-way between two columns
    most = min(MOST_SHARE * slot, WIDEST * size.font)
    for pt in dict.fromkeys((size.font, size.small, 0.0)):
        needed = beside_width(chart, pt, size)
        wide = min(most, slot - sides * needed)
        if wide >= min(most, LEAST_SHARE * slot) or not pt:
            yield wide, pt, min(FREE * slot, 2 * (slot - needed) - wide)


def beside_width(chart: Chart, pt: float, size: Size) -> float:
    """Room beside a column for its parts' numbers; without a type size, for the signs of provisional ones."""
    total = total_of(chart)
    values = [value for nth, one in enumerate(chart.series) if nth != total for value in one.values if value.is_number]
    labels = [value.short_label if pt else PROVISIONAL_SIGN for value in values if pt or value.is_provisional]
    return _widest(labels, pt or size.small) + 2 * BESIDE * size.font if labels else 0.0


def _totals(chart: Chart) -> tuple[Value, ...]:
    nth = total_of(chart)
    return () if nth is None else chart.series[nth].values


def _widest(labels: list[str], pt: float) -> float:
    return max((width(label, pt, bold=True) for label in labels), default=0.0)
