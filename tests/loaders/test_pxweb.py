"""The generic PxWeb reader on tables that no source of ours uses."""

import pytest

from loaders.files.workbook import open_workbook
from loaders.findings import Findings
from loaders.problems import SourceError
from loaders.sources.pxweb import read_table, stamped


@pytest.fixture
def table(workbook):
    def read(rows):
        findings = Findings("t.xlsx")
        return read_table(open_workbook(workbook({"Innhold": rows}, "t.xlsx"), findings), findings)

    return read


def test_three_heading_rows_are_filled_right(table):
    read = table(
        [
            ["13502: Straffereaksjoner, etter region, statistikkvariabel, år og alder"],
            [],
            [None, "Antall", None, None, None],
            [None, "2022", None, "2023", None],
            [None, "0-14", "15-", "0-14", "15-"],
            ["3024 Bærum (2020-2023)", 1, 2, 3, ":"],
        ]
    )
    assert read.dimensions == ("region", "statistikkvariabel", "år", "alder")
    assert read.frame[["statistikkvariabel", "år", "alder", "value"]].values.tolist() == [
        ["Antall", "2022", "0-14", 1],
        ["Antall", "2022", "15-", 2],
        ["Antall", "2023", "0-14", 3],
        ["Antall", "2023", "15-", ":"],
    ]


def test_repeated_stub_labels_are_filled_down(table):
    read = table(
        [
            ["07459: Population, by region, sex, year and contents"],
            [],
            [None, None, None, "Persons"],
            ["3201 Bærum", "Males", "2024", 65000],
            [None, None, "2025", 65500],
            [None, "Females", "2024", 66000],
            [],
            ["Updated:"],
            ["Persons"],
            ["20250220 08:00"],
        ]
    )
    assert read.frame[["region", "sex", "year", "value"]].values.tolist() == [
        ["3201 Bærum", "Males", "2024", 65000],
        ["3201 Bærum", "Males", "2025", 65500],
        ["3201 Bærum", "Females", "2024", 66000],
    ]
    assert str(read.updated) == "2025-02-20"


def test_the_footers_units_are_read_but_not_its_contact(table):
    read = table(
        [
            ["11111: Noe, etter region og år"],
            [],
            [None, "2024"],
            ["3201 Bærum", 1],
            [],
            ["Kontakt:"],
            ["Kari Normann, Statistisk sentralbyrå"],
            [],
            ["Måleenhet:"],
            ["Noe"],
            ["prosent"],
        ]
    )
    assert read.units == ("Noe", "prosent")
    everything = repr((read.frame.to_csv(), read.units, read.title, read.dimensions, read.updated))
    assert "Normann" not in everything


def test_a_title_that_lists_other_dimensions_gives_numbered_names(table):
    read = table([["11111: Noe, etter region, kjønn, alder og år"], [], [None, "2024"], ["3201 Bærum", 1]])
    assert read.dimensions == ("dimension_1", "dimension_2")


@pytest.mark.parametrize("names", [[], [["region", "år", "verdi"]]])
def test_a_table_with_everything_in_the_stub_has_its_numbers_in_the_last_column(table, names):
    rows = [["11111: Noe, etter region og år"], [], *names, ["3201 Bærum", "2024", 1], [None, "2025", ":"]]
    read = table([*rows, [], ["Kilde:"], ["Statistisk sentralbyrå"]])
    assert read.dimensions == ("region", "år")
    assert read.frame[["region", "år", "value"]].values.tolist() == [
        ["3201 Bærum", "2024", 1],
        ["3201 Bærum", "2025", ":"],
    ]


def test_names_over_the_stub_are_no_part_of_the_heading(table):
    read = table([["11111: Noe, etter region og år"], [], ["region", "2024", "2025"], ["3201 Bærum", 1, 2]])
    assert read.dimensions == ("region", "år")
    assert read.frame["value"].tolist() == [1, 2]


def test_a_title_that_a_user_moved_down_is_found(table):
    read = table([["Til møtet"], [], ["11111: Noe, etter region og år"], [], [None, "2024"], ["3201 Bærum", 1]])
    assert (read.table, read.frame["value"].tolist()) == ("11111", [1])


@pytest.mark.parametrize(
    ("rows", "cell", "found"),
    [
        ([["3201 Bærum", 1, 2], ["3201 Bærum", 3, 4]], "B5", "twice, also in cell B4"),
        ([["3201 Bærum", 1, 2], [], ["3203 Asker", 3, 4]], "A5", "an empty row among the numbers"),
        ([["3201 Bærum", 1, 2], [], ["Kilde:"], ["SSB", None, 99]], "C7", "to the right of the text below the table"),
        ([["3201 Bærum", 1, 2, 3]], "D4", "a number without a heading"),
        ([["3201 Bærum"]], "A3", "no numbers below the title"),
    ],
)
def test_anything_that_may_hide_a_number_is_named_with_its_cell(table, rows, cell, found):
    with pytest.raises(SourceError) as caught:
        table([["11111: Noe, etter region og år"], [], [None, "2024", "2025"], *rows])
    assert caught.value.problems[-1].cell == cell
    assert found in str(caught.value.problems[-1].found)


def test_the_same_year_twice_in_the_heading_is_an_error(table):
    with pytest.raises(SourceError, match="also in cell B4"):
        table([["11111: Noe, etter region og år"], [], [None, "2024", "2024"], ["3201 Bærum", 1, 2]])


@pytest.mark.parametrize(
    ("file", "day"),
    [("ssb/08487_20251104-081512.xlsx", "2025-11-04"), ("omdøpt.xlsx", "None"), ("x_20251399-081512.xlsx", "None")],
)
def test_the_extract_date_is_read_from_the_banks_file_name(file, day):
    assert str(stamped(file)) == day
