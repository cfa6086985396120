"""The frame round every page: skip link, menu, main, footer, live region."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.text import LOCALES, Text, text
from dashboard.web.components import ids
from dashboard.web.components.attributes import attributes
from dashboard.web.components.links import page_link
from dashboard.web.components.search import search_button, search_dialog
from dashboard.web.markup import Node

NavItem = tuple[str, Node, bool, bool]  # (address, words, whether it is the page shown, whether it leaves these pages)
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def shell(
    t: Text,
    municipality: str,
    nav_items: Sequence[Sequence[NavItem]],
    content: Node,
    *,
    version: str = "",
    dated: str = "",
    languages: Mapping[str, str] | None = None,
    kept: Sequence[tuple[str, str]] = (),
    helped: Sequence[Node] = (),
) -> html.Div:
    """The frame round `content`, with the menu in groups.

    `kept` is the selection that the search carries, `helped` the line on help.

    After a change of page without a reload, `assets/scripts/shell.js` moves `aria-current` and the focus, and
    `address.js` lets the links carry the selection.
    """
    return html.Div(
        [
            html.A(t("Skip to the content"), href=f"#{ids.CONTENT}", className="skip-link"),
            _header(t, municipality, nav_items, languages or {}, kept),
            html.Div(
                [
                    _network_notice(t),
                    html.Main(html.Div(content, id=ids.PAGE), id=ids.CONTENT, tabIndex="-1"),
                    _footer(t, version, dated, helped),
                ],
                className="shell__body",
            ),
            search_dialog(t),
            html.Div(id=ids.ANNOUNCEMENT, role="status", className="visually-hidden", **attributes(aria_live="polite")),
        ],
        className="shell",
        lang=t.language,
    )


def page_heading(question: str, lead: Component | None = None, actions: Sequence[Node] = ()) -> html.Header:
    """The page's one h1, asked as a question, the lead below it, and what can be done, beside both."""
    beside = [html.Div(list(actions), className="page-actions")] if actions else []
    return html.Header([html.H1(question), lead, *beside], className="page-heading")


def _header(
    t: Text,
    municipality: str,
    nav_items: Sequence[Sequence[NavItem]],
    languages: Mapping[str, str],
    kept: Sequence[tuple[str, str]],
) -> html.Header:
    name = [html.Span(t("Violence in close relationships")), html.Small(municipality)]
    expanded = attributes(aria_expanded="false", aria_controls=ids.NAVIGATION)
    menu = html.Button(
        t("Menu"), id=ids.MENU_BUTTON, type="button", className="button menu-button needs-script", **expanded
    )
    home = html.A(name, href=_home(nav_items), className="brand", **attributes(data_carries="/"))
    masthead = html.Div([home, search_button(t, kept), menu], className="masthead")
    inner = html.Div([masthead, _navigation(t, nav_items, languages)], className="sidebar__inner")
    return html.Header(inner, className="sidebar")


def _home(nav_items: Sequence[Sequence[NavItem]]) -> str:
    """The front page's address with the selection, as the menu has it."""
    return next((item[0] for group in nav_items for item in group), "/")


def _navigation(t: Text, nav_items: Sequence[Sequence[NavItem]], languages: Mapping[str, str]) -> html.Div:
    """The menu, and below it what a reader sets: on a phone all of it is behind the menu button."""
    groups = [html.Ul([_item(*item) for item in group], className="nav-group") for group in nav_items if group]
    menu = html.Nav(groups, **attributes(aria_label=t("Main menu")))
    return html.Div([menu, _preferences(t, languages)], id=ids.NAVIGATION, className="navigation")


def _preferences(t: Text, languages: Mapping[str, str]) -> html.Div:
    """Language, theme and print."""
    printing = html.Button(
        t("Print"), type="button", className="button button--quiet needs-script", **attributes(data_prints="true")
    )
    language = html.Nav(_languages(t, languages), **attributes(aria_label=t("Language")), className="languages")
    return html.Div([language, _theme_choice(t), printing], className="preferences")


def _item(href: str, label: Node, is_current: bool, is_document: bool = False) -> html.Li:
    document = attributes(data_document="true") if is_document else {}
    carries = attributes(data_carries=href.partition("?")[0])
    current = attributes(aria_current="page") if is_current else {}
    return html.Li(
        html.A(label, href=href, className="nav-link", **carries, **document, **current), className="nav-item"
    )


def _network_notice(t: Text) -> html.Div:
    words = t("No connection. You are seeing the figures last loaded.")
    return html.Div(html.P(words), id=ids.NETWORK, className="notice notice--warning", role="alert", hidden=True)


def _footer(t: Text, version: str, dated: str, helped: Sequence[Node]) -> html.Footer:
    """When the numbers shown became the edition; scripts read the version."""
    return html.Footer(
        [
            *helped,
            html.P([html.Span(dated, id=ids.DATA_DATE), html.Span(version, id=ids.DATA_VERSION, hidden=True)]),
            html.P(page_link(t("Accessibility statement"), "/om#tilgjengelighet")),
        ],
        className="footer",
    )


def _theme_choice(t: Text) -> html.Div:
    """Light, dark or as the device; `assets/scripts/theme.js` keeps the choice in the browser."""
    choices = {"light": t("Light"), "dark": t("Dark"), "device": t("As the device")}
    buttons = [
        html.Button(
            words, type="button", className="theme__choice", **attributes(data_theme_choice=code, aria_pressed="false")
        )
        for code, words in choices.items()
    ]
    return html.Div(
        [html.Span(t("Theme"), id="theme-name"), *buttons],
        role="group",
        className="theme needs-script",
        **attributes(aria_labelledby="theme-name"),
    )


def _languages(t: Text, addresses: Mapping[str, str]) -> html.Ul:
    return html.Ul([html.Li(_language(t, code, addresses.get(code, f"?sprak={code}"))) for code in LOCALES])


def _language(t: Text, code: str, href: str) -> html.A:
    marks = attributes(data_language=code) | (attributes(aria_current="true") if code == t.language else {})
    return html.A(LANGUAGE_NAMES[code], href=href, lang=code, hrefLang=code, className="text-link", **marks)


def document_title(question: str, language: str, municipality: str) -> str:
    """The browser tab's words; neutral, as it may be on a projector."""
    t = text(language)
    return f"{question} – {municipality}" if question else t("Dashboard for {place}", place=municipality)
