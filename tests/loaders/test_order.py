"""All problems of a file come at once, the cause before what follows from it, and many of one kind as one."""

from loaders.findings import Findings
from loaders.phrases import phrase
from loaders.problems import gathered, rank
from tests.loaders.examples import in_bokmaal, police


def test_the_cause_comes_before_what_follows_from_it(workbook, load):
    cells = {"A1": "Oslo politidistrikt", "B7": "Bærrum", "E7": "seksti", "D8": "40", "F7": "#DIV/0!"}

    def change(book):
        book["Uttrekk"]["D7"] = 39
        book["Uttrekk"]["D7"].number_format = ";;;"
        book["Uttrekk"].row_dimensions[7].hidden = True

    workbook(police(**cells), change=change)
    found = [(problem.severity, problem.code) for problem in load().problems]
    errors = [code for severity, code in found if severity == "error"]
    assert [severity for severity, _ in found] == ["error"] * len(errors) + ["warning"] * (len(found) - len(errors))
    assert errors.index("unknown_region") < len(errors)
    assert ("warning", "hidden_rows") in found


def test_problems_are_sorted_by_how_much_they_may_cause():
    findings = Findings("a.xlsx")
    said = phrase("a number"), phrase("a number")
    findings.error("sum_differs", *said, at=("Ark1", "E9"))
    findings.warning("hidden_rows", *said, phrase("Correct the file."), at=("Ark1", "A3"))
    findings.error("not_a_number", *said, at=("Ark1", "E7"))
    findings.error("missing_column", *said, at=("Ark1", "A1"))
    findings.error("shown_differs", *said, at=("Ark1", "E8"))
    findings.error("unrecognised", *said)
    ordered = sorted(findings.problems, key=rank)
    assert [problem.code for problem in ordered] == [
        "unrecognised",
        "shown_differs",
        "missing_column",
        "not_a_number",
        "sum_differs",
        "hidden_rows",
    ]


def cells_of(count):
    findings = Findings("a.xlsx")
    for row in range(2, 2 + count):
        findings.error("not_a_number", phrase("a text"), phrase("a number"), at=("Ark1", f"E{row}"))
    return gathered(findings.problems)


def test_three_cells_of_one_kind_are_said_one_by_one():
    assert [problem.cell for problem in cells_of(3)] == ["E2", "E3", "E4"]


def test_more_are_one_line_with_a_count_and_the_first_cells():
    (problem,) = map(in_bokmaal, cells_of(10))
    assert problem.cell == "E2"
    assert problem.found == "en tekst, og noe av samme slag i 9 celler til: E3, E4, E5, E6, E7, E8, …"


def test_all_cells_are_named_where_they_are_few():
    (problem,) = map(in_bokmaal, cells_of(4))
    assert problem.found.endswith("i 3 celler til: E3, E4, E5")


def test_an_unreadable_cell_is_said_once_where_its_formula_is_to_blame(workbook, load):
    workbook(police(E7="=20+19"))
    assert [problem.code for problem in load().problems if problem.cell == "E7"] == ["formula_without_value"]


def test_problems_beside_a_formula_that_was_not_computed_are_told_at_once(workbook, load):
    workbook(police(E7="=20+19", B7="Bærrum"))
    assert {"formula_without_value", "unknown_region"} <= {problem.code for problem in load().problems}
