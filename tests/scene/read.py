"""Reads a scene for tests: its text by role, overlapping text, and shapes outside the picture."""

import itertools

from dashboard.scene.boxes import Box, around
from dashboard.scene.scene import Scene
from dashboard.scene.shapes import Area, Label, Line, Point, Rect, Shape

ACROSS, UP = 1.0, 0.5  # units that letters may overlap
ABOVE, BELOW, DIGITS_BELOW = 0.2, 0.08, 0.28  # space in a line above Å and below g, or below digits, in font sizes


def words(scene: Scene, role: str = "") -> list[Label]:
    """The scene's text, of one role or of all."""
    return [item for item in scene.shapes if isinstance(item, Label) and role in ("", item.role)]


def said(scene: Scene, role: str = "") -> list[str]:
    """The same as strings, each on one line."""
    return [" ".join(item.lines) for item in words(scene, role)]


def shapes(scene: Scene, kind: type, role: str) -> list:
    """Shapes of one kind and role, in drawing order."""
    return [item for item in scene.shapes if isinstance(item, kind) and item.role == role]


def box_of(item: Shape) -> Box:
    """The box of a shape."""
    if isinstance(item, Label | Rect):
        return item.box
    if isinstance(item, Point):
        return around(item.x, item.y, item.size, item.size)
    assert isinstance(item, Line | Area)
    xs, ys = zip(*item.points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def letters(item: Label) -> Box:
    """The box of the letters alone, without the line's spacing."""
    below = BELOW if any(sign.isalpha() for line in item.lines for sign in line) else DIGITS_BELOW
    if item.turned:
        return item.box.inset(left=ABOVE * item.size, right=BELOW * item.size)
    return item.box.inset(top=ABOVE * item.size, bottom=below * item.size)


def over_one_another(scene: Scene) -> list[tuple[Label, Label]]:
    """Pairs of overlapping texts."""
    return [pair for pair in itertools.combinations(words(scene), 2) if _cover(letters(pair[0]), letters(pair[1]))]


def outside(scene: Scene, by: float = 1.0) -> list[Shape]:
    """Shapes that cross the picture's edges."""
    page = Box(0, 0, scene.width, scene.height).grown(by)
    return [item for item in scene.shapes if not _holds(page, box_of(item))]


def _cover(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > ACROSS and min(one.bottom, other.bottom) - max(one.top, other.top) > UP


def _holds(page: Box, box: Box) -> bool:
    return page.left <= box.left and page.top <= box.top and box.right <= page.right and box.bottom <= page.bottom
