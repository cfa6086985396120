"""Axes and marks: what every picture with categories side by side shares."""

import math
from dataclasses import dataclass

from dashboard.charts.chart import Chart, Mark
from dashboard.charts.palette import AXIS, INK, MUTED
from dashboard.documents.scale import Scale, value_scale
from dashboard.paint.paper.lettering import LEADING, width_of, wrapped
from dashboard.paint.paper.paper import Box, Paper
from dashboard.vocabulary.text import text


@dataclass(frozen=True)
class Plot:
    """The rectangle that values are drawn in, with its value axis and its categories from left to right."""

    paper: Paper
    chart: Chart
    box: Box
    scale: Scale

    @property
    def slot(self) -> float:
        """Width of one category."""
        return self.box.width / max(1, len(self.chart.categories))

    def x(self, position: float) -> float:
        """Where a category's middle lies; positions between categories are allowed."""
        return self.box.left + (position + 0.5) * self.slot

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.box.bottom + self.scale.share(value) * self.box.height


def plot(paper: Paper, room: Box, chart: Chart, *, right: float = 0, key: float = 0) -> Plot:
    """Draws value axis, categories, marks and unit; returns the plot inside them.

    `right` is room kept for labels at the right edge, `key` for a key above the plot.
    """
    scale = value_scale(chart, 5 if room.height > 14 * paper.size else 3)
    labels = tick_labels(chart, scale)
    left = max(width_of(label, paper.size) for label in labels) + 0.6 * paper.size
    slot = (room.width - left - right) / len(chart.categories)
    size, names = category_lines(chart, slot, paper.size, most=max(2, int(0.4 * room.height / paper.size)))
    below = (max(map(len, names)) * LEADING + 0.5) * size
    rows = mark_rows(paper, chart, room.left + left, slot, room.right)
    above = 1.9 * paper.size + key + len(rows) * LEADING * 0.85 * paper.size
    box = room.shrunk(left=left, right=right, bottom=below, top=above)
    made = Plot(paper, chart, box, scale)
    _unit(paper, room, chart, room.top - key)
    value_axis(paper, box, scale, labels)
    _categories(made, names, size)
    _marks(made, rows)
    return made


def tick_labels(chart: Chart, scale: Scale) -> list[str]:
    """The ticks as the language writes them."""
    t = text(chart.language)
    return [t.number(tick, scale.decimals) for tick in scale.ticks]


def category_lines(chart: Chart, slot: float, size: float, most: int) -> tuple[float, list[list[str]]]:
    """Font size and lines of each category's name, so that none leaves its slot and none has more than `most` lines.

    Periods are divided after their dash, never inside a year; where even that is too wide, only some are written.
    """
    room = slot - 0.35 * size
    for smaller in (1, 0.9, 0.8):
        if all(width_of(name, size * smaller) <= room for name in chart.categories):
            return size * smaller, [[name] for name in chart.categories]
    if not any(" " in name for name in chart.categories):
        return _periods(chart, slot, size)
    for smaller in (1, 0.9, 0.8, 0.72):
        names = [wrapped(name, room, size * smaller) for name in chart.categories]
        if max(map(len, names)) <= 3:
            break
    return size * smaller, [wrapped(name, room, size * smaller, most=most) for name in chart.categories]


def _periods(chart: Chart, slot: float, size: float) -> tuple[float, list[list[str]]]:
    names = [_halves(name) for name in chart.categories]
    for smaller in (1, 0.9, 0.8):
        if max(width_of(half, size * smaller) for lines in names for half in lines) <= slot - 0.3 * size:
            return size * smaller, names
    widest = max(width_of(half, size * 0.8) for lines in names for half in lines)
    every = math.ceil((widest + 0.3 * size) / slot)
    return size * 0.8, [lines if (len(names) - 1 - n) % every == 0 else [""] for n, lines in enumerate(names)]


def _halves(name: str) -> list[str]:
    first, dash, last = name.partition("–")
    return [first + dash, last] if last else [name]


def mark_rows(
    paper: Paper, chart: Chart, left: float, slot: float, right: float
) -> list[list[tuple[Mark, float, str]]]:
    """The marks in rows above the plot, (mark, x of the words, line of words), so that no two words meet."""
    size = 0.85 * paper.size
    rows: list[list[tuple[Mark, float, str]]] = []
    taken: list[float] = []  # right end of each row
    for mark in sorted(chart.marks, key=lambda item: item.position):
        line = left + (mark.position + 0.5) * slot
        lines = wrapped(mark.label, max(right - left, slot) * 0.55, size)
        wide = max(width_of(words, size) for words in lines)
        start = line + 0.3 * size if line + 0.3 * size + wide <= right else max(left, line - 0.3 * size - wide)
        row = next((n for n in range(len(rows)) if all(end < start for end in taken[n : n + len(lines)])), len(rows))
        for offset, words in enumerate(lines):
            if row + offset == len(rows):
                rows.append([])
                taken.append(0)
            rows[row + offset].append((mark, start, words))
            taken[row + offset] = start + wide + size
    return rows


def _unit(paper: Paper, room: Box, chart: Chart, top: float) -> None:
    size = 0.85 * paper.size
    line = wrapped(chart.unit, room.width, size, most=1)
    paper.lines_of_text(room.left, top, line, size=size, color=MUTED)


def value_axis(paper: Paper, box: Box, scale: Scale, labels: list[str]) -> None:
    """Lines across the plot, and their numbers at its left as far as each has room."""
    free = -math.inf
    for tick, label in zip(scale.ticks, labels, strict=True):
        y = box.bottom + scale.share(tick) * box.height
        paper.grid((box.left, y), (box.right, y), is_base=tick == scale.ticks[0])
        if y >= free:
            paper.text(box.left - 0.5 * paper.size, y - 0.35 * paper.size, label, color=MUTED, across="right")
            free = y + 1.1 * paper.size


def _categories(made: Plot, names: list[list[str]], size: float) -> None:
    for index, lines in enumerate(names):
        has_number = any(series.values[index].is_number for series in made.chart.series)
        color, top = INK if has_number else MUTED, made.box.bottom - 0.35 * size
        made.paper.lines_of_text(made.x(index), top, lines, size=size, color=color, across="center")


def _marks(made: Plot, rows: list[list[tuple[Mark, float, str]]]) -> None:
    size = 0.85 * made.paper.size
    for index, row in enumerate(rows):
        for mark, x, words in row:
            y = made.box.top + (len(rows) - index - 1) * LEADING * size + 0.5 * size
            line = made.x(mark.position)
            made.paper.line(
                [(line, made.box.bottom), (line, y + 0.8 * size)], AXIS, 0.9, "dot" if mark.is_break else "dash"
            )
            made.paper.text(x, y, words, size=size, color=MUTED, halo=True)
