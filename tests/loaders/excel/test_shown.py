"""A number that Excel shows as something else, or not at all, is never read as what is stored."""

import pytest
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from loaders.files.excel.formats import NOTHING, NUMBER, TEXT, UNIT, may_mislead, shown_as
from tests.loaders.examples import in_every_language, only_problem, police

ACCOUNTING = '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("General", 7, NUMBER),
        ("GENERAL", 7, NUMBER),
        ("# ##0", 1200, NUMBER),
        ("#,##0", 1200, NUMBER),
        ("#,##0.0", 6.7, NUMBER),
        (ACCOUNTING, 63, NUMBER),
        (ACCOUNTING, 0, NUMBER),
        ("0;-0;;@", 0, NUMBER),
        ('0" stk"', 7, NUMBER),
        ("[$kr-414] #,##0", 7, NUMBER),
        ("[Red]0;[Blue]-0", 7, NUMBER),
        ('[<5]"<5";0', 4, TEXT),
        ('[<5]"<5";0', 5, NUMBER),
        ('[=0]"-";[<5]"<5";0', 3, TEXT),
        ('"<5"', 7, TEXT),
        ("\\<0", 5, TEXT),
        ('"færre enn "0', 5, TEXT),
        ('0"0"', 7, TEXT),
        ('"-"0', 7, TEXT),
        ('0;-0;"<5"', 0, TEXT),
        (";;;", 7, NOTHING),
        (";;;", 0, NUMBER),
        ("0%", 0.07, UNIT),
        ("0,", 7000, UNIT),
        (";;;", "39", NOTHING),
        ("0%", "39", NUMBER),
    ],
)
def test_what_a_format_shows_of_a_number(code, value, expected):
    assert shown_as(code, value) == expected
    assert expected == NUMBER or may_mislead(code)


def test_a_number_stored_as_a_text_may_be_hidden_too(workbook, load):
    workbook(police(), change=lambda book: setattr(book["Uttrekk"]["D7"], "number_format", ";;;"))
    assert only_problem(load(), "shown_differs").cell == "D7"


def formatted(workbook, code, **cells):
    """The police's extract with the number of 2019 in this format."""
    return workbook(police(**cells), change=lambda book: setattr(book["Uttrekk"]["E7"], "number_format", code))


@pytest.mark.parametrize("code", ['[<100]"<5";0', ";;;", '"<5"', "0%", "0,"])
def test_a_number_that_is_shown_otherwise_refuses_the_file_and_is_not_repeated(workbook, load, code):
    formatted(workbook, code)
    result = load()
    problem = only_problem(result, "shown_differs")
    assert (problem.severity, problem.sheet, problem.cell) == ("error", "Uttrekk", "E7")
    assert result.observations.empty
    assert "63" not in in_every_language(result.problems)


@pytest.mark.parametrize("code", ["#,##0", ACCOUNTING, '0" saker"', "@"])
def test_a_number_in_an_ordinary_format_is_read(workbook, load, code):
    formatted(workbook, code)
    assert load().problems == ()


def test_a_column_in_per_cent_that_is_not_read_is_no_problem(workbook, load):
    rows = police(F7=0.615)
    workbook(rows, change=lambda book: setattr(book["Uttrekk"]["F7"], "number_format", "0.0%"))
    assert "shown_differs" not in {problem.code for problem in load().problems}


def conditional(workbook, rule):
    return workbook(police(), change=lambda book: book["Uttrekk"].conditional_formatting.add("D7:E8", rule))


def test_a_condition_that_shows_small_numbers_as_another_text_refuses_the_file(workbook, load):
    style = DifferentialStyle(numFmt=NumberFormat(numFmtId=164, formatCode='"<100"'))
    rule = CellIsRule(operator="lessThan", formula=["100"])
    rule.dxf = style
    conditional(workbook, rule)
    result = load()
    cells = {problem.cell for problem in result.problems if problem.code == "shown_differs"}
    assert cells == {"E7", "D8", "E8"}  # D7 is a text
    assert result.observations.empty


def test_a_condition_that_does_not_hold_changes_nothing(workbook, load):
    rule = CellIsRule(operator="lessThan", formula=["5"])
    rule.dxf = DifferentialStyle(numFmt=NumberFormat(numFmtId=164, formatCode='"<5"'))
    conditional(workbook, rule)
    assert load().problems == ()


def test_a_condition_that_is_not_worked_out_may_hold(workbook, load):
    rule = FormulaRule(formula=["$A7=1"])
    rule.dxf = DifferentialStyle(numFmt=NumberFormat(numFmtId=164, formatCode=";;;"))
    conditional(workbook, rule)
    assert {problem.code for problem in load().problems} == {"shown_differs"}


@pytest.mark.parametrize(
    ("letters", "fill"),
    [("FFFFFFFF", None), ("FF1F4E79", "FF1F4E79")],
)
def test_a_number_in_the_colour_of_its_background_is_told_of(workbook, load, letters, fill):
    def change(book):
        cell = book["Uttrekk"]["E7"]
        cell.font = Font(color=letters)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)

    workbook(police(), change=change)
    result = load()
    problem = only_problem(result, "invisible")
    assert (problem.severity, problem.cell) == ("warning", "E7")
    assert len(result.observations) == 2


def test_white_letters_on_a_dark_background_can_be_seen(workbook, load):
    def change(book):
        book["Uttrekk"]["E7"].font = Font(color="FFFFFFFF")
        book["Uttrekk"]["E7"].fill = PatternFill("solid", fgColor="FF1F4E79")

    workbook(police(), change=change)
    assert load().problems == ()
