"""Kommunehelsa's table as pasted from the browser, and its possible errors."""

import pytest

from loaders.schema import MISSING, NOT_APPLICABLE, NOT_PUBLISHED, SUPPRESSED
from tests.loaders.examples import KILDE, KOMMUNEHELSA, only_problem, replaced, series


def test_kommunehelsa_fills_merged_headers_and_keeps_signs_apart(workbook, load):
    workbook({"Ark1": KOMMUNEHELSA, "Kilde": KILDE})
    result = load()
    assert result.problems == ()
    country = result.observations.query("region == '0'")
    statuses = {(row.indicator, row.year): row.status for row in country.itertuples()}
    assert statuses["violence.offences", 2014] == MISSING
    assert statuses["violence.rate", 2014] == "normal"
    assert statuses["violence.offences", 2015] == SUPPRESSED
    assert statuses["violence.rate", 2015] == NOT_APPLICABLE
    assert statuses["violence.rate", 2016] == NOT_PUBLISHED
    assert series(result, "violence.rate", "0220")[2015] == 3.5
    assert result.observations["period_start"].min() == 2013


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"B4": "Antall"}, "unknown_measure", "B4"),
        ({"B3": "2013-14"}, "not_a_period", "B3"),
        ({"B3": "2014"}, "wrong_period", "B3"),
        ({"C8": "3,2 %"}, "percent", "C8"),
        ({"C8": "3,x"}, "not_a_number", "C8"),
        ({"A8": "Aske"}, "unknown_region", "A8"),
        ({"B7": "6,565"}, "fraction", "B7"),
        ({"B7": "12,000"}, "ambiguous_number", "B7"),
        ({"A5": "Sted"}, "missing_row", ""),
    ],
)
def test_kommunehelsa_names_what_is_wrong(workbook, load, cells, code, cell):
    workbook({"Ark1": replaced(KOMMUNEHELSA, **cells), "Kilde": KILDE})
    result = load()
    assert (code, cell) in [(problem.code, problem.cell) for problem in result.problems]
    assert result.observations.empty


TITLE = ["Vold og mishandling, anmeldte tilfeller (K)"]


PASTED = {
    "measures down, merged": (
        [["År", None, "2013-2014", "2014-2015"], ["Geografi", "Måltall\u00a0"]]
        + [["Bærum\u00a0", "Årlig antall", 407, 415], [None, "Per 1000\u00a0sort", 3.4, 3.4]],
        ["A2:B2", "A4:A5"],
    ),
    "years down": (
        [["Måltall", None, "Årlig antall", "Per 1000"], ["Geografi", "År"]]
        + [["Bærum", "2013-2014", 407, 3.4], [None, "2014-2015", 415, 3.4]],
        [],
    ),
    "measures above years, other measures left out": (
        [["Måltall", "Årlig antall", None, "Per 1000", None, "Forholdstall (Norge=100)"]]
        + [["År", "2013-2014", "2014-2015", "2013-2014", "2014-2015", "2014-2015"], ["Geografi"]]
        + [["Bærum", 407, 415, 3.4, 3.4, 61]],
        ["B2:C2", "D2:E2"],
    ),
    "both sexes named, notes under": (
        [["År", "2013-2014", None, "2014-2015", None], ["Kjønn", *["kjønn samlet"] * 4]]
        + [["Geografi", "Årlig antall", "Per 1000", "Årlig antall", "Per 1000"], ["Bærum", 407, 3.4, 415, 3.4]]
        + [[], ["Dataene er limt inn fra nettleseren"]],
        [],
    ),
}


@pytest.mark.parametrize("layout", PASTED)
def test_kommunehelsa_may_be_pasted_with_any_dimension_across(workbook, load, layout):
    rows, merged = PASTED[layout]
    workbook({"Ark4": [TITLE, *rows]}, change=lambda book: [book["Ark4"].merge_cells(place) for place in merged])
    result = load()
    assert result.problems == ()
    assert series(result, "violence.offences", "3201") == {2014: 407, 2015: 415}
    assert series(result, "violence.rate", "3201") == {2014: 3.4, 2015: 3.4}


def test_kommunehelsa_reads_a_measure_named_above_the_table(workbook, load):
    rows = [TITLE, ["Måltall: Årlig antall"], ["År", "2013-2014", "2014-2015"], ["Geografi"], ["Bærum", 407, 415]]
    workbook({"Ark1": rows})
    result = load()
    assert series(result, "violence.offences", "3201") == {2014: 407, 2015: 415}
    assert set(result.observations["indicator"]) == {"violence.offences"}


@pytest.mark.parametrize(
    ("rows", "code", "cell"),
    [
        (
            [["År", "2013-2014"], ["Måltall", "Per 1000"], ["Kjønn", "menn"], ["Geografi"], ["Bærum", 3]],
            "part_of_all",
            "B4",
        ),
        ([["År", "2013-2014"], ["Måltall", "Per 1000"], ["Geografi"], ["Bærum", 3, 4]], "no_header", "C5"),
        ([["År", "2013-2014"], ["Geografi"], ["Bærum", 3]], "missing_row", ""),
    ],
)
def test_kommunehelsa_number_that_is_not_all_or_has_no_label_is_refused(workbook, load, rows, code, cell):
    workbook({"Ark1": [TITLE, *rows]})
    assert only_problem(load(), code).cell == cell


def test_kommunehelsa_table_of_another_indicator_is_not_taken_for_violence(workbook, load):
    workbook({"Ark1": [["Grunnskolepoeng"], *KOMMUNEHELSA[1:]], "Kilde": KILDE})
    assert only_problem(load(), "unknown_table").sheet == "Ark1"


def test_a_sign_alone_in_a_row_is_not_taken_for_a_note(workbook, load):
    rows = [TITLE, [], ["År", "2014-2015"], ["Måltall", "Årlig antall"], ["Geografi"], ["Bærum", 407], [None, ":"]]
    workbook({"Ark1": rows})
    assert only_problem(load(), "unknown_region").cell == "A7"


def test_a_row_of_numbers_without_a_place_is_not_dropped_silently(workbook, load):
    workbook({"Ark1": replaced(KOMMUNEHELSA, A8=None), "Kilde": KILDE})
    assert {problem.cell for problem in load().problems} == {"A8"}


def test_a_note_on_a_future_period_is_ignored_with_a_warning(workbook, load):
    kilde = [KILDE[0], ["Tall for 2098-2099 er ikke publisert enda."]]
    workbook({"Ark1": KOMMUNEHELSA, "Kilde": kilde})
    result = load()
    problem = only_problem(result, "unread_note")
    assert (problem.severity, problem.sheet, problem.cell) == ("warning", "Kilde", "A2")
    assert result.observations["year"].max() == 2015
