"""BARS: lying bars from zero, one category a row, the number at the bar's end."""

from typing import Any

from dashboard.charts.chart import Chart, Role, Series
from dashboard.paint.plotly import bar_style, hover, intervals, rows, words
from dashboard.paint.plotly.palette import STYLES, Style, styles
from dashboard.paint.plotly.picture import Picture
from dashboard.paint.plotly.size import Size

_GROUP = 0.66  # share of a row's height that its bars take


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout; the picture's height follows the number of rows."""
    looks = styles(tuple(series.role for series in chart.series))
    picture = rows.opened(chart, size, looks)
    bar = _GROUP / max(1, len(chart.series))
    for nth, (series, look) in enumerate(zip(chart.series, looks, strict=True)):
        _series(picture, series, look, (nth - (len(chart.series) - 1) / 2) * bar, bar)
    return picture.finished()


def _look(series: Series, look: Style, index: int) -> Style:
    return STYLES[Role.OWN] if index in series.highlight else look


def _series(picture: Picture, series: Series, look: Style, offset: float, bar: float) -> None:
    shown = [(index, value) for index, value in enumerate(series.values) if value.is_number]
    values = [value for _, value in shown]
    places = [index + offset for index, _ in shown]
    picture.trace(
        "bar",
        orientation="h",
        x=[value.value for value in values],
        y=places,
        width=[bar * 0.94] * len(shown),
        marker=bar_style.marker(values, [_look(series, look, index) for index, _ in shown]),
        hovertext=[hover.spoken(picture.chart, series, index) for index, _ in shown],
        name=words.safe(series.name),
    )
    intervals.draw(picture, places, values, direction="x")
    for place, value in zip(places, values, strict=True):
        rows.number(picture, value, place)
    for index, value in enumerate(series.values):
        if not value.is_number:
            rows.no_number(picture, value, index + offset, bar * 0.94)
