"""Sammenlikning: whether the municipality's share fits its size, and all municipalities where they can be compared."""

from dash.development.base_component import Component

from dashboard.charts import sentences
from dashboard.charts.build import Context
from dashboard.charts.findings.shares import chosen_shares, member_words
from dashboard.charts.sentences.groups import group_words
from dashboard.model.published import Published
from dashboard.vocabulary.selection import Choices
from dashboard.web.components.facts import Fact, fact_row
from dashboard.web.page import choices, facts
from dashboard.web.page.page import Page, View


def _choices(published: Published) -> Choices:
    return choices.choices_of(published, ("centre.residents",), (published.settings.home,))


def _facts(view: View) -> list[Component]:
    shown = [_share(view), facts.rate(view)]
    return [fact_row(tuple(fact for fact in shown if fact))]


def _share(view: View) -> Fact | None:
    """The pooled share, of whom and when, and its interval."""
    t, context = view.t, Context(view.published, view.selection)
    found = chosen_shares(context).together
    if found is None:
        return None
    span = sentences.percent_span(found.share.low or 0, found.share.high or 0, t, 1)
    label = t(
        "Residents ({group}) from {place}, of those from {members}, {period}",
        group=group_words(context.one_group, t),
        place=context.name(context.home),
        members=member_words(context, (found,)),
        period=t.period(*found.years),
    )
    is_constructed = any(bool(row["synthetic"]) for row in found.rows)
    beside = facts.said(t("95% interval {span}", span=span), facts.example(view, is_constructed))
    return Fact(label, t.percent(100 * (found.share.share or 0), 1), beside)


PAGE = Page(
    key="comparison-page",
    path="/sammenlikning",
    name=lambda t: t("Comparison"),
    question=lambda t: t("Does our share fit our size?"),
    lead=lambda t: t(
        "The municipality's share of the crisis centre's residents against its share of the inhabitants, and reported "
        "violence per inhabitant."
    ),
    filters=(choices.YEARS, choices.GROUP),
    choices=_choices,
    facts=_facts,
)
