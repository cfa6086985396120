"""Codes that a user asked the bank for, and columns that only look like codes: a part is never taken for the whole."""

import pytest

from tests.loaders.examples import SSB_PEOPLE, SSB_VIOLENCE, only_problem, series

TITLE = "07459: Befolkning, etter region, alder, statistikkvariabel og år"


def test_an_age_is_not_taken_for_the_code_of_the_contents_beside_it(workbook, load):
    rows = [["3201 Bærum", "67", "Personer", "2024", 1000], ["3203 Asker", "67", "Personer", "2024", 900]]
    workbook({"Personer1": [[TITLE], [], *rows]})
    assert only_problem(load(), "missing_category").cell == "B3"


def test_an_age_beside_a_column_of_codes_is_not_taken_for_a_code(workbook, load):
    rows = [["3201", "Bærum", "67", "Personer", "2024", 1000], ["3203", "Asker", "67", "Personer", "2024", 900]]
    workbook({"Personer1": [[TITLE], [], *rows]})
    result = load()
    assert result.problems
    assert result.observations.empty


def test_a_number_of_persons_before_a_label_is_no_code(workbook, load):
    rows = [["3201 Bærum", "2 personer", "2024", 1000]]
    workbook({"Personer1": [["07459: Befolkning, etter region, statistikkvariabel og år"], [], *rows]})
    assert only_problem(load(), "missing_category").cell == "B3"


def test_codes_of_places_in_a_column_of_their_own_are_put_beside_the_names(workbook, load):
    rows = [["3201", "Bærum", "Personer", "2024", 130_772], ["0301", "Oslo", "Personer", "2024", 717_710]]
    workbook({"Personer1": [[SSB_PEOPLE[0][0]], [], *rows]})
    result = load()
    assert result.problems == ()
    assert series(result, "population", "0301") == {2024: 717_710}


def test_an_english_table_in_pxweb_2_is_read(workbook, load):
    rows = [
        ["08487: Offences reported, by region, group of offences, contents and interval (year)"],
        [],
        [None, None, "Offences reported (annual average)"],
        [None, None, "2023-2024"],
        ["3201 Bærum", "¬ Violence and maltreatment", 754],
        [],
        ["Source:", "Statistics Norway"],
        ["Updated:", "2025-06-06T06:00:00Z"],
    ]
    workbook({"x": rows})
    result = load()
    assert result.problems == ()
    assert series(result, "violence.offences", "3201") == {2024: 754}
    assert str(result.observations["extracted"][0].date()) == "2025-06-06"


def test_population_without_a_title_is_refused_with_what_to_choose(workbook, load):
    workbook({"Personer1": [*SSB_PEOPLE[2:], [], ["Kilde:", "Statistisk sentralbyrå"]]})
    problem = only_problem(load(), "missing_title")
    assert problem.fix == "Last ned tabellen på nytt, og velg «med tittel» i Statistikkbanken."


def test_a_title_that_only_the_footer_has_names_the_table(workbook, load):
    workbook({"AnmLovbr": [*SSB_VIOLENCE[2:9], [SSB_VIOLENCE[0][0]], [], *SSB_VIOLENCE[9:]]})
    result = load()
    assert result.problems == ()
    assert series(result, "violence.offences", "3201") == {2016: 456, 2021: 583, 2024: 754}


@pytest.mark.parametrize("beside", [99, "99", "Bærum"])
def test_a_number_beside_the_footer_is_still_refused(workbook, load, beside):
    workbook({"Personer1": [*SSB_PEOPLE, [], ["Tegnforklaring", beside]]})
    assert only_problem(load(), "blank_row").cell == "A7"


def test_a_number_under_five_is_refused_wherever_it_is(workbook, load):
    rows = [list(row) for row in SSB_VIOLENCE]
    rows[7][3] = 3
    workbook({"AnmLovbr": rows})
    problem = only_problem(load(), "below_least")
    assert problem.cell == "D8"
    assert "3" not in problem.found
