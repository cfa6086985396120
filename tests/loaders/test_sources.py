"""Bufdir, the sexual assault centre, and workbooks of unknown sources, typed small as their owners send them."""

import pytest

from loaders.schema import MISSING
from tests.loaders.examples import ASSAULT, BUFDIR, only_problem, replaced, series


def test_bufdir_blank_cells_are_missing_and_totals_are_checked(workbook, load):
    workbook({"Beboere": BUFDIR})
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "0", sex="other", age_group="adults")[2020] == 2
    assert series(result, "centre.day_visits", "0")[2020] == 8115
    gap = result.observations.query("indicator == 'centre.day_users' and year == 2012").iloc[0]
    assert (gap["status"], gap["cell"]) == (MISSING, "G4")


def test_bufdir_total_that_differs_refuses_the_file(workbook, load):
    workbook({"Beboere": replaced(BUFDIR, E5=1669)})
    assert only_problem(load(), "sum_differs").cell == "E5"


def test_bufdir_parts_may_not_exceed_their_total_though_one_is_missing(workbook, load):
    workbook({"Beboere": replaced(BUFDIR, D5=None)})
    assert load().problems == ()
    workbook({"Beboere": replaced(BUFDIR, D5=None, E5=1600)})
    assert only_problem(load(), "sum_differs").cell == "E5"


def test_assault_centre_gives_own_and_all_from_one_cell(workbook, load):
    workbook({"2019": ASSAULT})
    result = load()
    assert result.observations[["region", "value", "cell"]].values.tolist() == [
        ["3201", 11, "B4"],
        ["assault:drammen", 96, "B4"],
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"B4": "96 (11)"}, "own_exceeds_all"),
        ({"B4": "mange"}, "not_a_number"),
        ({"A1": "Overgrepsmottaket i Bergen"}, "unknown_centre"),
        ({"B3": "Personer"}, "missing_column"),
        ({"A4": "i fjor"}, "not_a_period"),
    ],
)
def test_assault_centre_names_what_is_wrong(workbook, load, cells, code):
    workbook({"2019": replaced(ASSAULT, **cells)})
    assert only_problem(load(), code).file == "fil.xlsx"


def test_assault_centre_is_read_from_every_sheet_and_column(workbook, load):
    later = [
        *ASSAULT[:2],
        ["År", "Personer fra Bærum (alle)", "Personer fra Asker (alle)"],
        [2020, "14 (101)", "9 (101)"],
    ]
    workbook({"2019": ASSAULT, "2020": later})
    result = load()
    assert result.problems == ()
    assert series(result, "assault_centre.persons", "3201") == {2019: 11, 2020: 14}
    assert series(result, "assault_centre.persons", "3203") == {2020: 9}
    assert series(result, "assault_centre.persons", "assault:drammen") == {2019: 96, 2020: 101}
    workbook({"2020": replaced(later, C4="9 (102)")})
    assert only_problem(load(), "pair_differs").cell == "C4"


def test_assault_centre_year_that_is_not_published_is_so_for_own_and_all(workbook, load):
    workbook({"2019": [*ASSAULT, [2020, "Ikke publisert enda"]]})
    result = load()
    assert result.problems == ()
    assert result.observations.query("year == 2020")["status"].tolist() == ["not_published"] * 2


def test_an_unknown_workbook_lists_what_was_looked_for_with_suggestions(workbook, load):
    workbook({"Ark1": [["Gjerningkommune", "2019"], ["Bærum", 3]]})
    problem = only_problem(load(), "unrecognised")
    assert "«Gjerningskommune»" in problem.fix
    assert "STRASAK" in problem.expected
    assert "08487" in problem.expected


def test_a_number_merged_over_two_years_applies_only_to_the_first(workbook, load):
    workbook({"2019": [*ASSAULT, [2020, None]]}, change=lambda book: book["2019"].merge_cells("B4:B5"))
    assert set(load().observations["year"]) == {2019}
