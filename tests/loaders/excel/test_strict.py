"""A workbook saved as «Strict Open XML» is read like any other."""

from tests.loaders.examples import series


def test_a_strict_workbook_is_read(case):
    result = case("b02_strict")
    assert result.problems == ()
    assert result.files[0].source == "crisis_centre"
    assert len(result.observations) == 20  # eight rows with persons and stays, two of conversations with persons


def test_its_numbers_are_those_of_its_cells(case):
    result = case("b02_strict")
    assert series(result, "centre.residents", "3201", sex="women", age_group="adults")[2020] == 38
