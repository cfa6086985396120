"""FUNNEL: areas by size, with the limits within which chance alone would keep them."""

import math
from typing import Any

from dashboard.charts.chart import Chart, Limit
from dashboard.paint.plotly import axis, points, words
from dashboard.paint.plotly.header import Key
from dashboard.paint.plotly.palette import AXIS, MUTED
from dashboard.paint.plotly.picture import Margin, Picture, highest, value_margin
from dashboard.paint.plotly.points import Point
from dashboard.paint.plotly.size import Size

_DASHES = {"outer": "solid", "inner": "6px,4px", "level": "2px,3px"}
_SIGNS = {"outer": "—", "inner": "– –", "level": "···"}


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout; `log_axis` makes the size axis logarithmic."""
    known = [item for item in points.numbers(chart) if item[2].x is not None]
    sizes = [item[2].x or 1 for item in known] + [x for limit in chart.limits for x, _ in limit.points]
    margin = Margin(value_margin(chart, size, highest(chart)), 14, size.font * 1.3 + size.small + 20)
    picture = Picture(
        chart, size, margin, _range(sizes, chart.log_axis), size.height + 30, keys=_keys(chart), x_is_log=chart.log_axis
    )
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


def _keys(chart: Chart) -> tuple[Key, ...]:
    """What each line is; limits above and below share their words."""
    found = {
        limit.label: Key(_SIGNS["outer" if limit.is_outer else "inner"], limit.label, AXIS) for limit in chart.limits
    }
    level = [Key(_SIGNS["level"], chart.reference.label, AXIS)] if chart.reference else []
    return (*level, *found.values())


def _limit(picture: Picture, limit: Limit) -> None:
    inside = [(x, y) for x, y in limit.points if 0 < y <= picture.y_range[1]]
    dash = _DASHES["outer" if limit.is_outer else "inner"]
    line = {"color": AXIS, "width": 1.4 * picture.size.line, "dash": dash}
    picture.trace("scatter", mode="lines", x=[x for x, _ in inside], y=[y for _, y in inside], line=line, name="limit")


def _reference(picture: Picture) -> None:
    reference = picture.chart.reference
    if reference is None:
        return
    style = {"color": AXIS, "width": 1.6 * picture.size.line, "dash": _DASHES["level"]}
    level: dict[str, Any] = {"y0": reference.value, "y1": reference.value, "layer": "below", "name": "reference"}
    picture.shape("line", xref="paper", x0=0, x1=1, line=style, **level)


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
