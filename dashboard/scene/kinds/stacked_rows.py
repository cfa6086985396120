"""STACKED with long names: parts from left to right in a row per category, the total's number after its line."""

from dashboard.charts.drawing.gaps import SLOT_SHARE, Gap, gaps
from dashboard.charts.drawing.stack import Part, Stack, stacks, total_of
from dashboard.scene.boxes import Box
from dashboard.scene.kinds import slots
from dashboard.scene.kinds.numbers import Datum, draw_bar
from dashboard.scene.kinds.stacked import OVERHANG, SEAM, dashed_slot
from dashboard.scene.looks import INK, MUTED, SLOT, look_of, series_looks
from dashboard.scene.metrics import CAP, LEADING, cut, width
from dashboard.scene.shapes import Label, Rect, below
from dashboard.scene.sheet import Sheet

THICK = 1.3  # of a bar, in font sizes
GAP = 0.4  # between a row's end and its number, in font sizes


def draw(sheet: Sheet, row_height: float) -> None:
    """A bar of parts per row, with the parts' numbers and the reason of what is missing below it."""
    shown = {gap.first[0] + nth: gap for gap in gaps(sheet.chart) for nth in range(gap.last[0] - gap.first[0] + 1)}
    thick = min(THICK * sheet.size.font, row_height - LEADING * sheet.size.small)
    for stack in stacks(sheet.chart):
        middle = sheet.plot.top + (stack.category + 0.5) * row_height
        top, taken = middle - (thick + LEADING * sheet.size.small) / 2, Box(0, 0, 0, 0)
        if gap := shown.get(stack.category):
            taken = _missing(sheet, stack, gap, top, thick)
        for part in stack.parts:
            _part(sheet, stack, part, Box(_x(sheet, part.low), top, _x(sheet, part.high), top + thick), taken)
        if stack.total is not None:
            _total(sheet, stack, top, thick)


def _x(sheet: Sheet, value: float) -> float:
    return sheet.plot.left + sheet.scale.share(value) * sheet.plot.width


def _part(sheet: Sheet, stack: Stack, part: Part, box: Box, taken: Box) -> None:
    series, size = sheet.chart.series[part.series], sheet.size
    value, look = series.values[stack.category], look_of(sheet.chart, series, stack.category)
    seam = min(SEAM * size.line, box.width / 2) if part.high < stack.top or stack.rest else 0.0
    draw_bar(sheet, box.inset(right=seam), Datum(part.series, stack.category, value, look, box.middle[1]), box.height)
    sheet.spot(part.series, stack.category, box, (box.right, box.middle[1]))
    style = {"bold": True, "anchor": "middle", "halo": True, "role": "value"}
    label = below(box.middle[0], box.bottom, (value.short_label,), size.small, look.ink, **style)
    if label.box.width + 0.3 * size.small <= box.width and not label.box.overlaps(taken):
        sheet.add(label)


def _missing(sheet: Sheet, stack: Stack, gap: Gap, top: float, thick: float) -> Box:
    """The dashed rest, or a flat slot after the known parts, with the reason below; returns the reason's box."""
    is_part, left, small = bool(stack.absent) or stack.is_empty, _x(sheet, stack.top), sheet.size.small
    right = _x(sheet, stack.rest[1]) if stack.rest else left + SLOT_SHARE * sheet.plot.width
    box = Box(left, top, right, top + thick)
    if stack.rest:
        dashed_slot(sheet, box)
    elif is_part:
        sheet.add(Rect(box, SLOT, role="slot"))
    slots.add_spots(sheet, gap, box, only=stack.category)
    words = gap.reasons_only(sheet.t) if is_part else gap.words(sheet.t, short=True)
    words = cut(words, small, sheet.room.right - sheet.plot.left)
    half = width(words, small) / 2
    x = max(sheet.plot.left + half, min(box.middle[0], sheet.room.right - half))
    sheet.add(label := below(x, box.bottom, (words,), small, MUTED, anchor="middle", halo=True, role="gap"))
    return label.box


def _total(sheet: Sheet, stack: Stack, top: float, thick: float) -> None:
    """A line at the total, and its number after the row's end."""
    nth, size, middle = total_of(sheet.chart) or 0, sheet.size, top + thick / 2
    at, value = _x(sheet, stack.total or 0), sheet.chart.series[nth].values[stack.category]
    ends = ((at, top - OVERHANG * size.font), (at, top + thick + OVERHANG * size.font))
    sheet.line(ends, series_looks(sheet.chart)[nth], "total")
    place = (max(at, _x(sheet, stack.top)) + GAP * size.font, middle + CAP * size.font)
    sheet.add(Label(*place, (value.short_label,), size.font, INK, bold=True, halo=True, role="value"))
    sheet.spot(nth, stack.category, Box(at - size.line, top, at + size.line, top + thick), (at, middle))


def end_room(sheet: Sheet) -> float:
    """Width after the longest row for its total, or for a flat slot."""
    nth, size = total_of(sheet.chart), sheet.size
    values = () if nth is None else sheet.chart.series[nth].values
    numbers = (width(value.short_label, size.font, bold=True) for value in values if value.is_number)
    return max(SLOT_SHARE * sheet.room.width, 2 * GAP * size.font + max(numbers, default=0))
