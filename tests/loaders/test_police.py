from datetime import datetime

import pytest

from tests.loaders.examples import only_problem, police, replaced, series


def test_the_extract_gives_one_observation_per_year_with_its_cell(workbook, load):
    workbook(police(), "politi/omdøpt fil.xlsx")
    result = load()
    rows = result.observations
    assert result.problems == ()
    assert rows[["region", "year", "value", "status", "cell"]].values.tolist() == [
        ["3201", 2018, 39, "normal", "D7"],
        ["3201", 2019, 63, "provisional", "E7"],
    ]
    assert (rows["file"] == "politi/omdøpt fil.xlsx").all()


@pytest.mark.parametrize(
    ("cells", "statuses"),
    [
        ({"A10": None}, ["normal", "provisional"]),
        ({"A10": None, "A4": None}, ["normal", "provisional"]),
        ({"A10": None, "A4": "Uttrekksdato: 14.01.2023"}, ["normal", "normal"]),
    ],
)
def test_the_newest_year_is_provisional_unless_extracted_long_after(workbook, load, cells, statuses):
    workbook(police(**cells))
    assert load().observations["status"].tolist() == statuses


@pytest.mark.parametrize(
    ("cells", "provisional"),
    [
        ({"E6": "2019*", "A10": None}, {2019}),
        ({"E6": "2019 (foreløpige tall)", "A10": None}, {2019}),
        ({"A10": "Tallene for 2018 og 2019 er foreløpige."}, {2018, 2019}),
        ({"D7": "39*", "A10": None}, {2018, 2019}),
    ],
)
def test_a_provisional_year_is_known_by_note_word_or_star(workbook, load, cells, provisional):
    workbook(police(**cells))
    rows = load().observations
    assert set(rows[rows["status"] == "provisional"]["year"]) == provisional
    assert len(rows) == 2


def test_every_sheet_with_the_table_is_read(workbook, load):
    newer = replaced(
        police()["Uttrekk"], D6="2020", E6="2021", F6="Endring 2020-2021, %", A10=None, A4="Uttrekksdato: 14.01.2022"
    )
    workbook({**police(), "2020-2021": newer})
    assert series(load(), "police.reports", "3201") == {2018: 39, 2019: 63, 2020: 39, 2021: 63}


@pytest.mark.parametrize("header", ["1. tertial 2020", "2020 (jan-aug)", None, datetime(2020, 1, 1)])
def test_a_part_year_column_is_left_out_with_a_warning(workbook, load, header):
    workbook(police(G6=header, G7=20, G8=20))
    result = load()
    problem = only_problem(result, "unread_column")
    assert (problem.severity, problem.cell) == ("warning", "G6")
    assert series(result, "police.reports", "3201") == {2018: 39, 2019: 63}


def test_sums_of_each_municipality_and_of_all_are_checked_and_not_counted(workbook, load):
    rows = [
        *police()["Uttrekk"][:5],
        ["Driftsenhet", "Gjerningskommune", "Lovbruddskategori", "2018"],
        ["Enhet Vest", "Bærum", "Vold i nære relasjoner", 39],
        ["Enhet Vest", "Bærum", "Sum", 39],
        ["Enhet Vest", "Asker", "Vold i nære relasjoner", 20],
        ["Enhet Vest", "Asker", "Sum", 20],
        ["Totalt", None, None, 59],
    ]
    workbook({"Uttrekk": rows})
    result = load()
    assert result.problems == ()
    assert result.observations["value"].tolist() == [39, 20]
    workbook({"Uttrekk": replaced(rows, D10=21)})
    assert only_problem(load(), "sum_differs").cell == "D10"


def test_a_sum_that_differs_from_its_parts_refuses_the_file(workbook, load):
    workbook(police(E8=64))
    result = load()
    problem = only_problem(result, "sum_differs")
    assert (problem.sheet, problem.cell) == ("Uttrekk", "E8")
    assert "E7" in problem.found
    assert result.observations.empty


def test_a_wrong_change_is_a_warning_and_the_numbers_are_kept(workbook, load):
    workbook(police(F7="16,5"))
    result = load()
    assert only_problem(result, "change_differs").severity == "warning"
    assert series(result, "police.reports", "3201") == {2018: 39, 2019: 63}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (-3, "negative"),
        (3.5, "fraction"),
        (True, "boolean"),
        ("ca. 60", "not_a_number"),
        ("１２", "foreign_digits"),
        ("1.234", "ambiguous_number"),
        (None, "empty_cell"),
        ("–", "dash"),
    ],
)
def test_a_bad_count_is_named_with_its_cell(workbook, load, value, code):
    workbook(police(E7=value), "politi/a.xlsx")
    result = load()
    problem = only_problem(result, code)
    assert (problem.file, problem.sheet, problem.cell) == ("politi/a.xlsx", "Uttrekk", "E7")
    assert problem.message.startswith("politi/a.xlsx, ark «Uttrekk», celle E7: fant ")
    assert result.observations.empty


@pytest.mark.parametrize("sign", ["<5", "1-4", "*", ":"])
def test_a_withheld_count_is_suppressed_and_its_sum_unchecked(workbook, load, sign):
    workbook(police(D7=sign))
    result = load()
    assert result.problems == ()
    assert result.observations.iloc[0]["status"] == "suppressed"


@pytest.mark.parametrize(
    ("header", "code", "hint"),
    [
        ({"B6": "Gjeringskommune"}, "missing_column", "Gjerningskommune"),
        ({"C6": None}, "missing_column", "Lovbruddskategori"),
        ({"E6": "2018"}, "duplicate_column", "et år som står to ganger"),
        ({"E6": 2109}, "year_out_of_range", "et år utenfor tabellens tid"),
        ({"C6": "Gjerningskommune"}, "duplicate_column", "Gjerningskommune"),
    ],
)
def test_a_changed_header_is_named(workbook, load, header, code, hint):
    workbook(police(**header))
    problem = only_problem(load(), code)
    assert problem.sheet == "Uttrekk"
    assert hint in problem.message


def test_a_misspelt_municipality_gets_a_suggestion(workbook, load):
    workbook(police(B7="Berum"))
    assert "«Bærum»" in only_problem(load(), "unknown_region").fix


def test_a_lookalike_letter_is_not_taken_for_the_municipality(workbook, load):
    workbook(police(B7="B\u00e6\u0433um"))
    assert only_problem(load(), "unknown_region").cell == "B7"


def test_the_same_municipality_twice_is_an_error_not_a_sum(workbook, load):
    rows = police(E8=126, D8=78)["Uttrekk"]
    rows.insert(7, list(rows[6]))
    workbook({"Uttrekk": rows})
    problem = only_problem(load(), "duplicate_row")
    assert problem.cell == "D8"
    assert "celle D7" in problem.found


def test_another_category_is_left_out_with_a_warning(workbook, load):
    rows = police(E8=73, D8=49, F8="49,0")["Uttrekk"]
    rows.insert(7, ["Enhet Vest", "Bærum", "Trusler", 10, 10, 0])
    workbook({"Uttrekk": rows})
    result = load()
    assert only_problem(result, "other_category").cell == "C8"
    assert series(result, "police.reports", "3201") == {2018: 39, 2019: 63}


def test_an_impossible_extract_date_is_named(workbook, load):
    workbook(police(A4="Uttrekksdato: 31.02.2020"))
    assert only_problem(load(), "impossible_date").cell == "A4"


def test_a_two_digit_year_is_not_ignored(workbook, load):
    workbook(police(D6="18"))
    assert only_problem(load(), "not_a_period").cell == "D6"


HEAD = [["VINR"], ["Kilde: STRASAK"], ["Kommune", "År", "Lovbruddskategori", "Antall", "Merknad"]]


def rows(*cells: list[object]) -> dict[str, list[list[object]]]:
    return {"Uttrekk": [*HEAD, *cells]}


@pytest.mark.parametrize("unit", ["Prosent", "Per 1000 innbyggere", "%"])
@pytest.mark.parametrize("heading", ["Enhet", "Måleenhet"])
def test_a_column_that_says_that_the_numbers_are_in_another_unit_refuses_them(workbook, load, heading, unit):
    sheets = rows(["Bærum", 2018, "VINR", 39, unit])
    sheets["Uttrekk"][2] = [*HEAD[2][:-1], heading]
    workbook(sheets)
    result = load()
    assert only_problem(result, "other_unit").cell == "E4"
    assert result.observations.empty


@pytest.mark.parametrize("word", ["Alle", "Totalt", "I alt"])
def test_a_remark_that_elsewhere_means_a_sum_does_not_hide_a_row(workbook, load, word):
    workbook(rows(["Bærum", 2018, "VINR", 39, word], ["Asker", 2018, "VINR", 20, None]))
    assert series(load(), "police.reports", "3201") == {2018: 39}


def test_a_row_that_adds_up_the_parts_of_a_place_is_still_a_sum(workbook, load):
    workbook(rows(["Bærum", 2018, "VINR", 39, "Enhet Vest"], ["Bærum", 2018, "VINR", 39, "Alle"]))
    result = load()
    assert result.problems == ()
    assert result.observations["cell"].tolist() == ["D4"]


def test_a_sum_above_its_parts_is_compared_with_them(workbook, load):
    workbook(
        rows(["Sum", 2018, "VINR", 60, None], ["Bærum", 2018, "VINR", 39, None], ["Asker", 2018, "VINR", 20, None])
    )
    assert only_problem(load(), "sum_differs").cell == "D4"


def test_a_sum_whose_parts_are_missing_gets_a_warning(workbook, load):
    workbook(rows(["Totalt Bærum", 2018, "VINR", 39, None], ["Asker", 2018, "VINR", 20, None]))
    result = load()
    assert only_problem(result, "sum_alone").cell == "D4"
    assert series(result, "police.reports", "0220") == {2018: 20}


def test_a_heading_that_names_another_year_than_a_row_refuses_it(workbook, load):
    sheets = rows(["Bærum", 2018, "VINR", 39, None])
    sheets["Uttrekk"][2] = [*HEAD[2][:3], "Antall 2014", "Merknad"]
    workbook(sheets)
    result = load()
    assert only_problem(result, "years_differ").cell == "B4"
    assert result.observations.empty


def test_a_small_sheet_with_the_same_headings_that_is_not_read_gets_a_warning(workbook, load):
    table = [*HEAD[:2], ["Kommune", "Kategori", "Antall"], ["Bærum", "VINR", 39]]
    workbook({"2018": table, "2019 (foreløpig)": table})
    result = load()
    assert only_problem(result, "unread_sheet").sheet == "2019 (foreløpig)"
    assert series(result, "police.reports", "3201") == {2018: 39}


@pytest.mark.parametrize("number", [0, "17", ":"])
def test_a_sheet_with_other_columns_and_one_number_is_not_left_out_in_silence(workbook, load, number):
    read = [["Merknad", "Gjerningskommune", "Lovbruddskategori", "Antall"], ["x", "Bærum", "VINR", 41]]
    other = [["Gjerningskommune", "Lovbruddskategori", "Antall"], ["Bærum", "VINR", number]]
    title = ["Anmeldte forhold - vold i nære relasjoner (VINR)"]
    workbook({"2017": [title, *read], "2018": [title, *read], "2019 (foreløpig)": [title, *other]})
    result = load()
    assert result.observations["year"].tolist() == [2017, 2018]
    assert only_problem(result, "unread_sheet").sheet == "2019 (foreløpig)"


def test_a_sheet_that_explains_the_table_is_left_out_without_a_word(workbook, load):
    table = [["Anmeldte forhold (VINR)"], ["Gjerningskommune", "Lovbruddskategori", "Antall"], ["Bærum", "VINR", 41]]
    words = [["Gjerningskommune", "der det skjedde"], ["Lovbruddskategori", "se rundskriv 4"], ["Side", 2]]
    workbook({"2017": table, "Om tallene": words})
    assert load().problems == ()
