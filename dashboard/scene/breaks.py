"""Breaks and events: a thin line through the plot, its words above it, kept apart from one another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.chart import Mark
from dashboard.scene.looks import AXIS, MUTED
from dashboard.scene.metrics import height, widest, wrap
from dashboard.scene.shapes import Line, below
from dashboard.scene.sheet import Sheet
from dashboard.scene.size import Size

SHARE = 0.6  # of the picture's width, at most, for one mark's words


@dataclass(frozen=True)
class Placed:
    """One mark's words: their lines, the row above the plot (0 is the lowest), and the span that they take."""

    mark: Mark
    lines: tuple[str, ...]
    row: int
    x: float
    is_left: bool
    left: float
    right: float


def placed(marks: Sequence[Mark], size: Size, xs: Sequence[float], left: float, right: float) -> tuple[Placed, ...]:
    """A place for every mark's words between `left` and `right`, over no other words and no other mark's line.

    From the right to the left, so that a line that must rise past lower words stands to their left. Where no place is
    free for one mark, the one before it is moved; where there is none at all, each gets a row of its own.
    """
    pairs = sorted(zip(marks, xs, strict=True), key=lambda pair: -pair[1])
    candidates = [_candidates(mark, len(pairs), size, x, left, right) for mark, x in pairs]
    stacked = (replace(places[-1], row=row) for row, places in enumerate(candidates))
    return _fitting(candidates, (), size) or tuple(stacked)


def _candidates(mark: Mark, count: int, size: Size, x: float, left: float, right: float) -> list[Placed]:
    """Places inside the picture, the lowest first, to the right of the line before to its left."""
    found = [_candidate(mark, size, x, row, is_left, left, right) for row in range(count) for is_left in (False, True)]
    return [place for place in found if place.left >= left and place.right <= right] or found


def _candidate(mark: Mark, size: Size, x: float, row: int, is_left: bool, left: float, right: float) -> Placed:
    air = 0.4 * size.small
    side = (x - left if is_left else right - x) - air
    lines = wrap(mark.label, size.small, max(5 * size.small, min((right - left) * SHARE, side)))
    wide = widest(lines, size.small) + air
    return Placed(mark, lines, row, x, is_left, x - wide if is_left else x, x if is_left else x + wide)


def _fitting(candidates: list[list[Placed]], done: tuple[Placed, ...], size: Size) -> tuple[Placed, ...]:
    """The first places that don't meet, found by trying and going back; empty where there are none."""
    if not candidates:
        return done
    for place in candidates[0]:
        if not any(_meet(place, other, 0.5 * size.small) for other in done):
            found = _fitting(candidates[1:], (*done, place), size)
            if found:
                return found
    return ()


def _meet(one: Placed, other: Placed, air: float) -> bool:
    if one.row == other.row:
        return one.left < other.right + air and other.left < one.right + air
    higher, lower = (one, other) if one.row > other.row else (other, one)
    return lower.left < higher.x < lower.right


def rows_height(places: Sequence[Placed], size: Size) -> list[float]:
    """The height of each row of words, from the lowest up."""
    count = max((place.row for place in places), default=-1) + 1
    lines = (max((len(place.lines) for place in places if place.row == row), default=0) for row in range(count))
    return [height(most, size.small) + 0.2 * size.small for most in lines]


def draw(sheet: Sheet, places: Sequence[Placed], air: float) -> None:
    """Lines and words; the words of row 0 stand above the plot, and above the `air` that its numbers need."""
    size, heights = sheet.size, rows_height(places, sheet.size)
    for place in places:
        top = sheet.plot.top - air - sum(heights[: place.row + 1])
        dash, ink = ("dot", AXIS) if place.mark.is_break else ("dash", MUTED)
        points = ((place.x, sheet.plot.bottom), (place.x, top))
        sheet.add(Line(points, ink, 1.4 * size.line, dash, role="break"))
        away = -0.4 * size.small if place.is_left else 0.4 * size.small
        anchor = "end" if place.is_left else "start"
        style = {"anchor": anchor, "halo": True, "role": "break"}
        sheet.add(below(place.x + away, top, place.lines, size.small, MUTED, **style))
