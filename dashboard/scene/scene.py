"""The Scene: a chart laid out at a size. Painters draw it and decide nothing."""

from dataclasses import dataclass

from dashboard.scene.boxes import Box
from dashboard.scene.scale import Scale
from dashboard.scene.shapes import Shape


@dataclass(frozen=True)
class Spot:
    """One number, or the place of a missing one: its position, and its text.

    A screen reader speaks `words`: place, period, number, interval, status. `tip` has the same as short lines for a
    tooltip, the first in bold. `at` is the point that a pointer must be near.
    """

    series: int
    category: int
    box: Box
    at: tuple[float, float]
    words: str
    tip: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """Everything to draw, in drawing order, in a picture `width` units wide.

    The unit is a CSS pixel for screens and a point for paper. `plot` is the area of the values, `slot` the width of a
    category in it, `values` its axis, `spots` every number in reading order: by category, then by series.
    """

    key: str
    language: str
    title: str
    alt: str
    width: float
    height: float
    font: float
    plot: Box
    slot: float
    values: Scale
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]
