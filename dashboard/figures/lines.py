"""LINES: one line a series with markers, its name and newest number at its end; gaps and breaks stay open."""

from typing import Any

from dashboard.charts.chart import Chart, Series
from dashboard.figures import axis, hover, intervals, reference, slots, words
from dashboard.figures.labels import Box, free_shift, line_boxes
from dashboard.figures.palette import PAPER, Style, styles
from dashboard.figures.picture import Margin, Picture, highest, value_margin
from dashboard.figures.size import Size
from loaders.schema import SUPPRESSED

_LABEL_ROOM = {"screen": 150, "meeting": 200, "phone": 88}
_PAD = 0.35  # categories of air at both ends
_SLOT, _SLOT_ROOM = 0.62, 60  # a slot's width: a share of a category, but at least pixels enough for its words


def drawn(chart: Chart, size: Size) -> dict[str, Any]:
    """The figure's data and layout."""
    looks = styles(tuple(series.role for series in chart.series))
    picture = _opened(chart, size)
    picture.value_axis([(highest(chart), size.font)], whole=chart.decimals == 0)
    for series, look in zip(chart.series, looks, strict=True):
        _line(picture, series, look)
    _end_labels(picture, looks, _no_numbers(picture, looks))
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


def _last(series: Series) -> int | None:
    """Index of the newest number."""
    return max((index for index, value in enumerate(series.values) if value.is_number), default=None)


def _end_words(series: Series, size: Size) -> str:
    """«Bærum 4,0», broken for the room there is."""
    last = _last(series)
    label = "" if last is None else series.values[last].label
    return words.wrap(f"{series.name} {label}".strip(), size.font, _LABEL_ROOM[size.name], bold=True)


def _label_margin(chart: Chart, size: Size) -> float:
    """Pixels to the right of the plot that the labels of lines reaching (nearly) the end need."""
    late = [series for series in chart.series if (_last(series) or 0) >= len(chart.categories) - 2]
    return max((words.width(_end_words(series, size), size.font, bold=True) for series in late), default=0) + 16


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
    """Name and newest number at each line's end, moved apart from one another, from the lines and from empty slots."""
    taken = slot_boxes + _line_boxes(picture)
    for series, look in zip(picture.chart.series, looks, strict=True):
        last = _last(series)
        if last is None:
            continue
        box = _label_box(picture, series, last)
        shift = free_shift(box, taken, low=0, high=picture.plot_height + picture.size.font)
        taken.append(box.raised(shift))
        _end_label(picture, series, look, last, shift)


def _label_box(picture: Picture, series: Series, last: int) -> Box:
    said = _end_words(series, picture.size)
    left = picture.x_px(last) + picture.size.marker + 4
    middle = picture.y_px(series.values[last].value or 0)
    half = (said.count("\n") + 1) * picture.size.font * 1.3 / 2
    return Box(left, middle - half, left + words.width(said, picture.size.font, bold=True), middle + half)


def _end_label(picture: Picture, series: Series, look: Style, last: int, shift: float) -> None:
    picture.words(
        words.bold(_end_words(series, picture.size)),
        last,
        series.values[last].value or 0,
        xanchor="left",
        align="left",
        xshift=picture.size.marker,
        yshift=shift,
        color=look.ink,
        name="line end",
    )


def _no_numbers(picture: Picture, looks: tuple[Style, ...]) -> list[Box]:
    """A slot where no series has a number; elsewhere a withheld number's «:» in its series' colour above the axis.

    Returns the boxes of the slots and of their words.
    """
    empty = slots.numberless(picture.chart)
    category = picture.x_px(1) - picture.x_px(0)
    width = min(0.9, max(_SLOT, _SLOT_ROOM / category))
    boxes = [_slot_box(picture, index, width * category) for index in empty]
    taken = _line_boxes(picture)
    for index in empty:
        value = picture.chart.series[0].values[index]
        if said := slots.draw(picture, value, index, width, width * category - 4, taken):
            taken.append(said)
            boxes.append(said)
    for nth, (series, look) in enumerate(zip(picture.chart.series, looks, strict=True)):
        for index, value in enumerate(series.values):
            if value.status == SUPPRESSED and index not in empty:
                _withheld(picture, value.label, index, look, nth)
    return boxes


def _slot_box(picture: Picture, index: int, width: float) -> Box:
    middle = picture.x_px(index)
    return Box(middle - width / 2, 0, middle + width / 2, picture.plot_height * slots.SLOT_SHARE)


def _withheld(picture: Picture, label: str, index: int, look: Style, nth: int) -> None:
    place = {"yanchor": "bottom", "yshift": 2, "xshift": nth * 12, "name": "suppressed"}
    picture.words(words.bold(label), index, 0, size=picture.size.number, color=look.ink, **place)
