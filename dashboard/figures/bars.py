"""BARS: lying bars from zero, one category a row, the number at the bar's end."""

from typing import Any

from dashboard.charts.chart import Chart, Role, Series, Value
from dashboard.figures import bar_style, hover, intervals, slots, words
from dashboard.figures.palette import AXIS, INK, MUTED, STYLES, Style, styles
from dashboard.figures.picture import Margin, Picture, highest
from dashboard.figures.size import Size

_LABEL_SHARE = 0.38  # of the width, at most, for the categories' names
_GROUP = 0.66


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout; the picture's height follows the number of rows."""
    looks = styles(tuple(series.role for series in chart.series))
    picture = _opened(chart, size, looks)
    bar = _GROUP / max(1, len(chart.series))
    for nth, (series, look) in enumerate(zip(chart.series, looks, strict=True)):
        _series(picture, series, look, (nth - (len(chart.series) - 1) / 2) * bar, bar)
    return picture.finished()


def _labels(chart: Chart, size: Size) -> tuple[str, ...]:
    room = size.width * _LABEL_SHARE
    broken = (words.wrap(name, size.font, room) for name in chart.categories)
    return tuple("\n".join(words.cut(line, size.font, room) for line in name.split("\n")[:2]) for name in broken)


def _opened(chart: Chart, size: Size, looks: tuple[Style, ...]) -> Picture:
    labels = _labels(chart, size)
    key = tuple((series.name, look.colour) for series, look in zip(chart.series, looks, strict=True))
    left = max((words.width(label, size.font) for label in labels), default=0) + 12
    rows, names = len(chart.categories), key if len(key) > 1 else ()
    row = size.row if len(chart.series) == 1 else size.row * 0.62 * len(chart.series)
    bare = Picture(chart, size, Margin(left, 12, 8), (0, 1), 1000, names=names)
    picture = Picture(
        chart,
        size,
        Margin(left, _right(chart, size), 8),
        (0, _top(chart)),
        round(bare.top + rows * row + 8),
        names=names,
    )
    picture.layout = _axes(picture, labels)
    return picture


def _right(chart: Chart, size: Size) -> float:
    """Pixels for the number beyond the longest bar."""
    labels = [value.label for series in chart.series for value in series.values]
    return max((words.width(label, size.font, bold=True) for label in labels), default=0) + 16


def _top(chart: Chart) -> float:
    return highest(chart) or 1


def _axes(picture: Picture, labels: tuple[str, ...]) -> dict[str, Any]:
    count = len(labels)
    y = {
        "range": [count - 0.5, -0.5],
        "tickvals": list(range(count)),
        "ticktext": [words.markup(label) for label in labels],
        "tickfont": {"size": picture.size.font, "color": INK},
        "showline": True,
        "linecolor": AXIS,
        "linewidth": 1.4,
    }
    x = {"range": list(picture.x_range), "visible": False}
    return {"xaxis": x, "yaxis": y, "barmode": "overlay", "bargap": 0}


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
        end = value.value if value.high is None else value.high
        picture.words(words.bold(value.label), end or 0, place, xanchor="left", xshift=6, name="value")
    for index, value in enumerate(series.values):
        if not value.is_number:
            _no_number(picture, value, index + offset)


def _no_number(picture: Picture, value: Value, y: float) -> None:
    """The sign, and why there is no number, where a bar would begin."""
    said = slots.reason(picture.t, value.status)
    label = words.bold(value.label) + (f"&nbsp; {words.safe(said)}" if said else "")
    place = {"xanchor": "left", "xshift": 6, "align": "left", "name": value.status}
    picture.words(label, 0, y, size=picture.size.small, color=MUTED, **place)
