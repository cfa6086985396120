"""The command line: data that name their cells, checks with their exit codes, and one line for wrong use."""

import csv
import io
import json
import math
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.utils.cell import coordinate_from_string

from dashboard.charts import CHARTS
from dashboard.commands import main
from dashboard.selection import Selection
from dashboard.settings import ROOT
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS
from tests.charts.test_table1 import PLAN

FIELDS = {"file", "sheet", "cell", "severity", "code", "found", "expected", "fix", "message"}


def run(*arguments, **environ):
    """The command in this process, with nothing of this machine's own settings."""
    return CliRunner(env={"VINR_SETTINGS": str(ROOT / "settings.toml"), **environ}).invoke(
        main, list(map(str, arguments))
    )


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


@pytest.fixture(scope="module")
def table(tmp_path_factory, data_folder):
    """The rows of `data --out t.csv` on the shipped exports."""
    out = tmp_path_factory.mktemp("out") / "t.csv"
    result = run("data", "--out", out, "--data", data_folder)
    assert result.exit_code == 0, result.output
    return read(out)


@pytest.fixture(scope="module")
def cell(data_folder):
    """What stands in a file's sheet's cell, read with openpyxl alone."""
    books = {}

    def value(file: str, sheet: str, place: str):
        if file not in books:
            books[file] = openpyxl.load_workbook(data_folder / file, data_only=True)
        column, row = coordinate_from_string(place)
        return books[file][sheet][f"{column}{row}"].value

    return value


def number_in(content, region: str) -> float:
    """The number that a cell holds; of «41 (67)» the one in brackets is everyone's."""
    if isinstance(content, str):
        found = re.findall(r"\d+(?:[,.]\d+)?", content.replace("\u00a0", " "))
        content = found[-1 if region.startswith(("centre:", "assault:")) else 0].replace(",", ".")
    return float(content)


def of(table, indicator, region="3201", **more):
    """Year → value of one series in the written table."""
    wanted = {"indicator": indicator, "region": region, "sex": "all", "age_group": "all", **more}
    return {
        int(row["year"]): float(row["value"]) if row["value"] else row["status"]
        for row in table
        if all(row[name] == value for name, value in wanted.items())
    }


def test_every_number_is_what_its_cells_really_hold(table, cell):
    numbers = [row for row in table if row["status"] in NUMBER_STATUSES]
    assert len(numbers) > 1500
    for row in numbers:
        parts = [number_in(cell(row["file"], row["sheet"], one), row["region"]) for one in row["cell"].split("+")]
        assert math.isclose(float(row["value"]), sum(parts)), row


def test_sums_that_no_cell_holds_name_every_part(table):
    sums = [row for row in table if "+" in row["cell"]]
    own = {"E2+E3", "E4+E5", "C4+C5", "D4+D5"}
    assert own <= {row["cell"] for row in sums if row["region"] == "3201"}


def test_a_row_without_a_number_holds_none_and_a_source_that_withheld_wrote_none(table, cell):
    without = [row for row in table if row["status"] not in NUMBER_STATUSES]
    assert {row["status"] for row in without} == {"suppressed", "missing", "not_published"}
    for row in without:
        assert (row["value"], row["persons"]) == ("", ""), row
        if row["status"] != "suppressed":
            assert not isinstance(cell(row["file"], row["sheet"], row["cell"]), int | float), row
        elif row["source"] == "ssb_08487":
            assert cell(row["file"], row["sheet"], row["cell"]) == ".."


def test_the_columns_are_those_of_the_contract(table):
    assert list(table[0]) == [*OBSERVATIONS.names, "region_name"]
    assert {row["region_name"] for row in table if row["region"] == "3201"} == {"Bærum"}


def test_the_table_holds_the_numbers_of_the_plan(table):
    assert of(table, "police.reports") == {2014: 28, 2015: 57, 2016: 43, 2017: 52, 2018: 39, 2019: 63}
    adults, everyone = ({"age_group": "adults"}, "centre:asker-baerum")
    assert of(table, "centre.residents", **adults) == {2016: 41, 2017: 27, 2018: 40, 2019: 41}
    assert of(table, "centre.residents", everyone, **adults) == {2016: 67, 2017: 49, 2018: 81, 2019: 71}
    assert of(table, "centre.residents", age_group="children") == {2016: 37, 2017: 61, 2018: 49, 2019: 43}
    assert of(table, "centre.conversations") == {2016: "missing", 2017: 145, 2018: 259, 2019: 291}
    assert of(table, "violence.rate", source="kommunehelsa") == {
        2014: 3.4,
        2015: 3.4,
        2016: 3.7,
        2017: 3.9,
        2018: 4.0,
        2019: "not_published",
    }
    newest = of(table, "violence.offences", source="ssb_08487")
    assert [newest[year] for year in (2021, 2022, 2023, 2024)] == [583, 556, 635, 754]


def test_only_the_polices_newest_year_is_provisional(table):
    found = [(row["indicator"], row["year"]) for row in table if row["status"] == "provisional"]
    assert found == [("police.reports", "2019")]


def test_every_figures_numbers_stand_in_the_table_under_the_cell_they_name(table, published):
    held = {}
    for row in table:
        held.setdefault(f"{row['file']} › {row['sheet']} › {row['cell']}", set()).add(row["value"])
    checked = 0
    for key in (name for name in CHARTS if name not in ("measures", "residents-share")):
        for value in (v for series in CHARTS[key](published, Selection()).series for v in series.values):
            if value.is_number and " + " not in value.origin:
                assert str(value.value) in held[value.origin], (key, value)
                checked += 1
    assert checked > 400


def test_tabell_1_as_a_file_has_every_cell_of_the_plan(tmp_path, data_folder):
    out = tmp_path / "tabell1.csv"
    assert run("table1", "--out", out, "--data", data_folder).exit_code == 0
    text = out.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text else ","))
    for source, cells in PLAN:
        assert any(row[1:8] == [source, *cells] for row in rows), (source, cells)


def test_data_as_a_workbook_holds_the_same_numbers(tmp_path, data_folder, table):
    out = tmp_path / "t.xlsx"
    assert run("data", "--out", out, "--data", data_folder).exit_code == 0
    sheet = openpyxl.load_workbook(out).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    at = {name: number for number, name in enumerate(header)}
    assert len(rows) == len(table)
    shown = sorted(row[at["value"]] for row in rows if row[at["value"]] is not None)
    assert shown == pytest.approx(sorted(float(row["value"]) for row in table if row["value"]))


def test_a_command_leaves_no_edition_behind(tmp_path, small_data):
    assert run("data", "--out", tmp_path / "t.csv", "--data", small_data).exit_code == 0
    assert list(tmp_path.glob(".editions*")) == []


def test_the_real_program_writes_the_same_and_ends_well(tmp_path, small_data):
    out = tmp_path / "t.csv"
    arguments = [sys.executable, "app.py", "data", "--out", str(out), "--data", str(small_data)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert [(row["year"], row["value"]) for row in read(out)][-1] == ("2019", "63.0")


def test_check_on_the_shipped_exports_is_clean(data_folder):
    result = run("check", "--data", data_folder)
    assert result.exit_code == 0
    assert "11 filer lest, 0 feil" in result.output


def test_check_gives_1_for_an_error_and_names_file_and_mending(small_data):
    (small_data / "notat.xlsx").write_bytes(b"not a workbook")
    result = run("check", "--data", small_data)
    assert result.exit_code == 1
    assert re.search(r"FEIL +notat\.xlsx: fant .+; ventet .+\. .+", result.output)
    assert "2 filer lest, 1 feil" in result.output


def problems_with(small_data, **cells):
    """Exit code and problems of `check --json` where cells of the police's workbook are replaced."""
    path = small_data / "VINR.xlsx"
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)
    result = run("check", "--json", "--data", small_data)
    return result.exit_code, json.loads(result.output)


def test_check_gives_0_for_a_warning_alone_and_json_has_every_field(small_data):
    exit_code, (problem,) = problems_with(small_data, J7="99")  # the stated change is not 63 against 39
    assert exit_code == 0
    assert set(problem) == FIELDS
    assert (problem["file"], problem["sheet"], problem["cell"]) == ("VINR.xlsx", "Uttrekk", "J7")
    assert problem["severity"] == "warning"
    assert all(problem[name] for name in ("found", "expected", "fix"))
    assert problem["fix"] in problem["message"]


def test_check_gives_1_for_a_total_that_does_not_meet_its_part(small_data):
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
    assert "1 filer lest" in result.output


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
def test_wrong_use_gives_2_and_writes_nothing(arguments, small_data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    result = run(*arguments, VINR_DATA=str(small_data))
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert {path.name for path in set(tmp_path.iterdir()) - before} <= {".cache"}


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


def test_a_folder_that_cannot_be_written_to_is_said_in_one_line(small_data):
    result = run("data", "--out", small_data / "no" / "such" / "t.csv", "--data", small_data)
    assert result.exit_code == 1
    assert "kan ikke skrives" in result.output


def test_the_list_of_figures_is_every_figure(small_data):
    assert run("figure", "--list", "--data", small_data).output.split() == list(CHARTS)


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
