"""The shapes of a scene: labels, lines, rectangles, areas and points, each with its position and look."""

from dataclasses import dataclass

from dashboard.scene.boxes import Box
from dashboard.scene.metrics import CAP, LEADING, height, widest

Place = tuple[float, float]


@dataclass(frozen=True)
class Label:
    """Lines of text; `x` is the left side, middle or right side, `y` the baseline of the first line.

    `turned` text rises from `y`, centred on `x`. `halo` gives it a background-coloured edge.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    ink: str
    bold: bool = False
    anchor: str = "start"  # start, middle, end
    halo: bool = False
    turned: bool = False
    role: str = ""

    @property
    def box(self) -> Box:
        """The room it takes."""
        wide, high = widest(self.lines, self.size, bold=self.bold), height(self.lines, self.size)
        if self.turned:
            return Box(self.x - high / 2, self.y - wide, self.x + high / 2, self.y)
        left = self.x - wide * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        top = self.y - self.size * (LEADING / 2 + CAP)
        return Box(left, top, left + wide, top + high)


@dataclass(frozen=True)
class Line:
    """A line through points."""

    points: tuple[Place, ...]
    ink: str
    width: float
    dash: str = "solid"
    role: str = ""


@dataclass(frozen=True)
class Rect:
    """A rectangle; an `edge` of width `stroke` is drawn inside it. `radius` rounds the corners."""

    box: Box
    fill: str
    edge: str = ""
    stroke: float = 0
    radius: float = 0
    role: str = ""


@dataclass(frozen=True)
class Area:
    """A pale area inside a line."""

    points: tuple[Place, ...]
    fill: str
    opacity: float
    role: str = ""


@dataclass(frozen=True)
class Point:
    """A marker; `size` is its width."""

    x: float
    y: float
    shape: str
    size: float
    fill: str
    edge: str
    stroke: float
    role: str = ""


Shape = Label | Line | Rect | Area | Point


def centred(x: float, middle: float, lines: tuple[str, ...], size: float, ink: str, **more: object) -> Label:
    """A label whose lines are centred vertically on `middle`."""
    first = middle - height(lines, size) / 2 + size * (LEADING / 2 + CAP)
    return Label(x, first, lines, size, ink, **more)  # type: ignore[arg-type]


def below(x: float, top: float, lines: tuple[str, ...], size: float, ink: str, **more: object) -> Label:
    """A label whose top is at `top`."""
    return Label(x, top + size * (LEADING / 2 + CAP), lines, size, ink, **more)  # type: ignore[arg-type]


def above(x: float, bottom: float, lines: tuple[str, ...], size: float, ink: str, **more: object) -> Label:
    """A label whose bottom is at `bottom`."""
    return below(x, bottom - height(lines, size), lines, size, ink, **more)
