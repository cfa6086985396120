"""Each check finds a false statement planted in an otherwise true view."""

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
from tests.facts.surface import Statement


@pytest.fixture(scope="module")
def true_views(snapshot):
    """One view of each page with figures, by address."""
    return {path: views.of_page(snapshot, path, Selection()) for path in ("/anmeldelser", "/beboere", "/samtaler")}


def adding(view, surface, words, figure=""):
    """The view with one more statement, last on its surface."""
    return replace(view, statements=(*view.statements, Statement(surface, words, figure)))


def replacing(view, surface, words, figure):
    """The view with another text on a figure's surface."""
    kept = tuple(
        statement for statement in view.statements if (statement.surface, statement.figure) != (surface, figure)
    )
    return replace(view, statements=(*kept, Statement(surface, words, figure)))


def showing(view, key, nth, value):
    """The view with another value in a figure's first series."""
    chart = next(chart for chart in view.charts if chart.key == key)
    first = chart.series[0]
    values = (*first.values[:nth], value, *first.values[nth + 1 :])
    changed = replace(chart, series=(replace(first, values=values), *chart.series[1:]))
    return replace(view, charts=tuple(changed if one is chart else one for one in view.charts))


WORDS = {
    "a stable level": (
        test_language.test_stable_occurs_only_in_the_caveat,
        "Nivået er stabilt.",
    ),
    "a value": (test_language.test_no_change_is_called_better_or_worse, "Utviklingen er bedre enn før."),
    "a p-value": (test_language.test_no_reader_meets_significance_or_a_p_value, "Økningen er signifikant (p = 0,03)."),
    "nynorsk": (test_language.test_no_surface_mixes_languages, "Tala er frå politiet."),
    "english": (test_language.test_no_surface_mixes_languages, "The figures are from the police."),
    "a hole": (test_language.test_no_text_is_unreadable, "63 saker i {year}."),
    "normal variation": (
        test_language.test_no_clear_difference_is_never_taken_as_proof_of_equality,
        "Forskjellen er ikke større enn vanlige svingninger.",
    ),
}


@pytest.mark.parametrize(("check", "planted"), WORDS.values(), ids=WORDS)
def test_a_false_sentence_is_found(true_views, published, check, planted):
    view = adding(true_views["/anmeldelser"], "paragraph", planted, "police-reports")
    more = (published,) if check.__code__.co_argcount > 1 else ()
    with pytest.raises(AssertionError, match=planted[:20].replace("{", ".").replace("(", ".")):
        check([view], *more)


FOUND = {
    "another number of the year": (
        test_numbers.test_a_number_given_with_its_period_matches_the_table,
        "/anmeldelser",
        "alt",
        "29 (2014) og 63* (2019).",
        "police-reports",
    ),
    "a number from nowhere": (
        test_numbers.test_every_number_in_text_is_in_the_table_or_derived_from_it,
        "/anmeldelser",
        "alt",
        "Det er 741 saker.",
        "police-reports",
    ),
    "a difference from nowhere": (
        test_numbers.test_every_number_in_text_is_in_the_table_or_derived_from_it,
        "/anmeldelser",
        "alt",
        "En forskjell på +55.",
        "police-reports",
    ),
    "another year's number beside": (
        test_numbers.test_numbers_compared_in_a_sentence_are_from_the_period_it_names,
        "/anmeldelser",
        "paragraph",
        "2020–2021: Bærum har 4,9, mot 6,7 i Hele landet.",
        "violence-rate",
    ),
    "a number of a withheld year": (
        test_withheld.test_no_text_gives_a_number_for_a_period_without_one,
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
        test_periods.test_a_sentence_that_compares_two_places_names_their_period,
        "/anmeldelser",
        "heading",
        "Bærum har 4,9 og landet 6,7.",
        "violence-rate",
    ),
    "a verdict against another": (
        test_verdicts.test_no_two_surfaces_of_a_figure_give_contradictory_verdicts,
        "/anmeldelser",
        "alt",
        "Klar nedgang og klar økning.",
        "police-reports",
    ),
    "a half verdict": (
        test_verdicts.test_a_clear_difference_and_too_few_years_always_come_together,
        "/samtaler",
        "alt",
        "Klart flere samtaler.",
        "conversations",
    ),
}


@pytest.mark.parametrize(("check", "path", "surface", "planted", "figure"), FOUND.values(), ids=FOUND)
def test_a_false_number_place_or_verdict_is_found(true_views, published, check, path, surface, planted, figure):
    view = adding(true_views[path], surface, planted, figure)
    more = (published,) if check.__code__.co_argcount > 1 else ()
    with pytest.raises(AssertionError, match="contradictions"):
        check([view], *more)


SHOWN = {
    "a number that is not published": (
        test_numbers.test_every_number_of_a_table_is_the_published_one,
        Value(99.0, "normal", "99", origin="a › b › c"),
    ),
    "a withheld number": (
        test_withheld.test_a_withheld_value_has_no_number_and_no_interval,
        Value(4.0, "suppressed", ":"),
    ),
    "a sign without a key": (
        test_signs.test_table_and_key_have_the_same_signs,
        Value(None, "not_published", "…"),
    ),
    "a provisional number unmarked": (
        test_signs.test_a_provisional_number_is_marked_in_every_table,
        Value(28.0, "provisional", "28"),
    ),
}


@pytest.mark.parametrize(("check", "value"), SHOWN.values(), ids=SHOWN)
def test_a_false_figure_is_found(true_views, published, check, value):
    view = showing(true_views["/anmeldelser"], "police-reports", 0, value)
    more = (published,) if check.__code__.co_argcount > 1 else ()
    with pytest.raises(AssertionError, match="contradictions"):
        check([view], *more)


def test_a_legend_without_its_place_is_detected(true_views, published):
    view = true_views["/beboere"]
    chart = next(chart for chart in view.charts if chart.key == "residents-municipality")
    nameless = replace(chart, series=tuple(replace(one, name=f"Serie {nth}") for nth, one in enumerate(chart.series)))
    view = adding(replace(view, charts=(nameless,)), "legend", "Serie 1", chart.key)
    with pytest.raises(AssertionError, match="Serie 1"):
        test_places.test_a_legend_names_the_place_of_every_series_where_a_figure_shows_several_places([view], published)
