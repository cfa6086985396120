"""The Institute of Public Health's new bank: labels, codes, JSON-stat, and all three as Excel."""

import json

import pytest

from loaders import load_folder
from loaders.schema import MISSING, NOT_APPLICABLE, SUPPRESSED
from tests.loaders.examples import only_problem, series

TITLE = "Vold og mishandling, anmeldte tilfeller"
LABELS = "\n".join(
    (
        "Geografi;År;Kjønn;Alder;Måltall;value",
        "Bærum;2013-2014;kjønn samlet;Alle aldre;Årlig antall;406.5",
        "Bærum;2013-2014;kjønn samlet;Alle aldre;Per 1000;3.42783",
        "Bærum;2013-2014;kjønn samlet;Alle aldre;Forholdstall (Norge=100);61",
        "Herøy (Nordland);2013-2014;kjønn samlet;Alle aldre;Årlig antall;:",
        "Herøy (Møre og Romsdal);2013-2014;kjønn samlet;Alle aldre;Årlig antall;..",
        "Asker;2013-2014;kjønn samlet;Alle aldre;Per 1000;.",
        "Hele landet;2013-2014;kjønn samlet;Alle aldre;Per 1000;6.7",
        "",
    )
)
CODES = "\n".join(
    (
        "GEO;AAR;KJONN;ALDER;MEASURE_TYPE;value",
        "3201;2013_2014;0;0_120;TELLER;406.5",
        "3201;2013_2014;0;0_120;RATE;3.42783",
        "3201;2013_2014;0;0_120;SMR;61",
        "3201;2013_2014;0;0_120;MEIS;3.1",
        "1818;2013_2014;0;0_120;TELLER;k",
        "1515;2013_2014;0;0_120;TELLER;..",
        "3203;2013_2014;0;0_120;RATE;.",
        "0;2013_2014;0;0_120;RATE;6.7",
        "",
    )
)


@pytest.fixture
def delivered(tmp_path):
    def load(content: str, name: str = "vold_og_mishandling.csv", encoding: str = "utf-8-sig"):
        file = tmp_path / "data" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content.encode(encoding))
        return load_folder(file.parent)

    return load


def check(result):
    """The numbers and signs of the table above, as worked out by hand."""
    assert result.problems == ()
    assert set(result.observations["source"]) == {"kommunehelsa"}
    assert series(result, "violence.offences", "3201") == {2014: 406.5}
    assert series(result, "violence.rate", "3201") == {2014: 3.42783}
    assert series(result, "violence.rate", "0") == {2014: 6.7}
    signs = result.observations.query("value.isna()").set_index("region")["status"].to_dict()
    assert signs == {"1818": SUPPRESSED, "1515": MISSING, "3203": NOT_APPLICABLE}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_labels_are_read(delivered, encoding):
    check(delivered(LABELS, encoding=encoding))


def test_codes_are_read(delivered):
    check(delivered(CODES))


def test_labels_saved_by_a_norwegian_program_are_read(delivered):
    check(delivered(LABELS.replace(".5", ",5").replace("3.4", "3,4").replace("6.7", "6,7")))


@pytest.mark.parametrize("content", [LABELS, CODES])
def test_both_are_read_when_saved_as_excel(workbook, load, content):
    lines = [line.split(";") for line in content.split("\n") if line]
    rows = [[*cells[:-1], _number(cells[-1])] for cells in lines]
    workbook({"Ark1": [[TITLE], *rows, [], ["Tegnforklaring"], [":"], ["Anonymisert"]]})
    check(load())


def _number(text: str) -> object:
    return float(text) if text[0].isdigit() else text


def test_a_json_stat_reply_is_read(delivered):
    lines = [line.split(";") for line in CODES.split("\n")[1:] if line and "MEIS" not in line]
    places, measures = list(dict.fromkeys(line[0] for line in lines)), ["TELLER", "RATE", "SMR"]
    names = {"3201": "Bærum", "1818": "Herøy (Nordland)", "1515": "Herøy", "3203": "Asker", "0": "Hele landet"}
    found = {(line[0], line[4]): line[5] for line in lines}
    values = [found.get((place, measure), "") for place in places for measure in measures]
    data = {
        "version": "2.0",
        "class": "dataset",
        "label": TITLE,
        "id": ["GEO", "AAR", "KJONN", "MEASURE_TYPE"],
        "size": [len(places), 1, 1, 3],
        "dimension": {
            "GEO": {"label": "Geografi", "category": {"index": places, "label": names}},
            "AAR": {"label": "År", "category": {"index": ["2013_2014"], "label": {"2013_2014": "2013-2014"}}},
            "KJONN": {"label": "Kjønn", "category": {"index": ["0"], "label": {"0": "Kjønn samlet"}}},
            "MEASURE_TYPE": {"label": "Måltall", "category": {"index": measures}},
        },
        "value": [_number(text) if text else ".." for text in values],
    }
    result = delivered(json.dumps(data), "vold.json")
    assert result.problems == ()
    assert series(result, "violence.offences", "3201") == {2014: 406.5}
    row = result.observations.query("region == '3201' and indicator == 'violence.rate'").iloc[0]
    assert (row["value"], row["cell"]) == (3.42783, "3201 · 2013_2014 · 0 · RATE")
    assert result.observations.query("region == '1818'")["status"].tolist() == [SUPPRESSED, MISSING]


def test_a_place_has_todays_borders_in_every_year(delivered):
    result = delivered(
        LABELS.replace(
            "Asker;2013-2014;kjønn samlet;Alle aldre;Per 1000;.", "Asker;2013-2014;kjønn samlet;Alle aldre;Per 1000;4.1"
        )
    )
    assert series(result, "violence.rate", "3203") == {2014: 4.1}


@pytest.mark.parametrize(
    ("old", "new", "code", "cell"),
    [
        ("Bærum;2013-2014;kjønn samlet;Alle aldre;Årlig", "Bærum;2013-2014;menn;Alle aldre;Årlig", "part_of_all", "C2"),
        ("samlet;Alle aldre;Årlig antall;406.5", "samlet;17-20;Årlig antall;406.5", "part_of_all", "D2"),
        ("Årlig antall;406.5", "Andel;406.5", "unknown_measure", "E2"),
        ("Herøy (Nordland)", "Herøy", "unknown_region", "A5"),
        ("Herøy (Nordland)", "Herøy (Møre og Romsdal)", "duplicate_row", "F6"),
        ("406.5", "3.5", "below_least", "F2"),
        ("406.5", "", "empty_cell", "F2"),
        (
            "Bærum;2013-2014;kjønn samlet;Alle aldre;Årlig",
            "Bærum;2014;kjønn samlet;Alle aldre;Årlig",
            "wrong_period",
            "B2",
        ),
        ("Kjønn;", "Alder;", "duplicate_column", "A1"),
    ],
)
def test_a_part_or_an_unsure_label_is_refused(delivered, old, new, code, cell):
    assert old in LABELS
    result = delivered(LABELS.replace(old, new))
    assert (code, cell) in [(problem.code, problem.cell) for problem in result.problems]
    assert result.observations.empty


def test_codes_of_one_sex_are_not_taken_for_all(delivered):
    assert (
        only_problem(delivered(CODES.replace(";0;0_120;TELLER;406", ";1;0_120;TELLER;406")), "part_of_all").cell == "C2"
    )


def test_a_table_that_does_not_say_what_it_counts_is_refused_with_the_way_out(delivered):
    problem = only_problem(delivered(CODES, "eksport.csv"), "unknown_table")
    assert problem.fix.endswith("Er det den tabellen, så skriv tittelen dens i filnavnet.")
