"""STRIP: every area as a point in order of value, one's own and its partners found at a glance."""

from typing import Any

from dashboard.charts.chart import Chart
from dashboard.figures import points, words
from dashboard.figures.palette import MUTED
from dashboard.figures.picture import Margin, Picture, highest, value_margin
from dashboard.figures.points import Point
from dashboard.figures.size import Size


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout; areas without a number are not drawn, the chart's notes say how many."""
    ordered = sorted(points.numbers(chart), key=lambda item: item[2].value or 0)
    margin = Margin(value_margin(chart, size, highest(chart)), 14, size.small * 1.3 + 16)
    picture = Picture(chart, size, margin, (0, len(ordered) + 1), size.height + 30)
    tops = [(value.value or 0, float(size.font)) for _, _, value in ordered]
    if chart.log_axis:
        picture.log_value_axis([value.value or 0 for _, _, value in ordered])
    else:
        picture.value_axis(tops, whole=chart.decimals == 0)
    floor = picture.y_range[0]
    points.draw(
        picture,
        [
            Point(series, index, rank, max(floor, value.value or 0), points.role(series, index))
            for rank, (series, index, value) in enumerate(ordered, start=1)
        ],
    )
    _axis(picture, len(ordered))
    return picture.finished()


def _axis(picture: Picture, count: int) -> None:
    picture.layout["xaxis"] = {"range": list(picture.x_range), "showticklabels": False, "showline": True}
    said = picture.t("{count} in order, the lowest to the left", count=picture.t.number(count))
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "yshift": -8}
    picture.words(words.safe(said), 0, 0, size=picture.size.small, color=MUTED, name="axis words", **place)
