"""DOTS where the categories' names have no room below the axis: a category a row, on a phone."""

from typing import Any

from dashboard.charts.chart import Chart, Series
from dashboard.paint.plotly import hover, intervals, rows, words
from dashboard.paint.plotly.palette import PAPER, Style, styles
from dashboard.paint.plotly.picture import Picture
from dashboard.paint.plotly.size import Size


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout; the reference is a dashed upright line, named in the key."""
    looks = styles(tuple(series.role for series in chart.series))
    picture = rows.opened(chart, size, looks)
    apart = 0.6 / max(1, len(chart.series))
    for nth, (series, look) in enumerate(zip(chart.series, looks, strict=True)):
        _points(picture, series, look, (nth - (len(chart.series) - 1) / 2) * apart)
    return picture.finished()


def _points(picture: Picture, series: Series, look: Style, offset: float) -> None:
    shown = [(index, value) for index, value in enumerate(series.values) if value.is_number]
    places, values = [index + offset for index, _ in shown], [value for _, value in shown]
    intervals.draw(picture, places, values, colour=look.colour, direction="x")
    picture.trace(
        "scatter",
        mode="markers",
        x=[value.value for value in values],
        y=places,
        cliponaxis=False,
        marker={
            "symbol": look.symbol,
            "size": picture.size.marker * 1.3,
            "color": [PAPER if value.is_provisional else look.colour for value in values],
            "line": {"color": look.colour, "width": 2 * picture.size.line},
        },
        hovertext=[hover.spoken(picture.chart, series, index) for index, _ in shown],
        name=words.safe(series.name),
    )
    for place, value in zip(places, values, strict=True):
        rows.number(picture, value, place, look.ink)
    for index, value in enumerate(series.values):
        if not value.is_number:
            rows.no_number(picture, value, index + offset, 0.3)
