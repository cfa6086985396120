"""The register of measures, and its possible errors."""

import pandas as pd
import pytest

from tests.loaders.examples import GOALS, MEASURES, only_problem, replaced


def test_measures_are_read_with_words_mapped_and_blanks_left_blank(workbook, load):
    workbook({"Tiltak": MEASURES, "Mål": GOALS})
    result = load()
    assert result.problems == ()
    first, second = (row for _, row in result.measures.iterrows())
    assert (first["type"], first["status"], first["deadline"]) == (
        "continued",
        "in_progress",
        pd.Timestamp("2022-12-31"),
    )
    assert (second["type"], second["goal_title"], second["partners"]) == ("", "Informere", "")
    assert pd.isna(second["deadline"])


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"A3": 1}, "duplicate_number", "A3"),
        ({"A3": 3}, "missing_number", "A2"),
        ({"A3": "to"}, "not_a_number", "A3"),
        ({"G2": "Pågårr"}, "unknown_status", "G2"),
        ({"F2": "Gammelt"}, "unknown_type", "F2"),
        ({"C2": 9}, "unknown_goal", "C2"),
        ({"C2": 0}, "not_a_number", "C2"),
        ({"H2": 101}, "progress_out_of_range", "H2"),
        ({"H2": 0.6}, "fraction", "H2"),
        ({"I2": "31.02.2022"}, "impossible_date", "I2"),
        ({"I2": "03/04/2022"}, "ambiguous_date", "I2"),
        ({"J2": "31.12.2050"}, "date_in_future", "J2"),
        ({"B2": None}, "empty_cell", "B2"),
        ({"D1": "Hvem"}, "missing_column", "A1"),
    ],
)
def test_measures_name_what_is_wrong(workbook, load, cells, code, cell):
    workbook({"Tiltak": replaced(MEASURES, **cells), "Mål": GOALS})
    result = load()
    assert (code, cell) in [(problem.code, problem.cell) for problem in result.problems], result.problems
    assert result.measures.empty


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=HYPERLINK(1)", "[x](javascript:1)", "$\\href{a}{b}$"])
def test_executable_text_stays_text(workbook, load, text):
    def as_text(book):
        book["Tiltak"]["K2"].value = text
        book["Tiltak"]["K2"].data_type = "s"

    workbook({"Tiltak": MEASURES, "Mål": GOALS}, change=as_text)
    assert load().measures.iloc[0]["comment"] == text


@pytest.mark.parametrize(
    ("cells", "code", "cell"), [({"A3": 1}, "duplicate_number", "A3"), ({"B2": None}, "empty_cell", "B2")]
)
def test_ambiguous_goals_are_named(workbook, load, cells, code, cell):
    workbook({"Tiltak": MEASURES, "Mål": replaced(GOALS, **cells)})
    problem = next(problem for problem in load().problems if problem.code == code)
    assert (problem.sheet, problem.cell) == ("Mål", cell)


def test_a_note_under_the_measures_is_no_measure(workbook, load):
    workbook({"Tiltak": [*MEASURES, [], ["Oppdatert av fagforumet"]], "Mål": GOALS})
    result = load()
    assert result.problems == ()
    assert result.measures["number"].tolist() == [1, 2]


def test_progress_as_a_fraction_is_rejected_with_the_right_format(workbook, load):
    workbook({"Tiltak": replaced(MEASURES, H2=0.6), "Mål": GOALS})
    assert "60 for 60 %" in only_problem(load(), "fraction").expected


@pytest.mark.parametrize("name", ["Tiltak 2020", "Gammel"])
def test_registers_of_two_years_are_refused_because_one_may_be_out_of_date(workbook, load, name):
    workbook({name: replaced(MEASURES, G2="Ikke startet"), "Tiltak": MEASURES, "Mål": GOALS})
    result = load()
    assert only_problem(result, "two_registers").sheet == "Tiltak"
    assert result.measures.empty


def test_a_hundred_per_cent_in_excels_format_is_not_taken_for_one(workbook, load):
    def as_per_cent(book):
        book["Tiltak"]["H2"].number_format = "0%"

    workbook({"Tiltak": replaced(MEASURES, H2=1), "Mål": GOALS}, change=as_per_cent)
    result = load()
    assert only_problem(result, "shown_differs").cell == "H2"
    assert result.measures.empty


@pytest.mark.parametrize(("cells", "value"), [("H2:H3", 60), ("I2:I3", "31.12.2022"), ("K2:K3", "Ferdig i 2021")])
def test_what_is_merged_over_two_measures_is_not_lost_for_the_second(workbook, load, cells, value):
    rows = replaced(MEASURES, **{cells[:2]: value, cells[3:]: None})
    workbook({"Tiltak": rows, "Mål": GOALS}, change=lambda book: book["Tiltak"].merge_cells(cells))
    assert only_problem(load(), "merged_cells").cell == cells[:2]


def test_a_state_merged_over_two_measures_is_that_of_both(workbook, load):
    rows = replaced(MEASURES, G3=None)
    workbook({"Tiltak": rows, "Mål": GOALS}, change=lambda book: book["Tiltak"].merge_cells("G2:G3"))
    result = load()
    assert result.problems == ()
    assert result.measures["status"].tolist() == ["in_progress", "in_progress"]


def test_a_title_without_a_number_gets_a_warning(workbook, load):
    workbook({"Tiltak": [*MEASURES, [None, "Lavterskeltilbud"]], "Mål": GOALS})
    result = load()
    assert only_problem(result, "unnumbered").cell == "B4"
    assert result.measures["number"].tolist() == [1, 2]


def test_a_sheet_beside_the_measures_with_numbers_gets_a_warning(workbook, load):
    workbook({"Tiltak": MEASURES, "Mål": GOALS, "Kostnader": [["Tiltak", "Kroner"], [1, 2000], [2, 300]]})
    assert only_problem(load(), "unread_sheet").sheet == "Kostnader"
