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
