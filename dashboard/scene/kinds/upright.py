"""COLUMNS and DOTS: bars from zero, or points with their intervals, over categories side by side."""

from collections.abc import Iterator

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Kind
from dashboard.charts.gaps import Gap, gaps
from dashboard.scene import head
from dashboard.scene.apart import Box, around
from dashboard.scene.axes import are_cut, base_line, open_plot, ticks_width
from dashboard.scene.kinds import slots
from dashboard.scene.kinds.numbers import BAR, Drawn, bar_place, draw, each, end_of, fits_beside, number_size
from dashboard.scene.looks import INK, level_look
from dashboard.scene.metrics import CAP, LEADING, height, widest, width, wrap
from dashboard.scene.shapes import Words, above, centred
from dashboard.scene.sheet import Sheet

REFERENCE = 0.18  # of the picture's width, for the words of the level


def lay_out(sheet: Sheet) -> None:
    """Plot, axes, bars or points, numbers, slots and level."""
    _open(sheet)
    taken: list[Box] = []
    font = number_size(sheet.chart, sheet.slot, sheet.size)
    for drawn in _each(sheet):
        if drawn.value.is_number:
            draw(sheet, drawn, _bar_width(sheet), lambda value, x: (x, sheet.y(value)))
            is_dot = sheet.chart.kind is Kind.DOTS
            taken.append(_number_beside(sheet, drawn) if is_dot else _number_above(sheet, drawn, font))
    for gap in gaps(sheet.chart):
        taken += _gap(sheet, gap, taken)
    base_line(sheet)
    _reference(sheet)


def needs_rows(sheet: Sheet) -> bool:
    """Whether the categories' names have no room side by side."""
    chart = sheet.chart
    slot = (sheet.room.width - ticks_width(sheet.chart, sheet.scale, sheet.size) - _reference_room(sheet)) / max(
        1, len(chart.categories)
    )
    return not chart.marks and are_cut(chart.categories, slot, sheet.size.font)


def _open(sheet: Sheet) -> None:
    """Places all that stands around the plot, with room past the last category for the number beside its point."""
    head.unit(sheet)
    head.key(sheet, head.entries(sheet.chart))
    count = len(sheet.chart.categories)
    room = sheet.room.inset(left=ticks_width(sheet.chart, sheet.scale, sheet.size), right=_reference_room(sheet))
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
    half = 0.5 / len(chart.categories)  # of what is left for all categories, half of one
    return max(0, (wide - slot / 2) / (1 - half)) if len(chart.categories) > 1 else 0


def _headroom(sheet: Sheet, room: Box) -> float:
    """What the number over the highest bar takes above the plot."""
    ends = [end_of(value) for series in sheet.chart.series for value in series.values if value.is_number]
    free = (1 - sheet.scale.share(max(ends, default=0))) * 0.75 * room.height
    return max(0.35 * sheet.size.font, LEADING * sheet.size.number + 2 - free)


def _each(sheet: Sheet) -> Iterator[Drawn]:
    return each(sheet, sheet.plot.left, sheet.slot, bar_place(sheet.chart, sheet.slot, sheet.size))


def _bar_width(sheet: Sheet) -> float:
    return bar_place(sheet.chart, sheet.slot, sheet.size) * BAR


def _number_above(sheet: Sheet, drawn: Drawn, font: float) -> Box:
    """The number over its bar; where not all have room, only the sign of one that may change. The room it all takes."""
    value, end, half = drawn.value, sheet.y(end_of(drawn.value)), _bar_width(sheet) / 2
    label, size = (value.short_label, font) if font else (_sign(drawn), sheet.size.small)
    box = Box(drawn.middle - half, end, drawn.middle + half, sheet.plot.bottom)
    if not label:
        return box
    words = above(drawn.middle, end, (label,), size, INK, bold=True, anchor="middle", halo=True, role="value")
    sheet.add(words)
    return Box(min(box.left, words.box.left), words.box.top, max(box.right, words.box.right), box.bottom)


def _number_beside(sheet: Sheet, drawn: Drawn) -> Box:
    size, y = sheet.size, sheet.y(drawn.value.number or 0)
    has_room = fits_beside(sheet.chart, drawn.value, sheet.slot, size)
    label = drawn.value.short_label if has_room else _sign(drawn)
    if not label:
        return around(drawn.middle, y, size.marker, size.marker)
    at = (drawn.middle + size.marker, _clear_of_level(sheet, y) + CAP * size.font)
    words = Words(*at, (label,), size.font, drawn.look.ink, bold=True, halo=True, role="value")
    sheet.add(words)
    return words.box


def _sign(drawn: Drawn) -> str:
    return PROVISIONAL_SIGN if drawn.value.is_provisional else ""


def _clear_of_level(sheet: Sheet, y: float) -> float:
    """The middle of a number beside its point: moved off the dashed line, to the side that its point is on."""
    if sheet.chart.reference is None:
        return y
    level, away = sheet.y(sheet.chart.reference.value), 0.75 * sheet.size.font
    is_below = y >= level and level + 2 * away <= sheet.plot.bottom
    return y if abs(y - level) >= away else level + (away if is_below else -away)


def _gap(sheet: Sheet, gap: Gap, taken: list[Box]) -> tuple[Box, Box]:
    """A slot as wide as the bars that are lacking; words of whole categories may use all of their width."""
    half, middles = _bar_width(sheet) / 2, {(one.category, one.series): one.middle for one in _each(sheet)}
    left, right = middles[gap.first] - half, middles[gap.last] + half
    whole = gap.is_whole(sheet.chart)
    room = (gap.last[0] - gap.first[0] + 1) * sheet.slot - 0.4 * sheet.size.font if whole else right - left
    return slots.draw(sheet, gap, (left, right), slots.Room(room, tuple(taken)))


def _reference_lines(sheet: Sheet) -> tuple[str, ...]:
    level = sheet.chart.reference
    return wrap(level.label, sheet.size.small, sheet.room.width * REFERENCE) if level else ()


def _reference_room(sheet: Sheet) -> float:
    """What the words of the level take to the right of the plot; without a level, a little air."""
    lines, small = _reference_lines(sheet), sheet.size.small
    return widest(lines, small) + 0.8 * small if lines else 0.5 * sheet.size.font


def _reference(sheet: Sheet) -> None:
    """The level to compare with: a dashed line, its words to the right."""
    if sheet.chart.reference is None:
        return
    plot, small = sheet.plot, sheet.size.small
    y, lines = sheet.y(sheet.chart.reference.value), _reference_lines(sheet)
    sheet.line(((plot.left, y), (plot.right, y)), level_look(sheet.chart), "reference")
    half = height(lines, small) / 2
    middle = min(max(y, plot.top + half), plot.bottom - half)
    sheet.add(centred(plot.right + 0.4 * small, middle, lines, small, INK, role="reference"))
