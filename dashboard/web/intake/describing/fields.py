"""Fields of the form: each with its label, a hint, and what is wrong with it, which it is described by."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.web.components.attributes import attributes
from dashboard.web.intake.describing.sent import Sent
from dashboard.web.intake.visit import Visit
from dashboard.web.markup import Node, element
from loaders.phrases import worded

Options = Sequence[tuple[str, str]]


def fault(visit: Visit, sent: Sent, name: str) -> str:
    """What is wrong with a field, in words; empty before anything has been sent."""
    found = [worded(one.words, visit.t) for one in sent.faults if one.field == name] if sent.is_tried else []
    return " ".join(found)


def suggestion(visit: Visit, sent: Sent, chosen: str) -> str:
    """What is said beside a choice that nobody has made yet; empty if somebody has, or nothing is filled in."""
    return "" if sent.is_tried or not chosen else visit.t("suggestion")


def select(
    label: str, id_: str, options: Options, chosen: str, *, hint: str = "", fault: str = "", suggestion: str = ""
) -> Component:
    """A labelled choice of one, with a word beside it if it is only suggested."""
    listed = [element("option", words, value=value, selected=value == chosen) for value, words in options]
    described = _described(id_, hint, fault, suggestion)
    field = element("select", listed, **{"class": "form-select", "id": id_, "name": id_}, **described)
    named = [html.Label(label, htmlFor=id_), *suggested(suggestion, id_)]
    head = html.Div(named, className="describe-label") if suggestion else named[0]
    return html.Div([head, field, *_beside(id_, hint, fault)], className="describe-field")


def suggested(words: str, id_: str) -> list[Component]:
    """The word beside what is only suggested."""
    return [html.Span(words, id=f"{id_}-suggested", className="describe-suggested")] if words else []


def number(label: str, id_: str, value: int, most: int, fault: str) -> Component:
    """A labelled whole number."""
    more = {"type": "number", "class": "form-control", "min": 1, "max": most, "required": True}
    field = element("input", id=id_, name=id_, value=value, **more, **_described(id_, "", fault))
    return html.Div([html.Label(label, htmlFor=id_), field, *_beside(id_, "", fault)], className="describe-field")


def box(label: str, id_: str, name: str, value: str, *, is_ticked: bool) -> Component:
    """A labelled box."""
    field = element("input", type="checkbox", id=id_, name=name, value=value, checked=is_ticked)
    return html.Div([field, html.Label(label, htmlFor=id_)], className="intake-tick")


def fieldset(legend: str, *content: Node, id_: str = "", fault: str = "") -> Component:
    """Fields that belong together, and what is wrong with them as a whole."""
    named: dict[str, Any] = {"id": id_, "tabIndex": "-1"} if id_ else {}
    if fault:
        named |= attributes(aria_describedby=f"{id_}-fault")
    return html.Fieldset(
        [html.Legend(legend), *_beside(id_, "", fault), *content], className="describe-fields", **named
    )


def _described(id_: str, hint: str, fault: str, suggestion: str = "") -> dict[str, str]:
    """What a screen reader says of the field after its label."""
    said = {"fault": fault, "suggested": suggestion, "hint": hint}
    named = [f"{id_}-{name}" for name, words in said.items() if words]
    wrong = attributes(aria_invalid="true") if fault else {}
    return (attributes(aria_describedby=" ".join(named)) if named else {}) | wrong


def _beside(id_: str, hint: str, fault: str) -> list[Component]:
    said = [html.P(fault, id=f"{id_}-fault", className="describe-fault")] if fault else []
    return [*said, *([html.P(hint, id=f"{id_}-hint", className="describe-hint")] if hint else [])]
