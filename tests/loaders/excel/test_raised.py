"""Raised and lowered footnote marks are never the last digits of a number."""

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from loaders.files.excel.raised import without_marks
from tests.loaders.examples import in_bokmaal, only_problem, police, series
from tests.loaders.planted import MAIN, identity

RAISED, LOWERED, BOLD = InlineFont(vertAlign="superscript"), InlineFont(vertAlign="subscript"), InlineFont(b=True)


def rich(*parts):
    """A cell's text: plain strings and (font, words)."""
    return CellRichText(*(part if isinstance(part, str) else TextBlock(*part) for part in parts))


def test_a_raised_footnote_mark_in_a_shared_string_is_no_digit(case):
    result = case("q_hevet")
    assert result.problems == ()
    assert series(result, "police.reports", "3201")[2020] == 58


@pytest.mark.parametrize("mark", [(RAISED, "1"), (LOWERED, "2"), (RAISED, "1)"), (RAISED, " a"), (RAISED, "*")])
def test_the_number_beside_a_mark_is_read(workbook, load, mark):
    workbook(police(E7=rich("63", mark)))
    assert series(load(), "police.reports", "3201")[2019] == 63


def test_a_mark_on_a_label_is_dropped(workbook, load):
    workbook(police(B7=rich("Bærum", (RAISED, "1"))))
    assert series(load(), "police.reports", "3201") == {2018: 39, 2019: 63}


def test_a_mark_written_with_a_raised_character_is_dropped_from_a_label(workbook, load):
    workbook(police(B7="Bærum¹"))
    assert series(load(), "police.reports", "3201") == {2018: 39, 2019: 63}


def test_bold_digits_belong_to_the_number(workbook, load):
    workbook(police(E7=rich("6", (BOLD, "3"))))
    assert series(load(), "police.reports", "3201")[2019] == 63


def test_a_text_that_is_all_raised_is_read_as_it_is(workbook, load):
    workbook(police(E7=rich((RAISED, "6"), (RAISED, "3"))))
    assert series(load(), "police.reports", "3201")[2019] == 63


def test_a_longer_raised_number_is_no_mark_and_refuses_the_cell(workbook, load):
    workbook(police(E7=rich("6", (RAISED, "30000"))))
    result = load()
    assert only_problem(result, "not_a_number").cell == "E7"
    assert result.observations.empty


def test_an_identity_number_with_raised_digits_is_still_found(workbook, load):
    digits = identity("120574")
    workbook(police(A12=rich(digits[:8], (RAISED, digits[8:]))))
    assert in_bokmaal(load().problems[0]).code == "personal_data"


def test_inline_strings_lose_their_marks_too():
    xml = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>58</t></r>'
        '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c></row></sheetData></worksheet>'
    )
    (changed,) = without_marks({"xl/worksheets/sheet1.xml": xml.encode()}).values()
    assert b"58<" in changed
    assert b">1<" not in changed
