"""The command line: checks with their exit codes, one line for wrong use, and the list of figures."""

import json
import os
import re
import shutil
import subprocess
import sys

import openpyxl
import pytest

from dashboard.charts.registry import FIGURES
from dashboard.vocabulary.settings import ROOT
from tests.cli import run

FIELDS = {"file", "sheet", "cell", "severity", "code", "found", "expected", "fix", "message"}


def test_check_on_the_shipped_exports_is_clean(data_folder):
    result = run("check", "--data", data_folder)
    assert result.exit_code == 0
    assert "11 filer lest, 0 feil" in result.output


@pytest.fixture
def centre_data(data_folder, tmp_path):
    """A data folder with the crisis centre's workbook of 2016 alone, and nothing published before."""
    folder = tmp_path / "data"
    shutil.copytree(data_folder / "krisesenter", folder / "krisesenter", ignore=shutil.ignore_patterns("*201[789]*"))
    return folder


def warned(data_folder, **environ):
    problems = json.loads(run("check", "--json", "--data", data_folder, **environ).output)
    return [problem for problem in problems if problem["code"] == "partner_publication"]


def test_check_warns_of_what_a_partners_own_row_would_disclose(centre_data):
    """Asker's 22 of 67 in 2016, beside Bærum's 41, leave 4 from other municipalities."""
    (problem,) = warned(centre_data)
    assert set(problem) == FIELDS
    assert problem["severity"] == "warning"
    assert problem["file"] == "krisesenter/Krisesenter årsstatistikk 2016.xlsx"
    assert "Asker" in problem["found"]
    assert "beboere på krisesenteret i 2016" in problem["found"]
    assert problem["fix"].startswith("Avtal med senteret og Asker at alle trykker den samme tabellen")
    assert re.findall(r"\d+", problem["found"] + problem["expected"] + problem["fix"]) == ["2016"]


def test_with_the_demand_only_all_rows_together_disclose_something(centre_data):
    (problem,) = warned(centre_data, VINR_PARTNER_ROWS="demand", VINR_PARTNERS="3312", VINR_HOME="3203")
    assert "Asker og Bærum" in problem["found"]
    assert "demand" not in problem["fix"]


def test_check_of_single_files_publishes_nothing(centre_data):
    (centre,) = (centre_data / "krisesenter").iterdir()
    assert "partner" not in run("check", "--json", centre, "--data", centre_data).output


def test_check_exits_1_on_an_error_and_names_file_and_fix(small_data):
    (small_data / "notat.xlsx").write_bytes(b"not a workbook")
    result = run("check", "--data", small_data)
    assert result.exit_code == 1
    assert re.search(r"FEIL +notat\.xlsx: fant .+; ventet .+\. .+", result.output)
    assert "2 filer lest, 1 feil" in result.output


@pytest.mark.parametrize(
    ("language", "line", "summary"),
    [
        (
            "nb",
            "FEIL  notat.xlsx: fant noe som ikke er en arbeidsbok; ventet en ",
            "2 filer lest, 1 feil",
        ),
        (
            "nn",
            "FEIL  notat.xlsx: fann noko som ikkje er ei arbeidsbok; venta ei ",
            "2 filer lesne, 1 feil",
        ),
        (
            "en",
            "ERROR  notat.xlsx: found something that is not a workbook; expected an ",
            "2 files read, 1 error",
        ),
    ],
)
def test_check_speaks_the_language_of_the_settings(small_data, language, line, summary):
    (small_data / "notat.xlsx").write_bytes(b"not a workbook")
    output = run("check", "--data", small_data, VINR_LANGUAGE=language).output
    assert line in output
    assert summary in output
    problems = json.loads(run("check", "--json", "--data", small_data, VINR_LANGUAGE=language).output)
    assert [problem["code"] for problem in problems] == ["not_a_workbook"]
    assert all(f"  {problem['message']}\n" in output for problem in problems)


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "Ukjent figur «tull»"), ("nn", "Ukjend figur «tull»"), ("en", "Unknown figure “tull”")],
)
def test_wrong_use_is_explained_in_the_language_of_the_settings(small_data, tmp_path, language, said):
    result = run("figure", "tull", "--out", tmp_path / "f.svg", "--data", small_data, VINR_LANGUAGE=language)
    assert result.exit_code == 2
    assert said in result.output


def problems_with(small_data, **cells):
    """Exit code and problems of `check --json` with cells of the police's workbook replaced."""
    path = small_data / "VINR.xlsx"
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)
    result = run("check", "--json", "--data", small_data)
    return result.exit_code, json.loads(result.output)


def test_check_exits_0_on_warnings_only_and_json_has_every_field(small_data):
    exit_code, (problem,) = problems_with(small_data, J7="99")  # the stated change is not 63 against 39
    assert exit_code == 0
    assert set(problem) == FIELDS
    assert (problem["file"], problem["sheet"], problem["cell"]) == ("VINR.xlsx", "Uttrekk", "J7")
    assert problem["severity"] == "warning"
    assert all(problem[name] for name in ("found", "expected", "fix"))
    assert problem["fix"] in problem["message"]


def test_check_exits_1_on_a_total_that_differs_from_its_parts(small_data):
    exit_code, problems = problems_with(small_data, H8=40)
    assert exit_code == 1
    assert [problem["cell"] for problem in problems if problem["severity"] == "error"] == ["H8"]


def test_check_of_nothing_wrong_is_an_empty_json_list(small_data):
    result = run("check", "--json", "--data", small_data)
    assert (result.exit_code, json.loads(result.output)) == (0, [])


def test_check_reads_the_files_it_is_given_and_no_others(small_data):
    (small_data / "notat.xlsx").write_bytes(b"not a workbook")
    result = run("check", small_data / "VINR.xlsx", "--data", small_data)
    assert result.exit_code == 0
    assert "1 fil lest" in result.output


def test_characters_that_a_pipe_cannot_encode_are_replaced(tmp_path):
    (tmp_path / "Porsáŋgu.xlsx").write_bytes(b"not a workbook")
    environ = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, ROOT / "app.py", "check", "--data", tmp_path]
    made = subprocess.run(command, capture_output=True, env=environ, check=False)
    assert made.returncode == 1
    assert made.stdout.decode("cp1252").startswith("FEIL  Porsá?gu.xlsx: fant ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "ingen-slik-fil.xlsx"),
        ("check", "--nope"),
        ("check", "--data", "ingen-slik-mappe"),
        ("data",),
        ("data", "--out", "t.pdf"),
        ("table1", "--out", "t.txt"),
        ("figure", "police-reports"),
        ("figure", "no-such-figure", "--out", "f.svg"),
        ("figure", "police-reports", "--out", "f.svg", "--from", "2019", "--to", "2016"),
        ("figure", "police-reports", "--out", "f.svg", "--region", "9999"),
        ("figure", "police-reports", "--out", "f.svg", "--preset", "huge"),
        ("--port", "0"),
        ("--data", "ingen-slik-mappe"),
        ("no-such-command",),
    ],
)
def test_wrong_use_exits_2_and_writes_nothing(arguments, small_data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    result = run(*arguments, VINR_DATA=str(small_data))
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"VINR_THRESHOLD": "4"}, "aldri settes under 5"),
        ({"VINR_PORT": "99999"}, "velg et tall fra 1 til 65535"),
        ({"VINR_FARGE": "rød"}, "farge: ukjent innstilling"),
        ({"VINR_DATA": "/ingen/slik/mappe"}, "mappen finnes ikke"),
        ({"VINR_SETTINGS": "/ingen/settings.toml"}, "kan ikke leses"),
    ],
)
@pytest.mark.parametrize("command", [("check",), ()])
def test_an_impossible_setting_stops_every_command_with_one_line(environ, said, command):
    result = run(*command, **environ)
    assert result.exit_code == 2
    errors = [line for line in result.output.splitlines() if line.startswith("Error")]
    assert len(errors) == 1
    assert said in errors[0]


def test_an_unwritable_folder_is_reported_in_one_line(small_data):
    result = run("data", "--out", small_data / "no" / "such" / "t.csv", "--data", small_data)
    assert result.exit_code == 1
    assert "kan ikke skrives" in result.output


def test_the_list_of_figures_is_every_figure(small_data):
    assert run("figure", "--list", "--data", small_data).output.split() == list(FIGURES)


def test_a_figure_without_numbers_is_refused_with_its_own_words(small_data, tmp_path):
    result = run("figure", "residents", "--out", tmp_path / "f.svg", "--data", small_data)
    assert result.exit_code == 1
    assert "ingen tall" in result.output
    assert not (tmp_path / "f.svg").exists()


def test_data_before_or_after_the_command_is_the_same(tmp_path, small_data):
    for name, arguments in {
        "a.csv": ("--data", small_data, "data", "--out", tmp_path / "a.csv"),
        "b.csv": ("data", "--out", tmp_path / "b.csv", "--data", small_data),
    }.items():
        assert run(*arguments).exit_code == 0, name
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
