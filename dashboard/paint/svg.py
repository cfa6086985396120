"""A scene as SVG, written as a string: words stay words, and every shape has its role as class."""

import json
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

from dashboard.scene.apart import Box
from dashboard.scene.looks import BACKGROUND
from dashboard.scene.markers import HALO, dashes, outline
from dashboard.scene.metrics import LEADING
from dashboard.scene.scene import Scene
from dashboard.scene.shapes import Area, Line, Point, Rect, Shape, Words

FONT = "Inter, 'Segoe UI', Arial, 'Liberation Sans', sans-serif"  # none wider than Inter, which it is laid out by
NO_DATA: Mapping[str, str] = MappingProxyType({})


def draw(scene: Scene, *, css: str = "", data: Mapping[str, str] = NO_DATA, is_hidden: bool = False) -> str:
    """The scene as an <svg> element in a page; `data` are its data attributes.

    It is named by an attribute, as browsers show a <title> to all who point at it. With `is_hidden`, screen readers
    skip it: the page has its words beside it.
    """
    words = escape(f"{scene.title.rstrip('.')}. {scene.alt}")
    attributes = f'width="{_n(scene.width)}" height="{_n(scene.height)}"'
    attributes += f' class="{css}"' if css else ""
    attributes += "".join(f' data-{key}="{escape(value)}"' for key, value in data.items())
    attributes += ' aria-hidden="true"' if is_hidden else f' role="img" aria-label="{words}"'
    return _svg(scene, attributes)


def file(scene: Scene) -> str:
    """The scene as a file of its own, as large as its points are on paper, with title and description."""
    wide, high = (f"{length / 72 * 2.54:.4g}cm" for length in (scene.width, scene.height))
    named = f'role="img" aria-labelledby="{scene.key}-title {scene.key}-desc"'
    title = f'<title id="{scene.key}-title">{escape(scene.title, quote=False)}</title>'
    description = f'<desc id="{scene.key}-desc">{escape(scene.alt, quote=False)}</desc>'
    return _svg(scene, f'width="{wide}" height="{high}" {named}', title + description)


def _svg(scene: Scene, attributes: str, about: str = "") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" {attributes}'
        f' lang="{scene.language}" font-family="{FONT}">{about}{"".join(map(shape, scene.shapes))}</svg>'
    )


def points(scene: Scene) -> str:
    """Every number as [series, category, x, y, width, height, words], for the script that goes from one to the next."""
    return json.dumps(
        [
            (spot.series, spot.category, *(round(length, 1) for length in _place(spot.box)), spot.words)
            for spot in scene.spots
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _place(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.width, box.height


def shape(item: Shape) -> str:
    """One shape as an element."""
    return PAINT[type(item)](item)


def _n(number: float) -> str:
    """A length with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _class(role: str) -> str:
    return f' class="mark-{role.replace(" ", "-")}"' if role else ""  # apart from the page's own classes


def _words(item: Words) -> str:
    style = f' font-size="{_n(item.size)}" fill="{item.ink}"'
    style += ' font-weight="600"' if item.bold else ""
    style += f' text-anchor="{item.anchor}"' if item.anchor != "start" and not item.turned else ""
    if item.halo:
        edge = f'stroke="{BACKGROUND}" stroke-width="{_n(HALO * item.size)}" stroke-linejoin="round"'
        style += f' paint-order="stroke" {edge}'
    if item.turned:
        x = item.x + item.size * 0.36
        turn = f' transform="rotate(-90 {_n(x)} {_n(item.y)})"'
        return f'<text{_class(item.role)} x="{_n(x)}" y="{_n(item.y)}"{turn}{style}>{_line(item.lines[0])}</text>'
    if len(item.lines) == 1:
        return f'<text{_class(item.role)} x="{_n(item.x)}" y="{_n(item.y)}"{style}>{_line(item.lines[0])}</text>'
    spans = "".join(
        f'<tspan x="{_n(item.x)}" y="{_n(item.y + nth * LEADING * item.size)}">{_line(line)}</tspan>'
        for nth, line in enumerate(item.lines)
    )
    return f"<text{_class(item.role)}{style}>{spans}</text>"


def _line(words: str) -> str:
    return escape(words, quote=False)


def _path(points: tuple[tuple[float, float], ...]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _stroke(item: Line) -> str:
    pattern = dashes(item.dash, item.width)
    dash = f' stroke-dasharray="{" ".join(map(_n, pattern))}"' if pattern else ""
    path = f'd="{_path(item.points)}" fill="none" stroke="{item.ink}" stroke-width="{_n(item.width)}"'
    return f"<path{_class(item.role)} {path}{dash}/>"


def _rect(item: Rect) -> str:
    box = item.box.inset(*(item.stroke / 2,) * 4) if item.edge else item.box
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


PAINT: dict[type, Callable[..., str]] = {Words: _words, Line: _stroke, Rect: _rect, Area: _area, Point: _point}
