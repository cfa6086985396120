"""A scene as an SVG string: text stays text, and every shape has its role as class."""

import json
from collections.abc import Callable
from html import escape

from dashboard.scene.looks import BACKGROUND
from dashboard.scene.markers import HALO, dashes, outline
from dashboard.scene.metrics import LEADING
from dashboard.scene.scene import Scene
from dashboard.scene.shapes import Area, Label, Line, Point, Rect

FONT = "Inter, 'Segoe UI', Arial, 'Liberation Sans', sans-serif"  # none wider than Inter, which the layout measures


def draw(scene: Scene, *, css: str = "", with_points: bool = False, is_hidden: bool = False) -> str:
    """The scene as an <svg> element in a page, named by an attribute because browsers show a <title> as a tooltip.

    `with_points` adds its numbers' places; `is_hidden` hides it from screen readers if its text is beside it.
    """
    attributes = f'width="{_n(scene.width)}" height="{_n(scene.height)}"' + (f' class="{css}"' if css else "")
    attributes += f' data-points="{escape(points(scene))}"' if with_points else ""
    name = escape(f"{scene.title.rstrip('.')}. {scene.alt}")
    return _svg(scene, attributes + (' aria-hidden="true"' if is_hidden else f' role="img" aria-label="{name}"'))


def file(scene: Scene) -> str:
    """The scene as a separate file with title and description, sized in points on paper."""
    wide, high = (f"{length / 72 * 2.54:.4g}cm" for length in (scene.width, scene.height))
    named = f'role="img" aria-labelledby="{scene.key}-title {scene.key}-desc"'
    title = f'<title id="{scene.key}-title">{escape(scene.title, quote=False)}</title>'
    description = f'<desc id="{scene.key}-desc">{escape(scene.alt, quote=False)}</desc>'
    return _svg(scene, f'width="{wide}" height="{high}" {named}', title + description)


def _svg(scene: Scene, attributes: str, about: str = "") -> str:
    shapes = "".join(PAINT[type(item)](item) for item in scene.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" {attributes}'
        f' lang="{scene.language}" font-family="{FONT}">{about}{shapes}</svg>'
    )


def points(scene: Scene) -> str:
    """Every number as [series, category, x, y, width, height, words], for the script that steps through them."""
    places = ((spot, (spot.box.left, spot.box.top, spot.box.width, spot.box.height)) for spot in scene.spots)
    rows = [(spot.series, spot.category, *(round(part, 1) for part in place), spot.words) for spot, place in places]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _n(number: float) -> str:
    """A length with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _class(role: str) -> str:
    return f' class="mark-{role.replace(" ", "-")}"' if role else ""  # distinct from the page's own classes


def _label(item: Label) -> str:
    style = f' font-size="{_n(item.size)}" fill="{item.ink}"'
    style += ' font-weight="600"' if item.bold else ""
    style += f' text-anchor="{item.anchor}"' if item.anchor != "start" and not item.turned else ""
    if item.halo:
        edge = f'stroke="{BACKGROUND}" stroke-width="{_n(HALO * item.size)}" stroke-linejoin="round"'
        style += f' paint-order="stroke" {edge}'
    x = item.x + item.size * 0.36 if item.turned else item.x
    places = [f'x="{_n(x)}" y="{_n(item.y + nth * LEADING * item.size)}"' for nth in range(len(item.lines))]
    turn = f' transform="rotate(-90 {_n(x)} {_n(item.y)})"' if item.turned else ""
    lines = [escape(line, quote=False) for line in item.lines]
    if len(lines) == 1:
        return f"<text{_class(item.role)} {places[0]}{turn}{style}>{lines[0]}</text>"
    spans = (f"<tspan {place}>{line}</tspan>" for place, line in zip(places, lines, strict=True))
    return f"<text{_class(item.role)}{style}>{''.join(spans)}</text>"


def _path(points: tuple[tuple[float, float], ...]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _stroke(item: Line) -> str:
    pattern = dashes(item.dash, item.width)
    dash = f' stroke-dasharray="{" ".join(map(_n, pattern))}"' if pattern else ""
    path = f'd="{_path(item.points)}" fill="none" stroke="{item.ink}" stroke-width="{_n(item.width)}"'
    return f"<path{_class(item.role)} {path}{dash}/>"


def _rect(item: Rect) -> str:
    box = item.box.grown(-item.stroke / 2)
    edge = f' stroke="{item.edge}" stroke-width="{_n(item.stroke)}"' if item.edge else ""
    radius = f' rx="{_n(item.radius)}"' if item.radius else ""
    place = f'x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(max(0, box.width))}" height="{_n(max(0, box.height))}"'
    return f'<rect{_class(item.role)} {place}{radius} fill="{item.fill}"{edge}/>'


def _area(item: Area) -> str:
    return f'<path{_class(item.role)} d="{_path(item.points)}Z" fill="{item.fill}" fill-opacity="{item.opacity}"/>'


def _point(item: Point) -> str:
    edge = f' stroke="{item.edge}" stroke-width="{_n(item.stroke)}"' if item.stroke else ""
    if item.shape == "circle":
        place = f'cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.size / 2)}"'
        return f'<circle{_class(item.role)} {place} fill="{item.fill}"{edge}/>'
    return f'<path{_class(item.role)} d="{_path(outline(item))}Z" fill="{item.fill}"{edge}/>'


PAINT: dict[type, Callable[..., str]] = {Label: _label, Line: _stroke, Rect: _rect, Area: _area, Point: _point}
