"""COLUMNS and DOTS: bars from zero, or points with their intervals, over categories side by side."""

from collections.abc import Iterator

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Kind
from dashboard.charts.drawing.gaps import Gap, gaps
from dashboard.scene import head
from dashboard.scene.axes import are_cut, base_line, open_plot, ticks_width
from dashboard.scene.boxes import Box, around
from dashboard.scene.kinds import slots
from dashboard.scene.kinds.numbers import BAR, DOT, Datum, bar_place, draw, each_datum, end_of, fits_beside, number_size
from dashboard.scene.looks import INK, level_look
from dashboard.scene.metrics import CAP, LEADING, height, widest, width, wrap
from dashboard.scene.shapes import Label, above, centred
from dashboard.scene.sheet import Sheet

REFERENCE = 0.18  # of the picture's width, for the level's label


def lay_out(sheet: Sheet) -> None:
    """Plot, axes, bars or points, numbers, slots and level."""
    _open(sheet)
    taken: list[Box] = []
    font = number_size(sheet.chart, sheet.slot, sheet.size)
    for datum in _each_datum(sheet):
        if datum.value.is_number:
            draw(sheet, datum, _bar_width(sheet), lambda value, x: (x, sheet.y(value)))
            is_dot = sheet.chart.kind is Kind.DOTS
            taken.append(_number_beside(sheet, datum) if is_dot else _number_above(sheet, datum, font))
    for gap in gaps(sheet.chart):
        taken += _gap(sheet, gap, taken)
    base_line(sheet)
    _reference(sheet)


def needs_rows(sheet: Sheet) -> bool:
    """Whether the categories' names don't fit side by side."""
    chart = sheet.chart
    slot = (sheet.room.width - ticks_width(sheet) - _reference_room(sheet)) / max(1, len(chart.categories))
    return not chart.marks and are_cut(chart.categories, slot, sheet.size.font)


def _open(sheet: Sheet) -> None:
    """Places everything around the plot, with room past the last category for the number beside its point."""
    head.unit(sheet)
    head.key(sheet, head.entries(sheet.chart, with_level=sheet.size.names_inside))
    count = len(sheet.chart.categories)
    room = sheet.room.inset(left=ticks_width(sheet), right=_reference_room(sheet))
    beside = _beside_last(sheet, room.width / count)
    sheet.ends = (-0.5, count - 0.5 + beside / ((room.width - beside) / count))
    open_plot(sheet, room, _headroom(sheet, room))


def _beside_last(sheet: Sheet, slot: float) -> float:
    """Width past the last category for the number beside its point."""
    chart, size = sheet.chart, sheet.size
    last = chart.series[-1].values[-1]
    if chart.kind is not Kind.DOTS or not last.is_number:
        return 0
    wide = min(width(last.short_label, size.font, bold=True) + size.marker, slot)
    half = 0.5 / len(chart.categories)  # half a category, of the width left for all
    return max(0, (wide - slot / 2) / (1 - half)) if len(chart.categories) > 1 else 0


def _headroom(sheet: Sheet, room: Box) -> float:
    """Room above the plot for the number over the highest bar."""
    ends = [end_of(value) for series in sheet.chart.series for value in series.values if value.is_number]
    free = (1 - sheet.scale.share(max(ends, default=0))) * 0.75 * room.height
    return max(0.35 * sheet.size.font, LEADING * sheet.size.number + 2 - free)


def _each_datum(sheet: Sheet) -> Iterator[Datum]:
    return each_datum(sheet, sheet.plot.left, sheet.slot, bar_place(sheet.chart, sheet.slot, sheet.size))


def _bar_width(sheet: Sheet) -> float:
    return bar_place(sheet.chart, sheet.slot, sheet.size) * BAR


def _number_above(sheet: Sheet, datum: Datum, font: float) -> Box:
    """The number above its bar or, if not all fit, only a provisional sign; returns the box of bar and label."""
    value, end, half = datum.value, sheet.y(end_of(datum.value)), _bar_width(sheet) / 2
    label, size = (value.short_label, font) if font else (_sign(datum), sheet.size.small)
    box = Box(datum.middle - half, end, datum.middle + half, sheet.plot.bottom)
    if not label:
        return box
    written = above(datum.middle, end, (label,), size, INK, bold=True, anchor="middle", halo=True, role="value")
    sheet.add(written)
    return Box(min(box.left, written.box.left), written.box.top, max(box.right, written.box.right), box.bottom)


def _number_beside(sheet: Sheet, datum: Datum) -> Box:
    """The number beside its point; returns the box of point and label."""
    size, y = sheet.size, sheet.y(datum.value.number or 0)
    has_room = fits_beside(sheet.chart, datum.value, sheet.slot, size)
    label = datum.value.short_label if has_room else _sign(datum)
    dot = around(datum.middle, y, DOT * size.marker, DOT * size.marker)
    if not label:
        return dot
    at = (datum.middle + size.marker, _clear_of_level(sheet, y) + CAP * size.font)
    written = Label(*at, (label,), size.font, datum.look.ink, bold=True, halo=True, role="value")
    sheet.add(written)
    return Box(dot.left, min(dot.top, written.box.top), written.box.right, max(dot.bottom, written.box.bottom))


def _sign(datum: Datum) -> str:
    return PROVISIONAL_SIGN if datum.value.is_provisional else ""


def _clear_of_level(sheet: Sheet, y: float) -> float:
    """The middle of a number beside its point, moved off the dashed line towards its point's side."""
    if sheet.chart.reference is None:
        return y
    level, away = sheet.y(sheet.chart.reference.value), 0.75 * sheet.size.font
    is_below = y >= level and level + 2 * away <= sheet.plot.bottom
    return y if abs(y - level) >= away else level + (away if is_below else -away)


def _gap(sheet: Sheet, gap: Gap, taken: list[Box]) -> tuple[Box, Box]:
    """A slot as wide as the missing bars; the label of whole categories may use their full width."""
    half, middles = _bar_width(sheet) / 2, {(one.category, one.series): one.middle for one in _each_datum(sheet)}
    left, right = middles[gap.first] - half, middles[gap.last] + half
    whole = gap.is_whole(sheet.chart)
    room = (gap.last[0] - gap.first[0] + 1) * sheet.slot - 0.4 * sheet.size.font if whole else right - left
    return slots.draw(sheet, gap, (left, right), slots.Room(room, tuple(taken)))


def _reference_lines(sheet: Sheet) -> tuple[str, ...]:
    level = sheet.chart.reference
    if level is None or sheet.size.names_inside:
        return ()
    return wrap(level.label, sheet.size.small, sheet.room.width * REFERENCE)


def _reference_room(sheet: Sheet) -> float:
    """Room right of the plot for the level's label; without a level, a little padding."""
    lines, small = _reference_lines(sheet), sheet.size.small
    return widest(lines, small) + 0.8 * small if lines else 0.5 * sheet.size.font


def _reference(sheet: Sheet) -> None:
    """The level to compare with: a dashed line, labelled on the right or in the key."""
    if sheet.chart.reference is None:
        return
    plot, small = sheet.plot, sheet.size.small
    y, lines = sheet.y(sheet.chart.reference.value), _reference_lines(sheet)
    sheet.line(((plot.left, y), (plot.right, y)), level_look(sheet.chart), "reference")
    if not lines:
        return
    half = height(lines, small) / 2
    middle = min(max(y, plot.top + half), plot.bottom - half)
    sheet.add(centred(plot.right + 0.4 * small, middle, lines, small, INK, role="reference"))
