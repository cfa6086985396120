"""Comments that statistics banks write, and identity numbers in odd places: what is refused, and what is not."""

import csv
from pathlib import Path

import pytest

from loaders import load_folder
from loaders.personal.traces import REMARK, trace_in
from tests.loaders import planted as plant
from tests.loaders.examples import only_problem, series
from tests.loaders.planted import REST, identity

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "intake"
with (ROOT / "loaders" / "regions.csv").open(encoding="utf-8") as file:
    PLACES = [(row["code"], row["name"]) for row in csv.DictReader(file)]


def case(name):
    return load_folder(CASES / f"{name}.xlsx")


def test_a_workbook_with_the_footnotes_of_the_statistics_bank_is_taken_in():
    result = case("s01_merknad_pxweb")
    assert result.problems == ()
    assert len(result.observations) > 1000


@pytest.mark.parametrize(
    "words",
    [
        "Før 2020 er tall for grunnkretsene Andgard og Hjuksebø regnet med under K-{code} {name}.",
        "Fra 2020 tilhører grunnkretsene K-{code} {name}.",
        "K-{code} {name}",
        "{name} er delt. Deler av kommunen er overført til K-{code} {name} (2020-2023).",
    ],
)
def test_a_footnote_on_any_place_is_about_no_person(words):
    texts = (words.format(code=code, name=name) for code, name in PLACES)
    assert [text for text in texts if trace_in(text, REMARK)] == []
    assert len(PLACES) > 500


def test_a_comment_that_names_an_office_is_taken_in():
    result = case("v11_kommentar")
    assert result.problems == ()
    assert series(result, "centre.residents", "3201", sex="women", age_group="adults") == {2020: 38}


@pytest.mark.parametrize(("name", "sheet"), [("v2_tekstboks", "Beboere"), ("v8_fnr_mellomrom", "Beboere")])
def test_an_identity_number_in_a_text_box_or_in_groups_is_refused(name, sheet):
    result = case(name)
    assert only_problem(result, "personal_data").sheet == sheet
    assert result.observations.empty


def link(address: str) -> plant.Plant:
    """A link on a cell, whose address is in the sheet's relations."""
    kind = f"{REST}/relationships/hyperlink"
    xml = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='rId9' Type='{kind}' Target='{address}' TargetMode='External'/></Relationships>"
    )
    return plant.part("xl/worksheets/_rels/sheet1.xml.rels", xml)


@pytest.mark.parametrize(
    "address",
    [
        "https://sak.example/person/{}",
        "https://sak.example/?fnr={}",
        "file:///C:/Saker/{}.docx",
        "mailto:{}",
    ],
)
def test_a_link_with_an_identity_number_in_its_address_is_refused(tmp_path, address):
    secret = identity("150575")
    link(address)(tmp_path / "VINR.xlsx", secret)
    result = load_folder(tmp_path)
    assert only_problem(result, "personal_data").cell == ""
    assert secret not in repr(result.problems)


def test_a_link_to_a_table_is_taken_in(tmp_path):
    link("https://www.ssb.no/statbank/table/08487/{}")(tmp_path / "VINR.xlsx", "20251104081")
    assert load_folder(tmp_path).problems == ()


@pytest.mark.parametrize("number", [2845162000, 1497880000, 4123456789, 28451620001, 99999999999])
def test_a_large_value_without_valid_control_digits_is_a_value(workbook, load, number):
    workbook({"Uttrekk": [["Sum", number]]})
    assert {problem.code for problem in load().problems} == {"unrecognised"}


@pytest.mark.parametrize(
    "words",
    [
        "Kilde: Oslo politidistrikt, Stab Analyse",
        "Tallet er kontrollert mot Oslo Krisesenter Stab Analyse",
        "Sjekket av Seksjon Statistikk og Analyse",
        "Tall levert av Follo Krisesenter IKS",
        "Hentet fra Bufdir Statistikk og Analyse 2020",
    ],
)
def test_a_remark_on_an_office_is_about_no_person(words):
    assert trace_in(words, REMARK) is None
