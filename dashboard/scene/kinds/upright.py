"""COLUMNS and DOTS: bars from zero, or points with their intervals, over categories side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.charts.chart import Chart, Kind
from dashboard.charts.gaps import Gap, gaps
from dashboard.scene import breaks, head
from dashboard.scene.apart import Box, around
from dashboard.scene.kinds import slots
from dashboard.scene.kinds.numbers import Drawn, bar, dot, end_of
from dashboard.scene.looks import AXIS, INK, look_of
from dashboard.scene.metrics import CAP, LEADING, height, widest, width, wrap
from dashboard.scene.shapes import Line, Place, Words, above, centred
from dashboard.scene.sheet import (
    Sheet,
    are_cut,
    base_line,
    category_axis,
    category_labels,
    labels_height,
    ticks_width,
    value_axis,
)

PROVISIONAL_SIGN = "*"
SHARE = {1: 0.58, 2: 0.72, 3: 0.82}  # of a category's width, that so many bars take together
MOST_SHARE, DOT_SHARE = 0.88, 0.6
WIDEST_BAR = 7.0  # in font sizes
BAR = 0.94  # of a bar's place, the rest is air
REFERENCE = 0.18  # of the picture's width, for the words of the level


@dataclass(frozen=True)
class Placed(Drawn):
    """A number with the place across of its bar or point."""

    x: float


def lay_out(sheet: Sheet) -> None:
    """Plot, axes, bars or points, numbers, slots and level."""
    open_plot(sheet)
    value_axis(sheet)
    taken: list[Box] = []
    font = _number_size(sheet)
    for placed in _placed(sheet):
        draw = _dot if sheet.chart.kind is Kind.DOTS else _bar
        taken.append(draw(sheet, placed, font))
    for gap in gaps(sheet.chart):
        taken.append(_gap(sheet, gap, taken))
    base_line(sheet)
    _reference(sheet)


def needs_rows(sheet: Sheet) -> bool:
    """Whether the categories' names have no room side by side."""
    chart, size = sheet.chart, sheet.size
    sides = ticks_width(chart, sheet.scale, size) + _reference_room(sheet)
    slot = (sheet.room.width - sides) / max(1, len(chart.categories))
    return not chart.marks and are_cut(chart.categories, slot, size.font)


def open_plot(sheet: Sheet) -> None:
    """Places unit, key, the words of breaks and the categories; what is left is the plot."""
    chart, size = sheet.chart, sheet.size
    head.unit(sheet)
    head.key(sheet, head.entries(chart))
    count = len(chart.categories)
    room = sheet.room.inset(left=ticks_width(chart, sheet.scale, size), right=_reference_room(sheet))
    beside = _beside_last(sheet, room.width / count)
    slot = (room.width - beside) / count
    sheet.ends = (-0.5, count - 0.5 + beside / slot)
    labels = category_labels(chart.categories, slot, size.font)
    places = breaks.placed(chart.marks, size, _mark_xs(sheet, room), sheet.room.left, sheet.room.right)
    air = _headroom(sheet, room)
    top = sum(breaks.rows_height(places, size)) + air
    sheet.plot = room.inset(top=top, bottom=labels_height(labels, size.font))
    breaks.draw(sheet, places, air)
    category_axis(sheet, labels)


def _beside_last(sheet: Sheet, slot: float) -> float:
    """Width past the last category for the number beside its point."""
    chart, size = sheet.chart, sheet.size
    last = chart.series[-1].values[-1]
    if chart.kind is not Kind.DOTS or not last.is_number:
        return 0
    wide = min(width(last.short_label, size.font, bold=True) + size.marker, slot)
    half = 0.5 / len(chart.categories)  # of what is left for all categories, half of one
    return max(0, (wide - slot / 2) / (1 - half)) if len(chart.categories) > 1 else 0


def _mark_xs(sheet: Sheet, room: Box) -> list[float]:
    slot = room.width / (sheet.ends[1] - sheet.ends[0])
    return [room.left + (mark.position - sheet.ends[0]) * slot for mark in sheet.chart.marks]


def _headroom(sheet: Sheet, room: Box) -> float:
    """What the number over the highest bar takes above the plot."""
    ends = [end_of(value) for series in sheet.chart.series for value in series.values if value.is_number]
    free = (1 - sheet.scale.share(max(ends, default=0))) * 0.75 * room.height
    return max(0.35 * sheet.size.font, LEADING * sheet.size.number + 2 - free)


def _bar_place(sheet: Sheet) -> float:
    """The width of one bar's place."""
    count = len(sheet.chart.series)
    share = DOT_SHARE if sheet.chart.kind is Kind.DOTS else SHARE.get(count, MOST_SHARE)
    return min(sheet.slot * share / count, WIDEST_BAR * sheet.size.font)


def _middle(sheet: Sheet, category: int, series: int) -> float:
    return sheet.x(category) + (series - (len(sheet.chart.series) - 1) / 2) * _bar_place(sheet)


def _placed(sheet: Sheet) -> Iterator[Placed]:
    for category in range(len(sheet.chart.categories)):
        for nth, series in enumerate(sheet.chart.series):
            value = series.values[category]
            if value.is_number:
                look = look_of(sheet.chart, series, category)
                yield Placed(nth, category, value, look, _middle(sheet, category, nth))


def _number_size(sheet: Sheet) -> float:
    """The font size at which every number fits over its bar, 0 where it fits at none."""
    labels = [p.value.short_label for p in _placed(sheet)]
    place = _bar_place(sheet)
    room = place / 0.8 if len(sheet.chart.series) == 1 else place
    sizes = dict.fromkeys((sheet.size.number, sheet.size.font, sheet.size.small))
    return next((size for size in sizes if all(width(label, size, bold=True) <= room for label in labels)), 0)


def _bar(sheet: Sheet, placed: Placed, font: float) -> Box:
    """A bar with its interval and its number; returns the room of all three."""
    wide, top = _bar_place(sheet) * BAR, sheet.y(placed.value.number or 0)
    box = Box(placed.x - wide / 2, top, placed.x + wide / 2, sheet.plot.bottom)
    bar(sheet, placed, box, wide, (placed.x, top), _interval(sheet, placed))
    end = sheet.y(end_of(placed.value))
    return _number_above(sheet, placed, end, font) or Box(box.left, end, box.right, box.bottom)


def _interval(sheet: Sheet, placed: Placed) -> tuple[Place, ...]:
    return tuple((placed.x, sheet.y(edge)) for edge in placed.value.interval or ())


def _number_above(sheet: Sheet, placed: Placed, end: float, font: float) -> Box | None:
    """The number over its bar; where not all have room, only the sign of one that may change."""
    sign = PROVISIONAL_SIGN if placed.value.is_provisional else ""
    label, size = (placed.value.short_label, font) if font else (sign, sheet.size.small)
    if not label:
        return None
    style = {"bold": True, "anchor": "middle", "halo": True, "role": "value"}
    words = above(placed.x, end, (label,), size, INK, **style)
    sheet.add(words)
    half = max(words.box.width, _bar_place(sheet)) / 2
    return Box(placed.x - half, words.box.top, placed.x + half, sheet.plot.bottom)


def _dot(sheet: Sheet, placed: Placed, font: float) -> Box:
    """A point with its interval, and its number beside it."""
    y = sheet.y(placed.value.number or 0)
    dot(sheet, placed, (placed.x, y), _interval(sheet, placed))
    return _number_beside(sheet, placed, y)


def _number_beside(sheet: Sheet, placed: Placed, y: float) -> Box:
    size, point = sheet.size, around(placed.x, y, sheet.size.marker, sheet.size.marker)
    place = _bar_place(sheet) if len(sheet.chart.series) > 1 else 0.95 * sheet.slot
    has_room = width(placed.value.short_label, size.font, bold=True) + size.marker <= place
    label = placed.value.short_label if has_room else PROVISIONAL_SIGN if placed.value.is_provisional else ""
    if not label:
        return point
    middle = _clear_of_level(sheet, y)
    at = (placed.x + size.marker, middle + CAP * size.font)
    words = Words(*at, (label,), size.font, placed.look.ink, bold=True, halo=True, role="value")
    sheet.add(words)
    return words.box


def _clear_of_level(sheet: Sheet, y: float) -> float:
    """The middle of a number beside its point: moved off the dashed line, to the side that its point is on."""
    if sheet.chart.reference is None:
        return y
    level, away = sheet.y(sheet.chart.reference.value), 0.75 * sheet.size.font
    return y if abs(y - level) >= away else level + (away if y >= level else -away)


def _gap(sheet: Sheet, gap: Gap, taken: list[Box]) -> Box:
    """A slot as wide as the bars that are lacking; words of whole categories may use all of their width."""
    half = _bar_place(sheet) * BAR / 2
    left, right = _middle(sheet, *gap.first) - half, _middle(sheet, *gap.last) + half
    whole = gap.is_whole(sheet.chart)
    room = (gap.last[0] - gap.first[0] + 1) * sheet.slot - 0.4 * sheet.size.font if whole else right - left
    return slots.draw(sheet, gap, (left, right), slots.Room(room, tuple(taken)))


def _reference_lines(chart: Chart, sheet: Sheet) -> tuple[str, ...]:
    return wrap(chart.reference.label, sheet.size.small, sheet.room.width * REFERENCE) if chart.reference else ()


def _reference_room(sheet: Sheet) -> float:
    """What the words of the level take to the right of the plot; without a level, a little air."""
    lines = _reference_lines(sheet.chart, sheet)
    small = sheet.size.small
    return widest(lines, small) + 0.8 * small if lines else 0.5 * sheet.size.font


def _reference(sheet: Sheet) -> None:
    """The level to compare with: a dashed line, its words to the right."""
    if sheet.chart.reference is None:
        return
    plot, small = sheet.plot, sheet.size.small
    y, lines = sheet.y(sheet.chart.reference.value), _reference_lines(sheet.chart, sheet)
    sheet.add(Line(((plot.left, y), (plot.right, y)), AXIS, 1.6 * sheet.size.line, "dash", role="reference"))
    half = height(lines, small) / 2
    middle = min(max(y, plot.top + half), plot.bottom - half)
    sheet.add(centred(plot.right + 0.4 * small, middle, lines, small, INK, role="reference"))
