"""Dash patterns and markers as geometry, so that every painter draws the same."""

import math

from dashboard.scene.shapes import Place, Point

HALO = 0.22  # width of the background-coloured edge around text, in font sizes
# In line widths, so that a pattern looks the same at every size.
DASHES = {
    "solid": (),
    "dash": (5, 3.5),
    "dot": (1.2, 2.4),
    "dashdot": (6, 2.5, 1.2, 2.5),
    "longdash": (9, 3),
    "longdashdot": (9, 2.5, 1.2, 2.5),
}
LEAST_DASH = 1.0


def dashes(name: str, width: float) -> tuple[float, ...]:
    """The dash pattern at a line width, alternating dashes and gaps; empty for a solid line."""
    unit = max(LEAST_DASH, width)
    return tuple(round(part * unit, 2) for part in DASHES[name])


def outline(item: Point) -> tuple[Place, ...]:
    """The corners of a marker."""
    half = item.size / 2
    return tuple((item.x + x * half, item.y + y * half) for x, y in OUTLINES[item.shape])


def _polygon(corners: int, inner: float = 0) -> tuple[Place, ...]:
    count = corners * (2 if inner else 1)
    radii = ((inner if inner and nth % 2 else 1.12) for nth in range(count))
    turns = (2 * math.pi * nth / count - math.pi / 2 for nth in range(count))
    return tuple((radius * math.cos(turn), radius * math.sin(turn)) for radius, turn in zip(radii, turns, strict=True))


_ARM = 0.36
_PLUS = (
    (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM),
    (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
)  # fmt: skip
_TURN = math.sqrt(0.5)
OUTLINES = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "hexagon": _polygon(6),
    "star": _polygon(5, 0.5),
    "plus": _PLUS,
    "x": tuple(((x - y) * _TURN, (x + y) * _TURN) for x, y in _PLUS),
}
