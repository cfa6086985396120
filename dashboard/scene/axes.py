"""Axes: tick numbers, category labels, and the plot that is left between them."""

import math
import re
from collections.abc import Sequence

from dashboard.charts.chart import Chart
from dashboard.scene import breaks
from dashboard.scene.boxes import Box
from dashboard.scene.looks import AXIS, GRID, INK, MUTED
from dashboard.scene.metrics import CAP, LEADING, short_period, widest, width, wrap
from dashboard.scene.scale import Scale
from dashboard.scene.shapes import Label, Line, below
from dashboard.scene.sheet import Sheet, empty_categories
from dashboard.vocabulary.text import text

Labels = tuple[tuple[str, ...], ...]
SPACING = 0.4  # between two labels, in font sizes
MOST_LINES = 3  # in a category's name
_YEARS = re.compile(r"[\d*–]+")
_SIGNS = re.compile(r"\d+|\*")


def tick_labels(chart: Chart, scale: Scale) -> tuple[str, ...]:
    """The ticks as numbers in the chart's language."""
    t = text(chart.language)
    return tuple(t.number(tick, scale.decimals if tick else 0) for tick in scale.ticks)


def ticks_width(sheet: Sheet) -> float:
    """Room for the value axis's numbers to the left of the plot."""
    return widest(tick_labels(sheet.chart, sheet.scale), sheet.size.font) + 0.6 * sheet.size.font


def value_axis(sheet: Sheet) -> None:
    """A light line across the plot at each tick, with its number on the left."""
    plot, size = sheet.plot, sheet.size
    for tick, label in zip(sheet.scale.ticks, tick_labels(sheet.chart, sheet.scale), strict=True):
        y = sheet.y(tick)
        if tick != sheet.scale.low:
            sheet.add(Line(((plot.left, y), (plot.right, y)), GRID, size.line, role="grid"))
        x = plot.left - 0.5 * size.font
        sheet.add(Label(x, y + CAP * size.font, (label,), size.font, MUTED, anchor="end", role="tick"))


def axis_across(sheet: Sheet, scale: Scale, *, has_grid: bool) -> None:
    """A number below the plot at each tick that has room for one, and a light line up from each tick."""
    plot, size, free = sheet.plot, sheet.size, 0.0
    for tick, label in zip(scale.ticks, tick_labels(sheet.chart, scale), strict=True):
        x, half = plot.left + scale.share(tick) * plot.width, width(label, size.font) / 2
        if has_grid and tick != scale.low:
            sheet.add(Line(((x, plot.top), (x, plot.bottom)), GRID, size.line, role="grid"))
        if x - half > free and x + half <= sheet.room.right:
            top = plot.bottom + 0.35 * size.font
            sheet.add(below(x, top, (label,), size.font, MUTED, anchor="middle", role="tick"))
            free = x + half + SPACING * size.font


def base_line(sheet: Sheet, *, upright: bool = True) -> None:
    """The line that bars start from, drawn over them."""
    plot = sheet.plot
    end = (plot.right, plot.bottom) if upright else (plot.left, plot.top)
    sheet.add(Line(((plot.left, plot.bottom), end), AXIS, 1.4 * sheet.size.line, role="base"))


def category_labels(labels: Sequence[str], slot: float, size: float, edge: float = math.inf) -> Labels:
    """Lines of each category's label, each `slot` wide: whole, else shortened, else wrapped, else left out.

    `edge` is the room right of the newest category's middle: a wider label moves left, towards the one before.

    A year is never broken: «2013–2014» becomes «2013–14», and if that is still too wide only every second, third …
    is shown, counted from the newest. Names are wrapped, and cut as a last resort.
    """
    shown = fitting(labels, slot, size)
    if all(map(_YEARS.fullmatch, labels)):
        every, last = every_nth(shown, slot, size, edge), len(labels) - 1
        return tuple((label,) if (last - index) % every == 0 else () for index, label in enumerate(shown))
    return tuple(wrap(label, size, slot - SPACING * size, most=MOST_LINES) for label in shown)


def fitting(labels: Sequence[str], slot: float, size: float) -> tuple[str, ...]:
    """The labels unchanged if all fit on one line, otherwise with shortened periods."""
    return tuple(labels if _needed(labels, size) <= slot else map(short_period, labels))


def every_nth(labels: Sequence[str], slot: float, size: float, edge: float = math.inf) -> int:
    """1 if all years or periods fit, 2 if every second fits …; includes the first if possible."""
    moved = max(0.0, widest(tuple(labels), size) / 2 - edge)
    least, last = max(1, -int(-(_needed(labels, size) + moved) // slot)), len(labels) - 1
    return next((every for every in range(least, 2 * least) if last % every == 0), least)


def _needed(labels: Sequence[str], size: float) -> float:
    return widest(tuple(labels), size) + SPACING * size


def are_cut(labels: Sequence[str], slot: float, size: float) -> bool:
    """Whether a name would have to be cut: rows then suit the categories better.

    They also suit a mix of years and periods that doesn't fit: one left out might be a sum of the others.
    """
    found = category_labels(labels, slot, size)
    are_unlike = len({_SIGNS.sub("", label) for label in labels}) > 1
    return any(line.endswith("…") for lines in found for line in lines) or (are_unlike and () in found)


def open_plot(sheet: Sheet, room: Box, headroom: float) -> None:
    """Break labels above, categories below, values on the left; the plot takes the rest of the room.

    `headroom` is for numbers above the plot. The sheet's `ends` say which categories the plot runs from and to.
    """
    chart, size, (first, last) = sheet.chart, sheet.size, sheet.ends
    slot = room.width / (last - first)
    edge = size.width - room.left - (len(chart.categories) - 1 - first) * slot
    labels = category_labels(chart.categories, slot, size.font, edge)
    xs = [room.left + (mark.position - first) * slot for mark in chart.marks]
    places = breaks.place_labels(chart.marks, size, xs, sheet.room.left, sheet.room.right)
    top = sum(breaks.row_heights(places, size)) + headroom
    sheet.plot = room.inset(top=top, bottom=max(map(len, labels), default=0) * LEADING * size.font + 0.5 * size.font)
    breaks.draw(sheet, places, headroom)
    _category_axis(sheet, labels)
    value_axis(sheet)


def _category_axis(sheet: Sheet, labels: Labels) -> None:
    """The categories' labels below the plot, grey if no series has a number."""
    size = sheet.size.font
    without = set(empty_categories(sheet.chart))
    for index, lines in enumerate(labels):
        if lines:
            ink = MUTED if index in without else INK
            top, half = sheet.plot.bottom + 0.35 * size, widest(lines, size) / 2
            x = max(half, min(sheet.x(index), sheet.size.width - half))  # if some are left out, others may be wide
            sheet.add(below(x, top, lines, size, ink, anchor="middle", role="category"))
