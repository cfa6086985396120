"""A layout that a person describes: suggested, corrected, tried at once, and good for next year's workbook."""

from dataclasses import replace

import pytest

from loaders.describing.drawn import IN_NAME, YEARS, Drawn, tables_of
from loaders.describing.faults import faults
from loaders.describing.layout import layout_of_drawn
from loaders.describing.suggest import suggested
from loaders.files.workbook import open_workbook
from loaders.findings import Findings
from loaders.layouts.layout import LayoutError, read_layout
from loaders.places import load_places
from loaders.tables.source import Tabular

POLICE = [
    ["Område vest"],
    ["Utvikling i meldte saker"],
    [],
    ["Stedet", "Hva slags sak", 2019, 2020],
    ["Bærum", "Vold i nære relasjoner", 63, 71],
    ["Asker", "Vold i nære relasjoner", 40, 44],
]
NEXT = [
    ["Område vest"],
    ["Utvikling i meldte saker"],
    [],
    ["Stedet", "Hva slags sak", 2020, 2021, 2022],
    ["Bærum", "Vold i nære relasjoner", 71, 80, 82],
]
REGISTER = [
    ["Tall for 2022"],
    ["Bor i", "Alder", "K/M", "Folk"],
    ["Bærum", "Voksne", "K", 30],
    ["Bærum", "Voksne", "M", 4],
]


@pytest.fixture
def opened(workbook):
    return lambda sheets: open_workbook(workbook(sheets), Findings("fil.xlsx"))


def read(layout, book):
    findings = Findings("fil.xlsx")
    loaded = Tabular(layout).load(book, load_places(), findings)
    return {(row.region, row.period_end, row.sex): row.value for row in loaded.rows}, findings.problems


def police(book) -> Drawn:
    return replace(
        suggested(book.sheets[0], "police", tables_of("police")[0]),
        columns={1: "place", 2: "category", 3: YEARS, 4: YEARS},
        wanted=("Vold i nære relasjoner",),
    )


def test_the_heading_row_and_the_years_are_suggested(opened):
    drawn = suggested(opened({"Ark1": POLICE}).sheets[0], "police", tables_of("police")[0])
    assert drawn.row == 4
    assert (drawn.columns[3], drawn.columns[4]) == (YEARS, YEARS)


def test_what_is_described_is_read_and_next_years_workbook_too(opened, tmp_path):
    book = opened({"Ark1": POLICE})
    layout, toml = layout_of_drawn("vest", [(police(book), book.sheets[0])])
    numbers, problems = read(layout, book)
    assert problems == []
    assert numbers[("3201", 2019, "all")] == 63 and numbers[("3203", 2020, "all")] == 44
    (tmp_path / "vest.toml").write_text(toml, encoding="utf-8")
    again = read_layout(tmp_path / "vest.toml")
    book = opened({"Ark1": NEXT})
    assert Tabular(again).recognises(book)
    assert read(again, book)[0] == {("3201", 2020, "all"): 71, ("3201", 2021, "all"): 80, ("3201", 2022, "all"): 82}


def test_a_column_that_is_not_pointed_out_is_left_out_and_said(opened):
    sheets = {"Ark1": [*POLICE[:3], [*POLICE[3], "Henlagt"], [*POLICE[4], 12], [*POLICE[5], 9]]}
    book = opened(sheets)
    layout, _ = layout_of_drawn("vest", [(police(book), book.sheets[0])])
    numbers, problems = read(layout, book)
    assert len(numbers) == 4
    assert [(problem.code, problem.cell) for problem in problems] == [("unread_column", "E4")]


def test_the_year_may_stand_above_the_table_and_signs_of_ones_own_for_the_sexes(opened):
    book = opened({"Ark1": REGISTER})
    columns = {1: "place", 2: "group", 3: "sex", 4: "centre.residents"}
    drawn = Drawn(
        "Ark1",
        "crisis_centre",
        "residents",
        2,
        columns,
        year_in=1,
        words={"sex": {"women": ("K",), "men": ("M",)}},
    )
    layout, _ = layout_of_drawn("senter", [(drawn, book.sheets[0])])
    numbers, problems = read(layout, book)
    assert [problem.code for problem in problems] == []
    assert numbers == {("3201", 2022, "women"): 30, ("3201", 2022, "men"): 4}
    later = opened({"Ark1": [["Tall for 2023"], *REGISTER[1:]]})
    assert {year for _, year, _ in read(layout, later)[0]} == {2023}


def test_the_year_may_be_the_sheets_name(opened):
    book = opened({"Året 2021": [["Bor i", "Alder", "Folk"], ["Bærum", "Voksne", 34]]})
    drawn = Drawn(
        "Året 2021",
        "crisis_centre",
        "residents",
        1,
        {1: "place", 2: "group", 3: "centre.residents"},
        year_in=IN_NAME,
    )
    layout, _ = layout_of_drawn("senter", [(drawn, book.sheets[0])])
    assert read(layout, book)[0] == {("3201", 2021, "all"): 34}


def test_without_a_place_or_a_number_there_is_no_layout(opened):
    book = opened({"Ark1": POLICE})
    with pytest.raises(LayoutError):
        layout_of_drawn("vest", [(replace(police(book), columns={3: YEARS}), book.sheets[0])])


def problems_of(drawn, sheet):
    return [fault.field for fault in faults(drawn, sheet)]


def test_no_column_of_categories_is_no_layout_unless_the_person_says_that_all_is_the_category(opened):
    book = opened({"Ark1": POLICE})
    drawn = replace(police(book), columns={1: "place", 3: YEARS, 4: YEARS}, wanted=())
    assert problems_of(drawn, book.sheets[0]) == ["category"]
    assert problems_of(replace(drawn, is_whole=True), book.sheets[0]) == []


def test_a_column_of_categories_of_which_none_is_ticked_reads_nothing(opened):
    book = opened({"Ark1": POLICE})
    assert problems_of(replace(police(book), wanted=()), book.sheets[0]) == ["category"]


def test_what_columns_of_years_count_must_be_said_where_a_table_may_count_two_things(opened, tmp_path):
    book = opened({"Ark1": [["Senter vest"], ["Bor i", "Alder", 2021, 2022], ["Bærum", "Voksne", 30, 34]]})
    columns = {1: "place", 2: "group", 3: YEARS, 4: YEARS}
    drawn = Drawn("Ark1", "crisis_centre", "residents", 2, columns)
    assert problems_of(drawn, book.sheets[0]) == ["counted"]
    layout, _ = layout_of_drawn("senter", [(replace(drawn, counted="centre.stays"), book.sheets[0])])
    assert [number.indicator for number in layout.tables[0].numbers] == ["centre.stays"]
    assert read(layout, book)[0] == {("3201", 2021, "all"): 30, ("3201", 2022, "all"): 34}


def test_a_dash_is_read_only_as_the_person_says_and_the_workbooks_own_word_goes_before(opened):
    rows = [*POLICE[:4], ["Bærum", "Vold i nære relasjoner", "-", 71]]
    book = opened({"Ark1": rows})
    drawn = police(book)
    assert problems_of(drawn, book.sheets[0]) == ["dash"]
    layout, _ = layout_of_drawn("vest", [(replace(drawn, dash=0), book.sheets[0])])
    assert read(layout, book)[0] == {("3201", 2019, "all"): 0, ("3201", 2020, "all"): 71}
    later = opened({"Ark1": [*rows, ["- = ukjent"]]})
    assert read(layout, later)[0][("3201", 2019, "all")] is None


def test_pairs_are_read_as_own_municipality_and_all(opened):
    book = opened({"Ark1": [["Overgrep vest"], ["Når", "Herfra (alle)"], [2019, "11 (96)"]]})
    drawn = Drawn("Ark1", "assault_centre", "persons", 2, {1: "year", 2: "assault_centre.persons+all"}, place="3201")
    layout, _ = layout_of_drawn("mottak", [(drawn, book.sheets[0])])
    assert read(layout, book)[0][("3201", 2019, "all")] == 11


def test_a_sheet_that_nothing_tells_from_others_is_no_layout(opened):
    book = opened({"Ark1": [["Kommune", "År", "Antall"], ["Bærum", 2019, 63]]})
    drawn = Drawn("Ark1", "police", "reports", 1, {1: "place", 2: "year", 3: "police.reports"}, is_whole=True)
    assert problems_of(drawn, book.sheets[0]) == ["row"]


def test_a_line_with_one_text_is_not_suggested_as_headings(opened):
    sheet = opened({"Ark1": [["Samtaler"], ["Bor i", "Ganger"], ["Bærum", 212]]}).sheets[0]
    assert suggested(sheet, "crisis_centre", tables_of("crisis_centre")[1]).row == 2
