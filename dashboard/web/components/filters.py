"""The filter bar: native selects with labels, a reset and a copied link; folded behind a button on a phone."""

from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html

from dashboard.vocabulary.text import Text
from dashboard.web.components import ids
from dashboard.web.components.attributes import attributes


@dataclass(frozen=True)
class FilterField:
    """One select: an id of `ids.FILTER_…`, its label, (value, words) of its choices, and the chosen value."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str


def filter_bar(t: Text, fields: tuple[FilterField, ...]) -> html.Section:
    """The bar over a page's figures.

    Callbacks take `value` of each field and `n_clicks` of `ids.FILTER_RESET`. The share button copies the page's
    address in the browser, and says so on itself and in the live region; it needs no callback.
    """
    expanded = attributes(aria_expanded="false", aria_controls=ids.FILTER_FIELDS)
    toggle = html.Button(
        t("Filters"), id=ids.FILTER_BUTTON, type="button", className="button filter-toggle", **expanded
    )
    selects = html.Div([select(field) for field in fields], className="filter-selects")
    shown = html.Div([selects, _buttons(t)], id=ids.FILTER_FIELDS, className="filter-fields")
    return html.Section(
        [toggle, shown], id=ids.FILTER_BAR, className="filter-bar", **attributes(aria_label=t("Filters"))
    )


def options(choices: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    """Choices as a select takes them; a callback that changes them gives this to the field's `options`."""
    return [{"value": value, "label": words} for value, words in choices]


def select(field: FilterField) -> html.Div:
    """One select with its label; also outside the bar, beside what it changes."""
    chosen = dbc.Select(id=field.id, options=options(field.options), value=field.value, className="filter-select")
    return html.Div([html.Label(field.label, htmlFor=field.id), chosen], className="filter-field")


def _buttons(t: Text) -> html.Div:
    reset = html.Button(t("Reset"), id=ids.FILTER_RESET, type="button", className="button button--quiet")
    copied = attributes(
        data_copy_address="true",
        data_said=t("The link is copied"),
        data_refused=t("The browser did not allow copying. Copy the address from the address bar."),
    )
    share = html.Button(t("Share link"), id=ids.FILTER_SHARE, type="button", className="button button--quiet", **copied)
    return html.Div([reset, share], className="filter-buttons")
