"""Beboere: who lives at the crisis centre."""

from dashboard.model.published import Published
from dashboard.vocabulary.selection import Choices
from dashboard.web.page import choices
from dashboard.web.page.page import GROUP, REGION, SEX, YEARS, Page, from_place
from dashboard.web.sections.absent import without_centre

INDICATOR = "centre.residents"


def _choices(published: Published) -> Choices:
    return choices.choices_of(published, (INDICATOR,), _municipalities(published))


def _municipalities(published: Published) -> tuple[str, ...]:
    settings = published.settings
    return tuple(place for place in published.regions.centre_places(settings.catchment) if place != settings.catchment)


PAGE = Page(
    key="residents-page",
    path="/beboere",
    name=lambda t: t("Residents"),
    question=lambda t: t("Who lives at the crisis centre?"),
    lead=lambda t: t("People who stayed overnight during the year, among those who agreed to be registered."),
    filters=(SEX, GROUP, REGION, YEARS),
    choices=_choices,
    counted=lambda published: (INDICATOR,),
    before_place=from_place,
    details=without_centre,
)
