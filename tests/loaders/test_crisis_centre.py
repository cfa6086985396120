"""The crisis centre's workbooks in both layouts, and their possible errors."""

import pytest

from tests.loaders.examples import (
    CRISIS_CONVERSATIONS,
    CRISIS_OLD,
    CRISIS_RESIDENTS,
    in_bokmaal,
    in_every_language,
    only_problem,
    replaced,
    series,
)


def crisis_new(residents=CRISIS_RESIDENTS, conversations=CRISIS_CONVERSATIONS):
    return {"Beboere": residents, "Dagsamtaler": conversations}


def test_crisis_centre_old_layout_gives_cells_by_municipality_sex_and_age(workbook, load):
    workbook({"Årsstatistikk 2017": CRISIS_OLD})
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "3201", age_group="adults") == {2017: 27}
    assert series(result, "centre.residents", "0220", sex="women", age_group="children") == {2017: 12}
    assert series(result, "centre.residents", "centre:asker-baerum", age_group="children") == {2017: 90}
    assert series(result, "centre.residents", "centre:asker-baerum:other", sex="men", age_group="adults") == {2017: 0}
    assert series(result, "centre.conversation_users", "3201") == {2017: 58}
    assert not result.observations["synthetic"].any()


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"D6": 28}, "sum_differs", "D6"),
        ({"B9": 45, "D9": 49, "B11": "27 (49)"}, "sum_differs", "B9"),
        ({"B11": "27 (49)"}, "pair_differs", "B11"),
        ({"B11": "28 (48)"}, "pair_differs", "B11"),
        ({"B11": "49 (27)"}, "own_exceeds_all", "B11"),
        ({"D15": 144}, "sum_differs", "D15"),
        ({"E15": 146}, "fewer_events_than_persons", "D15"),
        ({"A6": "Bærrum"}, "unknown_region", "A6"),
        ({"A2": "Statistikk 2091"}, "year_out_of_range", "A2"),
        ({"A2": "Statistikk"}, "missing_year", "A2"),
        ({"A1": "Romerike krisesenter"}, "unknown_centre", "A1"),
        ({"B5": "Kvinnner"}, "missing_column", "A5"),
        ({"A13": None}, "missing_table", ""),
    ],
)
def test_crisis_centre_old_layout_names_what_is_wrong(workbook, load, cells, code, cell):
    workbook({"Årsstatistikk 2017": replaced(CRISIS_OLD, **cells)})
    result = load()
    found = [problem for problem in result.problems if problem.code == code]
    assert cell in [problem.cell for problem in found], result.problems
    assert result.observations.empty


def test_crisis_centre_pair_is_added_if_the_table_has_no_such_row(workbook, load):
    rows = [row for row in CRISIS_OLD if row[:1] not in (["Alle"], ["Andre kommuner"])]
    workbook({"Ark1": rows})
    result = load()
    assert result.problems == ()
    row = result.observations.query("region == 'centre:asker-baerum'").iloc[0]
    assert (row["value"], row["cell"]) == (48, "B9")


def test_crisis_centre_register_gives_residents_stays_and_conversations(workbook, load):
    workbook(crisis_new())
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "3201", sex="women", age_group="adults") == {2021: 36}
    assert series(result, "centre.residents", "3203", sex="men", age_group="adults") == {2021: 4}
    assert series(result, "centre.stays", "3312", sex="women", age_group="children") == {2021: 8}
    talks = result.observations.query("indicator == 'centre.conversations'").iloc[0]
    assert (talks["value"], talks["persons"], talks["sheet"], talks["cell"]) == (231, 79, "Dagsamtaler", "C4")


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"C2": "Ungdom"}, "unknown_category", "C2"),
        ({"D2": "Jenter"}, "unknown_category", "D2"),
        ({"D2": "Кvinner"}, "unknown_category", "D2"),
        ({"F2": 35}, "fewer_events_than_persons", "F2"),
        ({"E2": None}, "empty_cell", "E2"),
        ({"A2": 21}, "not_a_period", "A2"),
        ({"B3": "Bærum", "D3": "Kvinner"}, "duplicate_row", "E3"),
        ({"E1": "Antal personer"}, "missing_column", "A1"),
    ],
)
def test_crisis_centre_register_names_what_is_wrong(workbook, load, cells, code, cell):
    workbook(crisis_new(replaced(CRISIS_RESIDENTS, **cells)))
    result = load()
    found = [(problem.code, problem.sheet, problem.cell) for problem in result.problems]
    assert (code, "Beboere", cell) in found
    assert result.observations.empty


@pytest.mark.parametrize("total", [["Sum", None, None, None, 49, 57], [2021, "I alt", None, None, 49, 57]])
def test_crisis_centre_total_in_the_register_is_checked_and_not_counted(workbook, load, total):
    workbook(crisis_new([*CRISIS_RESIDENTS, total], [*CRISIS_CONVERSATIONS, ["Totalt", None, 231, 79]]))
    result = load()
    assert result.problems == ()
    assert len(result.observations.query("indicator == 'centre.residents'")) == 4
    workbook(crisis_new([*CRISIS_RESIDENTS, [*total[:4], 50, 57]]))
    assert only_problem(load(), "sum_differs").cell == "E6"


def test_crisis_centre_row_of_all_municipalities_may_exceed_the_named_ones_but_not_be_less(workbook, load):
    everyone = [2021, "Alle", "Voksne", "Kvinner", 40, 50]
    workbook(crisis_new([*CRISIS_RESIDENTS, everyone]))
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "centre:asker-baerum", sex="women", age_group="adults") == {2021: 40}
    workbook(crisis_new([*CRISIS_RESIDENTS, [*everyone[:4], 35, 50]]))
    assert only_problem(load(), "sum_differs").cell == "E6"


def test_crisis_centre_notes_and_merged_years_are_understood(workbook, load):
    rows = [*replaced(CRISIS_RESIDENTS, A3=None, A4=None, A5=None), [], [None, "* Bare de registrerte er med."]]
    workbook(crisis_new(rows), change=lambda book: book["Beboere"].merge_cells("A2:A5"))
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "3312", sex="women", age_group="children") == {2021: 7}


def test_a_year_that_is_missing_is_called_an_empty_cell(workbook, load):
    workbook(crisis_new(replaced(CRISIS_RESIDENTS, A3=None)))
    assert only_problem(load(), "not_a_period").found == "en tom celle"


@pytest.mark.parametrize("title", ["Dagsamtaler - 2021", "Dagsamtaler i 2021", "Dagsamtaler (2021)"])
def test_crisis_centre_year_of_the_conversations_is_found_in_their_title(workbook, load, title):
    workbook(crisis_new(conversations=replaced(CRISIS_CONVERSATIONS, A1=title)))
    assert series(load(), "centre.conversations", "3201", sex="women") == {2021: 231}


def test_crisis_centre_register_may_say_that_conversations_were_not_counted(workbook, load):
    workbook(crisis_new(conversations=[["Dagsamtaler 2021"], [], ["Ikke registrert dette året"]]))
    result = load()
    assert result.problems == ()
    talks = result.observations.query("indicator == 'centre.conversations'")
    assert set(talks["region"]) == {"3201", "3203", "3312"}
    assert (set(talks["status"]), set(talks["cell"])) == ({"missing"}, {"A3"})


def test_crisis_centre_old_layout_is_read_from_every_sheet(workbook, load):
    workbook({"2016": replaced(CRISIS_OLD, A2="Statistikk for 2016"), "2017": CRISIS_OLD})
    assert series(load(), "centre.residents", "3201", age_group="adults") == {2016: 27, 2017: 27}


@pytest.mark.parametrize(
    "cells", [{"B11": None, "D11": "27 (49)"}, {"A11": "Voksne fra Bærum (alle): 27 (49)", "B11": None}]
)
def test_crisis_centre_pair_is_checked_anywhere_in_its_row(workbook, load, cells):
    workbook({"Ark1": replaced(CRISIS_OLD, **cells)})
    assert only_problem(load(), "pair_differs").sheet == "Ark1"


@pytest.mark.parametrize(
    ("line", "accepted"),
    [
        ("Asker og Bærum krisesenter, årsstatistikk 2021", True),
        ("Krisesenteret leverte tallene i januar.", True),
        ("Romerike krisesenter", False),
        ("Krisesenteret i Salten", False),
    ],
)
def test_crisis_centre_is_recognised_by_its_name_but_not_in_a_sentence(workbook, load, line, accepted):
    workbook({**crisis_new(), "Om tallene": [[line]]})
    assert load().files[0].accepted == accepted


def test_crisis_centre_unknown_rest_group_says_where_to_add_its_name(workbook, load):
    workbook(crisis_new(replaced(CRISIS_RESIDENTS, B5="Ukjent bosted")))
    problem = only_problem(load(), "unknown_region")
    assert "«Andre kommuner»" in problem.fix
    assert "places.toml" in problem.fix


def test_an_unknown_category_gets_a_suggestion(workbook, load):
    workbook(crisis_new(replaced(CRISIS_RESIDENTS, D2="Kviner")))
    assert "«Kvinner»" in only_problem(load(), "unknown_category").fix


def test_demonstration_data_are_marked_by_a_line_on_any_sheet(workbook, load):
    workbook({**crisis_new(), "Om tallene": [["Eksempeldata: ja"]]})
    result = load()
    assert result.observations["synthetic"].all()
    assert result.files[0].synthetic


def test_a_label_merged_over_rows_is_repeated_in_each(workbook, load):
    rows = replaced(CRISIS_RESIDENTS, B3=None)
    workbook(crisis_new(rows), change=lambda book: book["Beboere"].merge_cells("B2:B3"))
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "3201", sex="men", age_group="adults") == {2021: 4}


def test_conversations_of_another_year_than_the_residents_are_refused(workbook, load):
    workbook(crisis_new(conversations=replaced(CRISIS_CONVERSATIONS, A1="Dagsamtaler 2020")))
    assert only_problem(load(), "years_differ").sheet == "Dagsamtaler"


@pytest.mark.parametrize("value", [-3, 3.5, "ca. 3", "3 barn", "se Kari, 3 år gammel"])
def test_no_message_repeats_the_content_of_a_count_cell(workbook, load, value):
    workbook(crisis_new(replaced(CRISIS_RESIDENTS, E3=value)))
    problem = load().problems[0]
    assert problem.cell == "E3"
    assert "3" not in str(problem.found)
    assert "Kari" not in in_every_language([problem])


def test_a_sum_that_differs_names_cells_and_no_counts(workbook, load):
    workbook({"Ark1": replaced(CRISIS_OLD, D7=17, D9=49, B11="27 (49)")})
    problem = next(problem for problem in load().problems if problem.code == "sum_differs")
    assert in_bokmaal(problem).found == "en sum som ikke er lik B7+C7"
