"""Small workbooks that once went wrong without a word, and more of each kind: the right answer for each."""

import shutil
from pathlib import Path

import pytest

from loaders import load_folder
from tests.loaders.examples import (
    ASSAULT,
    CRISIS_CONVERSATIONS,
    CRISIS_OLD,
    CRISIS_RESIDENTS,
    only_problem,
    police,
    replaced,
    series,
)

CASES = Path(__file__).resolve().parents[1] / "cases" / "intake"


@pytest.fixture
def case(tmp_path):
    """Loads one of the workbooks, as it came."""

    def load(name: str):
        shutil.copy(CASES / f"{name}.xlsx", tmp_path)
        return load_folder(tmp_path)

    return load


@pytest.mark.parametrize(
    ("name", "code", "cell"),
    [
        ("q01c_title_tertial", "part_of_year", "A2"),
        ("q02_victims", "other_unit", "C7"),
        ("q03_paragraph", "part_of_category", "C7"),
        ("c09_ekstra", "left_out_part", "H1"),
        ("c16_strek", "dash", "E2"),
        ("c18c_samtaler_aarkolonne", "years_differ", "A1"),
        ("c23_kvartal", "part_of_year", "B1"),
        ("c23b_maaned", "part_of_year", "B1"),
        ("c28_to_rader", "duplicate_row", "E15"),
        ("c30b_royken", "place_out_of_time", "B14"),
    ],
)
def test_what_cannot_be_read_surely_is_refused_with_its_cell(case, name, code, cell):
    result = case(name)
    assert (code, cell) in [(problem.code, problem.cell) for problem in result.problems]
    assert not result.files[0].accepted
    assert result.observations.empty


@pytest.mark.parametrize(
    ("name", "code", "cell", "kept"),
    [
        ("q01_partial_year", "year_not_over", "I6", {2015: 57, 2016: 43, 2017: 52, 2018: 39, 2019: 66}),
        ("q01b_partial_footnote", "year_not_over", "I5", {2015: 57, 2016: 43, 2017: 52, 2018: 39, 2019: 66}),
        ("q17_cat_total", "part_of_category", "C8", {2015: 57, 2016: 43, 2017: 52, 2018: 39, 2019: 66, 2020: 58}),
        ("q21_two_tables", "second_table", "A10", {2015: 57, 2016: 43, 2017: 52, 2018: 39, 2019: 66, 2020: 58}),
    ],
)
def test_the_police_numbers_that_are_sure_are_read_and_what_is_left_out_is_named(case, name, code, cell, kept):
    result = case(name)
    assert [(problem.code, problem.cell, problem.severity) for problem in result.problems] == [(code, cell, "warning")]
    assert series(result, "police.reports", "3201") == kept
    assert set(result.observations["region"]) == {"3201"}


def test_conversations_by_telephone_are_not_day_conversations(case):
    result = case("p02b_telefonblokk")
    assert only_problem(result, "unread_rows").cell == "A16"
    talks = result.observations.query("indicator == 'centre.conversations'")
    assert "3312" not in set(talks["region"])


def test_an_unknown_sex_is_other_or_not_registered(case):
    result = case("c14_kjonn_Ukjent")
    assert result.problems == ()
    (row,) = result.observations.query("sex == 'other' and indicator == 'centre.residents'").itertuples()
    assert row.cell == "E14"


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Tall for 2019 gjelder per 31.08.", {2018: 39}),
        ("2019: januar-august", {2018: 39}),
        ("* 2019 t.o.m. 30.09.", {2018: 39}),
        ("2019 er ikke hele året.", {2018: 39}),
        ("Tall for 2019 gjelder per 31.12.", {2018: 39, 2019: 63}),
        ("Kommuneinndeling per 01.01.2020.", {2018: 39, 2019: 63}),
        ("Tilbudet flyttet 1.7.2018.", {2018: 39, 2019: 63}),
        ("Lier deltar fra januar 2019.", {2018: 39, 2019: 63}),
    ],
)
def test_a_year_that_a_note_says_is_not_whole_is_left_out(workbook, load, note, kept):
    workbook({"Uttrekk": [*police(A10=None, A8=None, D8=None, E8=None, F8=None)["Uttrekk"], [note]]})
    result = load()
    assert series(result, "police.reports", "3201") == kept
    assert [problem.code for problem in result.problems] == ["year_not_over"] * (len(kept) == 1)


@pytest.mark.parametrize(
    "line",
    [
        "1. tertial 2018-2019",
        "Per 31.08",
        "Hittil i år",
        "Januar-juni",
        "Fornærmede",
        "Mistenkte",
        "Per 1000 innbyggere",
        "Andel i prosent",
        "Tall i hele tusen",
    ],
)
def test_a_title_that_makes_the_numbers_something_else_refuses_them(workbook, load, line):
    workbook(police(A1=line))
    result = load()
    assert {problem.code for problem in result.problems} <= {"part_of_year", "other_unit"}
    assert [problem.cell for problem in result.problems] == ["A1"]
    assert not result.files[0].accepted


def test_a_sheet_named_after_victims_is_not_read_as_cases(workbook, load):
    workbook({"Fornærmede": police()["Uttrekk"]})
    assert only_problem(load(), "other_unit").sheet == "Fornærmede"


def test_abuse_in_close_relations_is_not_all_violence_in_close_relations(workbook, load):
    workbook(police(C7="Mishandling i nære relasjoner"))
    result = load()
    assert result.observations.empty
    assert not result.files[0].accepted


def test_two_year_columns_are_not_read_as_years(workbook, load):
    workbook(police(E6="2018-2019", F6=None, F7=None, F8=None))
    problem = only_problem(load(), "wrong_period")
    assert problem.fix == "Be kilden om tall for enkeltår."


@pytest.mark.parametrize("said", ["- = 0", "«-» betyr ingen", "Strek (-) betyr null", "Strek: null"])
def test_a_dash_is_none_where_the_workbook_says_so(workbook, load, said):
    rows = replaced(CRISIS_RESIDENTS, E2="-", F2="–")
    workbook({"Beboere": rows, "Dagsamtaler": CRISIS_CONVERSATIONS, "Om": [[said]]})
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "3201", sex="women", age_group="adults") == {2021: 0}


@pytest.mark.parametrize("said", ["- ingen fra Lier", "Streken er lang", "– Null toleranse", ""])
def test_a_dash_is_not_explained_by_a_line_that_begins_with_one(workbook, load, said):
    workbook({"Beboere": replaced(CRISIS_RESIDENTS, E2="-"), "Dagsamtaler": CRISIS_CONVERSATIONS, "Om": [[said]]})
    assert only_problem(load(), "dash").cell == "E2"


def test_a_dash_in_the_page_layout_is_refused_too(workbook, load):
    workbook({"Ark1": replaced(CRISIS_OLD, C8="-")})
    assert only_problem(load(), "dash").cell == "C8"


def test_a_star_that_nobody_explains_is_told(workbook, load):
    workbook({"Beboere": replaced(CRISIS_RESIDENTS, E2="36*"), "Dagsamtaler": CRISIS_CONVERSATIONS})
    result = load()
    assert only_problem(result, "marked_number").cell == "E2"
    assert series(result, "centre.residents", "3201", sex="women", age_group="adults") == {2021: 36}


def test_a_year_called_provisional_is_provisional_at_the_centre_too(workbook, load):
    rows = [[row[0] if row[0] != 2021 else "2021 (foreløpig)", *row[1:]] for row in CRISIS_RESIDENTS]
    workbook({"Beboere": rows, "Dagsamtaler": CRISIS_CONVERSATIONS})
    residents = load().observations.query("indicator == 'centre.residents'")
    assert set(residents["status"]) == {"provisional"}


def test_a_row_of_both_sexes_must_be_the_sum_of_the_rows_of_each(workbook, load):
    rows = [
        CRISIS_RESIDENTS[0],
        [2021, "Bærum", "Voksne", "Kvinner", 36, 43],
        [2021, "Bærum", "Voksne", "Menn", 6, 7],
        [2021, "Bærum", "Voksne", "I alt", 42, 50],
    ]
    workbook({"Beboere": rows, "Dagsamtaler": CRISIS_CONVERSATIONS})
    assert series(load(), "centre.residents", "3201", age_group="adults") == {2021: 42}
    workbook({"Beboere": replaced(rows, E4=45, F4=50), "Dagsamtaler": CRISIS_CONVERSATIONS})
    assert only_problem(load(), "sum_differs").cell == "E4"


def test_numbers_below_a_line_of_text_may_be_about_something_else(workbook, load):
    rows = [*CRISIS_RESIDENTS[:3], ["Avviste"], *CRISIS_RESIDENTS[3:]]
    workbook({"Beboere": rows, "Dagsamtaler": CRISIS_CONVERSATIONS})
    assert only_problem(load(), "rows_below_text").cell == "A4"


def test_a_register_without_stays_or_conversations_is_read_and_says_so(workbook, load):
    workbook({"Beboere": [row[:5] for row in CRISIS_RESIDENTS]})
    result = load()
    assert only_problem(result, "missing_table").severity == "warning"
    assert series(result, "centre.residents", "3201", sex="women", age_group="adults") == {2021: 36}


def test_two_centres_in_one_workbook_are_refused(workbook, load):
    workbook({"Beboere": [["Romerike krisesenter"], ["Asker og Bærum krisesenter"], *CRISIS_RESIDENTS]})
    assert only_problem(load(), "unknown_centre").severity == "error"


def test_the_assault_centre_may_list_municipalities_in_rows(workbook, load):
    rows = [ASSAULT[0], ["År", "Kommune", "Antall personer"], [2020, "Bærum", 12], [2020, "Alle", 80]]
    workbook({"2020": rows})
    result = load()
    assert result.problems == ()
    assert series(result, "assault_centre.persons", "3201") == {2020: 12}
    assert series(result, "assault_centre.persons", "assault:drammen") == {2020: 80}


POLICE_LAYOUTS = {
    "municipality without category": [["VINR"], ["Kommune", 2018, 2019], ["Bærum", 39, 63]],
    "long": [
        ["STRASAK"],
        ["Kommune", "År", "Kategori", "Antall"],
        ["Bærum", 2018, "VINR", 39],
        ["Bærum", 2019, "VINR", 63],
    ],
    "years down": [["Anmeldte forhold, vold i nære relasjoner"], ["År", "Bærum"], [2018, 39], [2019, 63]],
    "nynorsk": [["Vald i nære relasjonar, melde forhold"], ["Gjerningsstad", 2018, 2019], ["Bærum", 39, 63]],
    "with a total across": [["VINR"], ["Kommune", 2018, 2019, "Sum"], ["Bærum", 39, 63, 102]],
}


@pytest.mark.parametrize("rows", POLICE_LAYOUTS.values(), ids=POLICE_LAYOUTS)
def test_the_police_may_lay_the_table_out_as_they_like(workbook, load, rows):
    workbook({"Ark1": rows})
    result = load()
    assert result.problems == ()
    assert series(result, "police.reports", "3201") == {2018: 39, 2019: 63}


def test_months_across_are_not_years(workbook, load):
    workbook({"Ark1": [["VINR 2019"], ["Kommune", "Januar", "Februar"], ["Bærum", 5, 7]]})
    assert not load().files[0].accepted


@pytest.mark.parametrize("title", ["Overnattingsdøgn 2021", "Avviste 2021", "Henvendelser 2021", "Dagsbesøk 2021"])
def test_a_register_of_something_else_than_residents_is_refused(workbook, load, title):
    workbook({"Beboere": [[title], *CRISIS_RESIDENTS], "Dagsamtaler": CRISIS_CONVERSATIONS})
    result = load()
    assert not result.files[0].accepted


def test_no_advice_is_to_make_numbers_agree(workbook, load):
    workbook(police(E8=64))
    assert only_problem(load(), "sum_differs").fix == "Spør kilden hvilke av tallene som er riktige."


def test_bufdirs_table_may_lack_the_columns_that_nothing_is_summed_from(workbook, load):
    rows = [["Kilde: Bufdir, krisesenter"], ["År", "Kvinner", "Menn", "Beboere i alt"], [2020, 1529, 137, 1666]]
    workbook({"Beboere": rows})
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "0", age_group="adults") == {2020: 1666}


def test_bufdirs_total_with_persons_in_no_column_is_refused(workbook, load):
    rows = [["Kilde: Bufdir, krisesenter"], ["År", "Kvinner", "Menn", "Beboere i alt"], [2020, 1529, 137, 1668]]
    workbook({"Beboere": rows})
    assert only_problem(load(), "sum_differs").cell == "D3"
