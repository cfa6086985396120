"""One request for the page: its language, its snapshot, and the addresses that its links and forms lead to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.store.data import Snapshot
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes
from dashboard.web.markup import Node, element

PATH = "/nye-tall"
MARKED = "/merket"  # below it, the marked copies of refused files
KEY = "nokkel"
CHOSEN, TAKEN = "valg", "med"  # that files have been chosen, and each that is taken in
SHOWN, RECEIVED, KNOWN, LARGE, TO = "vist", "mottatt", "kjent", "store", "til"
DESCRIBE, DESCRIBING = "/beskriv", "b-"  # the page that describes a refused file, and what its fields begin with
SAVED = "lagret"
OWN_NAMES = (KEY, CHOSEN, TAKEN, SHOWN, RECEIVED, KNOWN, LARGE, TO, SAVED, "fil")


@dataclass(frozen=True)
class Visit:
    """What the page is made from; `search` is the selection that links carry, with «?»."""

    t: Text
    snapshot: Snapshot
    search: str

    def to(self, path: str = "", *own: tuple[str, Any]) -> str:
        """The address of the page, or of a part of it (`/publiser`), with the selection and more."""
        return address(self.search, path, *own)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The selection as a form that works by GET keeps it."""
        return parse_qsl(self.search.removeprefix("?"), keep_blank_values=True)


def address(search: str, path: str = "", *own: tuple[str, Any]) -> str:
    """The page's address with a selection and more."""
    query = urlencode([*parse_qsl(search.removeprefix("?"), keep_blank_values=True), *own])
    return f"{PATH}{path}{'?' if query else ''}{query}"


def selection(query: str) -> str:
    """What of a query belongs to the other pages too, with «?»."""
    pairs = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not is_own(name)]
    return f"?{urlencode(pairs, safe=',')}" if pairs else ""


def is_own(name: str) -> bool:
    """Whether a name in an address belongs to this page alone."""
    return name in OWN_NAMES or name.startswith(DESCRIBING)


def form(action: str, *content: Node, name: str = "", method: str = "post", **more: Any) -> Component:
    """A form that works without scripts."""
    named: dict[str, Any] = {"id": name} if name else {}
    return html.Form(list(content), action=action, method=method, **named, **more)


def hidden(pairs: Sequence[tuple[str, Any]]) -> list[Node]:
    """Fields that a form sends, and nobody sees."""
    return [element("input", type="hidden", name=name, value=value) for name, value in pairs]


def field(label: str, id_: str, name: str, **more: Any) -> Component:
    """A labelled field for words."""
    given = {"type": "text", "class": "form-control", "id": id_, "name": name} | more
    return html.Div([html.Label(label, htmlFor=id_), element("input", **given)], className="intake-field")


def button(words: str, style: str = "button", **more: Any) -> Component:
    """A button that sends its form."""
    return html.Button(words, type="submit", className=style, **more)


def tag(words: str, kind: str) -> Component:
    """The state of a file or source, in words and a colour."""
    return html.Span(words, className=f"intake-tag intake-tag--{kind}")


def section(title: str, id_: str, *content: Node, beside: Node = None) -> Component:
    """A part of the page with its heading, and words or a link beside it."""
    head = html.Div([html.H2(title, id=id_, tabIndex="-1"), beside], className="intake-head")
    return html.Section([head, *content], className=f"intake-part {id_}-part", **attributes(aria_labelledby=id_))
