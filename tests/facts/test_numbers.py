"""Numbers in words are those of the table, of the same period, and the table's are the published ones."""

import re

from loaders.schema import NUMBER_STATUSES
from tests.facts import rows
from tests.facts.derived import explained, is_accounted_for
from tests.facts.numbers import CHANGE_SPAN, numbers_in
from tests.facts.surface import headed, hold
from tests.facts.words import PERIOD, YEAR, sentences

CONSTANTS = {5.0, 10.0, 95.0, 99.8, 1000.0}  # years a trend needs, municipalities a funnel needs, levels, «per 1000»
WORDS = ("heading", "paragraph", "alt", "meeting fact", "meeting heading")
NOT_COUNTED = {"measures", "municipalities", "funnel"}
DATED = rf"(?P<number>\d[\d\u00a0,.]*\d|\d)\*? \((?P<period>{YEAR}(?:–{YEAR})?)\)"


def test_every_number_of_a_table_is_the_published_one(swept, published):
    hold(swept, lambda view: (one for chart in view.charts for one in _unpublished(published, view, chart)))


def _unpublished(published, view, chart):
    if chart.key in ("measures", "residents-share", "conversations-per-person"):  # shares and ratios are derived
        return
    for one in rows.shown(published, chart):
        values = [row["value"] for row in one.rows if row["indicator"] != "population"]
        if one.value.is_number and not one.rows:
            yield headed(chart), f"{one.series} {one.category}: no published row"
        elif one.value.is_number and len(one.rows) == 1 and one.value.value not in values:
            yield (
                headed(chart),
                f"{one.series} {one.category}: {one.value.value}, not {values}",
            )
        elif any(row["status"] not in NUMBER_STATUSES for row in one.rows) and one.value.is_number:
            yield headed(chart), f"{one.series} {one.category}: shown, though withheld"


def test_a_number_said_with_its_period_is_the_tables_number_of_that_period(swept):
    hold(swept, lambda view: (one for chart in view.charts for one in _elsewhen(view, chart)))


def _elsewhen(view, chart):
    labels = {
        category: [series.values[nth].label for series in chart.series] for nth, category in enumerate(chart.categories)
    }
    for said in view.on(*WORDS, figure=chart.key):
        for found in re.finditer(DATED, said.words):
            shown = labels.get(found["period"], [])
            if found["number"] not in {label.rstrip("*").partition(" (")[0] for label in shown}:
                yield said, f"«{found.group()}», but the table has {shown}"


def test_no_number_stands_in_words_that_is_not_in_the_table_or_made_of_it(swept, published):
    hold(swept, lambda view: (one for chart in view.charts for one in _unaccounted(published, view, chart)))


def _unaccounted(published, view, chart):
    if chart.key in NOT_COUNTED:
        return
    free = CONSTANTS | explained(published, view.language)
    for said in view.on(*WORDS, figure=chart.key):
        for number in numbers_in(_without_estimate(said.words), view.language):
            if number.value not in free and not is_accounted_for(published, chart, number):
                yield said, f"«{number.sign}{number.text}{'%' if number.is_percent else ''}»"


def _without_estimate(words):
    """A trend's estimate per year is the worked examples' to test."""
    return re.sub(r"[+\u2212]?\d+[\u00a0 ]?% (per år|per year|i året|om året)", "¤", CHANGE_SPAN.sub("¤", words))


def test_numbers_set_beside_each_other_in_a_sentence_are_of_the_period_that_it_names(swept):
    hold(swept, lambda view: (one for chart in view.charts for one in _mixed(view, chart)))


def _mixed(view, chart):
    """Of a sentence that names one period of the figure and two of its series."""
    if len(chart.series) < 2:
        return
    rows_ = dict(zip(chart.categories, zip(*(series.values for series in chart.series), strict=True), strict=True))
    for said in view.on(*WORDS, figure=chart.key):
        for whole in sentences(said.words):
            periods = set(PERIOD.findall(whole)) & rows_.keys()
            if len(periods) != 1 or sum(series.name in whole for series in chart.series) < 2:
                continue
            shown = {value.label.rstrip("*") for value in rows_[next(iter(periods))]}
            lacking = [
                one.text
                for one in numbers_in(whole, view.language)
                if one.decimals and not one.is_percent and one.text not in shown
            ]
            if lacking:
                yield said, f"{', '.join(lacking)} is not of {next(iter(periods))}"


def test_every_number_on_a_card_is_published_for_the_place_and_period_that_the_card_names(swept, published):
    hold(swept, lambda view: _cards(published, view) if view.spot not in ("/tiltak",) else ())


def _cards(published, view):
    for said in view.on("card"):
        years = {int(year) for year in re.findall(YEAR, said.words)}
        exact = _of(published, view, said.words, years)
        for number in numbers_in(said.words, view.language):
            if number.is_percent or number.sign or number.value in CONSTANTS:
                continue
            if not any(abs(number.value - value) <= 0.5 * 10**-number.decimals + 1e-9 for value in exact):
                yield said, f"«{number.text}» is published for no place and period of the card"


def _of(published, view, words, years):
    """The published numbers of the years and places that a line names, their intervals, and counts of years."""
    chosen = view.selection.region or published.settings.home
    home, catchment, country = (getattr(published.settings, name) for name in ("home", "catchment", "country"))
    wanted = [
        number
        for place in dict.fromkeys((chosen, home, catchment, country))
        if place in (chosen, home, catchment) or rows.names_it(published, place, view.language, words)
        for number in rows.of_place(published, place)
        if number.year in years
    ]
    ends = [end for number in wanted for end in (number.value, number.low, number.high)]
    return [*ends, 1, 2, 3, 4, *_ratios(wanted)]


def _ratios(wanted):
    """Conversations a person, in the same year and sex."""
    people = {(one.year, one.sex): one.value for one in wanted if one.indicator == "centre.conversation_users"}
    talks = [one for one in wanted if one.indicator == "centre.conversations"]
    return [one.value / people[one.year, one.sex] for one in talks if people.get((one.year, one.sex))]
