"""A stored result that is not the formula's result refuses the file, with what puts it right."""

import re
import zipfile

import pytest

from loaders.files.excel.arithmetic import result
from loaders.files.excel.stale import stale
from loaders.files.sheet import Sheet
from loaders.files.structure import Structure, sheet_structure
from loaders.findings import Findings
from tests.loaders.examples import only_problem, police
from tests.loaders.planted import MAIN

CELLS = {(2, 2): 38, (3, 2): 7, (1, 1): "Bærum", (1, 4): True}  # B2, B3, A1, D1


def value_of(sheet, row, column):
    assert sheet in ("", "Ark 1")
    return CELLS.get((row, column))


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("30+8", 38),
        ("SUM(B2:B3)", 45),
        ("SUM($B$2:$B$3)-1", 44),
        ("sum(A1:B3)", 45),
        ("SUM(B2,B3,10)", 55),
        ("B2+C2", 38),
        ("B2-B3*2", 24),
        ("(B2-B3)/B3*100", 31 / 7 * 100),
        ("-B3%", -0.07),
        ("'Ark 1'!B2", 38),
        ("B2 + 1", 39),
    ],
)
def test_sums_and_arithmetic_are_computed(formula, expected):
    assert result(formula, value_of) == pytest.approx(expected)


@pytest.mark.parametrize(
    "formula", ["IF(B2>1,1,0)", "A1+1", "B2/0", "SUM(B2:B3", "B2&B3", "ROUND(B2/B3,0)", "Navn", "B2^2", "", "D1+1"]
)
def test_what_else_a_formula_may_hold_is_not_computed(formula):
    assert result(formula, value_of) is None


def test_formulas_that_no_program_has_computed_refuse_the_file(case):
    result = case("b03b_formel_verdi0")
    problem = only_problem(result, "formula_stale")
    assert (problem.sheet, problem.cell, problem.severity) == ("Beboere", "E2", "error")
    assert problem.fix == "Åpne filen i Excel, la den regne ut, og lagre den."
    assert result.observations.empty


@pytest.fixture
def stored(workbook, load):
    """Loads the police's extract with a formula in E7 and this as its stored result."""

    def store(formula, value, calc='<calcPr calcId="191029"/>'):
        path = workbook(police(E7=f"={formula}", D8="39", E8=63))
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        sheet, book = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
        parts[sheet], count = re.subn(r"</f><v ?/>|</f><v></v>", f"</f><v>{value}</v>", parts[sheet])
        parts[book], calcs = re.subn(r"<calcPr[^>]*/>", calc, parts[book])
        assert (count, calcs) == (1, 1)
        with zipfile.ZipFile(path, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        return load()

    return store


def test_a_formula_with_its_own_result_is_read(stored):
    result = stored("40+23", 63)
    assert result.problems == ()
    assert result.observations["value"].tolist() == [39, 63]


def test_a_result_from_before_the_cells_changed_refuses_the_file(stored):
    assert only_problem(stored("40+22", 63), "formula_stale").cell == "E7"


def test_a_function_that_is_not_computed_here_is_taken_at_its_word(stored):
    assert stored("ROUND(62.6,0)", 63).problems == ()


def test_a_zero_in_a_file_that_asks_to_be_computed_is_no_result(stored):
    result = stored("ROUND(62.6,0)", 0, calc='<calcPr calcId="124519" fullCalcOnLoad="1"/>')
    assert only_problem(result, "formula_stale").cell == "E7"


def test_a_formula_that_cells_share_is_computed_in_each_of_them():
    xml = (
        f'<worksheet xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1+1</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
        "</sheetData></worksheet>"
    )
    facts = sheet_structure("xl/worksheets/sheet1.xml", xml.encode(), "Ark1", Findings("a.xlsx"))
    sheet = Sheet("Ark1", ((1, 2), (5, 2)))
    assert stale(sheet, facts, {"Ark1": sheet}, b"<workbook/>") == ["B2"]  # 5 + 1 is not 2


def test_a_formula_that_looks_at_more_than_can_be_computed_is_taken_at_its_word():
    facts = Structure("", formulas={"B1": ("SUM(A1:Z50000)", "B1"), "B2": ("1+1", "B2")})
    sheet = Sheet("Ark1", ((1, 7), (5, 3)))
    assert stale(sheet, facts, {}, b"<workbook/>") == ["B2"]
