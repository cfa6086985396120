"""COLUMNS: upright bars from zero, one group a category."""

from typing import Any

from dashboard.charts.chart import Chart, Series, Value
from dashboard.figures import axis, bar_style, bars, hover, intervals, reference, slots, words
from dashboard.figures.labels import Box
from dashboard.figures.palette import Style, styles
from dashboard.figures.picture import Margin, Picture, highest, series_keys, value_margin
from dashboard.figures.size import Size

_GROUP = {1: 0.58, 2: 0.72, 3: 0.82}  # share of a category's width that its bars take
_INTERVAL_AT = 0.31  # of a bar's width, to the right of its middle


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout; lying bars where the categories' names have no room below the axis."""
    if not chart.marks and axis.is_cut(chart.categories, _slot(chart, size), size.tick):
        return bars.drawn(chart, size)
    looks = styles(tuple(series.role for series in chart.series))
    picture = _opened(chart, size, looks)
    bar = _GROUP.get(len(chart.series), 0.88) / max(1, len(chart.series))
    font = _number_size(picture, bar)
    picture.value_axis(_tops(picture, bar, font), whole=chart.decimals == 0)
    for nth, (series, look) in enumerate(zip(chart.series, looks, strict=True)):
        offset = (nth - (len(chart.series) - 1) / 2) * bar
        _series(picture, series, look, offset, bar, font)
    _empty(picture, bar)
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


def _is_beside(picture: Picture, value: Value, bar: float, font: int) -> bool:
    """Whether the number fits above the bar to the left of its interval; else it stands above the interval."""
    return value.low is not None and words.width(value.label, font, bold=True) + 6 <= _bar_px(picture, bar) * 0.8


def _tops(picture: Picture, bar: float, font: int | None) -> list[tuple[float, float]]:
    tops: list[tuple[float, float]] = []
    above = (font or 0) * 1.35 + 4
    for value in (value for series in picture.chart.series for value in series.values if value.is_number):
        beside = font is None or _is_beside(picture, value, bar, font)
        tops.append((value.value or 0, above))
        tops.append((value.high or 0, 4 if beside else above))
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
    beside = [font is None or _is_beside(picture, value, bar, font) for value in values]
    aside = bar * _INTERVAL_AT if font else 0
    places = [index + offset + (aside if b else 0) for (index, _), b in zip(shown, beside, strict=True)]
    intervals.draw(picture, places, values)
    for (index, value), is_beside in zip(shown, beside, strict=True):
        _number(picture, value, index + offset, bar, is_beside, font)
    for index, value in enumerate(series.values):
        if not value.is_number and slots.empty_status(picture.chart, index) is None:
            slots.draw(picture, value, index + offset, bar * 0.96, _bar_px(picture, bar) - 4)


def _number(picture: Picture, value: Value, x: float, bar: float, is_beside: bool, font: int | None) -> None:
    """The number above its bar; all are left to hover and table where there is no room."""
    if font is None:
        return
    aside = bar * 0.12 if is_beside and value.low is not None else 0
    height = value.value if is_beside or value.high is None else value.high
    picture.words(words.bold(value.label), x - aside, height or 0, size=font, yanchor="bottom", yshift=2, name="value")


def _empty(picture: Picture, bar: float) -> None:
    """One slot for a whole category where all its series lack a number for the same reason."""
    group = bar * len(picture.chart.series)
    taken = _bar_boxes(picture, bar)
    for index in slots.numberless(picture.chart):
        if slots.empty_status(picture.chart, index) is not None:
            value = picture.chart.series[0].values[index]
            if said := slots.draw(picture, value, index, group * 0.96, _bar_px(picture, group) + 8, taken):
                taken.append(said)


def _bar_boxes(picture: Picture, bar: float) -> list[Box]:
    """What the bars take, with their intervals and the numbers above them."""
    count, half = len(picture.chart.series), _bar_px(picture, bar) / 2
    boxes = []
    for nth, series in enumerate(picture.chart.series):
        for index, value in enumerate(series.values):
            middle = picture.x_px(index + (nth - (count - 1) / 2) * bar)
            top = picture.y_px(max(value.value or 0, value.high or 0)) + picture.size.number * 1.35
            if value.is_number:
                boxes.append(Box(middle - half, 0, middle + half, top))
    return boxes
