"""Anmeldelser: how much is reported, and what follows from it."""

from dash import html
from dash.development.base_component import Component

from dashboard.charts import sentences
from dashboard.charts.table1 import table1
from dashboard.components.facts import fact_row
from dashboard.model.published import Published
from dashboard.pages import choices, facts
from dashboard.pages.page import Page, View
from dashboard.pages.table1 import table1_section
from dashboard.selection import Choices


def _choices(published: Published) -> Choices:
    return choices.choices_of(published, ("police.reports", "violence.offences", "violence.rate"))


def _facts(view: View) -> list[Component]:
    judged = facts.judged(view, "police.reports")
    shown = [facts.latest(view, judged, "police.reports"), facts.verdict(view, judged), facts.rate(view)]
    return [fact_row(tuple(fact for fact in shown if fact))]


def _details(view: View) -> list[Component]:
    return [_dark_figure(view)]


def _below(view: View) -> list[Component]:
    return [table1_section(view, table1(view.published, view.t.language))]


def _dark_figure(view: View) -> html.Section:
    """The dark figure as one sentence with bounds, never a chart or a series."""
    settings, t = view.published.settings, view.t
    latest = facts.judged(view, "police.reports").latest
    words = sentences.dark_figure_text(
        None if latest is None else latest["value"], t, settings.dark_figure_low_pct, settings.dark_figure_high_pct
    )
    return html.Section(
        [html.H2(t("What is not reported"), className="finding"), html.P(words)] if words else [],
        className="card-figure panel",
    )


PAGE = Page(
    key="reported-cases",
    path="/anmeldelser",
    name=lambda t: t("Reports"),
    question=lambda t: t("How much violence is reported?"),
    lead=lambda t: t(
        "The figures are of recorded cases, not of how much violence occurs. More reports may mean that more people "
        "come forward."
    ),
    figures=("police-reports", "violence-rate", "violence-offences"),
    filters=(choices.YEARS, choices.REGION),
    choices=_choices,
    facts=_facts,
    details=_details,
    below=_below,
)
