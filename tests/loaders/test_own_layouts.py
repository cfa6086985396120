"""Layouts of a municipality's own, beside its workbooks: tried as the shipped ones are, and never instead of them."""

import pytest

from tests.loaders.examples import only_problem, police, series

OWN = """
source = "police"
marks = ['^område vest$']

[[tables]]
name = "reports"
provisional = true
[tables.place]
headings = ["Stedet"]
[tables.year]
headings = []
[tables.category]
headings = ["Hva slags sak"]
wanted = ["Vold i nære relasjoner"]
[[tables.numbers]]
indicator = "police.reports"
headings = ["Antall"]
"""
ROWS = [["Område vest"], ["Stedet", "Hva slags sak", 2018], ["Bærum", "Vold i nære relasjoner", 39]]


@pytest.fixture
def described(tmp_path):
    def write(text: str = OWN, name: str = "vest.toml") -> None:
        folder = tmp_path / "data" / "layouts"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")

    return write


def test_a_workbook_that_only_an_own_layout_fits_is_read_by_it(workbook, load, described):
    workbook({"Ark1": ROWS})
    assert not load().files[0].accepted
    described()
    result = load()
    assert result.problems == ()
    assert result.files[0].source == "police"
    assert series(result, "police.reports", "3201") == {2018: 39}


def test_a_workbook_that_two_layouts_fit_is_refused_and_both_are_named(workbook, load, described):
    workbook({"Ark1": ROWS})
    described()
    described(name="igjen.toml")
    found = only_problem(load(), "two_layouts").found
    assert "layouts/vest.toml" in found and "layouts/igjen.toml" in found


def test_an_own_layout_does_not_touch_what_the_shipped_ones_read(workbook, load, described):
    described()
    workbook(police())
    assert series(load(), "police.reports", "3201") == {2018: 39, 2019: 63}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('source = "police"', 'source = "police', "vest.toml"),
        ('indicator = "police.reports"', 'indicator = "centre.residents"', "does not deliver"),
        ("[tables.place]", "[tables.sted]", "'sted' is unknown"),
        ("marks = ['^område vest$']", "marks = []", "mark"),
        ("provisional = true", 'signs = { "-" = "none" }', "a sign means"),
        ("marks = ['^område vest$']", "marks = ['(']", "vest.toml"),
    ],
)
def test_a_layout_that_cannot_be_used_is_said_and_nothing_is_read(workbook, load, described, old, new, said):
    workbook(police())
    described(OWN.replace(old, new))
    result = load()
    assert said in only_problem(result, "layout").found
    assert result.observations.empty


SERVICES = [
    ["Tjenestebruk på grunn av vold i nære relasjoner"],
    ["Tjeneste", "År", "Kommune", "Grunn", "Personer", "Kontakter", "Herav barn", "Anonyme"],
    ["Barnevernet", 2023, "Bærum", "Vold", 61, 140, 44, 0],
    ["Legevakt", 2023, "Bærum", "Vold", 30, 33, 6, 12],
    ["Legevakt", 2023, "Bærum", "Fall", 900, 950, 100, 0],
]


def test_one_workbook_may_hold_several_services_each_a_source_of_its_own(workbook, load):
    workbook({"Tjenestebruk": SERVICES})
    result = load()
    assert only_problem(result, "other_category").cell == "D5"
    assert series(result, "service_child_welfare.persons", "3201") == {2023: 61}
    assert series(result, "service_child_welfare.persons", "3201", age_group="children") == {2023: 44}
    assert series(result, "service_emergency_clinic.contacts", "3201") == {2023: 33}
    assert series(result, "service_emergency_clinic.anonymous", "3201") == {2023: 12}
    assert set(result.observations["source"]) == {"service_child_welfare", "service_emergency_clinic"}
    contacts = result.observations.query("indicator == 'service_emergency_clinic.contacts'").iloc[0]
    assert contacts["persons"] == 30


def test_a_service_that_nobody_has_named_is_refused_until_the_catalogue_names_it(workbook, load, tmp_path):
    workbook({"Tjenestebruk": [*SERVICES[:2], ["Natteravnene", 2023, "Bærum", "Vold", 61, 140, 44, 0]]})
    assert only_problem(load(), "unknown_service").cell == "A3"
    words = 'nb = "Natteravnene"\nnn = "Natteramnane"\nen = "Night ravens"\n'
    (tmp_path / "data" / "catalogue.toml").write_text(f"[sources.service_night_ravens]\n{words}", encoding="utf-8")
    assert series(load(), "service_night_ravens.persons", "3201") == {2023: 61}
