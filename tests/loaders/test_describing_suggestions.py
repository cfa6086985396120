"""What headings, cells and titles suggest of a sheet that no layout fits; none of it is more than a suggestion."""

from pathlib import Path

import pytest

from loaders.described import described
from loaders.describing.drawn import YEARS, tables_of
from loaders.describing.known import known_by
from loaders.describing.suggest import likeliest_source, suggested
from loaders.files.workbook import open_workbook
from loaders.findings import Findings

HOME = "3201"


@pytest.fixture(scope="module")
def known():
    return known_by(described(Path(__file__).parents[2] / "data" / "places.toml"), HOME)


@pytest.fixture
def opened(workbook):
    return lambda sheets: open_workbook(workbook(sheets), Findings("fil.xlsx"))


@pytest.fixture
def suggest(opened, known):
    def made(rows, source="police", name="Ark1"):
        return suggested(opened({name: rows}).sheets[0], source, tables_of(source)[0], known=known)

    return made


@pytest.mark.parametrize(
    ("cells", "source", "role"),
    [
        (["Bærum", "Asker"], "police", "place"),
        (["3201 Bærum", "3203 Asker"], "police", "place"),
        ([3201, 3203], "police", "place"),
        (["Bærum", "Andre kommuner", "Alle"], "crisis_centre", "place"),
        ([2021, 2022], "police", "year"),
        (["2021", "2022"], "police", "year"),
        (["Kvinner", "Menn", "Sum"], "crisis_centre", "sex"),
        (["Voksne", "Barn"], "crisis_centre", "group"),
        (["Barnevernet", "Legevakten"], "services", "service"),
        (["Skadeverk", "Vold i nære relasjoner"], "police", "category"),
        (["Bærum", "Et helt annet sted"], "police", ""),
        (["Kvinner", "Menn"], "police", ""),
        ([41, 63], "police", ""),
        ([41], "police", ""),
    ],
)
def test_a_column_whose_heading_says_nothing_is_suggested_by_its_cells(suggest, cells, source, role):
    rows = [["Område vest"], ["Xyz", "Zyx"], *([cell, 7] for cell in cells), ["Kilde: oss selv"]]
    assert suggest(rows, source).columns.get(1, "") == role


def test_the_wanted_category_is_ticked_and_no_other(suggest):
    rows = [
        ["Område vest"],
        ["Stedet", "Xyz", 2019],
        ["Bærum", "Vold i nære relasjoner", 63],
        ["Bærum", "Skadeverk", 9],
    ]
    assert suggest(rows).wanted == ("Vold i nære relasjoner",)


def test_codes_that_may_be_years_or_counts_are_no_places(suggest):
    assert suggest([["Område vest"], ["Xyz", "Zyx"], [301, 7]]).columns == {}
    assert suggest([["Område vest"], ["Xyz", "Zyx"], [2019, 7], [2020, 8]]).columns == {1: "year"}


@pytest.mark.parametrize(
    ("heading", "sex", "group"),
    [
        ("Kvinner", "women", ""),
        ("Antall menn", "men", ""),
        ("Jenter", "women", "children"),
        ("Herav barn", "", "children"),
        ("Kvinner og menn", "", ""),
    ],
)
def test_a_heading_suggests_the_only_sex_and_age_group_of_its_numbers(suggest, heading, sex, group):
    drawn = suggest([["Meldinger"], ["År", "Personer", heading], [2022, 45, 31]], "services")
    assert (drawn.sexes.get(3, ""), drawn.groups.get(3, "")) == (sex, group)
    assert (drawn.columns.get(3) == "service_*.persons") == bool(sex or group)


def test_a_column_of_sexes_leaves_nothing_for_the_columns_of_numbers_to_say(suggest):
    drawn = suggest([["Meldinger"], ["År", "Kjønn", "Kvinner"], [2022, "Kvinner", 31]], "services")
    assert drawn.columns[2] == "sex"
    assert drawn.sexes == {}


def test_police_reports_are_never_of_one_sex(suggest):
    assert suggest([["Saker"], ["År", "Kvinner", "Antall"], [2022, 31, 45]]).columns == {1: "year", 3: "police.reports"}


@pytest.mark.parametrize(
    ("title", "name", "place"),
    [
        ("Barneverntjenesten i Bærum", "Ark1", "3201"),
        ("Meldinger", "Bærum", "3201"),
        ("Asker og Bærum", "Ark1", ""),
        ("Stavanger", "Ark1", ""),
    ],
)
def test_the_only_municipality_that_a_title_names_is_suggested_if_the_data_folder_knows_it(suggest, title, name, place):
    assert suggest([[title], ["År", "Antall"], [2022, 45]], name=name).place == place


def test_a_column_of_places_goes_before_the_title(suggest):
    assert suggest([["Bærum"], ["Kommune", "År", "Antall"], ["Asker", 2022, 45]]).place == ""


@pytest.mark.parametrize(
    ("title", "service"),
    [
        ("Meldinger til barnevernet", "service_child_welfare"),
        ("Barnevernet og legevakten", ""),
        ("Meldinger", ""),
    ],
)
def test_the_only_service_that_a_title_names_is_suggested(suggest, title, service):
    assert suggest([[title], ["År", "Personer"], [2022, 45]], "services").service == service


def test_headings_are_found_above_rows_that_hold_known_words(suggest):
    rows = [["Senter vest"], ["Bor i", "K/M", "Folk"], ["Bærum", "Kvinner", 30], ["Bærum", "Menn", 4]]
    drawn = suggest(rows, "crisis_centre")
    assert (drawn.row, drawn.columns[2]) == (2, "sex")


@pytest.mark.parametrize(
    ("rows", "source"),
    [
        ([["Barnevernet"], ["År", "Kvinner", "Menn"], [2022, 31, 14]], "services"),
        ([["Område vest"], ["Stedet", "Hva slags sak", 2019], ["Bærum", "Vold i nære relasjoner", 63]], "police"),
        ([["Bor i", "Alder", "Beboere"], ["Bærum", "Voksne", 30]], "crisis_centre"),
    ],
)
def test_the_source_that_a_workbook_looks_like_is_suggested(opened, known, rows, source):
    assert likeliest_source(opened({"Ark1": rows}), known) == source


def test_what_the_data_folder_names_are_the_places_to_choose_among(known):
    assert known.places_of("crisis_centre") == ("3201", "3203", "3312", "centre:asker-baerum", "32")
    assert known.places_of("police") == ("3201", "3203", "3312", "32")


def test_years_as_headings_are_suggested_as_before(suggest):
    assert suggest([["Område vest"], ["Stedet", 2019, 2020], ["Bærum", 1, 2]]).columns == {
        1: "place",
        2: YEARS,
        3: YEARS,
    }
