"""COLUMNS: upright bars from zero, one group a category."""

from typing import Any

from dashboard.charts.chart import Chart, Series, Value
from dashboard.charts.gaps import Gap, gaps
from dashboard.paint.plotly import axis, bar_style, bars, hover, intervals, reference, slots, words
from dashboard.paint.plotly.labels import Box
from dashboard.paint.plotly.palette import Style, styles
from dashboard.paint.plotly.picture import Margin, Picture, highest, series_keys, value_margin
from dashboard.paint.plotly.size import Size

_GROUP = {1: 0.58, 2: 0.72, 3: 0.82}  # share of a category's width that its bars take


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout; lying bars where the categories' names have no room below the axis."""
    if not chart.marks and axis.is_cut(chart.categories, _slot(chart, size), size.tick):
        return bars.drawn(chart, size)
    looks = styles(tuple(series.role for series in chart.series))
    picture = _opened(chart, size, looks)
    bar = _GROUP.get(len(chart.series), 0.88) / max(1, len(chart.series))
    font = _number_size(picture, bar)
    picture.value_axis(_tops(picture, font), whole=chart.decimals == 0)
    for nth, (series, look) in enumerate(zip(chart.series, looks, strict=True)):
        offset = (nth - (len(chart.series) - 1) / 2) * bar
        _series(picture, series, look, offset, bar, font)
    _gaps(picture, bar)
    reference.draw(picture)
    return picture.finished()


def _slot(chart: Chart, size: Size) -> float:
    """Pixels of one category."""
    sides = value_margin(chart, size, highest(chart)) + reference.margin(chart, size)
    return (size.width - sides) / max(1, len(chart.categories))


def _opened(chart: Chart, size: Size, looks: tuple[Style, ...]) -> Picture:
    left, right = value_margin(chart, size, highest(chart)), reference.margin(chart, size)
    count = len(chart.categories)
    labels = axis.categories(chart.categories, _slot(chart, size), size.tick)
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    picture = Picture(
        chart,
        size,
        Margin(left, right, lines * size.tick * 1.3 + 12),
        (-0.5, count - 0.5),
        size.height,
        keys=series_keys(chart, looks),
    )
    picture.category_axis(labels, muted=slots.numberless(chart))
    picture.layout |= {"barmode": "overlay", "bargap": 0}
    return picture


def _bar_px(picture: Picture, bar: float) -> float:
    return bar * picture.plot_width / max(1, len(picture.chart.categories))


def _number_size(picture: Picture, bar: float) -> int | None:
    """The font size at which a number fits above its bar, or None where it fits at none."""
    numbers = [value.label for series in picture.chart.series for value in series.values if value.is_number]
    room = _bar_px(picture, bar) / (0.8 if len(picture.chart.series) == 1 else 0.92)
    for size in (picture.size.number, picture.size.small):
        if all(words.width(label, size, bold=True) <= room for label in numbers):
            return size
    return None


def _tops(picture: Picture, font: int | None) -> list[tuple[float, float]]:
    above = (font or picture.size.small) * 1.35 + 4
    numbers = (value for series in picture.chart.series for value in series.values if value.is_number)
    tops = [(_end(value), above) for value in numbers]
    if picture.chart.reference:
        tops.append((picture.chart.reference.value, picture.size.small))
    return tops


def _series(picture: Picture, series: Series, look: Style, offset: float, bar: float, font: int | None) -> None:
    shown = [(index, value) for index, value in enumerate(series.values) if value.is_number]
    values = [value for _, value in shown]
    looks = [look] * len(values)
    picture.trace(
        "bar",
        x=[index + offset for index, _ in shown],
        y=[value.value for value in values],
        width=[bar * 0.96] * len(shown),
        marker=bar_style.marker(values, looks),
        hovertext=[hover.spoken(picture.chart, series, index) for index, _ in shown],
        name=words.safe(series.name),
    )
    intervals.draw(picture, [index + offset for index, _ in shown], values)
    for index, value in shown:
        _number(picture, value, index + offset, font)


def _number(picture: Picture, value: Value, x: float, font: int | None) -> None:
    """The number above its bar and interval; all are left to hover and table where there is no room."""
    label = value.label if font else bar_style.PROVISIONAL_SIGN if value.is_provisional else ""
    if label:
        place: dict[str, Any] = {"size": font or picture.size.small, "yanchor": "bottom", "yshift": 2}
        picture.words(words.bold(label), x, _end(value), name="value", **place)


def _end(value: Value) -> float:
    """The upper end of a bar with its interval."""
    return (value.value if value.high is None else value.high) or 0


def _gaps(picture: Picture, bar: float) -> None:
    """A slot where numbers are lacking, as wide as their bars together."""
    taken = _bar_boxes(picture, bar)
    for gap in gaps(picture.chart):
        room = slots.Room(_room(picture, gap, bar), tuple(taken))
        taken.append(slots.draw(picture, gap, _sides(picture, gap, bar), room))


def _sides(picture: Picture, gap: Gap, bar: float) -> tuple[float, float]:
    """Where its first bar would begin and its last would end."""
    middle = (len(picture.chart.series) - 1) / 2
    left, right = (index + (nth - middle) * bar for index, nth in (gap.first, gap.last))
    return left - bar * 0.48, right + bar * 0.48


def _room(picture: Picture, gap: Gap, bar: float) -> float:
    """Pixels for its words: all of its categories' width, or no more than its bars'."""
    if gap.is_whole(picture.chart):
        return picture.x_px(gap.last[0] + 0.5) - picture.x_px(gap.first[0] - 0.5) - 6
    left, right = _sides(picture, gap, bar)
    return picture.x_px(right) - picture.x_px(left)


def _bar_boxes(picture: Picture, bar: float) -> list[Box]:
    """What the bars take, with their intervals and the numbers above them."""
    count, half = len(picture.chart.series), _bar_px(picture, bar) / 2
    boxes = []
    for nth, series in enumerate(picture.chart.series):
        for index, value in enumerate(series.values):
            middle = picture.x_px(index + (nth - (count - 1) / 2) * bar)
            top = picture.y_px(_end(value)) + picture.size.number * 1.35
            if value.is_number:
                boxes.append(Box(middle - half, 0, middle + half, top))
    return boxes
