"""Samtaler: how many use the day offer of the crisis centre."""

from dashboard.model.published import Published
from dashboard.model.services import service_indicators
from dashboard.vocabulary.selection import Choices
from dashboard.web.page import choices
from dashboard.web.page.page import REGION, SEX, YEARS, Page, from_place
from dashboard.web.sections.absent import without_centre

CONVERSATIONS, PERSONS = "centre.conversations", "centre.conversation_users"


def _choices(published: Published) -> Choices:
    catchment = published.settings.catchment
    places = tuple(place for place in published.regions.centre_places(catchment) if not place.startswith("centre:"))
    return choices.choices_of(published, (CONVERSATIONS, PERSONS, *service_indicators(published)), places)


PAGE = Page(
    key="conversations-page",
    path="/samtaler",
    name=lambda t: t("Day conversations"),
    question=lambda t: t("How many have day conversations at the crisis centre?"),
    lead=lambda t: t("Conversations are not people: more conversations may be the same people coming more often."),
    filters=(SEX, REGION, YEARS),
    choices=_choices,
    counted=lambda published: (CONVERSATIONS, PERSONS),
    before_place=from_place,
    details=without_centre,
)
