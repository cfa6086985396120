"""Names beside horizontal bars: they are wrapped and the chart grows, so that none is cut."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.chart import Chart, Kind
from dashboard.office.plan import axis_names
from dashboard.scene.kinds.rows import NAMES
from dashboard.scene.metrics import LEADING, wrap
from dashboard.scene.size import ChartBox, Size

REST = 4.2  # of the height, in font sizes: unit above, numbers and padding below


def fit_names(chart: Chart, box: ChartBox) -> ChartBox:
    """The box, made taller if the names of horizontal bars need it."""
    if chart.kind is not Kind.BARS or not chart.has_numbers:
        return box
    names, size = axis_names(chart), box.size
    needed = len(names) * _row_height(names, size) + REST * size.font
    return replace(box, height_cm=box.height_cm * max(1, needed / size.height))


def rows_that_fit(names: Sequence[str], box: ChartBox) -> int:
    """How many rows fit in the box, at least one."""
    size = box.size
    return max(1, int((size.height - REST * size.font) / _row_height(names, size)))


def _row_height(names: Sequence[str], size: Size) -> float:
    """Every row is as tall as the one with the most lines."""
    parts = (name.split("\n") for name in names)
    lines = (sum(len(wrap(part, size.font, NAMES * size.width)) for part in name) for name in parts)
    return max(lines, default=1) * size.font * LEADING
