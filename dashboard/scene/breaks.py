"""Breaks and events: a thin line through the plot with its label above, clear of other labels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.chart import Mark
from dashboard.scene.looks import AXIS, MUTED
from dashboard.scene.metrics import height, widest, wrap
from dashboard.scene.shapes import Line, below
from dashboard.scene.sheet import Sheet
from dashboard.scene.size import Size

SHARE = 0.6  # of the picture's width, at most, for one mark's label


@dataclass(frozen=True)
class Flag:
    """One mark's label: its lines, its row above the plot (0 is the lowest), and its horizontal extent."""

    mark: Mark
    lines: tuple[str, ...]
    row: int
    x: float
    is_left: bool
    left: float
    right: float


def place_labels(marks: Sequence[Mark], size: Size, xs: Sequence[float], left: float, right: float) -> tuple[Flag, ...]:
    """A place between `left` and `right` for every mark's label, over no other label and no other mark's line.

    From right to left, so that a line rising past lower labels is to their left. If one mark finds no free place, the
    one before it moves; if nothing works, each label gets its own row.
    """
    pairs = sorted(zip(marks, xs, strict=True), key=lambda pair: -pair[1])
    candidates = [_candidates(mark, len(pairs), size, x, left, right) for mark, x in pairs]
    stacked = (replace(places[-1], row=row) for row, places in enumerate(candidates))
    return _fitting(candidates, (), size) or tuple(stacked)


def _candidates(mark: Mark, count: int, size: Size, x: float, left: float, right: float) -> list[Flag]:
    """Places inside the picture, the lowest first, right of the line before left of it."""
    found = [_candidate(mark, size, x, row, is_left, left, right) for row in range(count) for is_left in (False, True)]
    return [place for place in found if place.left >= left and place.right <= right] or found


def _candidate(mark: Mark, size: Size, x: float, row: int, is_left: bool, left: float, right: float) -> Flag:
    padding = 0.4 * size.small
    side = (x - left if is_left else right - x) - padding
    lines = wrap(mark.label, size.small, max(5 * size.small, min((right - left) * SHARE, side)))
    wide = widest(lines, size.small) + padding
    return Flag(mark, lines, row, x, is_left, x - wide if is_left else x, x if is_left else x + wide)


def _fitting(candidates: list[list[Flag]], done: tuple[Flag, ...], size: Size) -> tuple[Flag, ...]:
    """The first places that don't collide, found by backtracking; empty if there are none."""
    if not candidates:
        return done
    for place in candidates[0]:
        if not any(_meet(place, other, 0.5 * size.small) for other in done):
            found = _fitting(candidates[1:], (*done, place), size)
            if found:
                return found
    return ()


def _meet(one: Flag, other: Flag, spacing: float) -> bool:
    if one.row == other.row:
        return one.left < other.right + spacing and other.left < one.right + spacing
    higher, lower = (one, other) if one.row > other.row else (other, one)
    return lower.left < higher.x < lower.right


def row_heights(places: Sequence[Flag], size: Size) -> list[float]:
    """The height of each row of labels, from the lowest up."""
    count = max((place.row for place in places), default=-1) + 1
    lines = (max((len(place.lines) for place in places if place.row == row), default=0) for row in range(count))
    return [height(most, size.small) + 0.2 * size.small for most in lines]


def draw(sheet: Sheet, places: Sequence[Flag], headroom: float) -> None:
    """Lines and labels; row 0 is just above the plot and the `headroom` that its numbers need."""
    size, heights = sheet.size, row_heights(places, sheet.size)
    for place in places:
        top = sheet.plot.top - headroom - sum(heights[: place.row + 1])
        dash, ink = ("dot", AXIS) if place.mark.is_break else ("dash", MUTED)
        points = ((place.x, sheet.plot.bottom), (place.x, top))
        sheet.add(Line(points, ink, 1.4 * size.line, dash, role="break"))
        away = -0.4 * size.small if place.is_left else 0.4 * size.small
        anchor = "end" if place.is_left else "start"
        style = {"anchor": anchor, "halo": True, "role": "break"}
        sheet.add(below(place.x + away, top, place.lines, size.small, MUTED, **style))
