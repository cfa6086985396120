"""The Scene: a chart laid out at a size. Painters place what it says, and decide nothing."""

from dataclasses import dataclass

from dashboard.scene.apart import Box
from dashboard.scene.scale import Scale
from dashboard.scene.shapes import Shape


@dataclass(frozen=True)
class Spot:
    """One number, or one place without: where it stands, and what is said there.

    `words` are spoken by a screen reader: place, period, number, interval, status. `tip` are the same as short lines
    for the eye, the first of them in bold. `at` is where a pointer must be near.
    """

    series: int
    category: int
    box: Box
    at: tuple[float, float]
    words: str
    tip: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """Everything that is drawn, in the order it is drawn, in units of which `width` go across.

    The unit is a CSS pixel for screens and a point for paper. `plot` is what the values are drawn in, `slot` the width
    of a category in it, `values` its axis, `spots` every number in reading order: category by category, then series by
    series.
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
