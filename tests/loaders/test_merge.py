"""Several files at once: overlaps, disagreements, and checks of one file against another."""

import re

import pytest

from loaders import load_files, load_folder
from tests.loaders.examples import (
    GOALS,
    KILDE,
    KOMMUNEHELSA,
    MEASURES,
    SSB_PEOPLE,
    SSB_VIOLENCE,
    only_problem,
    police,
    replaced,
    series,
)


def test_the_same_number_in_two_files_is_one_row_with_a_warning(workbook, load):
    workbook(police(), "politi/a.xlsx")
    workbook(police(), "politi/b.xlsx")
    result = load()
    problem = only_problem(result, "same_twice")
    assert (problem.severity, problem.file, problem.cell) == ("warning", "politi/b.xlsx", "D7")
    assert "politi/a.xlsx" in problem.found
    assert len(result.observations) == 2


def test_of_two_extracts_that_disagree_the_newest_is_used_and_both_cells_are_named(workbook, load):
    workbook(police(A4="Uttrekksdato: 14.01.2021", D7=40, D8=40, F7="57,5", F8="57,5"), "politi/a.xlsx")
    workbook(police(), "politi/b.xlsx")
    result = load()
    problem = only_problem(result, "files_disagree")
    assert problem.severity == "error"
    assert (problem.file, problem.cell) == ("politi/b.xlsx", "D7")
    assert "politi/a.xlsx, ark «Uttrekk», celle D7" in problem.found
    assert not {"39", "40"} & set(re.findall(r"\d+", problem.found))
    assert "politi/a.xlsx" in problem.fix
    assert series(result, "police.reports", "3201") == {2018: 40, 2019: 63}


def test_where_no_date_decides_neither_number_is_used(workbook, load):
    workbook(police(A4=None, D7=40, D8=40, F7="57,5", F8="57,5"), "politi/a.xlsx")
    workbook(police(A4=None), "politi/b.xlsx")
    result = load()
    assert "Ingen av tallene er brukt" in only_problem(result, "files_disagree").fix
    assert series(result, "police.reports", "3201") == {2019: 63}


def test_a_number_takes_precedence_over_a_file_without_it(workbook, load):
    workbook(police(D7="..", D8=".."), "politi/z.xlsx")
    workbook(police(), "politi/a.xlsx")
    result = load()
    assert series(result, "police.reports", "3201")[2018] == 39
    assert {problem.severity for problem in result.problems} == {"warning"}


def test_a_number_that_the_newest_extract_withholds_stays_withheld(workbook, load):
    workbook(police(), "politi/a.xlsx")
    workbook(police(A4="Uttrekksdato: 14.01.2021", D7="<5", D8=":"), "politi/b.xlsx")
    row = load().observations.query("year == 2018").iloc[0]
    assert (row["status"], row["file"]) == ("suppressed", "politi/b.xlsx")


def test_of_two_extracts_without_the_number_the_newest_gives_the_reason(workbook, load):
    """An old extract's «not published» doesn't apply to the new one, which lacks the number."""
    workbook(police(A4="Uttrekksdato: 14.01.2021", D7="..", D8=".."), "politi/a.xlsx")
    workbook(police(D7="ikke publisert", D8="ikke publisert"), "politi/b.xlsx")
    row = load().observations.query("year == 2018").iloc[0]
    assert (row["status"], row["file"]) == ("missing", "politi/a.xlsx")


def test_two_registers_of_measures_are_an_error_and_the_one_updated_last_is_used(workbook, load):
    workbook({"Tiltak": replaced(MEASURES, J2="2022-01-01"), "Mål": GOALS}, "tiltak/a.xlsx")
    workbook({"Tiltak": MEASURES, "Mål": GOALS}, "tiltak/b.xlsx")
    result = load()
    assert only_problem(result, "two_registers").file == "tiltak/b.xlsx"
    assert set(result.measures["file"]) == {"tiltak/a.xlsx"}


def test_a_rate_inconsistent_with_count_and_population_is_an_error_naming_all_three(workbook, load):
    workbook({"Ark1": replaced(KOMMUNEHELSA, C8=3.9), "Kilde": KILDE}, "k.xlsx")
    workbook({"Personer1": SSB_PEOPLE}, "p.xlsx")
    problem = only_problem(load(), "rate_differs")
    assert (problem.file, problem.sheet, problem.cell, problem.found) == ("k.xlsx", "Ark1", "C8", "3,9 per 1000")
    assert "3,2" in problem.expected
    assert "celle B8" in problem.expected
    assert "p.xlsx, celle B5" in problem.expected


def test_a_rate_within_rounding_is_no_problem(workbook, load):
    workbook({"Ark1": KOMMUNEHELSA, "Kilde": KILDE}, "k.xlsx")
    workbook({"Personer1": SSB_PEOPLE}, "p.xlsx")
    assert load().problems == ()


def test_kommunehelsa_and_its_own_source_are_compared(workbook, load):
    workbook(
        {"Ark1": replaced(KOMMUNEHELSA, A8="Bærum", D3="2015-2016"), "Kilde": [["Kommunehelsa statistikkbank"]]},
        "k.xlsx",
    )
    workbook({"AnmLovbr": SSB_VIOLENCE}, "s.xlsx")
    problem = only_problem(load(), "sources_disagree")
    assert (problem.severity, problem.cell, problem.found) == ("warning", "D8", "206")
    assert "s.xlsx, ark «AnmLovbr», celle C5" in problem.expected


def test_a_bad_file_does_not_affect_the_others(workbook, load):
    workbook(police(E7=-1), "politi/a.xlsx")
    workbook({"Personer1": SSB_PEOPLE}, "ssb/p.xlsx")
    result = load()
    assert {report.file: report.accepted for report in result.files} == {"politi/a.xlsx": False, "ssb/p.xlsx": True}
    assert set(result.observations["source"]) == {"ssb_07459"}


def test_files_are_named_relative_to_the_root_if_inside_it(workbook, tmp_path):
    path = workbook(police(), "politi/a.xlsx")
    assert load_files([path], tmp_path / "data").files[0].file == "politi/a.xlsx"
    assert load_files([path.parent, path], tmp_path / "data").files[0].file == "politi/a.xlsx"
    assert len(load_files([path.parent, path], tmp_path / "data").files) == 1
    assert load_files([path], tmp_path / "elsewhere").files[0].file == "a.xlsx"


def test_an_empty_folder_gives_empty_checked_frames(tmp_path):
    result = load_folder(tmp_path)
    assert (len(result.observations), len(result.measures), result.problems) == (0, 0, ())
    assert result.observations["value"].dtype == "float64"


def test_the_folder_may_bring_its_own_places(workbook, load, tmp_path):
    workbook(police())
    (tmp_path / "data" / "places.toml").write_text("[[catchment]]\ncode = 1", encoding="utf-8")
    result = load()
    assert only_problem(result, "places").file == "places.toml"
    assert result.observations.empty


@pytest.mark.parametrize("year", [2019, 2020, 2021])
def test_the_shipped_catchment_follows_its_members(year):
    from loaders.places import load_places

    centre = load_places().catchments[0]
    expected = {2019: ("0220", "3201"), 2020: ("3201", "3203"), 2021: ("3201", "3203", "3312")}
    assert centre.regions(year) == expected[year]
    assert set(centre.names) == set(centre.other_names) == {"nb", "nn", "en"}
