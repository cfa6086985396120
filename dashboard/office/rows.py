"""Names beside lying bars: they are divided into lines, and the chart grows, before they get too small to read."""

import math
from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.chart import Chart, Kind
from dashboard.office.chart_box import ChartBox
from dashboard.office.plan import Plan, axis_names
from dashboard.scene.metrics import LEADING, wrap

NAMES_SHARE = 0.42  # of the width that Office gives names
REST = 4.2  # of the height, in font sizes: unit above, numbers and air below


def grown(chart: Chart, box: ChartBox) -> ChartBox:
    """The box, as much higher as the names of horizontal bars need."""
    if chart.kind is not Kind.BARS or not chart.has_numbers:
        return box
    names = axis_names(chart)
    needed = len(names) * _row_pt(names, box, box.smallest_pt) + REST * box.font_pt
    return replace(box, height_cm=box.height_cm * max(1, needed / box.height_pt))


def rows_that_fit(names: Sequence[str], box: ChartBox) -> int:
    """How many rows can be read in the box, at least one."""
    return max(1, int((box.height_pt - REST * box.font_pt) / _row_pt(names, box, box.smallest_pt)))


def names_pt(made: Plan, box: ChartBox) -> float:
    """The largest size up to the box's font, in half points, in which the names fit their rows."""
    left = (box.height_pt - REST * box.font_pt) / max(1, len(made.categories))
    sizes = [half / 2 for half in range(math.floor(2 * box.font_pt), math.ceil(2 * box.smallest_pt) - 1, -1)]
    return next((size for size in sizes if _row_pt(made.categories, box, size) <= left), box.smallest_pt)


def _row_pt(names: Sequence[str], box: ChartBox, size: float) -> float:
    """Height of a row: all are as high as the one with the most lines."""
    lines = max((_lines(name, box, size) for name in names), default=1)
    return lines * size * LEADING


def _lines(name: str, box: ChartBox, size: float) -> int:
    return sum(len(wrap(part, size, NAMES_SHARE * box.width_pt)) for part in name.split("\n"))
