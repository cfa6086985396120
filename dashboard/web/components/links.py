"""Links from one page to another, which carry the selection there."""

from dash import html

from dashboard.web.components.attributes import attributes


def page_link(words: str, path: str) -> html.A:
    """A link to a page of the dashboard, or to a part of it (`/om#tilgjengelighet`).

    `assets/05-selection.js` adds what is chosen in the address, and fetches the page's content only.
    """
    return html.A(words, href=path, className="text-link", **attributes(data_carries=path))
