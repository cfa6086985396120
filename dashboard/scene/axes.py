"""Axes: numbers along values, labels of categories, and the plot that is left between them."""

import re
from collections.abc import Sequence

from dashboard.charts.chart import Chart
from dashboard.scene import breaks
from dashboard.scene.apart import Box
from dashboard.scene.looks import AXIS, GRID, INK, MUTED
from dashboard.scene.metrics import CAP, LEADING, short_period, widest, width, wrap
from dashboard.scene.scale import Scale
from dashboard.scene.shapes import Line, Words, below
from dashboard.scene.sheet import Sheet, numberless
from dashboard.scene.size import Size
from dashboard.vocabulary.text import text

Labels = tuple[tuple[str, ...], ...]
AIR = 0.4  # between two labels, in font sizes
MOST_LINES = 3  # of a category's name
_YEARS = re.compile(r"[\d*–]+")
_SIGNS = re.compile(r"\d+|\*")


def tick_labels(chart: Chart, scale: Scale) -> tuple[str, ...]:
    """The ticks as the language writes numbers."""
    t = text(chart.language)
    return tuple(t.number(tick, scale.decimals if tick else 0) for tick in scale.ticks)


def ticks_width(chart: Chart, scale: Scale, size: Size) -> float:
    """Room for the value axis's numbers at the left of the plot."""
    return widest(tick_labels(chart, scale), size.font) + 0.6 * size.font


def value_axis(sheet: Sheet) -> None:
    """A light line across the plot for each tick, with its number at the left."""
    plot, size = sheet.plot, sheet.size
    for tick, label in zip(sheet.scale.ticks, tick_labels(sheet.chart, sheet.scale), strict=True):
        y = sheet.y(tick)
        if tick != sheet.scale.low:
            sheet.add(Line(((plot.left, y), (plot.right, y)), GRID, size.line, role="grid"))
        x = plot.left - 0.5 * size.font
        sheet.add(Words(x, y + CAP * size.font, (label,), size.font, MUTED, anchor="end", role="tick"))


def axis_across(sheet: Sheet, scale: Scale, *, has_grid: bool) -> None:
    """Numbers below the plot as far as each has room, and a light line up from each tick."""
    plot, size, free = sheet.plot, sheet.size, 0.0
    for tick, label in zip(scale.ticks, tick_labels(sheet.chart, scale), strict=True):
        x, half = plot.left + scale.share(tick) * plot.width, width(label, size.font) / 2
        if has_grid and tick != scale.low:
            sheet.add(Line(((x, plot.top), (x, plot.bottom)), GRID, size.line, role="grid"))
        if x - half > free and x + half <= sheet.room.right:
            top = plot.bottom + 0.35 * size.font
            sheet.add(below(x, top, (label,), size.font, MUTED, anchor="middle", role="tick"))
            free = x + half + AIR * size.font


def base_line(sheet: Sheet, *, upright: bool = True) -> None:
    """The line that bars stand on, or where horizontal bars begin; over the bars."""
    plot = sheet.plot
    end = (plot.right, plot.bottom) if upright else (plot.left, plot.top)
    sheet.add(Line(((plot.left, plot.bottom), end), AXIS, 1.4 * sheet.size.line, role="base"))


def category_labels(labels: Sequence[str], slot: float, size: float) -> Labels:
    """Lines of each category's label, `slot` wide each: whole, else shorter, else over several lines, else left out.

    Years and periods are never divided inside a year: «2013–2014» becomes «2013–14», and where that too is too wide
    every second, third … is left out, counted from the newest. Names are broken over lines, and at last cut.
    """
    shown = fitting(labels, slot, size)
    if all(map(_YEARS.fullmatch, labels)):
        every, last = every_nth(shown, slot, size), len(labels) - 1
        return tuple((label,) if (last - index) % every == 0 else () for index, label in enumerate(shown))
    return tuple(wrap(label, size, slot - AIR * size, most=MOST_LINES) for label in shown)


def fitting(labels: Sequence[str], slot: float, size: float) -> tuple[str, ...]:
    """The labels whole where all have room on one line, otherwise with their periods in short."""
    return tuple(labels if _needed(labels, size) <= slot else map(short_period, labels))


def every_nth(labels: Sequence[str], slot: float, size: float) -> int:
    """1 where years or periods all have room, 2 where every second has …; if possible so that the first is one."""
    least, last = max(1, -int(-_needed(labels, size) // slot)), len(labels) - 1
    return next((every for every in range(least, 2 * least) if last % every == 0), least)


def _needed(labels: Sequence[str], size: float) -> float:
    return widest(tuple(labels), size) + AIR * size


def are_cut(labels: Sequence[str], slot: float, size: float) -> bool:
    """Whether a name would have to be cut: the categories then stand better as rows.

    So do years beside periods that have no room: one left out might be a sum of the others.
    """
    found = category_labels(labels, slot, size)
    are_unlike = len({_SIGNS.sub("", label) for label in labels}) > 1
    return any(line.endswith("…") for lines in found for line in lines) or (are_unlike and () in found)


def open_plot(sheet: Sheet, room: Box, air: float) -> None:
    """Breaks' words above, the categories below, values at the left; what is left of the room is the plot.

    `air` is what numbers need above the plot. The sheet's `ends` say which categories the plot goes from and to.
    """
    chart, size, (first, last) = sheet.chart, sheet.size, sheet.ends
    slot = room.width / (last - first)
    labels = category_labels(chart.categories, slot, size.font)
    xs = [room.left + (mark.position - first) * slot for mark in chart.marks]
    places = breaks.placed(chart.marks, size, xs, sheet.room.left, sheet.room.right)
    top = sum(breaks.rows_height(places, size)) + air
    sheet.plot = room.inset(top=top, bottom=max(map(len, labels), default=0) * LEADING * size.font + 0.5 * size.font)
    breaks.draw(sheet, places, air)
    _category_axis(sheet, labels)
    value_axis(sheet)


def _category_axis(sheet: Sheet, labels: Labels) -> None:
    """The categories' labels below the plot, grey where no series has a number."""
    size = sheet.size.font
    without = set(numberless(sheet.chart))
    for index, lines in enumerate(labels):
        if lines:
            ink = MUTED if index in without else INK
            top, half = sheet.plot.bottom + 0.35 * size, widest(lines, size) / 2
            x = max(half, min(sheet.x(index), sheet.size.width - half))  # where some are left out others may be wide
            sheet.add(below(x, top, lines, size, ink, anchor="middle", role="category"))
