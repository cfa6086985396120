"""Anmeldelser: how much is reported, and what follows from it."""

from dataclasses import replace

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.tables import surveys
from dashboard.charts.tables.table1 import KEY as TABLE1
from dashboard.charts.tables.table1 import table1
from dashboard.model.action_plan.plan import plan_in
from dashboard.model.published import Published
from dashboard.model.select import latest_number
from dashboard.vocabulary.selection import Choices
from dashboard.web.clock import today
from dashboard.web.components.filters import select, submit
from dashboard.web.components.panel import panel
from dashboard.web.page import choices
from dashboard.web.page.page import REGION, YEARS, Page, View
from dashboard.web.sections.surveys import SURVEYS, surveys_section
from dashboard.web.sections.table1 import table1_section

COUNTED = ("police.reports", "violence.offences", "violence.rate")


def _choices(published: Published) -> Choices:
    found = choices.choices_of(published, COUNTED, with_benchmarks=True)
    return replace(found, reported=choices.REPORTED_PERCENTS)


def _details(view: View) -> list[Component]:
    return [_dark_figure(view)]


def _below(view: View) -> list[Component]:
    fields = [select(field) for field in choices.reported_fields(view)]
    assumption = html.Div([*fields, submit(view.t)], className="assumption")
    asked = surveys_section(view)
    return [assumption, table1_section(view, table1(view.published, view.t.language)), *([asked] if asked else [])]


def _further_withheld(view: View) -> tuple[str, ...]:
    return (TABLE1,) if table1(view.published, view.t.language).has_withheld else ()


def _parts(view: View) -> tuple[tuple[str, str], ...]:
    t = view.t
    asked = ((SURVEYS, surveys.heading(t)),) if view.published.surveys else ()
    return (("dark-figure", t("What is not reported")), ("table1", t("Table 1")), *asked)


def _dark_figure(view: View) -> html.Section:
    """The dark figure as one sentence with bounds, never a chart or a series; the bounds are set just below it."""
    t, latest = view.t, _newest(view)
    if latest is None:
        words = t("There is no number of reported cases for the years chosen.")
    else:
        place = view.published.regions.name(view.published.settings.home, t.language)
        words = sentences.joined(
            sentences.dark_figure_text(latest["value"], t, *_bounds(view), is_in_plan=_is_in_plan(view)),
            t("Computed from the cases reported in {place} in {year}.", place=place, year=latest["year"]),
        )
    return panel(t("What is not reported"), "dark-figure", html.P(words))


def _newest(view: View) -> pd.Series | None:
    context = Context(view.published, view.selection)
    return latest_number(context.rows("police.reports", context.home))


def _is_in_plan(view: View) -> bool:
    plan = plan_in(view.published.plans, today().year)
    return plan is not None and plan.assumes_one_fifth


def _bounds(view: View) -> tuple[int, int]:
    """The lowest and highest share assumed to be reported, in whichever order they were chosen."""
    settings, chosen = view.published.settings, view.selection
    low = chosen.reported_low or settings.dark_figure_low_pct
    high = chosen.reported_high or settings.dark_figure_high_pct
    return min(low, high), max(low, high)


PAGE = Page(
    key="reported-cases",
    path="/anmeldelser",
    name=lambda t: t("Police reports"),
    question=lambda t: t("How much violence is reported?"),
    lead=lambda t: t(
        "The figures are of recorded cases, not of how much violence occurs. More reports may mean that more people "
        "come forward."
    ),
    filters=(REGION, YEARS),
    choices=_choices,
    counted=lambda published: COUNTED,
    details=_details,
    below=_below,
    further_withheld=_further_withheld,
    parts=_parts,
    further_fields=choices.reported_fields,
)
