"""STACKED: upright columns of parts from the bottom up, the published total as a number over a line.

The parts' numbers are to the right of their parts. What is between the known parts and the total is one dashed slot if
parts are missing; without a total it is the flat slot that every missing number has, on top of the known parts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.drawing.gaps import SLOT_SHARE, Gap, gaps
from dashboard.charts.drawing.stack import Part, Stack, stacks, total_of
from dashboard.scene import head
from dashboard.scene.axes import base_line, open_plot, ticks_width
from dashboard.scene.boxes import Box, spread
from dashboard.scene.kinds import slots
from dashboard.scene.kinds.numbers import Datum, draw_bar, draw_interval
from dashboard.scene.kinds.stack_columns import BESIDE, Column, beside_width, column_of
from dashboard.scene.looks import AXIS, BACKGROUND, INK, MUTED, SLOT, look_of, series_looks
from dashboard.scene.metrics import LEADING, cut, height, widest, width, wrap
from dashboard.scene.shapes import Label, Line, Rect, above, centred
from dashboard.scene.sheet import Sheet

SEAM = 1.6  # between two parts, in widths of a line
OVERHANG = 0.2  # of a total's line on both sides of its column, in font sizes
MOST_TURNED = 0.3  # of the picture's height, for an upright reason
MOST_ABOVE = 0.5  # of the height of plot and what is written above it
MOST_TRIALS, MORE = 6, 1.5  # of how much room is needed above the plot; what each adds, in times of what was lacking


@dataclass(frozen=True)
class Beside:
    """A number or word to the right of a column: where it belongs, and how it looks."""

    middle: float
    words: str
    ink: str
    size: float
    role: str


def lay_out(sheet: Sheet) -> None:
    """Plot, axes, columns with their numbers, slots and totals, with room above the plot for the highest of them."""
    headroom = 0.35 * sheet.size.font
    for _ in range(MOST_TRIALS):
        needed = _needed(replace(sheet, shapes=[], spots=[]), headroom)
        if needed <= headroom:
            break
        headroom += MORE * (needed - headroom)  # which makes the plot lower, so that a little more is needed
    column = _open(sheet, headroom)
    _columns(sheet, replace(column, ceiling=sheet.plot.top - headroom))


def _needed(sheet: Sheet, headroom: float) -> float:
    """How far text reaches above the plot with this much room, but never so much that too little is left below."""
    _columns(sheet, _open(sheet, headroom))
    highest = (item.box.top for item in sheet.shapes if isinstance(item, Label) and item.role in ("value", "gap"))
    whole, ticks = sheet.plot.height + headroom, len(sheet.scale.ticks) * LEADING * sheet.size.font
    most = min(MOST_ABOVE * whole, whole - ticks)
    return min(sheet.plot.top - min(highest, default=sheet.plot.top), most)


def _columns(sheet: Sheet, column: Column) -> None:
    shown = {gap.first[0]: gap for gap in gaps(sheet.chart)}
    for stack in stacks(sheet.chart):
        if not stack.is_empty:
            _stack(sheet, stack, shown.get(stack.category), column)
    for gap in shown.values():
        _without_numbers(sheet, gap, column)
    base_line(sheet)


def _open(sheet: Sheet, headroom: float) -> Column:
    """Places everything around the plot, with room past the last column for the numbers beside it."""
    chart, size = sheet.chart, sheet.size
    head.unit(sheet)
    head.key(sheet, head.entries(chart))
    room, count = sheet.room.inset(left=ticks_width(sheet), right=0.5 * size.font), len(chart.categories)
    slot, past = room.width / count, 0.0
    for _ in range(3):  # the narrower a category, the more of the last number is past it
        column = column_of(chart, slot, size)
        needed = beside_width(chart, column.part, size)
        past = max(0.0, needed - (slot - column.width) / 2)
        slot = (room.width - past) / count
    sheet.ends = (-0.5, count - 0.5 + past / slot)
    open_plot(sheet, room, headroom)
    return column_of(chart, sheet.slot, size)


def _end(sheet: Sheet, stack: Stack) -> float:
    """The upper end of a column: of its parts, its total, or the interval of its lowest part."""
    lowest = sheet.chart.series[stack.parts[0].series].values[stack.category] if stack.parts else None
    return max(stack.top, stack.total or 0, (lowest.high or 0) if lowest else 0)


def _sides(sheet: Sheet, category: int, column: Column) -> tuple[float, float]:
    middle = sheet.x(category)
    return middle - column.width / 2, middle + column.width / 2


def _stack(sheet: Sheet, stack: Stack, gap: Gap | None, column: Column) -> None:
    """One column with the numbers beside and above it."""
    sides, over = _sides(sheet, stack.category, column), ""
    beside = [found for part in stack.parts for found in _part(sheet, stack, part, sides, column)]
    if gap and stack.rest:
        found = _rest(sheet, stack.rest, gap, sides, len(beside))
        beside += [found] if isinstance(found, Beside) else []
        over = found if isinstance(found, str) else ""
    elif gap and stack.total is not None:  # which leaves no room for the missing parts
        over = gap.reasons_only(sheet.t)
        slots.add_spots(sheet, gap, Box(sides[0], sheet.y(stack.top) - sheet.size.font, sides[1], sheet.y(stack.top)))
    elif gap:
        _open_end(sheet, stack, gap, sides, column)
    if stack.total is not None:
        _total(sheet, stack, sides, over, column)
    is_free = stack.total is None and gap is None  # above the column
    _write_beside(sheet, stack, beside, sides[1], is_free=is_free)


def _part(sheet: Sheet, stack: Stack, part: Part, sides: tuple[float, float], column: Column) -> Iterator[Beside]:
    """One part, with a seam to the part above it, and its number."""
    value = sheet.chart.series[part.series].values[stack.category]
    look, middle = look_of(sheet.chart, sheet.chart.series[part.series], stack.category), sum(sides) / 2
    box = Box(sides[0], sheet.y(part.high), sides[1], sheet.y(part.low))
    seam = min(SEAM * sheet.size.line, box.height / 2) if part.high < stack.top or stack.rest else 0.0
    draw_bar(sheet, box.inset(top=seam), Datum(part.series, stack.category, value, look, middle), column.width)
    if part.low == 0 and value.interval:
        draw_interval(sheet, tuple((middle, sheet.y(edge)) for edge in value.interval), AXIS)
    sheet.spot(part.series, stack.category, box, (middle, box.top))
    label = value.short_label if column.part else PROVISIONAL_SIGN if value.is_provisional else ""
    if label:
        yield Beside(box.middle[1], label, look.ink, column.part or sheet.size.small, "value")


def _rest(sheet: Sheet, rest: tuple[float, float], gap: Gap, sides: tuple[float, float], others: int) -> Beside | str:
    """The dashed slot from the known parts to the total, with the reason inside it.

    Where it has no room, the reason is returned: to be written beside the column with the `others`, else as a string
    above it.
    """
    box = Box(sides[0], sheet.y(rest[1]), sides[1], sheet.y(rest[0]))
    slots.add_spots(sheet, gap, box)
    dashed_slot(sheet, box)
    words, (x, y), small = gap.reasons_only(sheet.t), box.middle, sheet.size.small
    for lines in (words,), tuple(words.replace("/", "/\n").split("\n")):
        if widest(lines, small) <= box.width - 0.3 * small and height(lines, small) <= box.height:
            sheet.add(centred(x, y, lines, small, MUTED, anchor="middle", role="gap"))
            return ""
    wide, tall = width(words, small), LEADING * small
    if wide + 0.6 * small <= box.height and tall <= box.width:
        sheet.add(Label(x, y + wide / 2, (words,), small, MUTED, turned=True, role="gap"))
        return ""
    has_width = wide + 2 * BESIDE * sheet.size.font <= min(sheet.slot - box.width, sheet.room.right - box.right)
    has_height = (others + 1) * LEADING * sheet.size.font <= sheet.plot.bottom - box.top
    return Beside(y, words, MUTED, small, "gap") if has_width and has_height and not sheet.chart.marks else words


def dashed_slot(sheet: Sheet, box: Box) -> None:
    """What is left to the total: its size follows from published numbers, its parts don't."""
    line = 1.2 * sheet.size.line
    edge = box.inset(line, line, line, line)
    corners = [(edge.left, edge.bottom), (edge.left, edge.top), (edge.right, edge.top), (edge.right, edge.bottom)]
    sheet.add(Rect(box, BACKGROUND, role="rest"))
    sheet.add(Line((*corners, corners[0]), MUTED, line, "dash", role="rest"))


def _open_end(sheet: Sheet, stack: Stack, gap: Gap, sides: tuple[float, float], column: Column) -> None:
    """A flat slot on the known parts if any are missing, with the reason above it."""
    top, end, seam = sheet.y(stack.top), sheet.y(_end(sheet, stack)), SEAM * sheet.size.line
    box = Box(sides[0], top - SLOT_SHARE * sheet.plot.height - seam, sides[1], top)
    slots.add_spots(sheet, gap, box)
    if stack.absent:
        sheet.add(Rect(box.inset(bottom=seam), SLOT, role="slot"))
        sheet.add(_over(sheet, box.middle[0], min(box.top, end), gap.reasons_only(sheet.t), column))
        return
    words = gap.words(sheet.t, short=True)  # of the total, whose line and number are not there
    if width(words, sheet.size.small) <= column.over:
        sheet.add(_over(sheet, box.middle[0], end, words, column))


def _over(sheet: Sheet, x: float, bottom: float, words: str, column: Column) -> Label:
    """A reason above a column, upright if it is too wide."""
    small = sheet.size.small
    is_whole = width(words, small) <= column.over
    lines = (words,) if is_whole else wrap(words.replace("/", "/ "), small, column.over)
    if widest(lines, small) > column.over or height(lines, small) > bottom - column.ceiling:
        words = cut(words, small, min(MOST_TURNED * sheet.size.height, bottom - 0.3 * small - column.ceiling))
        return Label(x, bottom - 0.3 * small, (words,), small, MUTED, halo=True, turned=True, role="gap")
    return above(x, bottom - 0.1 * small, lines, small, MUTED, anchor="middle", halo=True, role="gap")


def _total(sheet: Sheet, stack: Stack, sides: tuple[float, float], over: str, column: Column) -> None:
    """A line at the total's height, its number over the column, and over that the reason of what is missing."""
    nth, size, x = total_of(sheet.chart) or 0, sheet.size, sum(sides) / 2
    value, y, away = sheet.chart.series[nth].values[stack.category], sheet.y(stack.total or 0), OVERHANG * size.font
    sheet.line(((sides[0] - away, y), (sides[1] + away, y)), series_looks(sheet.chart)[nth], "total")
    label = value.short_label if column.total else PROVISIONAL_SIGN if value.is_provisional else ""
    top = min(y, sheet.y(_end(sheet, stack))) - 1.5 * size.line
    if label:
        style = {"bold": True, "anchor": "middle", "halo": True, "role": "value"}
        sheet.add(above(x, top, (label,), column.total or size.small, INK, **style))
        top -= LEADING * (column.total or size.small)
    if over:
        sheet.add(_over(sheet, x, top, over, column))
    sheet.spot(nth, stack.category, Box(sides[0] - away, min(top, y), sides[1] + away, y + size.line), (x, y))


def _write_beside(sheet: Sheet, stack: Stack, beside: list[Beside], right: float, *, is_free: bool) -> None:
    """Numbers and words beside a column, moved apart if need be; numbers are left out if it is too low for them."""
    words = [one for one in beside if one.role == "gap"]
    for some in (beside, words):
        some = sorted(some, key=lambda one: one.middle)
        tall = LEADING * max((one.size for one in some), default=0.0)
        line = sheet.y(_end(sheet, stack))
        top = line - tall / 2 if is_free else line
        middles = spread([one.middle for one in some], tall, top=top, bottom=sheet.plot.bottom)
        if middles is not None:
            for one, middle in zip(some, middles, strict=True):
                style = {"bold": one.role == "value", "halo": True, "role": one.role}
                x = right + BESIDE * sheet.size.font
                sheet.add(centred(x, middle, (one.words,), one.size, one.ink, **style))
            return


def _without_numbers(sheet: Sheet, gap: Gap, column: Column) -> None:
    """The flat slot of columns without any number."""
    known = {stack.category for stack in stacks(sheet.chart) if not stack.is_empty}
    if gap.first[0] in known:
        return
    sides = _sides(sheet, gap.first[0], column)[0], _sides(sheet, gap.last[0], column)[1]
    taken = tuple(item.box for item in sheet.shapes if isinstance(item, Label) and item.role in ("value", "gap"))
    room = (gap.last[0] - gap.first[0] + 1) * sheet.slot - 0.4 * sheet.size.font
    slots.draw(sheet, gap, sides, slots.Room(room, taken))
