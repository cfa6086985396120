"""What stands round every page: skip link, menu, main, footer, live region."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.text import LOCALES, Text, text
from dashboard.web.components import ids
from dashboard.web.components.attributes import attributes
from dashboard.web.components.links import page_link
from dashboard.web.components.search import Target, search_button, search_dialog

NavItem = tuple[str, str, bool, bool]  # (address, words, whether it is the page shown, whether it leaves these pages)
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def shell(
    t: Text,
    municipality: str,
    nav_items: Sequence[Sequence[NavItem]],
    content: Component,
    *,
    version: str = "",
    targets: Sequence[Target] = (),
) -> html.Div:
    """The frame round `content`, with the menu in groups, and `targets` for the search to lead to.

    `assets/03-shell.js` sets `aria-current` by the address, opens and closes the menu on a phone, and moves the focus
    to `main` after a change of page; `assets/05-selection.js` lets the links carry the selection. Callbacks may update
    `children` of `ids.DATA_VERSION` and `ids.ANNOUNCEMENT`.
    """
    return html.Div(
        [
            html.A(t("Skip to the content"), href=f"#{ids.CONTENT}", className="skip-link"),
            _header(t, municipality, nav_items),
            html.Div(
                [
                    _network_notice(t),
                    html.Main(content, id=ids.CONTENT, tabIndex="-1"),
                    _footer(t, version),
                ],
                className="shell__body",
            ),
            search_dialog(t, targets),
            html.Div(id=ids.ANNOUNCEMENT, role="status", className="visually-hidden", **attributes(aria_live="polite")),
        ],
        className="shell",
        lang=t.language,
    )


def page_heading(question: str, lead: str = "") -> html.Header:
    """The page's one h1, asked as a question, and the sentence below it."""
    parts = [html.H1(question), *([html.P(lead, className="lead")] if lead else [])]
    return html.Header(parts, className="page-heading")


def _header(t: Text, municipality: str, nav_items: Sequence[Sequence[NavItem]]) -> html.Header:
    name = [html.Span(t("Violence in close relationships")), html.Small(municipality)]
    expanded = attributes(aria_expanded="false", aria_controls=ids.NAVIGATION)
    menu = html.Button(t("Menu"), id=ids.MENU_BUTTON, type="button", className="button menu-button", **expanded)
    home = html.A(name, href="/", className="brand", **attributes(data_carries="/"))
    return html.Header(
        [html.Div([home, search_button(t), menu], className="masthead"), _navigation(t, nav_items)], className="sidebar"
    )


def _navigation(t: Text, nav_items: Sequence[Sequence[NavItem]]) -> html.Nav:
    groups = [html.Ul([_item(*item) for item in group], className="nav-group") for group in nav_items if group]
    return html.Nav(groups, id=ids.NAVIGATION, className="navigation", **attributes(aria_label=t("Main menu")))


def _item(href: str, label: str, is_current: bool, is_document: bool = False) -> html.Li:
    document = attributes(data_document="true") if is_document else {}
    carries = attributes(data_carries=href.partition("?")[0])
    link = html.A(label, href=href, className="nav-link", **carries, **document)
    return html.Li(link, className="nav-item is-current" if is_current else "nav-item")


def _network_notice(t: Text) -> html.Div:
    words = t("No connection. You are seeing the figures last loaded.")
    return html.Div(html.P(words), id=ids.NETWORK, className="notice notice--warning", role="alert", hidden=True)


def _footer(t: Text, version: str) -> html.Footer:
    return html.Footer(
        [
            html.P([t("Edition"), " ", html.Span(version, id=ids.DATA_VERSION, className="version")]),
            html.P(page_link(t("Accessibility statement"), "/om#tilgjengelighet")),
            _theme_choice(t),
            html.Nav(_languages(), **attributes(aria_label=t("Language")), className="languages"),
        ],
        className="footer",
    )


def _theme_choice(t: Text) -> html.Div:
    """Light, dark or as the device; `assets/00-theme.js` keeps the choice in the browser."""
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
        className="theme",
        **attributes(aria_labelledby="theme-name"),
    )


def _languages() -> html.Ul:
    links = [
        html.Li(
            html.A(
                LANGUAGE_NAMES[code],
                href=f"?sprak={code}",
                lang=code,
                hrefLang=code,
                className="text-link",
                **attributes(data_language=code),
            )
        )
        for code in LOCALES
    ]
    return html.Ul(links)


def document_title(question: str, language: str, municipality: str) -> str:
    """The browser tab's words; neutral, as it may stand on a projector."""
    t = text(language)
    return f"{question} – {municipality}" if question else t("Dashboard for {place}", place=municipality)
