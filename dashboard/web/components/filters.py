"""The filter form: native selects in one line that reads as a sentence. It submits by GET; scripts apply each choice.

On a phone a button with the same sentence opens the fields, each below its label.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.vocabulary.text import Text
from dashboard.web.components import ids
from dashboard.web.components.attributes import attributes
from dashboard.web.markup import Node, element


@dataclass(frozen=True)
class Option:
    """One choice; `is_off` if it can't be chosen, and the words say why. Those of a `group` stand under its name.

    `short` is how the sentence has it, if not by its words.
    """

    value: str
    words: str
    group: str = ""
    is_off: bool = False
    short: str = ""


@dataclass(frozen=True)
class FilterField:
    """One select: its id, its name in the address, its label, its choices, and the chosen value.

    `before` is the word before it in the sentence, as «fra». A list that can be typed in has `none`: what is said where
    nothing matches.
    """

    id: str
    name: str
    label: str
    options: tuple[Option, ...]
    value: str
    before: str = ""
    none: str = ""

    @property
    def chosen(self) -> str:
        """The chosen option as the sentence has it."""
        return next((option.short or option.words for option in self.options if option.value == self.value), "")


def filter_bar(
    t: Text, name: str, path: str, fields: Sequence[FilterField], kept: Sequence[tuple[str, str]], reset: Node
) -> html.Section:
    """The form above a page's figures; `name` is what the sentence is about, `kept` the rest of the address's query.

    The share button copies the page's address, and says so on itself and in the live region.
    """
    expanded = attributes(aria_expanded="false", aria_controls=ids.FILTER_FIELDS)
    toggle = html.Button(
        [html.Span(sentence(name, fields), id=ids.FILTER_SENTENCE), html.Span(t("Edit"), className="filter-change")],
        id=ids.FILTER_BUTTON,
        type="button",
        className="button filter-toggle needs-script",
        **expanded,
    )
    form = html.Form(
        [
            *(hidden_field(name, value) for name, value in kept),
            html.Strong(name, className="filter-subject"),
            html.Div([select(field) for field in fields], className="filter-selects"),
            html.Div([submit(t), html.Span(reset, id=ids.FILTER_RESET), _share(t)], className="filter-buttons"),
        ],
        id=ids.FILTER_FORM,
        method="get",
        action=path,
        className="filter-fields",
    )
    return html.Section(
        [toggle, html.Div(form, id=ids.FILTER_FIELDS)],
        id=ids.FILTER_BAR,
        className="filter-bar",
        **attributes(aria_label=t("Filters")),
    )


def sentence(name: str, fields: Sequence[FilterField]) -> str:
    """The choices as the form reads: «Beboere: kvinner og menn, fra Bærum, 2016 til 2019», «Anmeldelser i Bærum, …»."""
    parts = [" ".join(filter(None, (field.before, field.chosen))) for field in fields]
    joined = [part if field.id == ids.FILTER_TO else f", {part}" for field, part in zip(fields, parts, strict=True)]
    choices = " ".join(joined).replace(" ,", ",").removeprefix(", ")
    return f"{name} {choices}" if fields[0].before else f"{name}: {choices}"


def select(field: FilterField) -> html.Div:
    """One select with its label; it belongs to the form even when placed outside."""
    typed = attributes(data_none=field.none) if field.none else {}
    named: dict[str, Any] = {"id": field.id, "name": field.name, "form": ids.FILTER_FORM}
    chosen = html.Select(options(field), className="form-select", **named, **typed)
    before = [html.Span(field.before, className="filter-before", **attributes(aria_hidden="true"))]
    return html.Div(
        [html.Label(field.label, htmlFor=field.id), *(before if field.before else []), chosen],
        className="filter-field",
    )


def options(field: FilterField) -> list[Component]:
    """The choices of a select, in groups where they have any."""
    found: list[Component] = []
    for group, members in groupby(field.options, key=lambda option: option.group):
        made = [_option(option, field.value) for option in members]
        found += [html.Optgroup(made, label=group)] if group else made
    return found


def _option(option: Option, chosen: str) -> html.Option:
    return html.Option(
        option.words, value=option.value, selected=option.value == chosen, disabled=option.is_off or None
    )


def hidden_field(name: str, value: str) -> Node:
    """A hidden field of the form."""
    return element("input", type="hidden", name=name, value=value, form=ids.FILTER_FORM)


def submit(t: Text) -> html.Button:
    """A button that applies the choices when scripts are off."""
    return html.Button(
        t("Show"), type="submit", form=ids.FILTER_FORM, className="button button--primary without-script"
    )


def reset_link(t: Text, path: str, kept: Sequence[tuple[str, str]]) -> html.A:
    """Leads to the page without choices, in the same language."""
    language = [f"{name}={value}" for name, value in kept if name == "sprak"]
    href = f"{path}?{language[0]}" if language else path
    return html.A(t("Reset"), href=href, className="button button--quiet", **attributes(data_resets="true"))


def _share(t: Text) -> html.Button:
    copied = attributes(
        data_copy_address="page",
        data_said=t("The link is copied"),
        data_refused=t("The browser did not allow copying. Copy the address from the address bar."),
    )
    return html.Button(
        t("Share link"), id=ids.FILTER_SHARE, type="button", className="button button--quiet needs-script", **copied
    )
