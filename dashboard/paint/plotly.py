"""A scene as an interactive plotly figure: its shapes and labels in place, and its numbers as one trace.

The figure is written as plotly.js reads it; plotly's Python objects, which take 15 MB and 0.1 s, check it in the tests.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from dashboard.scene.looks import AXIS, BACKGROUND, INK
from dashboard.scene.markers import dashes, outline
from dashboard.scene.metrics import LEADING
from dashboard.scene.scene import Scene
from dashboard.scene.shapes import Area, Label, Line, Place, Point, Rect

FONT = "Inter, 'Segoe UI', Arial, 'Liberation Sans', sans-serif"
CLEAR = "rgba(0,0,0,0)"
REACH = 30  # pixels from a number within which a pointer finds it
ANCHORS = {"start": "right", "middle": "center", "end": "left"}  # the side of its point that a text is on
# No toolbar: ten tab stops of little use here, and one of its buttons uploads the chart.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
    "showTips": False,
}


def draw(scene: Scene) -> dict[str, Any]:
    """The figure's `data` and `layout`, in the scene's own units, `width` x `height`.

    Pointing at a number shows its tooltip. The first text trace is plain; the page's style gives the second an edge in
    the colour of the background.
    """
    labels = [shape for shape in scene.shapes if isinstance(shape, Label)]
    others = [shape for shape in scene.shapes if not isinstance(shape, Label)]
    level = [item for item in labels if not item.turned]
    layout = {
        **_sheet(scene),
        "shapes": [part for shape in others for part in PAINT[type(shape)](shape)],
        "annotations": [_turned(item) for item in labels if item.turned],
    }
    traces = (_labels([item for item in level if item.halo == halo]) for halo in (False, True))
    return {"data": [*traces, _numbers(scene)], "layout": layout}


def _sheet(scene: Scene) -> dict[str, Any]:
    """One unit of the axes is one unit of the scene, y downwards."""
    axis = {"visible": False, "fixedrange": True}
    return {
        "width": round(scene.width),
        "height": round(scene.height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "xaxis": {"range": [0, scene.width], **axis},
        "yaxis": {"range": [scene.height, 0], **axis},
        "font": {"family": FONT, "size": scene.font, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": REACH,
        "hoverlabel": {
            "bgcolor": BACKGROUND,
            "bordercolor": AXIS,
            "align": "left",
            "font": {"family": FONT, "size": max(14, scene.font), "color": INK},
        },
    }


def _numbers(scene: Scene) -> dict[str, Any]:
    """One transparent bar over each number's place, which shows its tooltip when pointed at."""
    boxes = [spot.box for spot in scene.spots]
    return {
        "type": "bar",
        "x": [box.middle[0] for box in boxes],
        "width": [max(1.0, box.width) for box in boxes],
        "base": [box.bottom for box in boxes],
        "y": [min(-1.0, -box.height) for box in boxes],
        "marker": {"color": CLEAR, "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": [_tip(spot.tip) for spot in scene.spots],
        "customdata": [[spot.series, spot.category] for spot in scene.spots],
    }


def _tip(lines: Iterable[str]) -> str:
    """The lines; the page's style makes the first bold, as the content policy forbids plotly's own way."""
    return "<br>".join(map(safe, lines))


def safe(text: str) -> str:
    """Text from data, escaped so that plotly shows it literally.

    Plotly reads a little HTML, `$…$` as mathematics and `%{…}` as a template; a workbook may inject none of it.
    """
    return escape(text, quote=False).replace("$", "&#36;").replace("%{", "%&#123;")


def _labels(items: list[Label]) -> dict[str, Any]:
    """Text as a trace, which unlike annotations is placed to a fraction of a pixel."""
    return {
        "type": "scatter",
        "mode": "text",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "x": [item.x for item in items],
        "y": [item.y - _baseline(item) for item in items],
        "text": ["<br>".join(map(safe, item.lines)) for item in items],
        "textposition": [f"middle {ANCHORS[item.anchor]}" for item in items],
        "textfont": {
            "size": [item.size for item in items],
            "color": [item.ink for item in items],
            "weight": [600 if item.bold else 400 for item in items],
        },
    }


def _baseline(item: Label) -> float:
    """From plotly's anchor of a text to the baseline of its first line, as in plotly's source."""
    lines = (len(item.lines) - 1) * LEADING + 1
    return item.size * (0.75 - lines / 2)


def _turned(item: Label) -> dict[str, Any]:
    """Vertical text, which needs an annotation."""
    x, y = item.box.middle
    font = {"size": item.size, "color": item.ink}
    text = {"text": safe(item.lines[0]), "font": font, "textangle": -90, "showarrow": False, "borderpad": 0}
    return {**text, "x": x, "y": y, "xanchor": "center", "yanchor": "middle", "captureevents": False}


def _path(points: Iterable[Place], *, closed: bool) -> str:
    return "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in points) + ("Z" if closed else "")


def _shape(path: str, fill: str, edge: str, width: float, **more: Any) -> dict[str, Any]:
    line = {"color": edge or CLEAR, "width": width if edge else 0, **more.pop("line", {})}
    return {"type": "path", "path": path, "fillcolor": fill or CLEAR, "line": line, "layer": "below", **more}


def _line(item: Line) -> list[dict[str, Any]]:
    pattern = dashes(item.dash, item.width)
    dash = {"dash": ",".join(f"{part}px" for part in pattern)} if pattern else {}
    return [_shape(_path(item.points, closed=False), "", item.ink, item.width, line=dash)]


def _rect(item: Rect) -> list[dict[str, Any]]:
    box = item.box.grown(-item.stroke / 2)
    turn = min(item.radius, box.width / 2, box.height / 2)
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    corners = (
        f"M{left + turn:.2f},{top:.2f}L{right - turn:.2f},{top:.2f}Q{right:.2f},{top:.2f} {right:.2f},{top + turn:.2f}"
        f"L{right:.2f},{bottom - turn:.2f}Q{right:.2f},{bottom:.2f} {right - turn:.2f},{bottom:.2f}"
        f"L{left + turn:.2f},{bottom:.2f}Q{left:.2f},{bottom:.2f} {left:.2f},{bottom - turn:.2f}"
        f"L{left:.2f},{top + turn:.2f}Q{left:.2f},{top:.2f} {left + turn:.2f},{top:.2f}Z"
    )
    return [_shape(corners, item.fill, item.edge, item.stroke)] if box.width > 0 and box.height > 0 else []


def _area(item: Area) -> list[dict[str, Any]]:
    return [_shape(_path(item.points, closed=True), item.fill, "", 0, opacity=item.opacity)]


def _point(item: Point) -> list[dict[str, Any]]:
    if item.shape != "circle":
        return [_shape(_path(outline(item), closed=True), item.fill, item.edge, item.stroke)]
    half = item.size / 2
    line = {"color": item.edge if item.stroke else CLEAR, "width": item.stroke}
    box = {"x0": item.x - half, "x1": item.x + half, "y0": item.y - half, "y1": item.y + half}
    return [{"type": "circle", **box, "fillcolor": item.fill, "line": line, "layer": "below"}]


PAINT: dict[type, Callable[..., list[dict[str, Any]]]] = {Line: _line, Rect: _rect, Area: _area, Point: _point}
