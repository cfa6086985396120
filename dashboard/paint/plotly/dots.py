"""DOTS: one point and its interval a category, for shares; the reference is the dashed line."""

from typing import Any

from dashboard.charts.chart import Chart, Series
from dashboard.charts.gaps import gaps
from dashboard.paint.plotly import axis, bar_style, dots_lying, hover, intervals, reference, slots, words
from dashboard.paint.plotly.palette import PAPER, Style, styles
from dashboard.paint.plotly.picture import Margin, Picture, highest, series_keys, value_margin
from dashboard.paint.plotly.size import Size

_GROUP = 0.6  # share of a category's width over which several series' points are spread


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout."""
    if axis.is_cut(chart.categories, _slot(chart, size), size.tick):
        return dots_lying.drawn(chart, size)
    looks = styles(tuple(series.role for series in chart.series))
    picture = _opened(chart, size, looks)
    tops = [(highest(chart), size.small)]
    picture.value_axis(tops, whole=chart.decimals == 0)
    reference.draw(picture)
    apart = _GROUP / max(1, len(chart.series))
    for nth, (series, look) in enumerate(zip(chart.series, looks, strict=True)):
        _points(picture, series, look, (nth - (len(chart.series) - 1) / 2) * apart, apart)
    _gaps(picture, apart)
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
    margin = Margin(left, right, lines * size.tick * 1.3 + 12)
    picture = Picture(chart, size, margin, (-0.5, count - 0.5), size.height, keys=series_keys(chart, looks))
    picture.category_axis(labels, muted=slots.numberless(chart))
    return picture


def _points(picture: Picture, series: Series, look: Style, offset: float, apart: float) -> None:
    shown = [(index, value) for index, value in enumerate(series.values) if value.is_number]
    places, values = [index + offset for index, _ in shown], [value for _, value in shown]
    intervals.draw(picture, places, values, colour=look.colour)
    picture.trace(
        "scatter",
        mode="markers",
        x=places,
        y=[value.value for value in values],
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
    _numbers(picture, series, look, offset, apart)


def _numbers(picture: Picture, series: Series, look: Style, offset: float, apart: float) -> None:
    """Each number to the right of its point where there is room; a provisional one's sign in any case."""
    room = (apart if len(picture.chart.series) > 1 else 0.9) * picture.plot_width / max(
        1, len(picture.chart.categories)
    ) - picture.size.marker
    for index, value in enumerate(series.values):
        has_room = words.width(value.label, picture.size.font, bold=True) <= room
        label = value.label if has_room else bar_style.PROVISIONAL_SIGN if value.is_provisional else ""
        if value.is_number and label:
            aside: dict[str, Any] = {"xanchor": "left", "xshift": picture.size.marker, "color": look.ink}
            aside |= {"bgcolor": PAPER, "borderpad": 1}
            picture.words(words.bold(label), index + offset, value.value or 0, name="value", **aside)


def _gaps(picture: Picture, apart: float) -> None:
    """A slot where points are lacking; words of a whole category may use all of its width."""
    middle = (len(picture.chart.series) - 1) / 2
    for gap in gaps(picture.chart):
        left, right = (index + (nth - middle) * apart for index, nth in (gap.first, gap.last))
        half = 0.5 if gap.is_whole(picture.chart) else apart / 2
        room = picture.x_px(gap.last[0] + half) - picture.x_px(gap.first[0] - half) - 6
        slots.draw(picture, gap, (left - apart * 0.4, right + apart * 0.4), slots.Room(room))
