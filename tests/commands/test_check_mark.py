"""`check --mark`: a copy with the problems marked, beside what `check` prints; and its problems in order."""

import json

import openpyxl
import pytest

from tests.cli import run

FAULTY = {"I7": "seksti", "C7": "Bærrum"}


@pytest.fixture
def faulty(small_data):
    """The police's workbook with two cells that can't be read."""
    path = small_data / "VINR.xlsx"
    book = openpyxl.load_workbook(path)
    for place, value in FAULTY.items():
        book.active[place] = value
    book.save(path)
    return path


def check(path, *more):
    return run("check", path, *more, "--data", path.parent)


def test_the_copy_is_written_and_the_exit_code_is_that_of_the_check(faulty, tmp_path):
    out = tmp_path / "merket.xlsx"
    before = faulty.read_bytes()
    result = check(faulty, "--mark", out)
    assert result.exit_code == 1
    assert f"Skrev {out}." in result.stderr
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[0] == "Må rettes"
    assert book.worksheets[1]["I7"].comment is not None
    assert faulty.read_bytes() == before


def test_json_on_standard_output_stays_json(faulty, tmp_path):
    result = check(faulty, "--json", "--mark", tmp_path / "merket.xlsx")
    found = json.loads(result.stdout)
    assert "I7" in [problem["cell"] for problem in found]


def test_lines_and_json_have_the_same_order(faulty):
    cells = [problem["cell"] for problem in json.loads(check(faulty, "--json").stdout)]
    lines = check(faulty).stdout.splitlines()[:-1]
    assert [line.partition("celle ")[2].partition(":")[0] for line in lines] == cells


def test_a_file_without_problems_gets_no_copy(small_data, tmp_path):
    out = tmp_path / "merket.xlsx"
    result = check(small_data / "VINR.xlsx", "--mark", out)
    assert (result.exit_code, out.exists()) == (0, False)
    assert "ingenting å merke" in result.stderr


@pytest.mark.parametrize(
    ("name", "said"), [("VINR.xlsx", "det er filen selv"), ("merket.pdf", "navnet må slutte på .xlsx")]
)
def test_a_copy_never_replaces_the_file_and_is_a_workbook(faulty, name, said):
    result = check(faulty, "--mark", faulty.parent / name)
    assert result.exit_code == 2
    assert said in result.stderr


def test_one_file_is_marked_at_a_time(faulty):
    result = run("check", "--mark", faulty.parent / "merket.xlsx", "--data", faulty.parent)
    assert result.exit_code == 2
    assert "Oppgi én fil sammen med --mark." in result.stderr
