"""Boxes, y downwards from the picture's top edge, and how labels avoid one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STEP = 3  # units between the positions tried


@dataclass(frozen=True)
class Box:
    """A rectangle in the scene's units, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def moved(self, down: float) -> "Box":
        """The same box further down, or up if `down` is negative."""
        return Box(self.left, self.top + down, self.right, self.bottom + down)

    def inset(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> "Box":
        """The box less a margin on each side."""
        return Box(self.left + left, self.top + top, self.right - right, self.bottom - bottom)

    def grown(self, by: float) -> "Box":
        """The box with a margin added all round."""
        return self.inset(-by, -by, -by, -by)


def around(x: float, y: float, width: float, height: float) -> Box:
    """The box centred on a point."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def along(points: Sequence[tuple[float, float]], thickness: float) -> list[Box]:
    """Small boxes along a line, so that labels can avoid it."""
    boxes = [around(x, y, thickness, thickness) for x, y in points]
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0)) / 12))
        shares = (index / steps for index in range(steps + 1))
        boxes += [around(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, 12, thickness) for share in shares]
    return boxes


def spread(middles: Sequence[float], tall: float, *, top: float, bottom: float) -> list[float] | None:
    """The middles of equally tall boxes, in order, moved as little as needed to be clear of one another.

    None if they don't all fit between `top` and `bottom`.
    """
    if len(middles) * tall > bottom - top:
        return None
    groups: list[list[float]] = []  # of touching boxes
    for middle in middles:
        groups.append([middle])
        while len(groups) > 1 and _first(groups[-2], tall, top, bottom) + len(groups[-2]) * tall > _first(
            groups[-1], tall, top, bottom
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    firsts = ((_first(group, tall, top, bottom), group) for group in groups)
    return [first + nth * tall for first, group in firsts for nth in range(len(group))]


def _first(group: Sequence[float], tall: float, top: float, bottom: float) -> float:
    """The middle of the first box of a group that is as near its own places as possible."""
    half = tall / 2
    wanted = sum(group) / len(group) - (len(group) - 1) * half
    return min(max(wanted, top + half), bottom - half - (len(group) - 1) * tall)


def free_shift(box: Box, taken: Iterable[Box], *, top: float, bottom: float) -> float | None:
    """The shortest move down (negative: up) to a free place between `top` and `bottom`; None if there is none."""
    near = [other for other in taken if other.left < box.right and box.left < other.right]
    farthest = max(bottom - box.top, box.bottom - top, 0)
    for distance in range(0, int(farthest) + STEP, STEP):
        for shift in (-distance, distance):
            moved = box.moved(shift)
            if moved.top >= top and moved.bottom <= bottom and not any(moved.overlaps(other) for other in near):
                return float(shift)
    return None


def best_shift(box: Box, obstacles: Iterable[Sequence[Box]], *, top: float, bottom: float) -> float:
    """How far down to move the box to avoid the first set of `obstacles` that leaves it room.

    If none does, it only stays between `top` and `bottom`.
    """
    free = (free_shift(box, taken, top=top, bottom=bottom) for taken in obstacles)
    inside = max(top - box.top, 0) or min(bottom - box.bottom, 0)
    return next((shift for shift in free if shift is not None), inside)
