"""The key to the signs that stand where there is no number."""

from dash import html

from dashboard.components.attributes import attributes
from dashboard.text import Text


def signs_key(t: Text, signs: tuple[tuple[str, str], ...]) -> html.Dl:
    """Each sign and its meaning; empty where no sign occurs."""
    pairs = [html.Div([html.Dt(sign), html.Dd(meaning)]) for sign, meaning in signs]
    return html.Dl(pairs, className="signs", **attributes(aria_label=t("Key to the signs")), hidden=not signs)
