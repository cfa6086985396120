"""Keeping words apart: boxes in pixels, and the first place of several that is free."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, from the plot's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def raised(self, pixels: float) -> "Box":
        """The same box further up."""
        return Box(self.left, self.bottom + pixels, self.right, self.top + pixels)


def line_boxes(points: list[tuple[float, float]], thickness: float) -> list[Box]:
    """Small boxes along a line of pixel points, so that words can keep clear of it."""
    boxes = []
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / 12))
        for index in range(steps + 1):
            x, y = x0 + (x1 - x0) * index / steps, y0 + (y1 - y0) * index / steps
            boxes.append(Box(x - 6, y - thickness / 2, x + 6, y + thickness / 2))
    return boxes


def free_shift(box: Box, taken: Iterable[Box], *, low: float, high: float) -> float:
    """How many pixels to raise the box (negative: lower it) so that it meets nothing and stays within low-high.

    The nearest free place wins; where none is free, the box stays put.
    """
    near = [other for other in taken if other.left < box.right and box.left < other.right]
    height = box.top - box.bottom
    for distance in range(0, int(6 * height), 3):
        for shift in (distance, -distance):
            moved = box.raised(shift)
            if moved.bottom >= low and moved.top <= high and not any(moved.overlaps(other) for other in near):
                return shift
    return 0
