"""Links between pages, which carry the selection."""

from dash import html

from dashboard.web.components.attributes import attributes


def page_link(words: str, path: str) -> html.A:
    """A link to a page of the dashboard, or to a part of it (`/om#tilgjengelighet`).

    `assets/scripts/address.js` adds the selection, and loads only the page's content.
    """
    return html.A(words, href=path, className="text-link", **attributes(data_carries=path))
