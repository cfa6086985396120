"""Sammenlikning: whether the municipality's share fits its size, and all municipalities where they can be compared."""

from dashboard.model.published import Published
from dashboard.vocabulary.selection import Choices
from dashboard.web.page import choices
from dashboard.web.page.page import GROUP, YEARS, Page

INDICATOR = "centre.residents"


def _choices(published: Published) -> Choices:
    return choices.choices_of(published, (INDICATOR,), (published.settings.home,))


PAGE = Page(
    key="comparison-page",
    path="/sammenlikning",
    name=lambda t: t("Comparison"),
    question=lambda t: t("Does our share fit our population?"),
    lead=lambda t: t(
        "The municipality's share of the crisis centre's residents against its share of the inhabitants, and reported "
        "violence per inhabitant."
    ),
    filters=(GROUP, YEARS),
    choices=_choices,
    counted=lambda published: (INDICATOR,),
)
