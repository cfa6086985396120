"""Beboere: who lives at the crisis centre."""

from dash.development.base_component import Component

from dashboard.charts.sentences.groups import who_words
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Choices
from dashboard.web.components.facts import Fact, fact_row
from dashboard.web.components.notice import notice
from dashboard.web.page import choices, facts
from dashboard.web.page.absent import without_centre
from dashboard.web.page.page import Page, View
from loaders.schema import ADULTS, ALL, CHILDREN, SUPPRESSED

INDICATOR = "centre.residents"


def _choices(published: Published) -> Choices:
    return choices.choices_of(published, (INDICATOR,), _municipalities(published))


def _municipalities(published: Published) -> tuple[str, ...]:
    settings = published.settings
    return tuple(place for place in published.regions.centre_places(settings.catchment) if place != settings.catchment)


def _facts(view: View) -> list[Component]:
    chosen = view.selection
    groups = (ADULTS, CHILDREN) if chosen.group == ALL else (chosen.group,)
    shown = [_newest(view, group) for group in groups]
    everyone = facts.own_of_all(view) if chosen.sex == ALL and ADULTS in groups else None
    return [fact_row(tuple(fact for fact in (everyone, *shown) if fact))]


def _newest(view: View, group: str) -> Fact | None:
    """The newest number for one group, in the chosen sex and place."""
    chosen = view.selection
    found = facts.judged(view, INDICATOR, chosen.region, sex=chosen.sex, age_group=group)
    return facts.latest(view, found, who_words(chosen.sex, group, view.t))


def _details(view: View) -> list[Component]:
    """That there is no centre, or why some numbers are withheld, in one plain sentence, if any are."""
    if missing := without_centre(view):
        return missing
    rows = view.published.about(INDICATOR)
    if not (rows["status"] == SUPPRESSED).any():
        return []
    words = view.t(
        "Numbers marked : are withheld so that nobody can be recognised. Some larger numbers are "
        "withheld too, since a small one could otherwise be worked out by subtraction."
    )
    return [notice(view.t, "info", words, heading=view.t("Why are some numbers withheld?"))]


PAGE = Page(
    key="residents-page",
    path="/beboere",
    name=lambda t: t("Residents"),
    question=lambda t: t("Who lives at the crisis centre?"),
    lead=lambda t: t("People who stayed overnight during the year, among those who agreed to be registered."),
    filters=(choices.YEARS, choices.REGION, choices.SEX, choices.GROUP),
    choices=_choices,
    facts=_facts,
    details=_details,
)
