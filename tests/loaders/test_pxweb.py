"""The generic PxWeb reader on tables that no source of ours uses."""

import pytest

from loaders.findings import Findings
from loaders.problems import SourceError
from loaders.pxweb import read_table, stamped
from loaders.workbook import open_workbook


@pytest.fixture
def table(workbook):
    def read(rows):
        findings = Findings("t.xlsx")
        return read_table(open_workbook(workbook({"Innhold": rows}, "t.xlsx"), "t.xlsx", findings), findings)

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


def test_the_footers_units_are_read_and_its_contact_left(table):
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


def test_a_table_without_heading_is_refused(table):
    with pytest.raises(SourceError, match="overskriftsrader"):
        table([["11111: Noe, etter region og år"], [], ["3201 Bærum", 1]])


@pytest.mark.parametrize(
    ("file", "day"),
    [("ssb/08487_20251104-081512.xlsx", "2025-11-04"), ("omdøpt.xlsx", "None"), ("x_20251399-081512.xlsx", "None")],
)
def test_the_day_of_the_extract_stands_in_the_banks_file_name(file, day):
    assert str(stamped(file)) == day
