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


def select(label: str, id_: str, options: Options, chosen: str, *, hint: str = "", fault: str = "") -> Component:
    """A labelled choice of one."""
    listed = [element("option", words, value=value, selected=value == chosen) for value, words in options]
    field = element(
        "select", listed, **{"class": "form-select", "id": id_, "name": id_}, **_described(id_, hint, fault)
    )
    return html.Div([html.Label(label, htmlFor=id_), field, *_beside(id_, hint, fault)], className="describe-field")


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


def _described(id_: str, hint: str, fault: str) -> dict[str, str]:
    """What a screen reader says of the field after its label."""
    named = [f"{id_}-fault"] * bool(fault) + [f"{id_}-hint"] * bool(hint)
    wrong = attributes(aria_invalid="true") if fault else {}
    return (attributes(aria_describedby=" ".join(named)) if named else {}) | wrong


def _beside(id_: str, hint: str, fault: str) -> list[Component]:
    said = [html.P(fault, id=f"{id_}-fault", className="describe-fault")] if fault else []
    return [*said, *([html.P(hint, id=f"{id_}-hint", className="describe-hint")] if hint else [])]
