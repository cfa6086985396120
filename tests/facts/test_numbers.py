"""Numbers in text match the table for the same period, and the table has the published numbers."""

import re

from loaders.schema import NUMBER_STATUSES
from tests.facts import rows
from tests.facts.derived import explained, is_accounted_for
from tests.facts.numbers import CHANGE_SPAN, numbers_in
from tests.facts.surface import check_views, heading_of
from tests.facts.words import PERIOD, YEAR, sentences

CONSTANTS = {
    5.0,
    10.0,
    95.0,
    99.8,
    1000.0,
}  # minimum years for a trend, municipalities for a funnel, levels, «per 1000»
WORDS = ("heading", "paragraph", "alt", "meeting fact", "meeting heading")
NOT_COUNTED = {"measures", "municipalities", "funnel"}
DATED = rf"(?P<number>\d[\d\u00a0,.]*\d|\d)\*? \((?P<period>{YEAR}(?:–{YEAR})?)\)"


def test_every_number_of_a_table_is_the_published_one(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _unpublished(published, view, chart)))


def _unpublished(published, view, chart):
    if chart.key in ("measures", "residents-share", "conversations-per-person"):  # shares and ratios are derived
        return
    for one in rows.shown(published, chart):
        values = [row["value"] for row in one.rows if row["indicator"] != "population"]
        if one.value.is_number and not one.rows:
            yield heading_of(chart), f"{one.series} {one.category}: no published row"
        elif one.value.is_number and len(one.rows) == 1 and one.value.value not in values:
            yield (
                heading_of(chart),
                f"{one.series} {one.category}: {one.value.value}, not {values}",
            )
        elif any(row["status"] not in NUMBER_STATUSES for row in one.rows) and one.value.is_number:
            yield heading_of(chart), f"{one.series} {one.category}: shown, though withheld"


def test_a_number_given_with_its_period_matches_the_table(swept):
    check_views(swept, lambda view: (one for chart in view.charts for one in _elsewhen(view, chart)))


def _elsewhen(view, chart):
    labels = {
        category: [series.values[nth].label for series in chart.series] for nth, category in enumerate(chart.categories)
    }
    for statement in view.on(*WORDS, figure=chart.key):
        for found in re.finditer(DATED, statement.words):
            shown = labels.get(found["period"], [])
            if found["number"] not in {label.rstrip("*").partition(" (")[0] for label in shown}:
                yield statement, f"«{found.group()}», but the table has {shown}"


def test_every_number_in_text_is_in_the_table_or_derived_from_it(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _unaccounted(published, view, chart)))


def _unaccounted(published, view, chart):
    if chart.key in NOT_COUNTED:
        return
    free = CONSTANTS | explained(published, view.language)
    for statement in view.on(*WORDS, figure=chart.key):
        for number in numbers_in(_without_estimate(statement.words), view.language):
            if number.value not in free and not is_accounted_for(published, chart, number):
                yield statement, f"«{number.sign}{number.text}{'%' if number.is_percent else ''}»"


def _without_estimate(words):
    """A trend's estimate per year is tested by the worked examples."""
    return re.sub(r"[+\u2212]?\d+[\u00a0 ]?% (per år|per year|i året|om året)", "¤", CHANGE_SPAN.sub("¤", words))


def test_numbers_compared_in_a_sentence_are_from_the_period_it_names(swept):
    check_views(swept, lambda view: (one for chart in view.charts for one in _mixed(view, chart)))


def _mixed(view, chart):
    """Checks sentences that name one period of the figure and two of its series."""
    if len(chart.series) < 2:
        return
    rows_ = dict(zip(chart.categories, zip(*(series.values for series in chart.series), strict=True), strict=True))
    for statement in view.on(*WORDS, figure=chart.key):
        for whole in sentences(statement.words):
            periods = set(PERIOD.findall(whole)) & rows_.keys()
            if len(periods) != 1 or sum(series.name in whole for series in chart.series) < 2:
                continue
            shown = {value.label.rstrip("*") for value in rows_[next(iter(periods))]}
            missing = [
                one.text
                for one in numbers_in(whole, view.language)
                if one.decimals and not one.is_percent and one.text not in shown
            ]
            if missing:
                yield statement, f"{', '.join(missing)} is not of {next(iter(periods))}"
