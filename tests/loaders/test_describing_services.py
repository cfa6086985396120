"""A service's own table, described: which service it is of, and columns that are of one sex or age group only."""

from dataclasses import replace

import pytest

from loaders.describing.drawn import Drawn
from loaders.describing.faults import faults
from loaders.describing.layout import layout_of_drawn
from loaders.files.workbook import open_workbook
from loaders.findings import Findings
from loaders.layouts.layout import LayoutError
from tests.loaders.examples import only_problem, series

CHILD_WELFARE = "service_child_welfare"
ROWS = [
    ["Meldinger om vold"],
    ["Barneverntjenesten i Bærum"],
    ["År", "Kvinner", "Menn", "Av dem barn", "Samtaler"],
    [2021, 30, 12, 20, 90],
    [2022, 31, 14, 21, 95],
]
NEXT = [*ROWS[:3], [2023, 40, 11, 25, 120]]
PERSONS, CONTACTS = "service_*.persons", "service_*.contacts"
DRAWN = Drawn(
    "Ark1",
    "services",
    "use",
    3,
    {1: "year", 2: PERSONS, 3: PERSONS, 4: PERSONS, 5: CONTACTS},
    sexes={2: "women", 3: "men"},
    groups={4: "children"},
    place="3201",
    service=CHILD_WELFARE,
    is_whole=True,
)


@pytest.fixture
def described(workbook, tmp_path):
    """Saves the layout of a sheet that has been described, among the data folder's own, and takes the sheet away."""

    def save(drawn=DRAWN, rows=ROWS):
        path = workbook({"Ark1": rows})
        sheet = open_workbook(path, Findings("fil.xlsx")).sheets[0]
        path.unlink()
        _, toml = layout_of_drawn("egen", [(drawn, sheet)])
        folder = tmp_path / "data" / "layouts"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "egen.toml").write_text(toml, encoding="utf-8")

    return save


@pytest.fixture
def sheet(workbook):
    return open_workbook(workbook({"Ark1": ROWS}), Findings("fil.xlsx")).sheets[0]


def fields(drawn, sheet):
    return [fault.field for fault in faults(drawn, sheet)]


def test_a_file_of_one_service_is_read_as_that_services_and_next_years_too(workbook, load, described):
    described()
    workbook({"Ark1": NEXT})
    result = load()
    assert result.problems == ()
    assert set(result.observations["source"]) == {CHILD_WELFARE}
    assert series(result, f"{CHILD_WELFARE}.persons", "3201", sex="women") == {2023: 40}
    assert series(result, f"{CHILD_WELFARE}.persons", "3201", sex="men") == {2023: 11}
    assert series(result, f"{CHILD_WELFARE}.persons", "3201", age_group="children") == {2023: 25}
    assert series(result, f"{CHILD_WELFARE}.contacts", "3201") == {2023: 120}


def test_a_table_with_a_column_of_services_is_read_row_by_row(workbook, load, described):
    rows = [["Oversikt over hjelp"], ["Hvem", "År", "Folk"], ["Barnevernet", 2022, 61], ["Legevakten", 2022, 30]]
    drawn = replace(DRAWN, row=2, columns={1: "service", 2: "year", 3: PERSONS}, sexes={}, groups={}, service="")
    described(drawn, rows)
    workbook({"Ark1": rows})
    result = load()
    assert series(result, f"{CHILD_WELFARE}.persons", "3201") == {2022: 61}
    assert series(result, "service_emergency_clinic.persons", "3201") == {2022: 30}


def test_the_service_must_be_said(sheet):
    assert fields(DRAWN, sheet) == []
    assert fields(replace(DRAWN, service=""), sheet) == ["service"]


def test_a_layout_of_a_service_that_nothing_names_is_refused(workbook, load, described):
    described(replace(DRAWN, service="service_night_ravens"))
    workbook({"Ark1": NEXT})
    assert only_problem(load(), "unknown_service").cell == "A3"


def test_only_a_service_is_the_only_service(described):
    with pytest.raises(LayoutError, match="'police' is no service"):
        described(replace(DRAWN, service="police"))


@pytest.mark.parametrize(
    "changes",
    [
        {"sexes": {2: "women", 3: "women"}},
        {"sexes": {}},
        {"columns": {1: "year", 2: "sex", 3: PERSONS}, "sexes": {3: "men"}, "groups": {}},
        {"columns": {1: "year", 2: "group", 3: PERSONS}, "sexes": {}, "groups": {3: "children"}},
    ],
)
def test_columns_that_mean_the_same_or_say_something_twice_are_a_fault(sheet, changes):
    assert fields(replace(DRAWN, **changes), sheet)[0] == "columns"


def test_a_column_of_a_sex_that_is_left_out_is_a_fault_here_and_an_error_next_year(sheet, workbook, load, described):
    women = replace(DRAWN, columns={1: "year", 2: PERSONS, 5: CONTACTS}, sexes={2: "women"}, groups={})
    assert fields(women, sheet) == ["columns"]
    without_men = [row[:2] + row[3:] if len(row) > 2 else row for row in ROWS]
    described(replace(women, columns={1: "year", 2: PERSONS, 4: CONTACTS}), without_men)
    workbook({"Ark1": NEXT})
    (found,) = [problem for problem in load().problems if problem.severity == "error"]
    assert (found.code, found.cell) == ("left_out_part", "C3")


def test_residents_by_sex_and_age_group_need_no_column_of_either(workbook, load, described):
    rows = [["Huset vårt"], ["Tall for 2022"], ["Bor i", "Kvinner", "Menn", "Barn"], ["Bærum", 30, 4, 11]]
    residents = "centre.residents"
    drawn = Drawn(
        "Ark1",
        "crisis_centre",
        "residents",
        3,
        {1: "place", 2: residents, 3: residents, 4: residents},
        sexes={2: "women", 3: "men"},
        groups={2: "adults", 3: "adults", 4: "children"},
        year_in=2,
    )
    described(drawn, rows)
    workbook({"Ark1": rows})
    result = load()
    assert result.problems == ()
    assert series(result, residents, "3201", sex="women", age_group="adults") == {2022: 30}
    assert series(result, residents, "3201", age_group="children") == {2022: 11}


def test_residents_of_an_age_group_that_nobody_has_said_are_a_fault(workbook):
    rows = [["Huset vårt"], ["Tall for 2022"], ["Bor i", "Kvinner", "Barn"], ["Bærum", 30, 11]]
    sheet = open_workbook(workbook({"Ark1": rows}), Findings("fil.xlsx")).sheets[0]
    columns = {1: "place", 2: "centre.residents", 3: "centre.residents"}
    drawn = Drawn("Ark1", "crisis_centre", "residents", 3, columns, {2: "women"}, {3: "children"}, year_in=2)
    assert fields(drawn, sheet) == ["group"]
    assert fields(replace(drawn, group="adults"), sheet) == []


def test_the_only_place_is_the_place_of_that_name_before_its_borders_changed(workbook, load, described):
    rows = [["Meldinger om vold"], ["År", "Folk"], [2018, 20], [2022, 31]]
    described(replace(DRAWN, row=2, columns={1: "year", 2: PERSONS}, sexes={}, groups={}, place="3203"), rows)
    workbook({"Ark1": rows})
    result = load()
    assert series(result, f"{CHILD_WELFARE}.persons", "0220") == {2018: 20}
    assert series(result, f"{CHILD_WELFARE}.persons", "3203") == {2022: 31}


def test_all_municipalities_of_a_centre_may_be_the_only_place(workbook, load, described):
    rows = [["Huset vårt"], ["År", "Aldersgruppe", "Folk"], [2022, "Voksne", 90]]
    columns = {1: "year", 2: "group", 3: "centre.residents"}
    drawn = Drawn("Ark1", "crisis_centre", "residents", 2, columns, place="centre:asker-baerum")
    described(drawn, rows)
    workbook({"Ark1": rows})
    assert series(load(), "centre.residents", "centre:asker-baerum", age_group="adults") == {2022: 90}


def test_a_line_that_names_the_only_place_is_what_the_workbook_is_known_by(workbook, load, described):
    described()
    workbook({"Ark1": [NEXT[0], ["Barneverntjenesten i Asker"], *NEXT[2:]]})
    assert not load().files[0].accepted


def test_years_may_be_headings_where_no_column_has_the_place(workbook, load, described):
    rows = [["Meldinger om vold"], ["Hva", 2021, 2022], ["Antall barn og voksne", 42, 45]]
    drawn = replace(DRAWN, row=2, columns={2: "years", 3: "years"}, sexes={}, groups={}, counted=PERSONS)
    described(drawn, rows)
    workbook({"Ark1": rows})
    assert series(load(), f"{CHILD_WELFARE}.persons", "3201") == {2021: 42, 2022: 45}
