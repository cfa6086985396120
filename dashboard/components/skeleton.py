"""Grey shapes where a figure will stand, while a page is fetched."""

from dash import html

from dashboard.components.attributes import attributes
from dashboard.text import Text


def skeleton(t: Text, cards: int = 2) -> html.Div:
    """Placeholders for `cards` figure cards; screen readers hear one sentence."""
    said = html.P(t("Fetching the figures …"), className="visually-hidden", role="status")
    bars = [html.Div(className=f"skeleton__{part}") for part in ("heading", "line", "figure", "line")]
    card = html.Div(bars, className="card-figure skeleton", **attributes(aria_hidden="true"))
    return html.Div([said, *[card] * cards], className="skeletons")
