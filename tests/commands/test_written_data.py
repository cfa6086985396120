"""`data`, `table1` and the figures agree, and every number is in the cell that it names."""

import csv
import io
import math
import re
import subprocess
import sys

import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_from_string

from dashboard.charts.registry import FIGURES
from dashboard.store.current import load
from dashboard.store.database import database
from dashboard.store.state import State
from dashboard.vocabulary.settings import ROOT
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS
from tests.charts.everything import selections
from tests.charts.test_table1 import PLAN
from tests.cli import read, run
from tests.conftest import settings_for


@pytest.fixture(scope="module")
def table(tmp_path_factory, data_folder):
    """The rows of `data --out t.csv` on the shipped exports."""
    out = tmp_path_factory.mktemp("out") / "t.csv"
    result = run("data", "--out", out, "--data", data_folder)
    assert result.exit_code == 0, result.output
    return read(out)


@pytest.fixture(scope="module")
def cell(data_folder):
    """The content of a cell, read with openpyxl alone."""
    books = {}

    def value(file: str, sheet: str, place: str):
        if file not in books:
            books[file] = openpyxl.load_workbook(data_folder / file, data_only=True)
        column, row = coordinate_from_string(place)
        return books[file][sheet][f"{column}{row}"].value

    return value


def number_in(content, region: str) -> float:
    """The number in a cell; in «41 (67)» the one in brackets is everyone's."""
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


def test_every_number_matches_the_cells_it_names(table, cell):
    numbers = [row for row in table if row["status"] in NUMBER_STATUSES]
    assert len(numbers) > 1500
    for row in numbers:
        places = zip(*(row[name].split(", ") for name in ("file", "sheet", "cell")), strict=True)  # per place and year
        parts = [
            number_in(cell(file, sheet, one), row["region"])
            for file, sheet, cells in places
            for one in cells.split("+")
        ]
        assert math.isclose(float(row["value"]), sum(parts)), row


def test_sums_without_a_cell_name_every_part(table):
    sums = [row for row in table if "+" in row["cell"]]
    own = {"E2+E3", "E4+E5", "C4+C5", "D4+D5"}
    assert own <= {row["cell"] for row in sums if row["region"] == "3201"}


def test_rows_without_a_number_have_none_here_or_in_the_source(table, cell):
    without = [row for row in table if row["status"] not in NUMBER_STATUSES]
    assert {row["status"] for row in without} == {"suppressed", "missing"}
    for row in without:
        assert (row["value"], row["persons"]) == ("", ""), row
        if row["status"] != "suppressed":
            assert not isinstance(cell(row["file"], row["sheet"], row["cell"]), int | float), row
        elif row["source"] == "ssb_08487":
            assert cell(row["file"], row["sheet"], row["cell"]) == ".."


def test_the_columns_are_those_of_the_contract(table):
    assert list(table[0]) == [*OBSERVATIONS.names, "region_name"]
    assert {row["region_name"] for row in table if row["region"] == "3201"} == {"Bærum"}


def test_the_table_has_the_plans_numbers(table):
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
        2019: "missing",
    }
    newest = of(table, "violence.offences", source="ssb_08487")
    assert [newest[year] for year in (2021, 2022, 2023, 2024)] == [583, 556, 635, 754]


def test_only_the_polices_newest_year_is_provisional(table):
    found = [(row["indicator"], row["year"]) for row in table if row["status"] == "provisional"]
    assert found == [("police.reports", "2019")]


def test_every_figures_numbers_are_in_the_table_with_their_cells(table, published):
    held = {}
    for row in table:
        held.setdefault(f"{row['file']} › {row['sheet']} › {row['cell']}", set()).add(row["value"])
    checked = 0
    for key in (name for name in FIGURES if name not in ("measures", "residents-share", "conversations-per-person")):
        charts = [FIGURES[key].chart(published, chosen) for chosen in selections(key, "nb")]
        for value in (v for chart in charts for series in chart.series for v in series.values):
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
        assert any(row[1:8] == [source, *(one or ".." for one in cells)] for row in rows), (source, cells)


def test_data_as_a_workbook_has_the_same_numbers(tmp_path, data_folder, table):
    out = tmp_path / "t.xlsx"
    assert run("data", "--out", out, "--data", data_folder).exit_code == 0
    sheet = openpyxl.load_workbook(out).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    at = {name: number for number, name in enumerate(header)}
    assert len(rows) == len(table)
    shown = sorted(row[at["value"]] for row in rows if row[at["value"]] is not None)
    assert shown == pytest.approx(sorted(float(row["value"]) for row in table if row["value"]))


def test_check_leaves_no_state(small_data):
    assert run("check", "--data", small_data).exit_code == 0
    assert [path.name for path in small_data.iterdir()] == ["VINR.xlsx"]


def test_a_command_notes_its_edition_as_given_out_once(tmp_path, small_data):
    for name in ("a.csv", "b.csv"):
        assert run("data", "--out", tmp_path / name, "--data", small_data).exit_code == 0
    assert [(row.number, row.given) for row in State(settings_for(small_data)).rows()] == [(1, True)]


def test_check_gives_no_edition_out(tmp_path, small_data):
    load(settings_for(small_data))
    assert run("check", "--data", small_data).exit_code == 0
    assert [row.given for row in State(settings_for(small_data)).rows()] == [False]


def test_an_edition_that_cannot_be_noted_as_given_out_is_in_no_file(tmp_path, small_data, monkeypatch):
    """The database is locked by another process, which hangs."""
    settings = settings_for(small_data)
    load(settings)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with State(settings).database.writing():
        assert run("data", "--out", tmp_path / "t.csv", "--data", small_data).exit_code == 1
    assert not (tmp_path / "t.csv").exists()


def test_the_real_program_writes_the_same_and_exits_cleanly(tmp_path, small_data):
    out = tmp_path / "t.csv"
    arguments = [sys.executable, "app.py", "data", "--out", str(out), "--data", str(small_data)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert [(row["year"], row["value"]) for row in read(out)][-1] == ("2019", "63.0")
