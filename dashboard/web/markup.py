"""Writes a tree of `dash.html` components as HTML, so that a page is there before any script."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any

from dash.development.base_component import Component

NAMES = {"className": "class", "htmlFor": "for"}
DASH_ONLY = {"key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ADDRESSES = {"href", "src", "action", "formaction", "data-carries", "data-intake-waits"}


@dataclass(frozen=True)
class Element:
    """An element or attribute that `dash.html` doesn't have: `<input>`, `<details data-…>`."""

    tag: str
    children: Any = None
    attributes: dict[str, Any] = field(default_factory=dict)

    def to_plotly_json(self) -> dict[str, Any]:
        """The same shape as a Dash component, for those who walk the tree."""
        return {"type": self.tag.capitalize(), "props": {"children": self.children, **self.attributes}}


@dataclass(frozen=True)
class Raw:
    """Markup that is written unchanged; its maker must have escaped the text."""

    markup: str

    def to_plotly_json(self) -> dict[str, Any]:
        """The same shape as a Dash component, for those who walk the tree."""
        return {"type": "Raw", "props": {"markup": self.markup}}


Node = Any  # a component, an element, raw markup, text, or a list of these


def element(tag: str, children: Node = None, **attributes: Any) -> Any:
    """An element by its HTML names; typed so that Dash's own components take it as a child."""
    return Element(tag, children, attributes)


def written(node: Node, base: str = "") -> str:
    """The node, or a list of nodes, as HTML with all text escaped.

    Args:
        node: whose own addresses begin with “/”.
        base: what these addresses begin with at the reader's.
    """
    return "".join(_parts(node, base))


def _parts(node: Any, base: str) -> Iterator[str]:
    match node:
        case None | False | True:
            return
        case Raw(markup):
            yield markup
        case list() | tuple():
            for child in node:
                yield from _parts(child, base)
        case Element(tag, children, attributes):
            yield from _element(tag, children, attributes, base)
        case Component():
            props = dict(node.to_plotly_json()["props"])
            yield from _element(node._type.lower(), props.pop("children", None), props, base)
        case _:
            yield escape(str(node), quote=False)


def _element(tag: str, children: Any, attributes: dict[str, Any], base: str) -> Iterator[str]:
    yield f"<{tag}{''.join(_attribute(name, value, base) for name, value in attributes.items())}>"
    if tag not in VOID:
        yield from _parts(children, base)
        yield f"</{tag}>"


def _attribute(name: str, value: Any, base: str) -> str:
    if value is None or value is False or name in DASH_ONLY:
        return ""
    name = NAMES.get(name, name.lower())
    if name in ADDRESSES and str(value).startswith("/"):
        value = f"{base}{value}"
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
