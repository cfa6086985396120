"""The figure on measures: each owner's claim, nothing averaged, nothing about people in hiding."""

import math

from dashboard.charts.figures.measures import status_words
from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from loaders.schema import MEASURE_STATUSES, NOT_SHOWN
from tests.typed import labels

ENGLISH = Selection(language="en")


def test_all_eleven_measures_are_shown_in_the_plans_order(published):
    chart = FIGURES["measures"].chart(published, Selection())
    assert [int(name.partition(".")[0]) for name in chart.categories] == list(range(1, 12))
    assert [value.value for value in chart.series[0].values] == [60, 100, 50, 40, 20, 35, 100, 0, 10, 0, None]


def test_the_measure_on_people_in_hiding_is_not_applicable_and_counted_as_not_shown(published):
    chart = FIGURES["measures"].chart(published, Selection())
    hidden = chart.series[0].values[-1]
    assert (hidden.status, hidden.label, hidden.value) == ("not_applicable", ".", None)
    assert (
        chart.finding == "11 tiltak i Bærum (eksempel): 2 fullført, 4 pågår, 2 forsinket, 2 ikke startet, 1 vises ikke."
    )


def test_a_measure_in_hiding_shows_nothing_even_if_the_register_was_not_cleaned(publish):
    chart = FIGURES["measures"].chart(publish(measures=({"number": 11, "progress_pct": 83.0},)), ENGLISH)
    assert "83" not in repr(chart)


def test_a_constructed_register_is_marked(published, publish):
    assert FIGURES["measures"].chart(published, Selection()).synthetic_words.startswith("Eksempeldata")
    assert not FIGURES["measures"].chart(publish(measures=({"number": 1},)), ENGLISH).synthetic


def test_goal_unit_and_status_choose_among_the_measures(published):
    def numbers(**chosen):
        chart = FIGURES["measures"].chart(published, Selection(**chosen))
        return [int(name.partition(".")[0]) for name in chart.categories]

    assert numbers(goal=2) == [2, 3]
    assert numbers(responsible="Krisesenteret") == [9, 10]
    assert numbers(responsible="Velferdstjenester") == [2, 3, 5, 6, 7, 8]
    assert numbers(measure_status="delayed") == [5, 9]
    assert numbers(goal=5, measure_status="delayed") == [9]


def test_an_empty_choice_says_so(published):
    chart = FIGURES["measures"].chart(published, Selection(goal=1, measure_status="cancelled", language="en"))
    assert chart.categories == ()
    assert chart.empty == "No measure fits this selection. Choose another goal, unit or status."
    assert chart.finding == "No measure fits this selection."


def test_progress_that_was_not_stated_is_not_zero(publish):
    chart = FIGURES["measures"].chart(
        publish(measures=({"number": 1, "progress_pct": 0.0}, {"number": 2, "progress_pct": math.nan})), ENGLISH
    )
    assert labels(chart) == ["0%", ".."]
    assert chart.signs == (("..", "not filled in"),)


def test_each_measures_progress_names_its_file_sheet_and_row(published):
    origin = FIGURES["measures"].chart(published, Selection()).series[0].values[0].origin
    assert origin == "tiltak/tiltaksregister 2020-2022.xlsx › Tiltak › rad 4"


def test_every_status_has_distinct_words_in_every_language():
    for language in ("nb", "nn", "en"):
        words = [status_words(status, text(language)) for status in (*MEASURE_STATUSES, NOT_SHOWN, "")]
        assert len(set(words)) == len(MEASURE_STATUSES) + 2


def test_a_hidden_measure_is_found_only_by_the_status_not_shown(published):
    for status in MEASURE_STATUSES:
        chart = FIGURES["measures"].chart(published, Selection(measure_status=status))
        assert not any(name.startswith("11.") for name in chart.categories)
    assert FIGURES["measures"].chart(published, Selection(measure_status=NOT_SHOWN)).categories == (
        "11. Tilgang til bolig for voldsofre",
    )


def test_a_measure_missing_from_the_plan_is_named_by_its_number(publish):
    chart = FIGURES["measures"].chart(publish(measures=({"number": 11, "title": "", "status": NOT_SHOWN},)), ENGLISH)
    assert chart.categories == ("Measure 11",)


def test_a_real_register_is_no_example(publish):
    chart = FIGURES["measures"].chart(publish(measures=({"number": 1, "status": "delayed"},)), ENGLISH)
    assert "xample" not in f"{chart.finding} {chart.paragraph} {chart.alt}"


def test_one_measure_is_one_measure(publish):
    chart = FIGURES["measures"].chart(publish(measures=({"number": 1, "status": "completed"},)), ENGLISH)
    assert chart.finding == "1 measure in Bærum: 1 completed."
