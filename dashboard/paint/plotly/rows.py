"""A category a row: the sheet, the names to the left, the number at the end, and rows without a number."""

from typing import Any

from dashboard.charts.chart import Chart, Value
from dashboard.charts.gaps import SLOT_SHARE, row_words
from dashboard.paint.plotly import words
from dashboard.paint.plotly.header import Key
from dashboard.paint.plotly.palette import AXIS, INK, MUTED, PAPER, SLOT, Style
from dashboard.paint.plotly.picture import Margin, Picture, highest, series_keys
from dashboard.paint.plotly.size import Size

_LABEL_SHARE = 0.5  # of the narrowest width, at most, for the categories' names
_MOST_LINES = 3
_APART = 6  # pixels between a slot and the words after it
_SPARE = 0.1  # of the width: a window of 320 pixels leaves the picture that much narrower than its size is meant for


def opened(chart: Chart, size: Size, looks: tuple[Style, ...]) -> Picture:
    """A picture as high as its rows need, with names, axis and the reference's line."""
    labels = _labels(chart, size)
    left = max((words.width(label, size.tick) for label in labels), default=0) + 12
    margin = Margin(left, _right(chart, size), 8)
    picture = Picture(chart, size, margin, (0, highest(chart) or 1), 1000, keys=_keys(chart, looks))
    picture.height = round(picture.top + len(labels) * _row(picture, labels) + margin.bottom)
    picture.layout = _axes(picture, labels)
    _reference(picture)
    return picture


def number(picture: Picture, value: Value, y: float, colour: str = INK) -> None:
    """The number to the right of its bar or interval."""
    end = value.value if value.high is None else value.high
    place: dict[str, Any] = {"xanchor": "left", "xshift": picture.size.marker * 0.8, "color": colour}
    picture.words(words.bold(value.label), end or 0, y, name="value", **place)


def no_number(picture: Picture, value: Value, y: float, thick: float) -> None:
    """A short slot where a bar would begin, and why there is no number."""
    end = picture.x_range[1] * SLOT_SHARE
    picture.shape(
        "rect", x0=0, x1=end, y0=y - thick / 2, y1=y + thick / 2, fillcolor=SLOT, line={"width": 0}, name="slot"
    )
    place: dict[str, Any] = {"xanchor": "left", "xshift": _APART, "align": "left", "bgcolor": PAPER}
    said = words.markup(_said(picture, value))
    picture.words(said, end, y, size=picture.size.small, color=MUTED, name="no number", **place)


def _said(picture: Picture, value: Value) -> str:
    """Why there is no number, over as many lines as it takes; it may stand where a long bar's number would."""
    begins = picture.x_px(picture.x_range[1] * SLOT_SHARE) + _APART
    room = picture.plot_width + picture.margin.right - begins - picture.size.width * _SPARE
    return words.wrap(row_words(picture.chart, value), picture.size.small, room)


def _row(picture: Picture, labels: tuple[str, ...]) -> float:
    """Pixels of a row: room for its bars, for the name with most lines, and for the reason that takes most lines."""
    chart, size = picture.chart, picture.size
    bars = size.row if len(chart.series) == 1 else size.row * 0.62 * len(chart.series)
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    reasons = [_said(picture, value) for series in chart.series for value in series.values if not value.is_number]
    said = max((reason.count("\n") + 1 for reason in reasons), default=0)
    return max(bars, lines * size.tick * 1.3 + size.tick * 0.6, said * size.line_height + size.small * 0.3)


def _labels(chart: Chart, size: Size) -> tuple[str, ...]:
    room = size.width * _LABEL_SHARE
    return tuple(words.shortened(name, size.tick, room, _MOST_LINES) for name in chart.categories)


def _keys(chart: Chart, looks: tuple[Style, ...]) -> tuple[Key, ...]:
    level = (Key("– –", chart.reference.label, AXIS),) if chart.reference else ()
    return (*series_keys(chart, looks), *level)


def _right(chart: Chart, size: Size) -> float:
    """Pixels for the number beyond the longest bar."""
    labels = [value.label for series in chart.series for value in series.values]
    return max((words.width(label, size.font, bold=True) for label in labels), default=0) + size.marker + 8


def _axes(picture: Picture, labels: tuple[str, ...]) -> dict[str, Any]:
    count = len(labels)
    y = {
        "range": [count - 0.5, -0.5],
        "tickvals": list(range(count)),
        "ticktext": [words.markup(label) for label in labels],
        "tickfont": {"size": picture.size.tick, "color": INK},
        "showline": True,
        "linecolor": AXIS,
        "linewidth": 1.4,
    }
    x = {"range": list(picture.x_range), "visible": False}
    return {"xaxis": x, "yaxis": y, "barmode": "overlay", "bargap": 0}


def _reference(picture: Picture) -> None:
    reference = picture.chart.reference
    if reference is None:
        return
    style = {"color": AXIS, "width": 1.6 * picture.size.line, "dash": "6px,4px"}
    level: dict[str, Any] = {"x0": reference.value, "x1": reference.value, "layer": "below", "name": "reference"}
    picture.shape("line", yref="paper", y0=0, y1=1, line=style, **level)
