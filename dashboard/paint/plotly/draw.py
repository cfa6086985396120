"""Chart → figure: `draw(chart)` for the screen, `draw(chart, size="meeting")` for a projector."""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.chart import Chart, Kind
from dashboard.paint.plotly import bars, columns, dots, funnel, lines, theme  # noqa: F401
from dashboard.paint.plotly.size import SIZES, Name, Size

DRAWERS: dict[Kind, Callable[[Chart, Size], dict[str, Any]]] = {
    Kind.COLUMNS: columns.drawn,
    Kind.LINES: lines.drawn,
    Kind.BARS: bars.drawn,
    Kind.DOTS: dots.drawn,
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
        meta["narrow"] = _twin(drawn, DRAWERS[chart.kind](chart, SIZES["phone"]))
    return _figure(drawn["data"], {**drawn["layout"], "meta": meta})


def _twin(wide: dict[str, Any], narrow: dict[str, Any]) -> dict[str, Any]:
    """The narrow figure, of each trace only what differs from the wide one: hundreds of points are sent once."""
    if [trace["type"] for trace in wide["data"]] != [trace["type"] for trace in narrow["data"]]:
        return {**narrow, "is_whole": True}
    pairs = zip(wide["data"], narrow["data"], strict=True)
    return {"layout": narrow["layout"], "data": [_changed(one, other) for one, other in pairs], "is_whole": False}


def _changed(wide: dict[str, Any], narrow: dict[str, Any]) -> dict[str, Any]:
    """Attributes of the narrow trace that differ; None takes one away."""
    changed = {name: value for name, value in narrow.items() if wide.get(name) != value}
    return changed | {name: None for name in wide if name not in narrow}


def _figure(data: list[dict[str, Any]], layout: dict[str, Any]) -> go.Figure:
    """A figure with the default template, which `theme` sets.

    Plotly's checking of each property takes 15 ms a figure, so it is left to the tests, which check every kind.
    """
    return go.Figure(data=data, layout=layout, _validate=False)


def height(chart: Chart, *, size: Name = "screen") -> int:
    """Pixels the figure is high, known before it is drawn."""
    return int(DRAWERS[chart.kind](chart, SIZES[size])["layout"]["height"]) if chart.has_numbers else 0
