"""Missing numbers: a low slot at the axis, the same for every reason, with the reason above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.drawing.gaps import SHARING, SLOT_SHARE, Gap
from dashboard.scene.boxes import Box, best_shift, free_shift
from dashboard.scene.looks import MUTED, SLOT
from dashboard.scene.metrics import cut, height, widest, wrap
from dashboard.scene.shapes import Label, Rect, below
from dashboard.scene.sheet import Sheet

MOST_LINES = 4
WIDER = 2.2  # times its own room, for a short reason if that space is free


@dataclass(frozen=True)
class Room:
    """The width for a slot's label, and the boxes it must avoid, by moving up if it may."""

    width: float
    taken: Sequence[Box] = ()
    may_rise: bool = False


def draw(sheet: Sheet, gap: Gap, sides: tuple[float, float], room: Room) -> tuple[Box, Box]:
    """One slot between two horizontal positions, with its label; returns the boxes of both."""
    left, right = sides
    plot = sheet.plot
    slot = Box(left, plot.bottom - plot.height * SLOT_SHARE, right, plot.bottom)
    sheet.add(Rect(slot, SLOT, role="slot"))
    middle = (left + right) / 2
    label = next(_free_labels(sheet, gap, middle, room), None) or _upright(sheet, gap, middle, room)
    sheet.add(label)
    add_spots(sheet, gap, Box(left, label.box.top, right, plot.bottom))
    return slot, label.box


def add_spots(sheet: Sheet, gap: Gap, box: Box, only: int | None = None) -> None:
    """A spot for each missing number, or those of `only` one category, so that pointers and screen readers find it."""
    chart = sheet.chart
    for category in range(gap.first[0], gap.last[0] + 1) if only is None else (only,):
        found = [series for series in range(len(chart.series)) if gap.holds(chart, series, category)]
        names = sheet.t.listed([chart.series[series].name for series in found]) if chart.kind in SHARING else ""
        for series in found:
            sheet.spot(series, category, box, box.middle, names)


def _free_labels(sheet: Sheet, gap: Gap, middle: float, room: Room) -> Iterator[Label]:
    """Labels that fit: the full reason, then the short one, then the short one wider than the slot."""
    small = sheet.size.small
    short = gap.words(sheet.t, short=True)
    ways = ((gap.words(sheet.t), room.width), (short, room.width), (short, max(WIDER * room.width, 5 * small)))
    for reason, wide in ways:
        lines = wrap(reason, small, wide)
        if widest(lines, small) <= wide and len(lines) <= MOST_LINES:
            box = _box(sheet, lines, middle)
            shift = free_shift(box, room.taken, top=sheet.plot.top if room.may_rise else box.top, bottom=box.bottom)
            if shift is not None:
                placed = box.moved(shift)
                yield below(placed.middle[0], placed.top, lines, small, MUTED, anchor="middle", halo=True, role="gap")


def _box(sheet: Sheet, lines: tuple[str, ...], x: float) -> Box:
    """Just above the slot, kept within the plot's sides."""
    plot, small = sheet.plot, sheet.size.small
    half = widest(lines, small) / 2
    middle = min(max(x, plot.left + half), max(plot.left + half, plot.right - half))
    bottom = plot.bottom - plot.height * SLOT_SHARE - 0.15 * small
    return Box(middle - half, bottom - height(lines, small), middle + half, bottom)


def _upright(sheet: Sheet, gap: Gap, x: float, room: Room) -> Label:
    """The short reason turned upright, if nothing fits across; above any numbers that are in the way."""
    plot, small = sheet.plot, sheet.size.small
    reason = gap.words(sheet.t, short=True)
    if widest((reason,), small) > 0.9 * plot.height:
        reason = gap.reasons_only(sheet.t)
    y = plot.bottom - plot.height * SLOT_SHARE - 0.3 * small
    label = Label(x, y, (cut(reason, small, y - plot.top),), small, MUTED, halo=True, turned=True, role="gap")
    others = [shape.box for shape in sheet.shapes if isinstance(shape, Label)]
    return replace(label, y=y + best_shift(label.box, (room.taken, others), top=plot.top, bottom=y))
