"""LINES: one line a series with markers, its name, newest number and period at its end; gaps and breaks stay open."""

from typing import Any

from dashboard.charts.chart import Chart, Series
from dashboard.charts.ends import end_lines, last_number
from dashboard.charts.gaps import SLOT_SHARE, gaps
from dashboard.paint.plotly import axis, bar_style, hover, intervals, reference, slots, words
from dashboard.paint.plotly.labels import Box, free_shift, line_boxes
from dashboard.paint.plotly.palette import PAPER, Style, styles
from dashboard.paint.plotly.picture import Margin, Picture, highest, value_margin
from dashboard.paint.plotly.size import Size

_LABEL_ROOM = {"screen": 150, "meeting": 200, "phone": 106}
_PAD = 0.35  # categories of air at both ends
_SLOT = 0.7  # of a category's width


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout."""
    looks = styles(tuple(series.role for series in chart.series))
    picture = _opened(chart, size)
    picture.value_axis([(highest(chart), size.font)], whole=chart.decimals == 0)
    for series, look in zip(chart.series, looks, strict=True):
        _line(picture, series, look)
    _end_labels(picture, looks, _gaps(picture))
    reference.draw(picture)
    return picture.finished()


def _opened(chart: Chart, size: Size) -> Picture:
    left = value_margin(chart, size, highest(chart))
    right = max(_label_margin(chart, size), reference.margin(chart, size))
    count = len(chart.categories)
    slot = (size.width - left - right) / max(1, count - 1 + 2 * _PAD)
    labels = axis.categories(chart.categories, slot, size.tick)
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    margin = Margin(left, right, lines * size.tick * 1.3 + 12)
    picture = Picture(chart, size, margin, (-_PAD, count - 1 + _PAD), size.height)
    picture.category_axis(labels, muted=slots.numberless(chart))
    return picture


def _end_words(chart: Chart, series: Series, size: Size) -> str:
    """«Bærum 4,0 i 2018», broken for the room there is."""
    last = last_number(series)
    lines = end_lines(chart, series, "" if last is None else series.values[last].label)
    return "\n".join(words.wrap(line, size.font, _LABEL_ROOM[size.name], bold=True) for line in lines)


def _label_margin(chart: Chart, size: Size) -> float:
    """Pixels to the right of the plot that the labels of lines reaching (nearly) the end need."""
    late = [series for series in chart.series if (last_number(series) or 0) >= len(chart.categories) - 2]
    return max((words.width(_end_words(chart, series, size), size.font, bold=True) for series in late), default=0) + 16


def _points(picture: Picture, series: Series) -> list[int | float | None]:
    """Indices of numbers in order, with None wherever the line must not go on: no number, or a break in the series."""
    breaks = [mark.position for mark in picture.chart.marks if mark.is_break]
    found: list[int | float | None] = []
    for index, value in enumerate(series.values):
        if any(index - 1 < position <= index for position in breaks):
            found.append(None)
        found.append(index if value.is_number else None)
    return found


def _line(picture: Picture, series: Series, look: Style) -> None:
    points = _points(picture, series)
    values = [None if point is None else series.values[int(point)] for point in points]
    size = picture.size
    intervals.draw(
        picture,
        [float(point) for point in points if point is not None],
        [value for value in values if value],
        colour=look.colour,
        has_halo=False,
    )
    picture.trace(
        "scatter",
        mode="lines+markers",
        x=points,
        y=[None if value is None else value.value for value in values],
        connectgaps=False,
        cliponaxis=False,
        line={"color": look.colour, "width": look.width * size.line, "dash": look.dash},
        marker={
            "symbol": look.symbol,
            "size": size.marker,
            "color": [PAPER if value and value.is_provisional else look.colour for value in values],
            "line": {"color": look.colour, "width": 2 * size.line},
        },
        hovertext=["" if p is None else hover.spoken(picture.chart, series, int(p)) for p in points],
        name=words.safe(series.name),
    )
    _provisional(picture, series, look)


def _provisional(picture: Picture, series: Series, look: Style) -> None:
    """The sign above provisional points; the newest has it in its label."""
    last = last_number(series)
    for index, value in enumerate(series.values):
        if value.is_provisional and index != last:
            place: dict[str, Any] = {"yanchor": "bottom", "yshift": picture.size.marker / 2, "color": look.ink}
            picture.words(words.bold(bar_style.PROVISIONAL_SIGN), index, value.value or 0, name="provisional", **place)


def _pixels(picture: Picture, series: Series) -> list[tuple[float, float]]:
    return [
        (picture.x_px(index), picture.y_px(value.value or 0))
        for index, value in enumerate(series.values)
        if value.is_number
    ]


def _line_boxes(picture: Picture) -> list[Box]:
    """What the lines take; where a line is open it takes as much as were it drawn."""
    series = picture.chart.series
    return [box for one in series for box in line_boxes(_pixels(picture, one), picture.size.marker)]


def _end_labels(picture: Picture, looks: tuple[Style, ...], slot_boxes: list[Box]) -> None:
    """Name and newest number at each line's end, from the lowest up, clear of one another, the lines and the slots."""
    taken = slot_boxes + _line_boxes(picture)
    ends = [(series, look, last) for series, look in zip(picture.chart.series, looks, strict=True)
            if (last := last_number(series)) is not None]  # fmt: skip
    for series, look, last in sorted(ends, key=lambda end: end[0].values[end[2]].value or 0):
        box = _label_box(picture, series, last)
        shift = free_shift(box, taken, low=0, high=picture.plot_height + picture.size.font)
        taken.append(box.raised(shift))
        _end_label(picture, series, look, last, shift)


def _label_box(picture: Picture, series: Series, last: int) -> Box:
    said = _end_words(picture.chart, series, picture.size)
    left = picture.x_px(last) + picture.size.marker + 4
    middle = picture.y_px(series.values[last].value or 0)
    half = (said.count("\n") + 1) * picture.size.font * 1.3 / 2
    return Box(left, middle - half, left + words.width(said, picture.size.font, bold=True), middle + half)


def _end_label(picture: Picture, series: Series, look: Style, last: int, shift: float) -> None:
    picture.words(
        words.bold(_end_words(picture.chart, series, picture.size)),
        last,
        series.values[last].value or 0,
        xanchor="left",
        align="left",
        xshift=picture.size.marker,
        yshift=shift,
        color=look.ink,
        name="line end",
    )


def _gaps(picture: Picture) -> list[Box]:
    """A slot where no series has a number, or where one is withheld; returns the boxes of slots and of their words."""
    taken = _line_boxes(picture)
    boxes: list[Box] = []
    for gap in gaps(picture.chart):
        sides = (gap.first[0] - _SLOT / 2, gap.last[0] + _SLOT / 2)
        room = picture.x_px(gap.last[0] + 0.5) - picture.x_px(gap.first[0] - 0.5) - 4
        slot = Box(picture.x_px(sides[0]), 0, picture.x_px(sides[1]), picture.plot_height * SLOT_SHARE)
        boxes += [slot, slots.draw(picture, gap, sides, slots.Room(room, tuple(taken + boxes), may_rise=True))]
    return boxes
