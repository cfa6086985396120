"""Each statement finds the lie that it is about: one told in a view that is otherwise as it is."""

from dataclasses import replace

import pytest

from dashboard.charts.chart import Value
from dashboard.vocabulary.selection import Selection
from tests.facts import (
    test_language,
    test_numbers,
    test_periods,
    test_places,
    test_signs,
    test_sources,
    test_verdicts,
    test_withheld,
    views,
)
from tests.facts.surface import Said


@pytest.fixture(scope="module")
def true_views(snapshot):
    """One view of each page with figures, by address."""
    return {path: views.of_page(snapshot, path, Selection()) for path in ("/anmeldelser", "/beboere", "/samtaler")}


def told(view, surface, words, figure=""):
    """The view with one more thing said, last on its surface."""
    return replace(view, said=(*view.said, Said(surface, words, figure)))


def instead(view, surface, words, figure):
    """The view with other words on a figure's surface."""
    kept = tuple(said for said in view.said if (said.surface, said.figure) != (surface, figure))
    return replace(view, said=(*kept, Said(surface, words, figure)))


def shown(view, key, nth, value):
    """The view with another value in a figure's first series."""
    chart = next(chart for chart in view.charts if chart.key == key)
    first = chart.series[0]
    values = (*first.values[:nth], value, *first.values[nth + 1 :])
    lying = replace(chart, series=(replace(first, values=values), *chart.series[1:]))
    return replace(view, charts=tuple(lying if one is chart else one for one in view.charts))


WORDS = {
    "a stable level": (
        test_language.test_a_level_is_never_called_stable_except_to_say_that_it_is_not_known_to_be,
        "Nivået er stabilt.",
    ),
    "a value": (test_language.test_no_change_is_called_better_or_worse, "Utviklingen er bedre enn før."),
    "a p-value": (test_language.test_no_reader_meets_significance_or_a_p_value, "Økningen er signifikant (p = 0,03)."),
    "nynorsk": (test_language.test_no_surface_holds_words_of_another_language, "Tala er frå politiet."),
    "english": (test_language.test_no_surface_holds_words_of_another_language, "The figures are from the police."),
    "a hole": (test_language.test_nothing_said_is_unreadable, "63 saker i {year}."),
    "usual swings": (
        test_language.test_the_absence_of_a_clear_difference_is_never_said_to_show_that_there_is_none,
        "Forskjellen er ikke større enn vanlige svingninger.",
    ),
}


@pytest.mark.parametrize(("statement", "lie"), WORDS.values(), ids=WORDS)
def test_a_lie_in_words_is_found(true_views, published, statement, lie):
    view = told(true_views["/anmeldelser"], "paragraph", lie, "police-reports")
    more = (published,) if statement.__code__.co_argcount > 1 else ()
    with pytest.raises(AssertionError, match=lie[:20].replace("{", ".").replace("(", ".")):
        statement([view], *more)


FOUND = {
    "another number of the year": (
        test_numbers.test_a_number_said_with_its_period_is_the_tables_number_of_that_period,
        "/anmeldelser",
        "alt",
        "29 (2014) og 63* (2019).",
        "police-reports",
    ),
    "a number from nowhere": (
        test_numbers.test_no_number_stands_in_words_that_is_not_in_the_table_or_made_of_it,
        "/anmeldelser",
        "alt",
        "Det er 741 saker.",
        "police-reports",
    ),
    "a difference from nowhere": (
        test_numbers.test_no_number_stands_in_words_that_is_not_in_the_table_or_made_of_it,
        "/anmeldelser",
        "alt",
        "En forskjell på +55.",
        "police-reports",
    ),
    "another year's number beside": (
        test_numbers.test_numbers_set_beside_each_other_in_a_sentence_are_of_the_period_that_it_names,
        "/anmeldelser",
        "paragraph",
        "2020–2021: Bærum har 4,9, mot 6,7 i Hele landet.",
        "violence-rate",
    ),
    "a number on a card": (
        test_numbers.test_every_number_on_a_card_is_published_for_the_place_and_period_that_the_card_names,
        "/anmeldelser",
        "card",
        "Anmeldte forhold i Bærum 2019: 64*",
        "",
    ),
    "a number of a withheld year": (
        test_withheld.test_no_words_give_a_number_for_a_period_in_which_the_figure_shows_none,
        "/beboere",
        "alt",
        "12 i 2017.",
        "residents-sex",
    ),
    "a rank": (
        test_sources.test_municipalities_are_never_ranked_by_a_raw_count,
        "/anmeldelser",
        "paragraph",
        "Det nest høyeste tallet blant 321 kommuner.",
        "police-reports",
    ),
    "users": (
        test_sources.test_residents_of_the_crisis_centre_are_never_called_users,
        "/beboere",
        "note",
        "Brukerne kommer fra Bærum.",
        "residents",
    ),
    "an undated comparison": (
        test_periods.test_a_sentence_that_sets_two_places_numbers_beside_each_other_names_their_period,
        "/anmeldelser",
        "heading",
        "Bærum har 4,9 og landet 6,7.",
        "violence-rate",
    ),
    "a card of nowhere": (
        test_places.test_every_card_names_its_place_and_its_period,
        "/anmeldelser",
        "card",
        "Saker 2019: 63",
        "",
    ),
    "a verdict against another": (
        test_verdicts.test_no_two_surfaces_of_a_figure_give_verdicts_that_exclude_each_other,
        "/anmeldelser",
        "alt",
        "Klar nedgang og klar økning.",
        "police-reports",
    ),
    "a half verdict": (
        test_verdicts.test_too_few_years_and_a_clear_difference_are_said_together_or_not_at_all,
        "/samtaler",
        "alt",
        "Klart flere samtaler.",
        "conversations",
    ),
    "a card's own verdict": (
        test_verdicts.test_a_card_gives_the_verdict_of_a_figure_on_its_page,
        "/beboere",
        "card",
        "Bærum 2019: klar nedgang",
        "",
    ),
}


@pytest.mark.parametrize(("statement", "path", "surface", "lie", "figure"), FOUND.values(), ids=FOUND)
def test_a_lie_about_numbers_places_or_verdicts_is_found(true_views, published, statement, path, surface, lie, figure):
    view = told(true_views[path], surface, lie, figure)
    more = (published,) if statement.__code__.co_argcount > 1 else ()
    with pytest.raises(AssertionError, match="contradictions"):
        statement([view], *more)


SHOWN = {
    "a number that is not published": (
        test_numbers.test_every_number_of_a_table_is_the_published_one,
        Value(99.0, "normal", "99", origin="a › b › c"),
    ),
    "a withheld number": (
        test_withheld.test_a_withheld_value_holds_no_number_and_no_interval,
        Value(4.0, "suppressed", ":"),
    ),
    "a sign without a key": (
        test_signs.test_a_sign_in_the_key_is_in_the_table_and_a_sign_in_the_table_is_in_the_key,
        Value(None, "not_published", "…"),
    ),
    "a provisional number unmarked": (
        test_signs.test_a_provisional_number_is_marked_in_every_table,
        Value(28.0, "provisional", "28"),
    ),
}


@pytest.mark.parametrize(("statement", "value"), SHOWN.values(), ids=SHOWN)
def test_a_lie_in_a_figure_is_found(true_views, published, statement, value):
    view = shown(true_views["/anmeldelser"], "police-reports", 0, value)
    more = (published,) if statement.__code__.co_argcount > 1 else ()
    with pytest.raises(AssertionError, match="contradictions"):
        statement([view], *more)


def test_a_legend_without_its_place_is_found(true_views, published):
    view = true_views["/beboere"]
    chart = next(chart for chart in view.charts if chart.key == "residents-municipality")
    nameless = replace(chart, series=tuple(replace(one, name=f"Serie {nth}") for nth, one in enumerate(chart.series)))
    view = told(replace(view, charts=(nameless,)), "legend", "Serie 1", chart.key)
    with pytest.raises(AssertionError, match="Serie 1"):
        test_places.test_a_legend_names_the_place_of_every_series_where_a_figure_shows_several_places([view], published)
