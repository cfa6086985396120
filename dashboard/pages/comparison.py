"""Sammenlikning: whether the municipality's share fits its size, and where it stands among all municipalities."""

from dash.development.base_component import Component

from dashboard.charts import sentences
from dashboard.components.facts import Fact, fact_row
from dashboard.model.centre_shares import shares
from dashboard.model.published import Published
from dashboard.pages import choices, facts
from dashboard.pages.page import Page, View
from dashboard.selection import Choices
from loaders.schema import ADULTS, CHILDREN


def _choices(published: Published) -> Choices:
    return choices.choices_of(published, ("centre.residents",), (published.settings.home,))


def _facts(view: View) -> list[Component]:
    shown = [_share(view), facts.rate(view)]
    return [fact_row(tuple(fact for fact in shown if fact))]


def _share(view: View) -> Fact | None:
    """The pooled share and its interval."""
    t, chosen = view.t, view.selection
    group = CHILDREN if chosen.group == CHILDREN else ADULTS
    found = shares(view.published, group, chosen.from_year, chosen.to_year)
    whole = [item for item in found.items if item.share.share is not None]
    if not whole:
        return None
    item = whole[-1]
    span = sentences.percent_span(item.share.low or 0, item.share.high or 0, t, 1)
    place = view.published.regions.name(view.published.settings.home, t.language)
    label = t("Share of residents from {place}, {period}", place=place, period=t.period(*item.years))
    return Fact(label, t.percent(100 * (item.share.share or 0), 1), t("range {span}", span=span))


PAGE = Page(
    key="comparison-page",
    path="/sammenlikning",
    name=lambda t: t("Comparison"),
    question=lambda t: t("Does our share fit our size?"),
    lead=lambda t: t(
        "The municipality's share of the crisis centre's residents against its share of the cost, and reported "
        "violence in every municipality."
    ),
    figures=("residents-share", "municipalities", "funnel"),
    filters=(choices.YEARS, choices.GROUP),
    choices=_choices,
    facts=_facts,
)
