"""Links from one page to another, which carry the selection there."""

from dash import html

from dashboard.web.components.attributes import attributes


def page_link(words: str, path: str) -> html.A:
    """A link to a page of the dashboard, or to a part of it (`/om#tilgjengelighet`).

    `assets/scripts/address.js` adds the selection, and fetches only the page's content.
    """
    return html.A(words, href=path, className="text-link", **attributes(data_carries=path))
