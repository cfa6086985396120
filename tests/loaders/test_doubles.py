"""Two rows about the same are one problem, and nobody is advised to delete one of them."""

from tests.loaders.examples import (
    CRISIS_CONVERSATIONS,
    CRISIS_RESIDENTS,
    in_every_language,
    only_problem,
    police,
    replaced,
)


def twice(second: list[object]):
    rows = police()["Uttrekk"]
    rows.insert(7, second)
    rows[8] = ["Sum", None, None, 78, 126, None]
    return {"Uttrekk": rows}


ROW = ["Enhet Vest", "Bærum", "Vold i nære relasjoner (anmeldte forhold)"]


def test_two_rows_with_the_same_numbers_may_be_one_or_two(workbook, load):
    workbook(twice([*ROW, "39", 63, None]))
    problem = only_problem(load(), "duplicate_row")
    assert (problem.sheet, problem.cell) == ("Uttrekk", "D8")
    assert "med samme tall" in problem.found
    assert problem.fix.startswith("Spør kilden")


def test_two_rows_with_different_numbers_are_not_called_the_same(workbook, load):
    workbook(twice([*ROW, "39", 64, None]))
    result = load()
    problem = only_problem(result, "duplicate_row")
    assert "med et annet tall" in problem.found
    assert problem.fix.startswith("Be kilden legge sammen radene")
    said = in_every_language(result.problems)
    assert not any(word in said.casefold() for word in ("slett", "delete", "64"))


def test_persons_and_stays_of_a_row_are_one_problem(workbook, load):
    residents = replaced(CRISIS_RESIDENTS, B3="Bærum", D3="Kvinner")
    workbook({"Beboere": residents, "Dagsamtaler": CRISIS_CONVERSATIONS})
    only_problem(load(), "duplicate_row")
