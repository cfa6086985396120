"""Samtaler: how many use the day offer of the crisis centre."""

from dash.development.base_component import Component

from dashboard.charts.sentences.groups import sex_words
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Choices
from dashboard.web.components.facts import fact_row
from dashboard.web.page import choices, facts
from dashboard.web.page.absent import without_centre
from dashboard.web.page.page import Page, View
from loaders.schema import ALL

CONVERSATIONS, PERSONS = "centre.conversations", "centre.conversation_users"


def _choices(published: Published) -> Choices:
    catchment = published.settings.catchment
    places = tuple(place for place in published.regions.centre_places(catchment) if not place.startswith("centre:"))
    return choices.choices_of(published, (CONVERSATIONS, PERSONS), places)


def _facts(view: View) -> list[Component]:
    chosen, t = view.selection, view.t
    talks, persons = (
        facts.judged(view, indicator, chosen.region, sex=chosen.sex) for indicator in (CONVERSATIONS, PERSONS)
    )
    who = "" if chosen.sex == ALL else sex_words(chosen.sex, t)
    unit = t("conversations with {who}", who=who) if who else ""
    shown = (
        facts.latest(view, talks, unit or t("conversations with {who}", who=t("users"))),
        facts.verdict(view, talks, CONVERSATIONS, unit),
        facts.latest(view, persons, who or facts.unit(view, PERSONS)),
    )
    return [fact_row(tuple(fact for fact in shown if fact))]


PAGE = Page(
    key="conversations-page",
    path="/samtaler",
    name=lambda t: t("Day conversations"),
    question=lambda t: t("How many people use the day service?"),
    lead=lambda t: t("Conversations are not people: more conversations may be the same people coming more often."),
    filters=(choices.YEARS, choices.REGION, choices.SEX),
    choices=_choices,
    facts=_facts,
    details=without_centre,
)
