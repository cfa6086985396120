"""Oversikt: what is known now, what is new, what needs discussion, and what can be done with it, on one screen."""

from dash import html
from dash.development.base_component import Component

from dashboard.web.components.attributes import attributes
from dashboard.web.overview.board import board, withheld
from dashboard.web.page.page import Page, View


def _actions(view: View) -> list[Component]:
    """The two things that most readers come to do."""
    t = view.t
    document = attributes(data_carries="/mote", data_document="true")
    return [
        html.A(t("Make a report"), href="/rapport", className="button", **attributes(data_carries="/rapport")),
        html.A(t("Start the meeting"), href="/mote", className="button button--primary", **document),
    ]


PAGE = Page(
    key="overview-page",
    path="/",
    name=lambda t: t("Overview"),
    question=lambda t: t("What do we know now?"),
    lead=lambda t: t(
        "The newest figures from the police, the crisis centre and statistics banks, and what they can tell us."
    ),
    actions=_actions,
    details=board,
    further_withheld=withheld,
)
