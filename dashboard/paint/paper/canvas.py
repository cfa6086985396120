"""A scene on a matplotlib figure: one unit is one point."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dashboard.scene.boxes import Box
from dashboard.scene.looks import BACKGROUND
from dashboard.scene.markers import HALO, dashes, outline
from dashboard.scene.metrics import FONTS, LEADING
from dashboard.scene.scene import Scene
from dashboard.scene.shapes import Area, Label, Line, Place, Point, Rect

FAMILY = ["Inter", "DejaVu Sans"]  # DejaVu comes with matplotlib and has the few characters missing from Inter
REGULAR, BOLD = 400, 700


@lru_cache(maxsize=1)
def _prepare() -> None:
    """Registers the fonts and sets what matplotlib only takes as process-wide settings."""
    import matplotlib
    from matplotlib import font_manager

    manager = font_manager.fontManager
    for name, weight in (("Inter-Regular.ttf", REGULAR), ("Inter-SemiBold.ttf", BOLD)):
        manager.addfont(str(FONTS / name))
        # Inter's semi-bold is registered as bold, so that the same weight selects the fallback font's bold.
        manager.ttflist[-1] = replace(manager.ttflist[-1], weight=weight)
    matplotlib.rcParams.update({"pdf.fonttype": 42, "axes.unicode_minus": True, "path.simplify": False})


def draw(scene: Scene) -> Any:
    """The scene as a matplotlib figure, without pyplot and its global state; one thread at a time may call it."""
    from matplotlib.figure import Figure

    _prepare()
    figure = Figure(figsize=(scene.width / 72, scene.height / 72), facecolor=BACKGROUND)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, scene.width), ylim=(scene.height, 0))  # y downwards, as in the scene
    axes.axis("off")
    for order, shape in enumerate(scene.shapes):
        PAINT[type(shape)](axes, shape, order + 1)
    return figure


def _label(axes: Any, item: Label, order: int) -> None:
    from matplotlib.patheffects import withStroke

    across = {"start": "left", "middle": "center", "end": "right"}[item.anchor]
    style = {"fontsize": item.size, "color": item.ink, "family": FAMILY, "weight": BOLD if item.bold else REGULAR}
    if item.turned:
        place = {"ha": "center", "va": "bottom", "rotation": 90}
        axes.text(item.x, item.y, item.lines[0], **style, **place, zorder=order, parse_math=False)
        return
    for nth, line in enumerate(item.lines):
        y = item.y + nth * LEADING * item.size
        text = axes.text(item.x, y, line, **style, ha=across, va="baseline", zorder=order, parse_math=False)
        if item.halo:
            text.set_path_effects([withStroke(linewidth=HALO * item.size, foreground=BACKGROUND)])


def _line(axes: Any, item: Line, order: int) -> None:
    from matplotlib.lines import Line2D

    xs, ys = zip(*item.points, strict=True)
    pattern = tuple(part / item.width for part in dashes(item.dash, item.width))  # matplotlib counts in line widths
    style: dict[str, Any] = {"color": item.ink, "linewidth": item.width, "linestyle": (0, pattern)}
    line = Line2D(xs, ys, **style, zorder=order, clip_on=False)
    line.set_solid_capstyle("butt")
    line.set_dash_capstyle("butt")
    axes.add_line(line)


def _rect(axes: Any, item: Rect, order: int) -> None:
    from matplotlib.patches import FancyBboxPatch

    box: Box = item.box.grown(-item.stroke / 2)
    if box.width <= 0 or box.height <= 0:
        return
    turn = min(item.radius, box.width / 2, box.height / 2)
    style = f"round,pad=0,rounding_size={turn}" if turn else "square,pad=0"
    edge: dict[str, Any] = {"edgecolor": item.edge or "none", "linewidth": item.stroke if item.edge else 0}
    place = (box.left, box.top), box.width, box.height
    axes.add_patch(FancyBboxPatch(*place, boxstyle=style, facecolor=item.fill, **edge, zorder=order, clip_on=False))


def _polygon(axes: Any, corners: tuple[Place, ...], order: int, **style: Any) -> None:
    from matplotlib.patches import Polygon

    axes.add_patch(Polygon(corners, closed=True, zorder=order, clip_on=False, joinstyle="miter", **style))


def _area(axes: Any, item: Area, order: int) -> None:
    _polygon(axes, item.points, order, facecolor=item.fill, edgecolor="none", alpha=item.opacity)


def _point(axes: Any, item: Point, order: int) -> None:
    from matplotlib.patches import Circle

    edge = {"edgecolor": item.edge if item.stroke else "none", "linewidth": item.stroke}
    if item.shape != "circle":
        _polygon(axes, outline(item), order, facecolor=item.fill, **edge)
        return
    axes.add_patch(Circle((item.x, item.y), item.size / 2, facecolor=item.fill, **edge, zorder=order, clip_on=False))


PAINT: dict[type, Callable[..., None]] = {Label: _label, Line: _line, Rect: _rect, Area: _area, Point: _point}
