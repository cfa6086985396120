"""The filter form: native selects with labels. It submits by GET, and scripts apply each choice at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard.vocabulary.text import Text
from dashboard.web.components import ids
from dashboard.web.components.attributes import attributes
from dashboard.web.markup import Node, element


@dataclass(frozen=True)
class FilterField:
    """One select: its id, its name in the address, its label, (value, words) of its choices, and the chosen value."""

    id: str
    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str


def filter_form(t: Text, path: str, fields: Sequence[FilterField], kept: Sequence[tuple[str, str]]) -> html.Section:
    """The form above a page's figures; `kept` is the rest of the address's query.

    The share button copies the page's address, and says so on itself and in the live region.
    """
    expanded = attributes(aria_expanded="false", aria_controls=ids.FILTER_FIELDS)
    toggle = html.Button(
        t("Filters"), id=ids.FILTER_BUTTON, type="button", className="button filter-toggle needs-script", **expanded
    )
    selects = html.Div([select(field) for field in fields], className="filter-selects")
    hidden = [hidden_field(name, value) for name, value in kept]
    form = html.Form(
        [*hidden, selects, _buttons(t, path, kept)],
        id=ids.FILTER_FORM,
        method="get",
        action=path,
        className="filter-fields",
    )
    shown = html.Div(form, id=ids.FILTER_FIELDS)
    return html.Section(
        [toggle, shown], id=ids.FILTER_BAR, className="filter-bar", **attributes(aria_label=t("Filters"))
    )


def select(field: FilterField) -> html.Div:
    """One select with its label; it belongs to the form even when placed outside."""
    options = [html.Option(words, value=value, selected=value == field.value) for value, words in field.options]
    chosen = html.Select(options, id=field.id, name=field.name, form=ids.FILTER_FORM, className="form-select")
    return html.Div([html.Label(field.label, htmlFor=field.id), chosen], className="filter-field")


def hidden_field(name: str, value: str) -> Node:
    """A hidden field of the form."""
    return element("input", type="hidden", name=name, value=value, form=ids.FILTER_FORM)


def submit(t: Text) -> html.Button:
    """A button that applies the choices when scripts are off."""
    return html.Button(
        t("Show"), type="submit", form=ids.FILTER_FORM, className="button button--primary without-script"
    )


def _buttons(t: Text, path: str, kept: Sequence[tuple[str, str]]) -> html.Div:
    language = [f"{name}={value}" for name, value in kept if name == "sprak"]
    reset = html.A(
        t("Reset"),
        href=f"{path}?{language[0]}" if language else path,
        id=ids.FILTER_RESET,
        className="button button--quiet",
    )
    copied = attributes(
        data_copy_address="true",
        data_said=t("The link is copied"),
        data_refused=t("The browser did not allow copying. Copy the address from the address bar."),
    )
    share = html.Button(
        t("Share link"), id=ids.FILTER_SHARE, type="button", className="button button--quiet needs-script", **copied
    )
    return html.Div([submit(t), reset, share], className="filter-buttons")
