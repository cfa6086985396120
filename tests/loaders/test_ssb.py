"""Statistics Norway's two tables, as exported and as users change them."""

import pandas as pd
import pytest

from loaders.schema import MISSING, SUPPRESSED
from tests.loaders.examples import SSB_PEOPLE, SSB_VIOLENCE, only_problem, replaced, series


def test_ssb_chains_codes_and_reads_two_dots_as_suppressed(workbook, load):
    workbook({"AnmLovbr": SSB_VIOLENCE}, "ssb/omdøpt.xlsx")
    result = load()
    assert result.problems == ()
    assert series(result, "violence.offences", "3201") == {2016: 456, 2021: 583, 2024: 754}
    kvitsoy = result.observations.query("region == '1144'")
    assert kvitsoy["status"].tolist() == [MISSING, SUPPRESSED, SUPPRESSED]
    assert result.observations["extracted"].unique().tolist() == [pd.Timestamp("2025-06-06")]


def test_ssb_population_reads_two_dots_as_missing(workbook, load):
    workbook({"Personer1": replaced(SSB_PEOPLE, B5="..")})
    result = load()
    assert result.observations["status"].tolist() == [MISSING, "normal"]
    assert set(result.observations["region"]) == {"0220"}


def test_ssb_joined_series_has_every_year_within_todays_borders(workbook, load):
    rows = replaced(SSB_VIOLENCE, A6="K-3203 Asker", C6=338, E6=601, A7="K-3201 Bærum", C7=456, D7=583)
    workbook({"AnmLovbr": [*rows[:4], *rows[5:]]})
    result = load()
    assert result.problems == ()
    assert series(result, "violence.offences", "3203") == {2016: 338, 2021: 583, 2024: 601}
    assert series(result, "violence.offences", "3201") == {2016: 456, 2021: 583, 2024: 754}


def test_ssb_table_of_all_offences_is_not_taken_for_violence(workbook, load):
    rows = [[row[0], *row[2:]] if len(row) > 2 else row for row in SSB_VIOLENCE]
    rows[0] = ["08487: Lovbrudd anmeldt, etter region, statistikkvariabel og intervall (år)"]
    workbook({"AnmLovbr": rows})
    result = load()
    assert "«Vold og mishandling»" in only_problem(result, "missing_category").expected
    assert result.observations.empty


@pytest.mark.parametrize(
    ("label", "count"), [("Begge kjønn", 2), ("Alder i alt", 2), ("Menn", 0), ("67-79 år", 0), ("0 år", 0)]
)
def test_ssb_population_of_one_sex_or_age_is_not_taken_for_all(workbook, load, label, count):
    rows = [
        ["07459: Befolkning, etter region, gruppe, statistikkvariabel og år"],
        [],
        [None, None, "Personer"],
        [None, None, "2024", "2025"],
        ["3201 Bærum", label, 130_772, 131_000],
    ]
    workbook({"Personer1": rows})
    result = load()
    assert len(result.observations) == count
    assert [(problem.code, problem.cell) for problem in result.problems] == [("missing_category", "B5")][count // 2 :]


def test_ssb_number_outside_a_codes_lifetime_is_left_out_with_a_warning(workbook, load):
    workbook({"AnmLovbr": replaced(SSB_VIOLENCE, C6=12)})
    result = load()
    assert only_problem(result, "outside_lifetime").cell == "C6"
    assert series(result, "violence.offences", "3201")[2016] == 456


def test_ssb_row_of_formulas_is_left_out_with_a_warning(workbook, load, tmp_path):
    rows = [*SSB_PEOPLE, ["Sum", 58338, 2]]
    path = workbook({"Personer1": rows})
    _put_formula(path, b'<c r="B7"', b"<v>58338</v>")
    result = load()
    assert only_problem(result, "added_row").cell == "A7"
    assert len(result.observations) == 2


def _put_formula(path, cell, value):
    """Turns a stored number into a formula with that number as its cached value, as Excel saves it."""
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["xl/worksheets/sheet1.xml"]
    place = xml.index(value, xml.index(cell))
    parts["xl/worksheets/sheet1.xml"] = xml[:place] + b"<f>SUM(B5:B6)</f>" + xml[place:]
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"A6": "Bærum"}, "unknown_region"),
        ({"B5": "Tyveri", "B6": "Tyveri", "B7": "Tyveri", "B8": "Tyveri"}, "missing_category"),
        ({"C3": "Siktede personer"}, "missing_category"),
        ({"A1": "12345: Noe annet, etter region, lovbruddsgruppe, statistikkvariabel og år"}, "unknown_table"),
        ({"D6": 583.5}, "fraction"),
        ({"D4": "2020-21"}, "not_a_period"),
        ({"D4": "2021"}, "wrong_period"),
        ({"D4": "2015-2016"}, "duplicate_row"),
        ({"A7": "3201 Asker"}, "unknown_region"),
        ({"C3": "Lovbrudd anmeldt per 1 000 innbyggere (årlig gjennomsnitt)"}, "missing_category"),
        ({"F5": 3}, "no_header"),
    ],
)
def test_ssb_names_what_is_wrong(workbook, load, cells, code):
    workbook({"AnmLovbr": replaced(SSB_VIOLENCE, **cells)})
    result = load()
    assert code in [problem.code for problem in result.problems], result.problems
    assert result.observations.empty


def test_ssb_blank_row_among_the_numbers_does_not_cut_the_table_silently(workbook, load):
    rows = [*SSB_VIOLENCE[:5], [], *SSB_VIOLENCE[5:]]
    workbook({"AnmLovbr": rows})
    assert only_problem(load(), "blank_row").cell == "A6"
