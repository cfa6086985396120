"""Search: a native dialog with everything that can be jumped to, and its button; `assets/scripts/search.js` runs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard.vocabulary.text import Text
from dashboard.web.components import ids
from dashboard.web.components.attributes import attributes
from dashboard.web.markup import Node, element


@dataclass(frozen=True)
class Target:
    """One target: `fragment` names a part of the page at `path`; `note` is the line below its name.

    A document is a separate page outside the dashboard's. `drops` names the filters that its link
    leaves out, since they could hide the target.
    """

    name: str
    kind: str
    path: str
    fragment: str = ""
    note: str = ""
    is_document: bool = False
    drops: tuple[str, ...] = ()


def search_button(t: Text) -> html.Button:
    """Opens the dialog; its key is announced, and shown where there is room."""
    named = attributes(aria_haspopup="dialog", aria_keyshortcuts="/ Control+K", data_opens_search="true")
    key = html.Kbd("/", className="search-key", **attributes(aria_hidden="true"))
    return html.Button([t("Search"), key], type="button", className="button search-button needs-script", **named)


def hits(targets: Sequence[Target]) -> list[html.Li]:
    """An entry of the dialog's list for each target."""
    return [_item(target) for target in targets]


def search_dialog(t: Text, listed: Node) -> html.Dialog:
    """The dialog with all targets; a script keeps those that match every typed word, and counts them."""
    found = attributes(
        data_one=t("1 result"), data_many=t("# results"), data_none=t("No results. Try a shorter word or another one.")
    )
    return html.Dialog(
        [
            html.Div([html.H2(t("Search"), id="search-title"), _close(t)], className="search__head"),
            html.Label(t("Page, figure, term or measure"), htmlFor=ids.SEARCH_FIELD),
            _field(),
            html.P(t("Arrow keys choose, Enter opens, Escape closes."), id="search-help", className="search__help"),
            html.P("", id="search-found", className="search__found", role="status", **found),
            html.Ul(listed, id="search-hits", className="search__hits"),
            _key_choice(t),
        ],
        id=ids.SEARCH,
        className="search",
        **attributes(aria_labelledby="search-title"),
    )


def _close(t: Text) -> html.Button:
    return html.Button(t("Close"), type="button", className="button button--quiet", **attributes(data_closes="search"))


def _field() -> Node:
    named = {"id": ids.SEARCH_FIELD, "type": "search", "autocomplete": "off", "aria-describedby": "search-help"}
    return element("input", **named, **{"class": "form-control"})


def _item(target: Target) -> html.Li:
    place = attributes(data_path=target.path, data_fragment=target.fragment, data_drops=",".join(target.drops))
    document = attributes(data_document="true") if target.is_document else {}
    note = [html.Span(target.note, className="search__note")] if target.note else []
    words = [html.Span(target.name, className="search__name"), html.Span(target.kind, className="search__kind"), *note]
    href = target.path + (f"#{target.fragment}" if target.fragment else "")
    return html.Li(html.A(words, href=href, className="search__hit", **place, **document))


def _key_choice(t: Text) -> html.Div:
    """Turns off the single-character shortcut, for users of speech input (WCAG 2.1.4)."""
    pressed = attributes(aria_pressed="true", data_search_key="true")
    button = html.Button(t("The key / opens the search"), type="button", className="button button--small", **pressed)
    return html.Div(button, className="search__foot")
