"""Tiltak: whether the plan's measures are on track."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.charts.figures.measures import example_heading, example_words, measure_name, status_words
from dashboard.model.action_plan.plan import plan_in
from dashboard.model.action_plan.progress import chosen_measures, with_flags
from dashboard.vocabulary.text import Text
from dashboard.web.clock import today
from dashboard.web.components.attributes import attributes
from dashboard.web.components.links import page_link
from dashboard.web.components.notice import notice
from dashboard.web.components.table import rich_table, scrolling
from dashboard.web.page import choices
from dashboard.web.page.page import GOAL, RESPONSIBLE, STATUS, Page, View
from dashboard.web.page.plan import plan_sections
from dashboard.web.page.targets import measure_id
from loaders.schema import NOT_SHOWN


def _rows(view: View) -> pd.DataFrame:
    chosen = chosen_measures(view.published.measures, view.selection)
    return with_flags(chosen, today(), view.published.settings.measure_stale_days)


def _details(view: View) -> list[Component]:
    t, rows = view.t, _rows(view)
    if view.published.measures.empty:
        return [
            notice(
                t, "empty", t("Put the register of measures in the data folder, and the measures will be shown here.")
            )
        ]
    if rows.empty:
        return [notice(t, "empty", t("No measure fits this selection. Choose another goal, unit or status."))]
    is_example = bool(rows["synthetic"].any())
    dated = (example_heading(words, t, synthetic=is_example) for words in (t("Deadline"), t("Comment")))
    headings = [t("Measure"), t("Status"), t("Responsible"), *dated]
    sections = [_goal(view, int(goal), group, headings) for goal, group in rows.groupby("goal")]  # type: ignore[arg-type]
    badge = [
        html.P(t("Example data: status, progress, dates and comments are constructed."), className="badge-synthetic")
    ]
    return [*(badge if is_example else []), *sections]


def _goal(view: View, goal: int, rows: pd.DataFrame, headings: list[str]) -> html.Section:
    t = view.t
    title = t("Goal {number}: {title}", number=goal, title=rows["goal_title"].iloc[0])
    id_ = f"goal-{goal}"
    inner = rich_table(headings, [_cells(view, row) for _, row in rows.iterrows()], title, id=f"{id_}-table")
    content = [html.H2(title, id=id_, className="finding"), scrolling(inner, title)]
    return html.Section(content, className="card-figure panel", **attributes(aria_labelledby=id_))


def _cells(view: View, row: pd.Series) -> list[Component | str]:
    t = view.t
    name = html.Span([html.Strong(measure_name(row, t)), *_indicator(view, row)], id=measure_id(row["number"]))
    partners: list[Component | str] = (
        [html.Br(), t("with {partners}", partners=row["partners"])] if row["partners"] else []
    )
    owner = html.Span([row["responsible"], *partners])
    if row["status"] == NOT_SHOWN:
        return [name, t("Not shown: the measure concerns people who live in hiding."), owner, ".", "."]
    return [name, html.Div([_status(row, t), *_flags(row, t)]), owner, _days(row, t), row["comment"]]


def _status(row: pd.Series, t: Text) -> html.Div:
    """The owner's claim and progress together: neither means much alone."""
    progress = t("progress not stated") if pd.isna(row["progress_pct"]) else t.percent(row["progress_pct"])
    words = f"{status_words(row['status'], t)}, {progress}"
    return html.Div(example_words(words, t, synthetic=bool(row["synthetic"])))


def _days(row: pd.Series, t: Text) -> html.Div:
    """Deadline, and when the owner last updated the measure."""
    updated = t("updated {day}", day=_day(row["updated"], t))
    return html.Div([html.Div(_day(row["deadline"], t)), html.Div(updated, className="muted")])


def _flags(row: pd.Series, t: Text) -> list[Component]:
    flags = [(row["is_overdue"], t("Overdue")), (row["is_stale"], t("Not updated"))]
    return [html.Span(words, className="flag") for is_set, words in flags if is_set]


def _indicator(view: View, row: pd.Series) -> list[Component | str]:
    """The figures related to the measure: context for the forum, never proof of effect.

    Only the measure that asks for an overview of the extent, which plan.toml names, has figures here. Reported cases
    say nothing about the follow-up of people who have used violence, nor do residents about services for people with
    substance problems.
    """
    t, plan = view.t, plan_in(view.published.plans, today().year)
    if plan is None or row["number"] != plan.overview:
        return [html.Br(), html.Span(t("No indicator"), className="muted")]
    return [html.Br(), page_link(t("See figures: {page}", page=t("Overview")), "/")]


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
    details=_details,
    below=plan_sections,
)
