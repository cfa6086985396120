"""Text files: what is read as CSV, from whom, and everything that makes one unsure."""

import pytest

from loaders import load_folder
from tests.loaders.examples import only_problem
from tests.loaders.renderings import TITLE, Text, write_text


@pytest.fixture
def delivered(tmp_path):
    def load(content: str | bytes, name: str = "08487.csv"):
        file = tmp_path / "data" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_folder(file.parent)

    return load


HEAD = f'"{TITLE}"\n\n"region";"lovbruddsgruppe";"Lovbrudd anmeldt (årlig gjennomsnitt) 2023-2024"\n'
ROW = '"3201 Bærum";"¬ Vold og mishandling";754\n'


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (b"", "unreadable_text", "en tom fil"),
        ((HEAD + ROW).encode() + b"\x00\x00", "unreadable_text", "nullbyte"),
        (HEAD.encode() + ROW.encode("latin-1"), "unreadable_text", "to ulike tegnkodinger"),
        ((HEAD + ROW).replace("æ", "\ufffd"), "unreadable_text", "bokstaver som gikk tapt"),
        (b"\xff\xfe" + (HEAD + ROW).encode("utf-16-le")[:-1], "unreadable_text", "byte som ikke er tekst"),
        (b"PK\x03\x04" + b"x" * 50, "not_text", "Excel-arbeidsbok"),
        (HEAD + '"3201 Bærum";"¬ Vold og mishandling;754\n', "lone_quote", "et anførselstegn"),
        (HEAD + '3201 Bærum;¬ Vold" og mishandling;754\n', "lone_quote", "et anførselstegn"),
        (HEAD + '3201 "Bærum";¬ Vold "og" mishandling;754;1\n', "uneven_rows", "en rad med 4 celler"),
        (HEAD + ROW.replace("754", "75,4"), "fraction", "en brøk"),
        (HEAD + ROW.replace("754", "1.754"), "ambiguous_number", "to måter"),
        (HEAD + ROW.replace("754", "12,000"), "ambiguous_number", "to måter"),
        (HEAD + ROW + "3", "cut_off", "en siste linje"),
        (HEAD + ROW.replace("754", "3"), "below_least", "mindre enn tabellen"),
        (HEAD + ROW.replace("754", ""), "empty_cell", "en rad uten tall"),
        (HEAD + ROW + '"3203 Asker";"¬ Vold og mishandling";\n', "empty_cell", "en rad uten tall"),
        (HEAD + ROW + ROW, "duplicate_row", "to ganger"),
        ("Bærum 754", "no_delimiter", "ikke er delt i celler"),
    ],
)
def test_a_text_file_that_is_unsure_is_refused_with_the_cause(delivered, content, code, found):
    result = delivered(content)
    assert found in only_problem(result, code).found
    assert result.observations.empty


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_last_line_that_is_ended_is_whole(delivered, ending):
    assert delivered((HEAD + ROW).replace("\n", ending)).problems == ()


def test_a_last_line_that_is_not_ended_is_read_with_a_warning(delivered):
    result = delivered((HEAD + ROW).rstrip("\n"))
    problem = only_problem(result, "cut_off")
    assert (problem.severity, problem.cell) == ("warning", "A4")
    assert result.observations["value"].tolist() == [754]


def test_a_long_table_without_some_of_its_combinations_gets_a_warning(delivered):
    head = f'"{TITLE}"\n\nregion;lovbruddsgruppe;statistikkvariabel;intervall (år);value\n'
    row = "{};Vold og mishandling;Lovbrudd anmeldt (årlig gjennomsnitt);{};754\n"
    cells = [("3201 Bærum", "2023-2024"), ("0301 Oslo", "2022-2023"), ("0301 Oslo", "2023-2024")]
    result = delivered(head + "".join(row.format(*each) for each in cells))
    assert only_problem(result, "not_whole").severity == "warning"
    assert len(result.observations) == 3


def test_a_comma_within_an_unquoted_number_is_not_taken_for_two_cells(delivered):
    content = f"{TITLE}\n\nregion,lovbruddsgruppe,Lovbrudd anmeldt (årlig gjennomsnitt) 2023-2024\n"
    result = delivered(content + "3201 Bærum,Vold og mishandling,754,5\n")
    assert only_problem(result, "uneven_rows").cell == "A4"


def test_a_joined_place_of_todays_borders_is_read(delivered):
    result = delivered(HEAD + '"K-3203 Asker";"¬ Vold og mishandling";601\n')
    assert result.problems == ()
    assert result.observations[["region", "value", "cell"]].values.tolist() == [["3203", 601, "C4"]]


@pytest.mark.parametrize(
    "content",
    [
        "Oslo politidistrikt\n\nGjerningskommune;Lovbruddskategori;2019\nBærum;Vold i nære relasjoner (anmeldte);63\n",
        "År;Hjemkommune;Gruppe;Kjønn;Antall personer;Antall opphold\n2021;Bærum;Voksne;Kvinner;36;43\n",
    ],
)
def test_other_sources_are_not_read_as_csv(delivered, content):
    problem = only_problem(delivered(content, "tall.csv"), "text_not_read")
    assert "Statistikkbanken" in problem.expected
    assert problem.fix.startswith("Bare tabeller fra disse bankene leses som CSV eller JSON.")


def test_personal_data_in_a_text_file_are_refused_and_not_repeated(delivered):
    result = delivered(HEAD + ROW + '"Ring Kari Nordmann på 22 33 44 55";"x";1\n')
    problem = only_problem(result, "personal_data")
    assert problem.cell == "A5"
    assert "Nordmann" not in problem.message


def test_the_columns_and_rows_of_a_text_file_are_bounded(delivered):
    wide = ";".join(["x"] * 201)
    assert only_problem(delivered(f"{wide}\n{wide}\n"), "sheet_too_large").severity == "error"
    assert only_problem(delivered("a;b\n" * 50_001), "sheet_too_large").cell == "A50001"


def test_a_title_that_is_not_quoted_may_have_the_delimiter_in_it(tmp_path):
    (tmp_path / "data").mkdir()
    write_text(tmp_path / "data" / "x.csv", Text(delimiter=",", is_quoted=False))
    assert load_folder(tmp_path / "data").problems == ()
