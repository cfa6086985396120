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


def test_a_number_merged_over_two_years_is_refused(workbook, load):
    workbook({"2019": [*ASSAULT, [2020, None]]}, change=lambda book: book["2019"].merge_cells("B4:B5"))
    result = load()
    assert only_problem(result, "merged_cells").cell == "B4"
    assert result.observations.empty


def test_a_number_merged_over_two_columns_is_refused_though_an_empty_cell_is_missing(workbook, load):
    rows = replaced(BUFDIR, C4=None, E4=None)
    workbook({"Beboere": rows}, change=lambda book: book["Beboere"].merge_cells("B4:C4"))
    assert only_problem(load(), "merged_cells").cell == "B4"


def test_cells_merged_for_the_looks_of_it_are_read(workbook, load):
    rows = [*ASSAULT[:2], [ASSAULT[2][0], ASSAULT[2][1], None], [ASSAULT[3][0], ASSAULT[3][1], None]]

    def merged(book):
        book["2019"].merge_cells("B3:C3")
        book["2019"].merge_cells("B4:C4")

    workbook({"2019": rows}, change=merged)
    result = load()
    assert result.problems == ()
    assert series(result, "assault_centre.persons", "3201") == {2019: 11}


@pytest.mark.parametrize("title", ["Overnattingsdøgn, hele landet", "Opphold på krisesenter", "Avviste henvendelser"])
def test_another_table_of_bufdirs_pages_is_not_taken_for_residents(workbook, load, title):
    workbook({"Beboere": replaced(BUFDIR, A2=title)})
    result = load()
    assert only_problem(result, "other_unit").cell == "A2"
    assert result.observations.empty


@pytest.mark.parametrize("title", ["Henvendelser", "Antall konsultasjoner", "Telefonsamtaler"])
def test_a_note_on_something_else_than_persons_is_not_taken_for_persons(workbook, load, title):
    workbook({"2019": replaced(ASSAULT, A2=title)})
    assert only_problem(load(), "other_unit").cell == "A2"


def test_a_last_place_without_a_number_is_not_taken_for_a_note(workbook, load):
    rows = [ASSAULT[0], ["Årsrapport for 2019"], ["Kommune", "Personer"], ["Bærum", 11], ["Lier", None]]
    workbook({"2019": rows})
    assert only_problem(load(), "empty_cell").cell == "B5"


SERVICES = [["Tjenestebruk"], [], ["Tjeneste", "Kommune", "År", "Personer"], ["Barnevern", "Bærum", 2022, 40]]


@pytest.mark.parametrize("title", ["Vold", "Hjelp på grunn av vold i nære relasjoner, 2022"])
def test_a_line_above_a_table_may_name_its_ground(workbook, load, title):
    workbook({"Tjenestebruk": replaced(SERVICES, A2=title)})
    assert series(load(), "service_child_welfare.persons", "3201") == {2022: 40}


@pytest.mark.parametrize(
    "title", ["Alle grunner unntatt vold", "Uten vold", "Rus og vold", "Vold eller rus", "Ikke vold"]
)
def test_a_line_that_excepts_a_ground_or_adds_to_it_does_not_name_it(workbook, load, title):
    workbook({"Tjenestebruk": replaced(SERVICES, A2=title)})
    result = load()
    assert only_problem(result, "missing_column").sheet == "Tjenestebruk"
    assert result.observations.empty
