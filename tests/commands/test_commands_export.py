"""The commands that write files: the files open and match the plan, and errors take one line."""

import io

import docx
import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner

from dashboard.charts.registry import FIGURES
from dashboard.commands.group import main
from dashboard.vocabulary.selection import Selection

VINR = [28, 57, 43, 52, 39, 63]  # the plan's own row, 2014–2019


@pytest.fixture
def run(data_folder, tmp_path, monkeypatch):
    """Runs a command on the shipped data; returns its result and the file that it wrote."""
    for name in ("VINR_SETTINGS", "VINR_DATA", "VINR_LANGUAGE", "VINR_THRESHOLD"):
        monkeypatch.delenv(name, raising=False)

    def command(*words, out=None):
        path = tmp_path / out if out else None
        options = ["--out", str(path)] if path else []
        result = CliRunner().invoke(main, [*words, *options, "--data", str(data_folder)])
        return result, path

    return command


def written(outcome):
    result, path = outcome
    assert result.exit_code == 0, result.output
    return path.read_bytes()


def test_the_published_table_is_the_same_as_csv_and_as_excel(run, published):
    plain = pd.read_csv(io.BytesIO(written(run("data", out="d.csv"))), dtype={"region": str})
    book = pd.read_excel(io.BytesIO(written(run("data", out="d.xlsx"))), dtype={"region": str})
    assert list(plain) == list(book) == [*published.frame, "region_name"]
    assert plain["value"].tolist() == pytest.approx(book["value"].tolist(), nan_ok=True)
    assert plain["value"].sum() == pytest.approx(published.frame["value"].sum())
    assert set(plain.loc[plain["region"] == "3201", "region_name"]) == {"Bærum"}


def test_a_withheld_number_has_no_value_in_the_published_table(run):
    plain = pd.read_csv(io.BytesIO(written(run("data", out="d.csv"))))
    assert plain.loc[plain["status"] == "suppressed", ["value", "persons"]].isna().all(axis=None)


def test_tabell_1_has_the_plans_numbers_in_word_and_excel(run):
    opened = docx.Document(io.BytesIO(written(run("table1", out="t.docx")))).tables[0]
    found = {row.cells[0].text: [cell.text for cell in row.cells[2:]] for row in opened.rows}
    assert found["Anmeldte forhold VINR"] == [*map(str, VINR[:-1]), f"{VINR[-1]}*"]
    assert found["Beboere voksne"][2] == "41 (67)"
    book = openpyxl.load_workbook(io.BytesIO(written(run("table1", out="t.xlsx")))).worksheets[0]
    rows = {row[0]: list(row[2:]) for row in book.iter_rows(values_only=True)}
    assert rows["Anmeldte forhold VINR"] == [*VINR, "2019: foreløpig"]
    assert ".." in rows["Totalt antall anmeldte tilfeller av vold og mishandling (ikke kun VINR)"]


def test_a_report_for_some_years_in_another_language_says_both(run):
    opened = docx.Document(
        io.BytesIO(written(run("report", "--from", "2016", "--to", "2019", "--language", "en", out="r.docx")))
    )
    said = [paragraph.text for paragraph in opened.paragraphs]
    assert {"Violence in close relationships", "2016–2019"} <= set(said)


def test_a_figure_without_numbers_is_refused_with_the_reason(run, published):
    empty = next(chart for key in FIGURES if not (chart := FIGURES[key].chart(published, Selection())).has_numbers)
    result, path = run("figure", empty.key, out="f.docx")
    assert result.exit_code == 1
    assert empty.empty in result.output
    assert not path.exists()


@pytest.mark.parametrize(
    ("words", "out", "said"),
    [
        (["data"], "d.docx", ".csv, .xlsx"),
        (["table1"], "t.pptx", ".docx, .xlsx, .csv"),
        (["report"], "r.xlsx", ".docx, .pptx, .html, .pdf"),
        (["figure", "police-reports"], "f.jpg", ".docx, .pptx, .xlsx, .svg, .png, .pdf, .csv"),
        (["figure", "tull"], "f.docx", "Ukjent figur «tull»"),
    ],
)
def test_an_unknown_name_or_format_is_wrong_use(run, words, out, said):
    result, path = run(*words, out=out)
    assert (result.exit_code, path.exists()) == (2, False)
    assert said in " ".join(result.output.split())


def test_an_unwritable_file_is_reported_in_one_line(run):
    result, path = run("table1", out="missing-folder/t.csv")
    assert result.exit_code == 1
    assert f"kan ikke skrives, for mappen {path.parent} finnes ikke" in result.output
