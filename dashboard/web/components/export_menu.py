"""The export menu: links to files, each with what it is good for; a size, and whether the title is drawn in.

The links work as they are: they hold the selection that the page shows. `assets/06-export.js` adds the size and the
title when they are chosen, says how the work goes in the menu's own status line, and copies the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes
from dashboard.web.components.drawn import drawn


@dataclass(frozen=True)
class FileLink:
    """A file to fetch: its address, its name for readers, and in a few words what it is good for."""

    href: str
    name: str
    good_for: str


def export_menu(
    t: Text, key: str, links: Sequence[FileLink], sizes: Sequence[tuple[str, str]], picture: str, *, query: str, id: str
) -> html.Div:
    """The folded menu of one figure; `sizes` are (value, words), `picture` is the address of its PNG.

    `query` is what the links end in; a page that changes it changes `data-query` of this element, by its `id`.
    """
    titles = (("vanlig", t("As is usual for the size")), ("ja", t("Yes")), ("nei", t("No")))
    # Handed over as data: some forty components a figure would slow every change of filters.
    chosen = html.Div(
        [
            _select(f"{key}-export-size", t("Size of picture and chart"), sizes, "storrelse"),
            _select(f"{key}-export-title", t("Title and source in the picture"), titles, "tittel"),
        ],
        className="export-choices",
    )
    links = [replace(link, href=f"{link.href}?{query}".rstrip("?")) for link in links]
    content = [chosen, link_list(links), _copy_button(t, f"{picture}?{query}".rstrip("?")), status_line(t)]
    panel = html.Div(className="export-panel", **drawn(content))
    # A Div carries the data attribute that scripts look for, since html.Details has no wildcard for it.
    folded = html.Details(
        [html.Summary(t("Download"), className="button button--small"), panel], className="export-fold"
    )
    return html.Div(folded, id=id, className="export-menu", **attributes(data_export_menu=key, data_query=query))


def link_list(links: Sequence[FileLink]) -> html.Ul:
    """Links to files, with what each is good for."""
    return html.Ul([html.Li(_link(link)) for link in links], className="export-links")


def status_line(t: Text) -> html.P:
    """Where the script says that a file is being made, is ready, or why it is not; with the words to say it in."""
    return html.P(
        className="export-said",
        role="status",
        **attributes(
            data_making=t("Making {name} …", name="#"),
            data_made=t("{name} is downloaded: {file}", name="#", file="¤"),
            data_unreachable=t("No connection. Check the network and try again."),
        ),
    )


def _link(link: FileLink) -> html.A:
    words: list[str | Component] = [html.Strong(link.name), " ", html.Span(link.good_for)]
    return html.A(words, href=link.href, download="", className="export-link", **attributes(data_export=link.name))


def _select(id_: str, label: str, choices: Sequence[tuple[str, str]], parameter: str) -> html.Div:
    options = [html.Option(words, value=value) for value, words in choices]
    select = html.Select(options, id=id_, className="form-select filter-select")
    return html.Div(
        [html.Label(label, htmlFor=id_), select],
        className="filter-field",
        **attributes(data_export_choice=parameter),
    )


def _copy_button(t: Text, picture: str) -> html.Button:
    words = attributes(
        data_copy_image=picture,
        data_copying=t("Making the picture …"),
        data_copied=t("The picture is copied. Paste it into the document with Ctrl+V."),
        data_refused=t(
            "The browser did not let the picture be copied. Download PNG above and insert the file instead."
        ),
    )
    return html.Button(t("Copy picture"), type="button", className="button button--quiet button--small", **words)
