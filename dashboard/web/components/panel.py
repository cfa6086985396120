"""A panel: a card with a heading and free content."""

from dash import html
from dash.development.base_component import Component

from dashboard.web.components.attributes import attributes


def panel(title: str, id_: str, *content: Component) -> html.Section:
    """A section named by its heading; links can point to its `id_`."""
    heading = html.H2(title, id=id_, className="finding")
    return html.Section([heading, *content], className="card-figure panel", **attributes(aria_labelledby=id_))
