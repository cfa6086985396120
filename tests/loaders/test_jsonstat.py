"""JSON-stat 2: what is refused, because it could be read in two ways or costs too much to read."""

import json

import pytest

from loaders import load_folder
from loaders.files.text.jsonstat import MAX_DEPTH
from tests.loaders.examples import only_problem
from tests.loaders.renderings import PLACES, as_jsonstat

VALUES = as_jsonstat()["value"]


@pytest.fixture
def delivered(tmp_path):
    def load(content: str):
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "tabell.json").write_text(content, encoding="utf-8")
        return load_folder(tmp_path / "data")

    return load


def with_category(**changed):
    """The table with changes in what it says of places."""
    data = as_jsonstat()
    data["dimension"]["Region"]["category"] |= changed
    return data


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (as_jsonstat(**{"class": "collection"}), "ikke er en tabell"),
        (as_jsonstat(version="1.0"), "ikke er en tabell"),
        (as_jsonstat(value=VALUES[:-1]), "flere eller færre tall"),
        (as_jsonstat(value={"99": 1}), "utenfor dimensjonene"),
        (as_jsonstat(value={"-1": 1}), "utenfor dimensjonene"),
        (as_jsonstat(size=[len(PLACES), 1, 1, 4]), "flere eller færre kategorier"),
        (as_jsonstat(id=[], size=[]), "ingen dimensjoner"),
        (as_jsonstat(value=[[]] * len(VALUES)), "verken er tall eller tegn"),
        (as_jsonstat(value=[True] * len(VALUES)), "verken er tall eller tegn"),
        (as_jsonstat(status=[":"] * len(VALUES)), "sammen med et tegn"),
        (as_jsonstat(value=[None] * len(VALUES), status=["10"] * len(VALUES)), "der det skulle stått et tegn"),
        (with_category(index=["0219", "0219", "3201", "0301", "1144"]), "ikke hører sammen"),
        (with_category(index={"0219": 0, "3024": 0, "3201": 2, "0301": 3, "1144": 4}), "uten oppgitt rekkefølge"),
        (with_category(label={"0219": "Bærum"}), "ikke hører sammen"),
        (with_category(label={code: 5 for code, _ in PLACES}), "ikke er tekst"),
        ([1, 2], "ikke er en tabell"),
    ],
)
def test_a_reply_that_does_not_fit_together_is_refused_with_the_cause(delivered, data, found):
    result = delivered(json.dumps(data))
    assert found in only_problem(result, "not_jsonstat").found
    assert result.observations.empty


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('{"value": NaN}', "ikke er endelig"),
        ('{"value": 1e999}', "ikke er endelig"),
        ('{"value": %s}' % ("9" * 5000), "for mange sifre"),
        ('{"a": 1, "a": 2}', "to ganger"),
        ("[" * (MAX_DEPTH + 1), "for mange nivåer"),
        ("[" * 200_000, "for mange nivåer"),
        ('{"class": "dataset"', "ikke er en tabell"),
        ('{"class": "dataset', "ikke er en tabell"),
    ],
)
def test_json_that_could_hurt_or_mislead_is_refused(delivered, content, found):
    assert found in only_problem(delivered(content), "not_jsonstat").found


def test_more_numbers_than_can_be_read_are_refused_before_they_are_unfolded(delivered):
    many = {str(code): code for code in range(1000)}
    dimensions = {name: {"category": {"index": many}} for name in "abcd"}
    data = as_jsonstat(id=list("abcd"), size=[1000] * 4, dimension=dimensions, value=[], status={})
    assert "flere tall enn" in only_problem(delivered(json.dumps(data)), "not_jsonstat").found


def test_a_missing_number_without_a_sign_is_refused_and_named_by_its_codes(delivered):
    result = delivered(json.dumps(as_jsonstat(status={})))
    cells = [problem.cell for problem in result.problems if problem.code == "empty_cell"]
    assert "1144 · VM · AnmLovbr2aarGjsn · 2015-2016" in cells
    assert result.observations.empty


def test_a_number_under_five_is_refused_in_a_reply_too(delivered):
    values = [3 if value == 754 else value for value in VALUES]
    problem = only_problem(delivered(json.dumps(as_jsonstat(value=values))), "below_least")
    assert problem.cell == "3201 · VM · AnmLovbr2aarGjsn · 2023-2024"


def test_personal_data_in_a_label_are_refused(delivered):
    problem = only_problem(
        delivered(json.dumps(as_jsonstat(note=["Ring Kari Nordmann på 22 33 44 55"]))), "personal_data"
    )
    assert "Nordmann" not in problem.message


def test_a_table_that_is_not_used_is_named(delivered):
    data = as_jsonstat(label="13502: Noe, etter region og år", extension={"px": {"tableid": "13502"}})
    assert only_problem(delivered(json.dumps(data)), "unknown_table").found == "tabell 13502, som ikke brukes"
