"""The adopted plans in their own words, and in their own language, below the measures."""

from dash import html
from dash.development.base_component import Component

from dashboard.model.action_plan.plan import CONTINUED, NEW, Plan, Planned, plan_in
from dashboard.vocabulary.text import LANGUAGE_TAGS, Text
from dashboard.web.clock import today
from dashboard.web.components.panel import panel
from dashboard.web.page.page import View


def plan_sections(view: View) -> list[Component]:
    """A panel for the plan in force, and one for each that came before or comes after it."""
    t, plans = view.t, view.published.plans
    current = plan_in(plans, today().year)
    if current is None:
        return []
    others = [plan for plan in reversed(plans) if plan is not current]
    return [
        _panel(t("What the plan says"), "plan", current, t),
        *(_panel(_period_words(plan, t), f"plan-{plan.first}", plan, t) for plan in others),
    ]


def _panel(heading: str, id_: str, plan: Plan, t: Text) -> Component:
    spoken = LANGUAGE_TAGS.get(plan.language, plan.language)
    said = [html.P(words, lang=spoken) for words in (plan.title, plan.follow_up, plan.evaluation) if words]
    titles = dict.fromkeys((measure.goal for measure in plan.measures), "") | dict(plan.goals)
    goals = [part for number in sorted(titles) for part in _goal(plan, number, titles[number], spoken, t)]
    return panel(heading, id_, *said, *goals)


def _period_words(plan: Plan, t: Text) -> str:
    return t("The plan for {period}", period=t.period(plan.first, plan.last))


def _goal(plan: Plan, number: int, title: str, spoken: str, t: Text) -> list[Component]:
    """The goal, and its measures to fold out."""
    name = html.P([html.Strong(t("Goal {number}", number=number)), " ", html.Span(title, lang=spoken)])
    return [name, *(_measure(measure, spoken, t) for measure in plan.measures if measure.goal == number)]


def _measure(measure: Planned, spoken: str, t: Text) -> html.Details:
    kind = {NEW: t("new in this plan"), CONTINUED: t("continued from the last plan")}.get(measure.kind, "")
    name = html.Span(measure.title, lang=spoken)
    summary = html.Summary([f"{measure.number}. ", name, f" ({kind})" if kind else ""])
    owner = html.P([t("Responsible"), ": ", html.Span(measure.responsible, lang=spoken)])
    partners = html.P([t("In cooperation with"), ": ", html.Span(measure.partners, lang=spoken)])
    said = [html.P(measure.text, lang=spoken)] if measure.text else []
    content = html.Div([*said, owner, *([partners] if measure.partners else [])], className="detail__content")
    return html.Details([summary, content], className="detail")
