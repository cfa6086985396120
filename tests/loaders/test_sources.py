"""Each loader on a small workbook as its owner sends it, and on the ways such a workbook goes wrong."""

import pandas as pd
import pytest

from loaders.schema import MISSING, NOT_APPLICABLE, NOT_PUBLISHED, SUPPRESSED
from tests.loaders.examples import (
    ASSAULT,
    BUFDIR,
    CRISIS_CONVERSATIONS,
    CRISIS_OLD,
    CRISIS_RESIDENTS,
    GOALS,
    KILDE,
    KOMMUNEHELSA,
    MEASURES,
    SSB_PEOPLE,
    SSB_VIOLENCE,
    only_problem,
    replaced,
    series,
)


def crisis_new(residents=CRISIS_RESIDENTS, conversations=CRISIS_CONVERSATIONS):
    return {"Beboere": residents, "Dagsamtaler": conversations}


def test_crisis_centre_old_layout_gives_cells_by_municipality_sex_and_age(workbook, load):
    workbook({"Årsstatistikk 2017": CRISIS_OLD})
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "3201", age_group="adults") == {2017: 27}
    assert series(result, "centre.residents", "0220", sex="women", age_group="children") == {2017: 12}
    assert series(result, "centre.residents", "centre:asker-baerum", age_group="children") == {2017: 90}
    assert series(result, "centre.residents", "centre:asker-baerum:other", sex="men", age_group="adults") == {2017: 0}
    assert series(result, "centre.conversation_users", "3201") == {2017: 58}
    assert not result.observations["synthetic"].any()


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"D6": 28}, "sum_differs", "D6"),
        ({"B9": 45, "D9": 49, "B11": "27 (49)"}, "sum_differs", "B9"),
        ({"B11": "27 (49)"}, "pair_differs", "B11"),
        ({"B11": "28 (48)"}, "pair_differs", "B11"),
        ({"B11": "49 (27)"}, "own_exceeds_all", "B11"),
        ({"D15": 144}, "sum_differs", "D15"),
        ({"E15": 146}, "fewer_events_than_persons", "D15"),
        ({"A6": "Bærrum"}, "unknown_region", "A6"),
        ({"A2": "Statistikk 2091"}, "year_out_of_range", "A2"),
        ({"A2": "Statistikk"}, "missing_year", "A2"),
        ({"A1": "Romerike krisesenter"}, "unknown_centre", "A1"),
        ({"B5": "Kvinnner"}, "missing_column", "A5"),
        ({"A13": None}, "missing_table", ""),
    ],
)
def test_crisis_centre_old_layout_names_what_is_wrong(workbook, load, cells, code, cell):
    workbook({"Årsstatistikk 2017": replaced(CRISIS_OLD, **cells)})
    result = load()
    found = [problem for problem in result.problems if problem.code == code]
    assert cell in [problem.cell for problem in found], result.problems
    assert result.observations.empty


def test_crisis_centre_pair_stands_alone_where_the_table_has_no_such_row(workbook, load):
    rows = [row for row in CRISIS_OLD if row[:1] not in (["Alle"], ["Andre kommuner"])]
    workbook({"Ark1": rows})
    result = load()
    assert result.problems == ()
    row = result.observations.query("region == 'centre:asker-baerum'").iloc[0]
    assert (row["value"], row["cell"]) == (48, "B9")


def test_crisis_centre_register_gives_residents_stays_and_conversations(workbook, load):
    workbook(crisis_new())
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "3201", sex="women", age_group="adults") == {2021: 36}
    assert series(result, "centre.residents", "3203", sex="men", age_group="adults") == {2021: 4}
    assert series(result, "centre.stays", "3312", sex="women", age_group="children") == {2021: 8}
    talks = result.observations.query("indicator == 'centre.conversations'").iloc[0]
    assert (talks["value"], talks["persons"], talks["sheet"], talks["cell"]) == (231, 79, "Dagsamtaler", "C4")


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"C2": "Voksen"}, "unknown_category", "C2"),
        ({"D2": "Jenter"}, "unknown_category", "D2"),
        ({"D2": "Кvinner"}, "unknown_category", "D2"),
        ({"F2": 35}, "fewer_events_than_persons", "F2"),
        ({"E2": None}, "empty_cell", "E2"),
        ({"A2": 21}, "not_a_period", "A2"),
        ({"B3": "Bærum", "D3": "Kvinner"}, "duplicate_row", "E3"),
        ({"E1": "Antal personer"}, "missing_column", "A1"),
    ],
)
def test_crisis_centre_register_names_what_is_wrong(workbook, load, cells, code, cell):
    workbook(crisis_new(replaced(CRISIS_RESIDENTS, **cells)))
    result = load()
    found = [(problem.code, problem.sheet, problem.cell) for problem in result.problems]
    assert (code, "Beboere", cell) in found
    assert result.observations.empty


def test_an_unknown_category_gets_a_suggestion(workbook, load):
    workbook(crisis_new(replaced(CRISIS_RESIDENTS, D2="Kviner")))
    assert "«Kvinner»" in only_problem(load(), "unknown_category").fix


def test_demonstration_data_are_marked_by_a_line_on_any_sheet(workbook, load):
    workbook({**crisis_new(), "Om tallene": [["Eksempeldata: ja"]]})
    result = load()
    assert result.observations["synthetic"].all()
    assert result.files[0].synthetic


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


def test_kommunehelsa_takes_a_measure_that_stands_above_the_table(workbook, load):
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


def test_ssb_joined_series_holds_every_year_of_todays_borders(workbook, load):
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
    workbook({"AnmLovbr": replaced(SSB_VIOLENCE, C6=0)})
    result = load()
    assert only_problem(result, "outside_lifetime").cell == "C6"
    assert series(result, "violence.offences", "3201")[2016] == 456


def test_ssb_row_of_formulas_is_left_out_with_a_warning(workbook, load, tmp_path):
    rows = [*SSB_PEOPLE, ["Sum", 1, 2]]
    path = workbook({"Personer1": rows})
    _put_formula(path, b'<c r="B7"', b"<v>1</v>")
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


def test_ssb_blank_row_among_the_numbers_does_not_cut_the_table_in_silence(workbook, load):
    rows = [*SSB_VIOLENCE[:5], [], *SSB_VIOLENCE[5:]]
    workbook({"AnmLovbr": rows})
    assert only_problem(load(), "blank_row").cell == "A6"


def test_bufdir_blank_cells_are_missing_and_totals_are_checked(workbook, load):
    workbook({"Beboere": BUFDIR})
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "0", sex="other", age_group="adults")[2020] == 2
    assert series(result, "centre.day_visits", "0")[2020] == 8115
    gap = result.observations.query("indicator == 'centre.day_users' and year == 2012").iloc[0]
    assert (gap["status"], gap["cell"]) == (MISSING, "G4")


def test_bufdir_total_that_differs_refuses_the_file(workbook, load):
    workbook({"Beboere": replaced(BUFDIR, E5=1669)})
    assert only_problem(load(), "sum_differs").cell == "E5"


def test_assault_centre_gives_own_and_all_from_one_cell(workbook, load):
    workbook({"2019": ASSAULT})
    result = load()
    assert result.observations[["region", "value", "cell"]].values.tolist() == [
        ["3201", 11, "B4"],
        ["assault:drammen", 96, "B4"],
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"B4": "96 (11)"}, "own_exceeds_all"),
        ({"B4": "mange"}, "not_a_number"),
        ({"A1": "Overgrepsmottaket i Bergen"}, "unknown_centre"),
        ({"B3": "Personer"}, "missing_column"),
        ({"A4": "i fjor"}, "not_a_period"),
    ],
)
def test_assault_centre_names_what_is_wrong(workbook, load, cells, code):
    workbook({"2019": replaced(ASSAULT, **cells)})
    assert only_problem(load(), code).file == "fil.xlsx"


def test_measures_are_read_with_words_mapped_and_blanks_left_blank(workbook, load):
    workbook({"Tiltak": MEASURES, "Mål": GOALS})
    result = load()
    assert result.problems == ()
    first, second = (row for _, row in result.measures.iterrows())
    assert (first["type"], first["status"], first["deadline"]) == (
        "continued",
        "in_progress",
        pd.Timestamp("2022-12-31"),
    )
    assert (second["type"], second["goal_title"], second["partners"]) == ("", "Informere", "")
    assert pd.isna(second["deadline"])


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"A3": 1}, "duplicate_number", "A3"),
        ({"A3": 3}, "missing_number", "A2"),
        ({"A3": "to"}, "not_a_number", "A3"),
        ({"G2": "Pågårr"}, "unknown_status", "G2"),
        ({"F2": "Gammelt"}, "unknown_type", "F2"),
        ({"C2": 9}, "unknown_goal", "C2"),
        ({"H2": 101}, "progress_out_of_range", "H2"),
        ({"H2": 0.6}, "fraction", "H2"),
        ({"I2": "31.02.2022"}, "impossible_date", "I2"),
        ({"I2": "03/04/2022"}, "ambiguous_date", "I2"),
        ({"B2": None}, "empty_cell", "B2"),
        ({"D1": "Ansvarleg eining"}, "missing_column", "A1"),
    ],
)
def test_measures_name_what_is_wrong(workbook, load, cells, code, cell):
    workbook({"Tiltak": replaced(MEASURES, **cells), "Mål": GOALS})
    result = load()
    assert (code, cell) in [(problem.code, problem.cell) for problem in result.problems], result.problems
    assert result.measures.empty


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=HYPERLINK(1)", "[x](javascript:1)", "$\\href{a}{b}$"])
def test_text_that_wants_to_run_stays_text(workbook, load, text):
    def as_text(book):
        book["Tiltak"]["K2"].value = text
        book["Tiltak"]["K2"].data_type = "s"

    workbook({"Tiltak": MEASURES, "Mål": GOALS}, change=as_text)
    assert load().measures.iloc[0]["comment"] == text


def test_an_unknown_workbook_says_what_was_looked_for_and_suggests(workbook, load):
    workbook({"Ark1": [["Gjerningkommune", "2019"], ["Bærum", 3]]})
    problem = only_problem(load(), "unrecognised")
    assert "«Gjerningskommune»" in problem.fix
    assert "STRASAK" in problem.expected
    assert "08487" in problem.expected


def test_a_word_merged_over_rows_stands_in_each_of_them(workbook, load):
    rows = replaced(CRISIS_RESIDENTS, B3=None)
    workbook(crisis_new(rows), change=lambda book: book["Beboere"].merge_cells("B2:B3"))
    result = load()
    assert result.problems == ()
    assert series(result, "centre.residents", "3201", sex="men", age_group="adults") == {2021: 4}


def test_a_number_merged_over_two_years_holds_for_the_first_alone(workbook, load):
    workbook({"2019": [*ASSAULT, [2020, None]]}, change=lambda book: book["2019"].merge_cells("B4:B5"))
    assert set(load().observations["year"]) == {2019}


def test_a_row_of_numbers_without_a_place_is_not_dropped_in_silence(workbook, load):
    workbook({"Ark1": replaced(KOMMUNEHELSA, A8=None), "Kilde": KILDE})
    assert {problem.cell for problem in load().problems} == {"A8"}


def test_conversations_of_another_year_than_the_residents_are_refused(workbook, load):
    workbook(crisis_new(conversations=replaced(CRISIS_CONVERSATIONS, A1="Dagsamtaler 2020")))
    assert only_problem(load(), "years_differ").sheet == "Dagsamtaler"


@pytest.mark.parametrize("value", [-3, 3.5, "ca. 3", "3 barn", "se Kari, 3 år gammel"])
def test_no_message_repeats_what_stood_in_a_count(workbook, load, value):
    workbook(crisis_new(replaced(CRISIS_RESIDENTS, E3=value)))
    problem = load().problems[0]
    assert problem.cell == "E3"
    assert "3" not in problem.found
    assert "Kari" not in problem.message


def test_a_sum_that_differs_names_cells_and_no_counts(workbook, load):
    workbook({"Ark1": replaced(CRISIS_OLD, D7=17, D9=49, B11="27 (49)")})
    problem = next(problem for problem in load().problems if problem.code == "sum_differs")
    assert problem.found == "en sum som ikke er lik B7+C7"
