"""Places without a number: a low slot at the axis, equally low for every reason, with the reason in words above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.chart import Kind
from dashboard.charts.gaps import SLOT_SHARE, Gap
from dashboard.scene.apart import Box, best_shift, free_shift
from dashboard.scene.looks import MUTED, SLOT
from dashboard.scene.metrics import cut, height, widest, wrap
from dashboard.scene.shapes import Rect, Words, below
from dashboard.scene.sheet import Sheet

MOST_LINES = 4
WIDER = 2.2  # times its own room that a short word may take where that is free


@dataclass(frozen=True)
class Room:
    """Width that a slot's words have to themselves, and what they keep clear of, by rising if they may."""

    width: float
    taken: Sequence[Box] = ()
    may_rise: bool = False


def draw(sheet: Sheet, gap: Gap, sides: tuple[float, float], room: Room) -> tuple[Box, Box]:
    """One slot between two places across, with its words; returns the boxes of both."""
    left, right = sides
    plot = sheet.plot
    slot = Box(left, plot.bottom - plot.height * SLOT_SHARE, right, plot.bottom)
    sheet.add(Rect(slot, SLOT, role="slot"))
    middle = (left + right) / 2
    words = next(_free_words(sheet, gap, middle, room), None) or _upright(sheet, gap, middle, room)
    sheet.add(words)
    _spots(sheet, gap, sides, words.box)
    return slot, words.box


def _spots(sheet: Sheet, gap: Gap, sides: tuple[float, float], words: Box) -> None:
    """A place for each number that is not there, so that it can be pointed at and heard."""
    chart = sheet.chart
    box = Box(sides[0], words.top, sides[1], sheet.plot.bottom)
    for category in range(gap.first[0], gap.last[0] + 1):
        for series, one in enumerate(chart.series):
            is_here = chart.kind is Kind.LINES or gap.first <= (category, series) <= gap.last
            if is_here and not one.values[category].is_number:
                sheet.spot(series, category, box, box.middle)


def _free_words(sheet: Sheet, gap: Gap, middle: float, room: Room) -> Iterator[Words]:
    """The longest words that have room, then short ones, then short ones that pass the slot's sides."""
    small = sheet.size.small
    short = gap.words(sheet.t, short=True)
    ways = ((gap.words(sheet.t), room.width), (short, room.width), (short, max(WIDER * room.width, 5 * small)))
    for said, wide in ways:
        lines = wrap(said, small, wide)
        if widest(lines, small) <= wide and len(lines) <= MOST_LINES:
            box = _box(sheet, lines, middle)
            shift = free_shift(box, room.taken, top=sheet.plot.top if room.may_rise else box.top, bottom=box.bottom)
            if shift is not None:
                placed = box.moved(shift)
                yield below(placed.middle[0], placed.top, lines, small, MUTED, anchor="middle", halo=True, role="gap")


def _box(sheet: Sheet, lines: tuple[str, ...], x: float) -> Box:
    """Just above the slot, moved inside the plot's sides."""
    plot, small = sheet.plot, sheet.size.small
    half = widest(lines, small) / 2
    middle = min(max(x, plot.left + half), max(plot.left + half, plot.right - half))
    bottom = plot.bottom - plot.height * SLOT_SHARE - 0.15 * small
    return Box(middle - half, bottom - height(lines, small), middle + half, bottom)


def _upright(sheet: Sheet, gap: Gap, x: float, room: Room) -> Words:
    """Short words turned upright, where there is no room across; above numbers beside the slot that are in the way."""
    plot, small = sheet.plot, sheet.size.small
    said = gap.words(sheet.t, short=True)
    if widest((said,), small) > 0.9 * plot.height:
        said = gap.reasons_only(sheet.t)
    y = plot.bottom - plot.height * SLOT_SHARE - 0.3 * small
    words = Words(x, y, (cut(said, small, y - plot.top),), small, MUTED, halo=True, turned=True, role="gap")
    others = [shape.box for shape in sheet.shapes if isinstance(shape, Words)]
    return replace(words, y=y + best_shift(words.box, (room.taken, others), top=plot.top, bottom=y))
