"""Search: the button that opens it, a native dialog that `assets/scripts/page/search.js` fills, and its hits."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard.vocabulary.text import Text
from dashboard.web.components import ids
from dashboard.web.components.attributes import attributes
from dashboard.web.markup import Node, element

PATH = "/sok"
LONGEST = 100  # characters that are read of a query


@dataclass(frozen=True)
class Hit:
    """One hit: `note` is the line below its name; a document is a separate page outside the dashboard's."""

    name: str
    kind: str
    href: str
    note: str = ""
    is_document: bool = False


def search_button(t: Text, kept: Sequence[tuple[str, str]]) -> html.Form:
    """Opens the dialog, or without scripts the page of the search; `kept` is the selection that it carries."""
    key = html.Kbd("/", className="search-key needs-script", **attributes(aria_hidden="true"))
    opens = attributes(data_opens_search="true")
    button = html.Button([t("Search"), key], type="submit", className="button search-button", **opens)
    return html.Form([*_hidden(kept), button], action=PATH, method="get", className="search-opener")


def search_dialog(t: Text) -> html.Dialog:
    """The dialog; its list is empty until a script has asked for what fits."""
    lost = attributes(data_lost=t("No connection. Check the network and try again."))
    return html.Dialog(
        [
            html.Div([html.H2(t("Search"), id="search-title"), _close(t)], className="search__head"),
            html.Label(_label(t), htmlFor=ids.SEARCH_FIELD),
            _field(id=ids.SEARCH_FIELD, **{"aria-describedby": "search-help"}),
            html.P(t("Arrow keys choose, Enter opens, Escape closes."), id="search-help", className="search__help"),
            html.P("", id="search-found", className="search__found", role="status", **lost),
            html.Ul([], id="search-hits", className="search__hits"),
            _key_choice(t),
        ],
        id=ids.SEARCH,
        className="search",
        **attributes(aria_labelledby="search-title"),
    )


def search_form(t: Text, query: str, kept: Sequence[tuple[str, str]]) -> html.Form:
    """The form of the search's own page; `kept` is the selection that it carries."""
    field = _field(id=ids.SEARCH_PAGE_FIELD, name="q", value=query)
    button = html.Button(t("Search"), type="submit", className="button button--primary")
    label = html.Label(_label(t), htmlFor=ids.SEARCH_PAGE_FIELD)
    return html.Form(
        [*_hidden(kept), label, html.Div([field, button], className="search-form__row")],
        action=PATH,
        method="get",
        role="search",
        className="search-form",
    )


def hits(found: Sequence[Hit]) -> list[html.Li]:
    """An entry of the list for each hit."""
    return [_item(hit) for hit in found]


def _label(t: Text) -> str:
    return t("Page, figure, municipality, term or measure")


def _hidden(kept: Sequence[tuple[str, str]]) -> list[Node]:
    return [element("input", type="hidden", name=name, value=value) for name, value in kept]


def _close(t: Text) -> html.Button:
    return html.Button(t("Close"), type="button", className="button button--quiet", **attributes(data_closes="search"))


def _field(**named: str) -> Node:
    fixed = {"type": "search", "autocomplete": "off", "maxlength": str(LONGEST), "class": "form-control"}
    return element("input", **named, **fixed)


def _item(hit: Hit) -> html.Li:
    document = attributes(data_document="true") if hit.is_document else {}
    note = [html.Span(hit.note, className="search__note")] if hit.note else []
    words = [html.Span(hit.name, className="search__name"), html.Span(hit.kind, className="search__kind"), *note]
    return html.Li(html.A(words, href=hit.href, className="search__hit", **document))


def _key_choice(t: Text) -> html.Div:
    """Turns off the single-character shortcut, for users of speech input (WCAG 2.1.4)."""
    pressed = attributes(aria_pressed="true", data_search_key="true")
    button = html.Button(t("The key / opens the search"), type="button", className="button button--small", **pressed)
    return html.Div(button, className="search__foot")
