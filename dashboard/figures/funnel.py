"""FUNNEL: areas by size, with the limits within which chance alone would keep them."""

import math
from typing import Any

from dashboard.charts.chart import Chart, Limit
from dashboard.figures import axis, points, words
from dashboard.figures.palette import AXIS, MUTED
from dashboard.figures.picture import Margin, Picture, highest, value_margin
from dashboard.figures.points import Point
from dashboard.figures.size import Size


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout; `log_axis` makes the size axis logarithmic."""
    known = [item for item in points.numbers(chart) if item[2].x is not None]
    sizes = [item[2].x or 1 for item in known] + [x for limit in chart.limits for x, _ in limit.points]
    margin = Margin(value_margin(chart, size, highest(chart)), _right(chart, size), size.font * 1.3 + size.small + 20)
    picture = Picture(chart, size, margin, _range(sizes, chart.log_axis), size.height + 30, x_is_log=chart.log_axis)
    picture.value_axis([(value.value or 0, float(size.font)) for _, _, value in known], whole=chart.decimals == 0)
    for limit in chart.limits:
        _limit(picture, limit)
    _reference(picture)
    points.draw(picture, [Point(s, i, v.x or 0, v.value or 0, points.role(s, i)) for s, i, v in known])
    _axis(picture, sizes)
    return picture.finished()


def _range(sizes: list[float], is_log: bool) -> tuple[float, float]:
    """The size axis's ends: logarithms where the axis is logarithmic."""
    low, high = min(sizes, default=1), max(sizes, default=10)
    return (math.log10(low * 0.9), math.log10(high * 1.1)) if is_log else (0, high * 1.05)


def _right(chart: Chart, size: Size) -> float:
    labels = [limit.label for limit in chart.limits] + ([chart.reference.label] if chart.reference else [])
    return max((words.width(_broken(label, size), size.small) for label in labels), default=0) + 14


def _broken(label: str, size: Size) -> str:
    return words.wrap(label, size.small, 70 if size.name == "phone" else 120)


def _limit(picture: Picture, limit: Limit) -> None:
    inside = [(x, y) for x, y in limit.points if 0 <= y <= picture.y_range[1]]
    if not inside:
        return
    dash = "solid" if limit.is_outer else "4px,4px"
    line = {"color": AXIS, "width": 1.4 * picture.size.line, "dash": dash}
    x, y = [x for x, _ in inside], [y for _, y in inside]
    picture.trace("scatter", mode="lines", x=x, y=y, line=line, name="limit")
    _label(picture, limit.label, inside[-1])


def _reference(picture: Picture) -> None:
    reference = picture.chart.reference
    if reference is None:
        return
    style = {"color": AXIS, "width": 1.6 * picture.size.line, "dash": "6px,4px"}
    level = {"y0": reference.value, "y1": reference.value, "name": "reference"}
    picture.shape("line", xref="paper", x0=0, x1=1, line=style, **level)
    _label(picture, reference.label, (picture.x_end, reference.value))


def _label(picture: Picture, label: str, end: tuple[float, float]) -> None:
    place = {"xanchor": "left", "xshift": 4, "align": "left", "name": "limit"}
    said = words.markup(_broken(label, picture.size))
    picture.words(said, picture.x_position(end[0]), end[1], size=picture.size.small, color=MUTED, **place)


def _axis(picture: Picture, sizes: list[float]) -> None:
    top = max(sizes, default=10)
    distance = axis.step(top, 3 if picture.size.name == "phone" else 5, whole=True)
    values = axis.logarithmic(min(sizes), top) if picture.x_is_log else axis.upto(top, distance)
    ticks = picture.value_ticks(values, 0)
    picture.layout["xaxis"] = {
        "range": list(picture.x_range),
        "type": "log" if picture.x_is_log else "linear",
        "tickvals": list(ticks.values),
        "ticktext": list(ticks.labels),
        "showline": True,
        "tickfont": {"size": picture.size.font},
    }
    said = picture.t("Inhabitants (logarithmic axis)") if picture.x_is_log else picture.t("Inhabitants")
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "yshift": -picture.size.font - 16}
    picture.words(words.safe(said), 0, 0, size=picture.size.small, color=MUTED, name="axis words", **place)
