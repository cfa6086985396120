"""The export menu: links to files, each with its use; the size, and whether the title is drawn in.

The links work without scripts: they carry the selection that the page shows. `assets/scripts/figure/export.js` adds
size and title when they are chosen, reports progress in the menu's status line, and copies the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes


@dataclass(frozen=True)
class FileLink:
    """A file to download: its address, its name for readers, and its use in a few words."""

    href: str
    name: str
    good_for: str


def export_menu(t: Text, key: str, links: Sequence[FileLink], sizes: Sequence[tuple[str, str]], *, id: str) -> html.Div:
    """The files of one figure; `sizes` are (value, words). A page that changes replaces the links of `id`."""
    titles = (("vanlig", t("The default for the size")), ("ja", t("Yes")), ("nei", t("No")))
    chosen = html.Div(
        [
            _select(f"{key}-export-size", t("Size of picture and chart"), sizes, "storrelse"),
            _select(f"{key}-export-title", t("Title and source in the picture"), titles, "tittel"),
        ],
        className="export-choices needs-script",
    )
    copies = html.Div([_copy_button(t), _link_button(t, key)], className="export-copies")
    return html.Div(
        [
            html.H3(t("Download"), className="small-heading"),
            html.Div(link_list(links), id=id),
            chosen,
            copies,
            status_line(t),
        ],
        className="export-menu",
        **attributes(data_export_menu=key),
    )


def link_list(links: Sequence[FileLink]) -> html.Ul:
    """Links to files, each with its use."""
    return html.Ul([html.Li(_link(link)) for link in links], className="export-links")


def status_line(t: Text) -> html.P:
    """Where the script reports that a file is being made, is ready, or failed and why; with the words for that."""
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
    select = html.Select(options, id=id_, className="form-select")
    return html.Div(
        [html.Label(label, htmlFor=id_), select],
        className="filter-field",
        **attributes(data_export_choice=parameter),
    )


def _copy_button(t: Text) -> html.Button:
    words = attributes(
        data_copy_image="true",
        data_copying=t("Making the picture …"),
        data_copied=t("The picture is copied. Paste it into the document with Ctrl+V."),
        data_refused=t(
            "The browser did not let the picture be copied. Download PNG above and insert the file instead."
        ),
    )
    return html.Button(
        t("Copy picture"), type="button", className="button button--quiet button--small needs-script", **words
    )


def _link_button(t: Text, key: str) -> html.Button:
    """Copies the address of this figure with the page's selection."""
    words = attributes(
        data_copy_address=key,
        data_said=t("The link is copied"),
        data_refused=t("The browser did not allow copying. Copy the address from the address bar."),
    )
    return html.Button(
        t("Copy link to the figure"),
        type="button",
        className="button button--quiet button--small needs-script",
        **words,
    )
