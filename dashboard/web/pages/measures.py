"""Tiltak: whether the plan's measures are on track."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.charts.figures.measures import example_heading, measure_name, status_words
from dashboard.charts.registry import FIGURES
from dashboard.model.action_plan.plan import plan_in
from dashboard.model.action_plan.progress import by_need, chosen_measures
from dashboard.vocabulary.text import Text
from dashboard.web.clock import today
from dashboard.web.components.attributes import attributes
from dashboard.web.components.links import page_link
from dashboard.web.components.notice import notice
from dashboard.web.components.table import rich_table, scrolling
from dashboard.web.markup import element, written
from dashboard.web.page import choices
from dashboard.web.page.drawing import Drawn
from dashboard.web.page.page import GOAL, RESPONSIBLE, STATUS, Page, View
from dashboard.web.page.targets import measure_id
from dashboard.web.sections.plan import plan_sections
from loaders.schema import NOT_SHOWN


def _rows(view: View) -> pd.DataFrame:
    chosen = chosen_measures(view.published.measures, view.selection)
    return by_need(chosen, today(), view.published.settings.measure_stale_days)


def _draw(view: View, key: str) -> Drawn:
    """The measures are a table with a bar in each row: what needs a decision first."""
    chart = FIGURES[key].chart(view.published, view.selection)
    rows = _rows(view)
    return Drawn(chart, written(_table(view, rows), view.published.settings.base) if len(rows) else "", is_table=True)


def _details(view: View) -> list[Component]:
    if not view.published.measures.empty:
        return []
    words = view.t("Put the register of measures in the data folder, and the measures will be shown here.")
    return [notice(view.t, "empty", words)]


def _table(view: View, rows: pd.DataFrame) -> list[Component]:
    t, is_example = view.t, bool(rows["synthetic"].any())
    stated = (t("Status"), t("Deadline"), t("Comment"))
    status, deadline, comment = (example_heading(words, t, synthetic=is_example) for words in stated)
    headings = [t("Measure"), status, deadline, t("Responsible"), comment]
    title = t("The plan's measures, what needs a decision first")
    common = _common_day(rows, t)
    cells = [_cells(view, row, with_day=not common) for _, row in rows.iterrows()]
    badge: list[Component | str] = [html.Span(t("Example data"), className="badge-synthetic"), " "]
    order = html.P([*(badge if is_example else []), t("What needs a decision comes first."), common], className="muted")
    return [order, scrolling(rich_table(headings, cells, title, id="measures-table"), title)]


def _common_day(rows: pd.DataFrame, t: Text) -> str:
    """« Sist oppdatert 15.03.2021.»: said once, and in no row, where it is the same day for several."""
    days = set(rows[rows["status"] != NOT_SHOWN]["updated"])
    day = days.pop() if len(rows) > 1 and len(days) == 1 else pd.NaT
    return "" if pd.isna(day) else f" {t('Last updated {day}.', day=t.date(day))}"


def _cells(view: View, row: pd.Series, *, with_day: bool) -> list[Component | str]:
    t = view.t
    below = html.Div([t("Goal {number}", number=row["goal"]), " · ", *_indicator(view, row)], className="muted")
    name = html.Span([html.Strong(measure_name(row, t)), below], id=measure_id(row["number"]))
    partners = [html.Div(t("with {partners}", partners=row["partners"]), className="muted")] if row["partners"] else []
    owner = html.Span([row["responsible"], *partners])
    if row["status"] == NOT_SHOWN:
        return [name, t("Not shown: the measure concerns people who live in hiding."), ".", owner, "."]
    return [name, _status(row, t), _days(row, t), owner, _comment(row, t, with_day=with_day)]


def _status(row: pd.Series, t: Text) -> html.Div:
    """The owner's claim and progress together: neither means much alone."""
    status = html.Span(status_words(row["status"], t), className=f"status status--{row['status'].replace('_', '-')}")
    if pd.isna(row["progress_pct"]):
        return html.Div([status, " ", html.Span(t("progress not stated"), className="muted")])
    return html.Div([status, " ", t.percent(row["progress_pct"]), _bar(float(row["progress_pct"]))])


def _bar(share: float) -> Any:
    """The progress as a bar, for the eye alone: the number is beside it."""
    track, done = (element("rect", width=width, height=6, rx=3, **{"class": name}) for width, name in (
        (100, "progress__track"), (max(share, 0), "progress__done"),
    ))  # fmt: skip
    named = attributes(aria_hidden="true")
    return element(
        "svg", [track, done], viewBox="0 0 100 6", preserveAspectRatio="none", **{"class": "progress"}, **named
    )


def _days(row: pd.Series, t: Text) -> html.Div:
    """The deadline, and whether it has passed."""
    flag = [html.Span(t("Overdue"), className="flag")] if row["is_overdue"] else []
    return html.Div([html.Div(_day(row["deadline"], t)), *flag])


def _comment(row: pd.Series, t: Text, *, with_day: bool) -> html.Div | str:
    """What the owner says, and when; how old that is where it is old."""
    if not with_day:
        return str(row["comment"])
    day = _day(row["updated"], t)
    words = t("updated {day}, not since", day=day) if row["is_stale"] else t("updated {day}", day=day)
    return html.Div([html.Div(row["comment"]), html.Div(words, className="muted")])


def _indicator(view: View, row: pd.Series) -> list[Component | str]:
    """The figures related to the measure: context for the forum, never proof of effect.

    Only the measure that asks for an overview of the extent, which plan.toml names, has figures here. Reported cases
    say nothing about the follow-up of people who have used violence, nor do residents about services for people with
    substance problems.
    """
    t, plan = view.t, plan_in(view.published.plans, today().year)
    if plan is None or row["number"] != plan.overview:
        return [t("No indicator")]
    return [page_link(t("See figures: {page}", page=t("Overview")), "/")]


def _day(day: pd.Timestamp, t: Text) -> str:
    return ".." if pd.isna(day) else t.date(day)


PAGE = Page(
    key="measures-page",
    path="/tiltak",
    name=lambda t: t("Measures"),
    question=lambda t: t("Are the measures on track?"),
    lead=lambda t: t(
        "The plan's measures as those responsible describe them. The figures show what is done, not whether it changed "
        "how much violence occurs."
    ),
    filters=(GOAL, RESPONSIBLE, STATUS),
    choices=choices.measure_choices,
    draw=_draw,
    details=_details,
    below=plan_sections,
)
