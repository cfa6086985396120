"""Figures that say the same in another unit, in one place: buttons choose which; without scripts all of them show."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes


def switch(t: Text, units: Sequence[tuple[str, str]], cards: Sequence[Component]) -> html.Div:
    """The cards and a button for each; `units` are (key, words), in their order. The first is shown."""
    places = [
        html.Div(card, className="switch__one is-shown" if nth == 0 else "switch__one")
        for nth, card in enumerate(cards)
    ]
    buttons = [_button(key, words, is_shown=nth == 0) for nth, (key, words) in enumerate(units)]
    named = attributes(aria_label=t("Show"))
    group = html.Div(buttons, role="group", className="switch__choices needs-script", **named)
    return html.Div([group, *places], className="switch", **attributes(data_switch="true"))


def _button(key: str, words: str, *, is_shown: bool) -> html.Button:
    pressed = attributes(data_switch_to=key, aria_pressed="true" if is_shown else "false")
    return html.Button(words, type="button", className="switch__choice", **pressed)
