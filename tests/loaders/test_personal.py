"""A file with anything about a person is refused as a whole, and none of it is repeated."""

from datetime import date

import pytest
from openpyxl.comments import Comment

from tests.loaders.examples import GOALS, MEASURES, in_every_language, only_problem, police

PERSONAL = "12057410033"


@pytest.mark.parametrize(
    "value", [PERSONAL, "120574 10033", "12.05.74 10033", f"se {PERSONAL}!", "52057410027", "12857410260"]
)
def test_a_personal_number_refuses_the_file_without_quoting_it(workbook, load, value):
    workbook(police(A12=value))
    result = load()
    problem = only_problem(result, "personal_data")
    assert (problem.sheet, problem.cell) == ("Uttrekk", "A12")
    said = in_every_language(result.problems)
    assert not any(digits in said for digits in (PERSONAL, "10033", "120574"))
    assert result.observations.empty


@pytest.mark.parametrize("value", [1010110013, 12057410033, 12057410033.0])
def test_a_personal_number_stored_as_a_number_is_found_also_without_its_first_zero(workbook, load, value):
    workbook(police(A12=value))
    only_problem(load(), "personal_data")


@pytest.mark.parametrize("value", ["47 000 00 000", "20240621 08:00", 5165802, "2014-2019", "99999999999"])
def test_telephones_stamps_and_counts_are_no_personal_numbers(workbook, load, value):
    workbook(police(A12=value))
    assert load().problems == ()


@pytest.mark.parametrize(
    "header",
    [
        "Fødselsnummer",
        "Navn",
        "Etternavn",
        "Ankomstdato",
        "Innflyttet",
        "Utskrevet",
        "Adressesperre",
        "Kode 6/7",
        "Adresse",
        "Anmeldt dato",
    ],
)
def test_a_column_about_persons_refuses_the_file(workbook, load, header):
    workbook({"Beboere": [["År", "Hjemkommune", header], [2019, "Bærum", "x"]]})
    problem = only_problem(load(), "personal_data")
    assert (problem.sheet, problem.cell) == ("Beboere", "C1")


def test_one_row_per_person_refuses_the_file(workbook, load):
    workbook(
        {
            "Liste": [
                ["Hjemkommune", "Gruppe", "Kjønn", "Alder"],
                ["Bærum", "Voksne", "Kvinner", 34],
                ["Asker", "Barn", "Gutter", 3],
            ]
        }
    )
    problem = only_problem(load(), "personal_data")
    assert problem.cell == "A1"
    assert "34" not in problem.message


@pytest.mark.parametrize(
    "rows",
    [
        [["Hendelse", "Gjerningssted", "Fornærmet alder", "Fornærmet kjønn"], ["a", "b", 3, "K"], ["c", "d", 4, "M"]],
        [[date(2019, 1, day), "Kvinne", 34] for day in (3, 4, 5)],
        [["03.01.2019", "Bærum"], ["04.01.2019", "Asker"], ["05.01.2019", "Lier"]],
        [["To av beboerne har kode 6"]],
        [["Gjelder personer med adressesperre"]],
    ],
)
def test_traces_of_persons_on_any_sheet_of_counts_refuse_the_file(workbook, load, rows):
    workbook({**police(), "Grunnlag": rows})
    problem = only_problem(load(), "personal_data")
    assert problem.sheet == "Grunnlag"
    assert "34" not in problem.message


def test_counts_shown_as_dates_are_described_as_such(workbook, load):
    rows = [
        ["Enhet Vest", place, "Vold i nære relasjoner", date(1900, 2, 8), 63] for place in ("Bærum", "Asker", "Lier")
    ]
    workbook({"Uttrekk": [*police()["Uttrekk"][:6], *rows]})
    assert {problem.code for problem in load().problems} == {"date_for_count"}


def test_a_register_of_measures_may_have_dates(workbook, load):
    measure = ["Bolig for voldsofre", 1, "Velferd", None, None, "Pågår", None, date(2022, 12, 31)]
    rows = [MEASURES[0], *([number, *measure, date(2021, 3, number), None] for number in (1, 2, 3))]
    workbook({"Tiltak": rows, "Mål": GOALS})
    result = load()
    assert result.problems == ()
    assert len(result.measures) == 3


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Gjelder Kari Nordmann", True),
        (f"fnr {PERSONAL}", True),
        ("Sjekket mot Enhet Vest i Oslo", False),
    ],
)
def test_a_comment_that_may_name_a_person_refuses_the_file(workbook, load, text, refused):
    workbook(police(), change=lambda book: setattr(book["Uttrekk"]["E7"], "comment", Comment(text, "Saksbehandler")))
    result = load()
    assert bool(result.problems) == refused
    if refused:
        problem = only_problem(result, "personal_data")
        assert (problem.sheet, problem.cell) == ("Uttrekk", "E7")
        assert "Kari" not in problem.message


def test_the_author_in_front_of_a_comment_is_not_taken_for_its_subject(workbook, load):
    note = Comment("Ola Hansen:\nkontrollert", "Ola Hansen")
    workbook(police(), change=lambda book: setattr(book["Uttrekk"]["E7"], "comment", note))
    assert load().problems == ()


def test_a_personal_number_in_a_file_name_is_not_repeated(workbook, load):
    workbook(police(), f"{PERSONAL}.xlsx")
    result = load()
    assert PERSONAL not in only_problem(result, "personal_data").message
    assert PERSONAL not in repr(result.files)
