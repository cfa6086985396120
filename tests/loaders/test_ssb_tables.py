"""Tables that only a catalogue knows: read by its entry alone, published untouched, and never guessed."""

import pytest

from dashboard.model.disclosure import Policy, publish
from loaders.sources.ssb_tables import TablesError, load_tables, own_tables
from tests.loaders.examples import only_problem, replaced

VICTIMS = [
    ["08638: Ofre for anmeldte lovbrudd, etter type hovedlovbrudd, kjønn, statistikkvariabel og år"],
    [],
    [None, None, "Personoffer"],
    [None, None, "2017", "2018", "2019"],
    ["Mishandling i nære relasjoner", "Kvinner", 3000, 2900, ":"],
    ["Mishandling i nære relasjoner", "Menn", 1800, 1700, 1650],
    ["Trusler", "Kvinner", 1, 2, 3],
    ["Trusler", "Menn", 4, 5, 6],
    [],
    ["Kilde:", "Statistisk sentralbyrå"],
    ["Sist endret:", "2025-06-06T06:00:00Z"],
    ["Eksempeldata: ja"],
]
"""Constructed, as its last line says."""


def test_a_table_described_in_a_catalogue_is_read_and_published_untouched(workbook, load):
    workbook({"Personoffer": VICTIMS})
    result = load()
    assert result.problems == ()
    rows = result.observations
    assert set(rows["indicator"]) == {"ssb_08638.victims"}
    assert set(rows["source"]) == {"ssb_08638"}
    assert rows["synthetic"].all()
    found = rows[["region", "year", "sex", "value", "status", "cell"]].astype(object).where(rows.notna(), None)
    assert sorted(map(tuple, found.values.tolist()), key=lambda row: row[-1]) == [
        ("0", 2017, "women", 3000, "normal", "C5"),
        ("0", 2017, "men", 1800, "normal", "C6"),
        ("0", 2018, "women", 2900, "normal", "D5"),
        ("0", 2018, "men", 1700, "normal", "D6"),
        ("0", 2019, "women", None, "suppressed", "E5"),
        ("0", 2019, "men", 1650, "normal", "E6"),
    ]
    published = publish(rows, Policy())
    assert published["value"].dropna().tolist() == rows["value"].dropna().tolist()


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"C3": "Lovbrudd"}, "missing_category"),
        ({"B5": "67-79 år", "B6": "80 år", "B7": "67-79 år", "B8": "80 år"}, "missing_category"),
        ({"A5": "Vold", "A6": "Vold"}, "missing_category"),
        ({"B6": "Kvinner"}, "duplicate_row"),
        ({"C5": 3000.5}, "fraction"),
    ],
)
def test_a_described_table_with_other_labels_is_refused(workbook, load, cells, code):
    workbook({"Personoffer": replaced(VICTIMS, **cells)})
    result = load()
    assert code in [problem.code for problem in result.problems]
    assert result.observations.empty


def test_a_folders_catalogue_may_describe_a_table_anew_and_add_another(workbook, load, tmp_path):
    workbook({"Personoffer": replaced(VICTIMS, C3="Utsatte personer")})
    assert only_problem(load(), "missing_category").cell == "C3"
    entry = '[tables."08638"]\nindicator = "ssb_08638.victims"\nunit = "persons"\nregion = "0"\n'
    labels = 'needs = [["Utsatte personer"], ["Mishandling i nære relasjoner"]]\nsex.women = ["Kvinner"]\n'
    (tmp_path / "data" / "catalogue.toml").write_text(entry + labels + ENTRY, encoding="utf-8")
    result = load()
    assert result.problems == ()
    assert result.observations[["sex", "year", "cell"]].values.tolist() == [
        ["women", 2017, "C5"],
        ["women", 2018, "D5"],
        ["women", 2019, "E5"],
    ]
    assert {table.number for table in load_tables(tmp_path / "data")} == {"07459", "08487", "08638", "09000"}


def test_a_table_that_is_not_used_is_named_before_anything_is_wrong_with_it(workbook, load):
    workbook({"Ark1": [["13502: Straffereaksjoner, etter region og år"], [], [None, "2024"], [], ["x", None, 1, 2]]})
    problem = only_problem(load(), "unknown_table")
    assert problem.found == "tabell 13502, som ikke brukes"


def test_population_may_go_back_to_1951_and_violence_not(workbook, load):
    rows = [["07459: Befolkning, etter region og år"], [], [None, "1951", "1950"], ["0301 Oslo", 434_365, 1]]
    workbook({"Personer1": [row[:2] for row in rows]})
    assert load().observations["year"].tolist() == [1951]
    workbook({"Personer1": rows})
    assert only_problem(load(), "year_out_of_range").cell == "C3"


ENTRY = """
[tables."09000"]
indicator = "ssb_09000.cases"
unit = "count"
needs = [["Saker"]]
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ssb_09000.cases", "violence.offences", "must be a key such as"),
        ('"count"', '"stones"', "`unit` must be one of"),
        ('[["Saker"]]', '["Saker"]', "a list of lists"),
        ('needs = [["Saker"]]', "", "`needs` or `optional`"),
        ('"09000"]', '"9000"]', "five digits"),
        ("needs", 'sex.girls = ["Jenter"]\nneeds', "`sex` has 'girls'"),
        ("needs", 'signs.".." = "zero"\nneeds', "`signs` has 'zero'"),
        ("needs", "years = 0\nneeds", "`years` must be"),
        ("needs", 'years = "two"\nneeds', "wrong kind"),
        ("needs", 'colour = "red"\nneeds', "colour"),
        ('"09000"]\nindicator = "ssb_09000.cases"', '"08487"]\nindicator = "violence.offences"', "the project's own"),
        ("needs", "needs =", "Invalid value"),
    ],
)
def test_an_entry_that_cannot_be_used_says_why(tmp_path, old, new, said):
    (tmp_path / "catalogue.toml").write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TablesError, match="catalogue.toml: ") as raised:
        load_tables(tmp_path)
    assert said in str(raised.value)


def test_a_catalogue_that_cannot_be_used_is_a_problem_of_its_own(workbook, load, tmp_path):
    workbook({"Personoffer": VICTIMS})
    (tmp_path / "data" / "catalogue.toml").write_text(ENTRY.replace("count", "stones"), encoding="utf-8")
    problem = only_problem(load(), "tables")
    assert problem.file == "catalogue.toml"


def test_a_folder_without_a_catalogue_has_the_projects_tables(tmp_path):
    assert load_tables(tmp_path) == own_tables()
    assert {table.number for table in own_tables()} == {"07459", "08487", "08638"}
