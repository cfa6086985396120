"""A workbook saved as «Strict Open XML» is read like any other."""

import re
import zipfile

from tests.loaders.examples import only_problem, police, series

TRANSITIONAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"


def test_a_strict_workbook_is_read(case):
    result = case("b02_strict")
    assert result.problems == ()
    assert result.files[0].source == "crisis_centre"
    assert len(result.observations) == 20  # eight rows with persons and stays, two of conversations with persons


def test_its_numbers_are_those_of_its_cells(case):
    result = case("b02_strict")
    assert series(result, "centre.residents", "3201", sex="women", age_group="adults")[2020] == 38


def test_a_date_of_a_strict_workbook_is_a_date(workbook, load):
    path = workbook(police(E7="DAY"))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    dated, count = re.subn(r'<c r="E7"[^>]*>.*?</c>', '<c r="E7" t="d"><v>2019-02-08</v></c>', sheet)
    assert count == 1
    parts["xl/worksheets/sheet1.xml"] = dated.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(TRANSITIONAL, STRICT))
    problem = only_problem(load(), "date_for_count")
    assert problem.cell == "E7"
