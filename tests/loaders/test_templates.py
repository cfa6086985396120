"""Blank templates: filled in, they load without a problem; empty, they are refused and never read as zeros."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import Cell

from loaders import load_folder
from loaders.places import load_places
from loaders.regions import existed, municipalities
from loaders.templates import TEMPLATES, TemplateError, blank
from loaders.templates.forms import FORMS
from loaders.templates.workbook import HELP
from tests.loaders.examples import in_bokmaal, only_problem

PLACES = load_places()
HOME, OTHER, ALL = "3201", "centre:asker-baerum:other", "assault:drammen"
CODES = {"Bærum": "3201", "Asker": "3203", "Lier": "3312", "Andre kommuner": OTHER}
GROUPS = {"Kvinner": "women", "Menn": "men", "Jenter": "women", "Gutter": "men", "Annet eller uregistrert": "other"}
COUNTS = st.integers(0, 4000)
NUMBERED = ("police", "crisis_centre", "assault_centre")
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def sent(tmp_path):
    """The template with cells filled in, saved as its owner sends it, and loaded."""

    def load(source: str, fill=lambda book: None, year: int = 2022, home: str = HOME):
        book = load_workbook(BytesIO(blank(source, PLACES, year, home)))
        fill(book)
        (tmp_path / "data").mkdir(exist_ok=True)
        book.save(tmp_path / "data" / "fil.xlsx")
        return load_folder(tmp_path / "data", PLACES)

    return load


def to_fill_in(sheet) -> Iterator[list[Cell]]:
    """The open cells of each row."""
    for row in sheet.iter_rows():
        if cells := [cell for cell in row if not cell.protection.locked]:
            yield cells


def fill(sheet, *rows: tuple) -> None:
    for cells, values in zip(to_fill_in(sheet), rows, strict=False):
        for cell, value in zip(cells, values, strict=True):
            cell.value = value


def found(result) -> dict[tuple, float]:
    """Number by indicator, place, year, group and sex."""
    names = ["indicator", "region", "year", "age_group", "sex"]
    frame = result.observations
    assert frame["status"].isin(["normal", "provisional"]).all()
    assert (frame["period_start"] == frame["year"]).all()
    return dict(zip(map(tuple, frame[names].to_numpy().tolist()), frame["value"], strict=True))


def accepted(result):
    assert [problem.message for problem in result.problems] == []
    assert [file.accepted for file in result.files] == [True]
    return result


@few
@given(home=st.sampled_from(municipalities(2024)), year=st.integers(2010, 2025), count=COUNTS)
def test_the_polices_count_is_read_for_any_municipality_and_year(sent, home, year, count):
    assume(existed(home, year))
    day = (date(year + 1, 1, 14),)
    result = accepted(sent("police", lambda book: fill(book["Uttrekk"], day, (count,)), year, home))
    assert found(result) == {("police.reports", home, year, "all", "all"): count}
    assert result.observations["extracted"].dt.date.tolist() == [*day]


@st.composite
def statistics(draw):
    """Persons and events of each row: never fewer events than persons."""
    persons = draw(st.lists(COUNTS, min_size=24, max_size=24))
    more = draw(st.lists(COUNTS, min_size=24, max_size=24))
    return [(one, one + extra) for one, extra in zip(persons, more, strict=True)]


@few
@given(year=st.integers(2021, 2025), numbers=statistics(), others=st.integers(0, 9))
def test_every_number_of_the_crisis_centre_arrives_at_its_place_year_group_and_sex(sent, year, numbers, others):
    residents, talks = numbers[:16], [(events, persons) for persons, events in numbers[16:]]
    spare = (year, "Lier", "Voksne", "Annet eller uregistrert", others, others + 1)

    def write(book):
        fill(book["Beboere"], *residents, spare)
        fill(book["Dagsamtaler"], *talks)

    expected = {}
    keys = [(place, sex) for place in CODES for sex in ("Kvinner", "Menn", "Jenter", "Gutter")]
    rows = [*zip(keys, residents, strict=True), (("Lier", "Annet eller uregistrert"), spare[-2:])]
    for (place, sex), (persons, stays) in rows:
        group = (CODES[place], year, "children" if sex in ("Jenter", "Gutter") else "adults", GROUPS[sex])
        expected |= {("centre.residents", *group): persons, ("centre.stays", *group): stays}
    for (place, sex), (events, persons) in zip(
        [key for key in keys if key[1] in ("Kvinner", "Menn")], talks, strict=True
    ):
        group = (CODES[place], year, "all", GROUPS[sex])
        expected |= {("centre.conversations", *group): events, ("centre.conversation_users", *group): persons}
    assert found(accepted(sent("crisis_centre", write, year))) == expected


def test_the_crisis_centres_rows_are_the_members_of_that_year():
    for year, names in ((2019, ["Asker", "Bærum"]), (2020, ["Bærum", "Asker"]), (2021, ["Bærum", "Asker", "Lier"])):
        sheet = load_workbook(BytesIO(blank("crisis_centre", PLACES, year, HOME)))["Beboere"]
        column = [cell.value for cell in sheet["B"] if cell.value][1:]
        assert list(dict.fromkeys(column)) == [*names, "Andre kommuner"]


def test_asker_before_2020_is_the_old_municipality(sent):
    def write(book):
        fill(book["Beboere"], *[(1, 1)] * 12)
        fill(book["Dagsamtaler"], *[(1, 1)] * 6)

    result = accepted(sent("crisis_centre", write, 2019))
    assert set(result.observations["region"]) == {"0220", HOME, OTHER}


@few
@given(year=st.integers(2019, 2025), own=COUNTS, more=COUNTS)
def test_the_assault_centres_pair_is_read_as_own_municipality_and_all(sent, year, own, more):
    result = accepted(sent("assault_centre", lambda book: fill(book.active, (f"{own} ({own + more})",)), year))
    key = ("assault_centre.persons", year, "all", "all")
    assert found(result) == {(key[0], HOME, *key[1:]): own, (key[0], ALL, *key[1:]): own + more}


DAYS = st.dates(date(2010, 1, 1), date(2025, 12, 31))
STATUSES = {"Ikke startet": "not_started", "Pågår": "in_progress", "Fullført": "completed", "Forsinket": "delayed"}


@few
@given(
    rows=st.lists(
        st.tuples(st.integers(1, 3), st.sampled_from([*STATUSES]), st.integers(0, 100), DAYS, DAYS),
        min_size=1,
        max_size=15,
    )
)
def test_every_measure_arrives_as_it_was_written(sent, rows):
    def write(book):
        lines = [
            (number, "Kampanje", goal, "Velferdstjenester", None, "Nytt", status, progress, deadline, updated, None)
            for number, (goal, status, progress, deadline, updated) in enumerate(rows, 1)
        ]
        fill(book["Tiltak"], *lines)
        fill(book["Mål"], (1, "Forebygge"), (2, "Informere"), (3, "Samordne"))

    measures = accepted(sent("measures", write)).measures
    assert measures["number"].tolist() == list(range(1, len(rows) + 1))
    columns = ["goal", "status", "progress_pct", "deadline", "updated"]
    assert [
        (row.goal, row.status, row.progress_pct, row.deadline.date(), row.updated.date())
        for row in measures[columns].itertuples()
    ] == [(goal, STATUSES[status], *rest) for goal, status, *rest in rows]


EMPTY = {
    "police": (
        "empty_cell",
        "fil.xlsx, ark «Uttrekk», celle C7: fant en tom celle; ventet et tall, eller .. der tallet mangler.",
    ),
    "crisis_centre": (
        "empty_cell",
        "fil.xlsx, ark «Beboere», celle E6: fant en tom celle; ventet et tall, eller .. der tallet mangler.",
    ),
    "assault_centre": (
        "no_rows",
        "fil.xlsx, ark «2022»: fant ingen tall; ventet minst én rad med tall.",
    ),
    "measures": (
        "missing_number",
        "fil.xlsx, ark «Tiltak», celle A1: fant ingen tiltak; ventet numre fra 1 uten hull.",
    ),
}


@pytest.mark.parametrize("source", TEMPLATES)
def test_an_empty_template_is_recognised_and_refused_and_nothing_is_read_from_it(sent, source):
    result = sent(source)
    assert [(file.source, file.accepted, file.rows) for file in result.files] == [(source, False, 0)]
    assert (len(result.observations), len(result.measures)) == (0, 0)
    code, said = EMPTY[source]
    first = next(problem for problem in result.problems if problem.code == code)
    assert in_bokmaal(first).message.startswith(said)


@few
@given(empty=st.integers(0, 31))
def test_one_empty_cell_of_the_crisis_centre_is_named_and_nothing_is_read(sent, empty):
    def write(book):
        fill(book["Beboere"], *[(7, 7)] * 16)
        fill(book["Dagsamtaler"], *[(7, 7)] * 8)
        list(to_fill_in(book["Beboere"]))[empty // 2][empty % 2].value = None

    result = sent("crisis_centre", write)
    problem = only_problem(result, "empty_cell")
    assert (problem.sheet, problem.cell) == ("Beboere", f"{'EF'[empty % 2]}{6 + empty // 2}")
    assert result.observations.empty


def test_the_crisis_centres_dash_is_zero_and_two_dots_are_a_missing_number(sent):
    def write(book):
        fill(book["Beboere"], ("-", "-"), ("..", ".."), *[(7, 7)] * 14)
        fill(book["Dagsamtaler"], *[(7, 7)] * 8)

    frame = accepted(sent("crisis_centre", write)).observations.query("indicator == 'centre.residents'")
    women, men = (
        frame.query("region == @HOME and age_group == 'adults' and sex == @sex").iloc[0] for sex in ("women", "men")
    )
    assert (women["value"], women["status"]) == (0, "normal")
    assert men["status"] == "missing"


@pytest.mark.parametrize(("source", "sheet"), [("police", "Uttrekk"), ("assault_centre", "2022")])
@pytest.mark.parametrize("written", ["-", "..", "0"])
def test_elsewhere_a_dash_is_refused_and_two_dots_are_a_missing_number(sent, source, sheet, written):
    result = sent(source, lambda book: fill(book[sheet], *[(date(2023, 1, 2),)] * (source == "police"), (written,)))
    if written == "-":
        assert not result.files[0].accepted
        assert "kan bety både ingen og ukjent" in only_problem(result, "dash").message
    else:
        assert set(result.observations["status"]) <= {"missing"} if written == ".." else found(result)


@pytest.mark.parametrize("source", TEMPLATES)
def test_headings_are_locked_without_a_password_and_only_empty_cells_are_open(source):
    for sheet in load_workbook(BytesIO(blank(source, PLACES, 2022, HOME))):
        assert sheet.protection.sheet and sheet.protection.password is None
        assert [cell.coordinate for cells in to_fill_in(sheet) for cell in cells if cell.value is not None] == []
        assert bool(list(to_fill_in(sheet))) == (sheet.title != HELP)


RULES = {
    "police": {"B4": "date", "C7": "whole"},
    "crisis_centre": {"C22:C27": "list", "D22:D27": "list", "E6:E27": "whole", "F6:F27": "whole"}
    | {"B13:B18": "list", "C5:C18": "whole", "D5:D18": "whole"},
    "assault_centre": {"B6": "custom"},
    "measures": {"A5:A19": "whole", "C5:C19": "whole", "F5:F19": "list", "G5:G19": "list", "H5:H19": "whole"}
    | {"I5:I19": "date", "J5:J19": "date", "A5:A12": "whole"},
}


@pytest.mark.parametrize("source", TEMPLATES)
def test_every_open_cell_for_a_number_a_date_or_a_known_word_is_checked_as_it_is_typed(source):
    book = load_workbook(BytesIO(blank(source, PLACES, 2022, HOME)))
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    assert {str(rule.sqref): rule.type for rule in rules} == RULES[source]
    counts = [rule for rule in rules if rule.error and rule.error.startswith("Skriv et helt tall, eller tegnet")]
    assert {(rule.operator, rule.formula1) for rule in counts} <= {("greaterThanOrEqual", "0")}
    assert len(counts) == {"police": 1, "crisis_centre": 4}.get(source, 0)
    assert all(rule.errorStyle == "warning" for rule in rules if rule.type != "list")


@pytest.mark.parametrize("source", TEMPLATES)
def test_the_last_sheet_explains_every_column_and_says_that_no_row_is_about_a_person(source):
    book = load_workbook(BytesIO(blank(source, PLACES, 2022, HOME)))
    assert book.sheetnames[-1] == HELP
    explained = {cell.value: book[HELP].cell(cell.row, 2).value for cell in book[HELP]["A"] if cell.value}
    headings = {
        cell.value
        for sheet in book.worksheets[:-1]
        for row in sheet.iter_rows()
        for cell in row
        if cell.font.color and cell.font.color.rgb == "00FFFFFF"
    }
    assert headings and all(explained.get(f"«{heading}»") for heading in headings)
    assert "En tom celle" in explained
    assert any("aldri en rad om én person" in str(words) for words in explained)


def test_the_templates_are_those_of_the_sources_that_people_fill_in():
    assert set(TEMPLATES) == set(FORMS) == {"police", "crisis_centre", "assault_centre", "measures"}


@pytest.mark.parametrize(
    ("source", "year", "said"),
    [
        ("bufdir", 2022, "'bufdir' has no template; police, crisis_centre, assault_centre, measures have"),
        ("assault_centre", 2018, "places.toml names no municipalities of 'assault_centre' in 2018"),
    ],
)
def test_no_template_is_made_where_nothing_is_known_to_fill_in(source, year, said):
    with pytest.raises(TemplateError) as raised:
        blank(source, PLACES, year, HOME)
    assert str(raised.value) == said
