"""Chart → figure: `draw(chart)` for the screen, `draw(chart, size="meeting")` for a projector."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.chart import Chart, Kind
from dashboard.figures import bars, columns, dots, funnel, lines, strip, theme
from dashboard.figures.size import SIZES, Name, Size

DRAWERS: dict[Kind, Callable[[Chart, Size], dict[str, Any]]] = {
    Kind.COLUMNS: columns.drawn,
    Kind.LINES: lines.drawn,
    Kind.BARS: bars.drawn,
    Kind.DOTS: dots.drawn,
    Kind.STRIP: strip.drawn,
    Kind.FUNNEL: funnel.drawn,
}


def draw(chart: Chart, *, size: Name = "screen") -> go.Figure:
    """The chart as a plotly figure without title, drawn by its kind.

    The figure is as wide as its place and `layout.height` pixels high. A screen figure carries its narrow twin in
    `layout.meta`: `assets/02-figures.js` shows that one where the place is narrower than 620 pixels, so that words
    keep their size and don't collide on a phone or under zoom. A chart without a number gives an empty figure; the card
    shows its sentence instead.
    """
    if not chart.has_numbers:
        return go.Figure()
    drawn = DRAWERS[chart.kind](chart, SIZES[size])
    meta: dict[str, Any] = {"height": drawn["layout"]["height"], "size": size}
    if size == "screen":
        meta["narrow"] = DRAWERS[chart.kind](chart, SIZES["phone"])
    return go.Figure(data=drawn["data"], layout={**drawn["layout"], "meta": meta, "template": theme.TEMPLATE})


def height(chart: Chart, *, size: Name = "screen") -> int:
    """Pixels the figure is high, known before it is drawn."""
    return int(DRAWERS[chart.kind](chart, SIZES[size])["layout"]["height"]) if chart.has_numbers else 0
