"""A sheet to draw a picture on, measured in points from its lower left corner. Knows matplotlib; the drawers don't."""

from dataclasses import dataclass, field
from typing import Any

from dashboard.charts.palette import AXIS, BACKGROUND, GRID, INK
from dashboard.paint.paper.lettering import FAMILY, LEADING, REGULAR, prepare, width_of

DASHES = {
    "solid": (0, ()),
    "dash": (0, (5, 2.2)),
    "dot": (0, (1.2, 1.8)),
    "dashdot": (0, (6, 2, 1.2, 2)),
    "longdash": (0, (9, 3)),
    "longdashdot": (0, (9, 2.5, 1.2, 2.5)),
}
MARKERS = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "triangle": "^",
    "hexagon": "h",
    "x": "X",
    "plus": "P",
    "star": "*",
}


@dataclass(frozen=True)
class Box:
    """A rectangle in points."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.bottom + self.height

    def shrunk(self, *, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> "Box":
        """The rectangle with margins taken off."""
        return Box(self.left + left, self.bottom + bottom, self.width - left - right, self.height - top - bottom)

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


@dataclass
class Paper:
    """A white sheet; every method draws at once, later over earlier unless `layer` says otherwise."""

    width: float
    height: float
    size: float  # base font size in points
    texts: list[Box] = field(default_factory=list)
    figure: Any = field(init=False)
    axes: Any = field(init=False)

    def __post_init__(self) -> None:
        """Makes the figure, without pyplot and its global state."""
        prepare()
        from matplotlib.figure import Figure

        self.figure = Figure(figsize=(self.width / 72, self.height / 72), facecolor=BACKGROUND)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, self.width), ylim=(0, self.height))
        self.axes.axis("off")

    @property
    def box(self) -> Box:
        """The whole sheet."""
        return Box(0, 0, self.width, self.height)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float | None = None,
        color: str = INK,
        weight: int = REGULAR,
        across: str = "left",
        up: str = "baseline",
        halo: bool = False,
    ) -> Box:
        """One line of words; returns the room it takes."""
        size = size or self.size
        drawn = self.axes.text(
            x, y, words, fontsize=size, color=color, family=FAMILY, weight=weight, ha=across, va=up, parse_math=False,
            zorder=6,
        )  # fmt: skip
        if halo:
            self._outline(drawn)
        room = self._room(x, y, width_of(words, size, weight), size, across, up)
        self.texts.append(room)
        return room

    def lines_of_text(
        self, x: float, top: float, lines: list[str], *, size: float | None = None, **style: Any
    ) -> float:
        """Lines below one another from `top`; returns where the next line would start."""
        size = size or self.size
        for index, words in enumerate(lines):
            self.text(x, top - (index * LEADING + 0.95) * size, words, size=size, **style)
        return top - len(lines) * LEADING * size

    def rising_text(self, box: Box, words: str, *, size: float, color: str) -> None:
        """One line of words turned upright, read from below, in the middle of a box."""
        self.axes.text(
            box.left + box.width / 2, box.bottom, words, fontsize=size, color=color, family=FAMILY, weight=REGULAR,
            ha="center", va="bottom", rotation=90, parse_math=False, zorder=6,
        )  # fmt: skip
        self.texts.append(box)

    def line(
        self, points: list[tuple[float, float]], color: str, width: float = 1, dash: str = "solid", layer: float = 3
    ) -> None:
        """A line through points."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        drawn = Line2D(xs, ys, color=color, linewidth=width, linestyle=DASHES[dash], zorder=layer)
        drawn.set_solid_capstyle("butt")
        drawn.set_dash_capstyle("butt")
        self.axes.add_line(drawn)

    def rectangle(
        self, box: Box, *, fill: str | None, edge: str | None = None, stroke: float = 0.8, layer: float = 2
    ) -> None:
        """A filled or outlined rectangle."""
        from matplotlib.patches import Rectangle

        shape = Rectangle(
            (box.left, box.bottom), box.width, box.height, facecolor=fill or "none", edgecolor=edge or "none",
            linewidth=stroke if edge else 0, zorder=layer,
        )  # fmt: skip
        self.axes.add_patch(shape)

    def provisional_bar(self, box: Box, edge: str) -> None:
        """A bar that may still change: hollow, with its outline inside its own box."""
        stroke = min(0.16 * self.size, box.width / 3)
        inside = box.shrunk(left=stroke / 2, right=stroke / 2, top=stroke / 2)
        self.rectangle(inside, fill=BACKGROUND, edge=edge, stroke=stroke)

    def grid(self, start: tuple[float, float], end: tuple[float, float], *, is_base: bool) -> None:
        """A line of the value axis, behind everything; the line at its start is stronger and in front of the bars."""
        self.line([start, end], AXIS if is_base else GRID, 1 if is_base else 0.7, layer=2.5 if is_base else 0.5)

    def band(self, points: list[tuple[float, float, float]], color: str) -> None:
        """A pale band between two lines, from (x, low, high)."""
        from matplotlib.patches import Polygon

        outline = [(x, low) for x, low, _ in points] + [(x, high) for x, _, high in reversed(points)]
        self.axes.add_patch(Polygon(outline, closed=True, facecolor=color, edgecolor="none", alpha=0.16, zorder=1))

    def marker(self, x: float, y: float, shape: str, size: float, fill: str, edge: str, width: float = 1.2) -> None:
        """A point; `size` is its width in points."""
        self.markers([(x, y)], shape, size, fill, edge, width)

    def markers(
        self, points: list[tuple[float, float]], shape: str, size: float, fill: str, edge: str, width: float = 1.2
    ) -> None:
        """Many points alike."""
        xs, ys = zip(*points, strict=True)
        self.axes.plot(
            xs, ys, linestyle="none", marker=MARKERS[shape], markersize=size, markerfacecolor=fill,
            markeredgecolor=edge, markeredgewidth=width, zorder=5, scalex=False, scaley=False, clip_on=False,
        )  # fmt: skip

    def _outline(self, drawn: Any) -> None:
        from matplotlib.patheffects import withStroke

        drawn.set_path_effects([withStroke(linewidth=2.4, foreground=BACKGROUND)])

    @staticmethod
    def _room(x: float, y: float, width: float, size: float, across: str, up: str) -> Box:
        left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[across] * width
        bottom = y - {"baseline": 0.25, "center": 0.6, "center_baseline": 0.6, "bottom": 0.0, "top": 1.2}[up] * size
        return Box(left, bottom, width, 1.2 * size)
