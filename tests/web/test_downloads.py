"""Files by address: they open, equal what the commands write, and errors are explained."""

import io

import docx
import openpyxl
import pikepdf
import pptx
import pytest
from PIL import Image

from dashboard.charts.registry import FIGURES
from dashboard.commands import write
from dashboard.documents.export import FORMATS
from dashboard.documents.report.printed import browser
from dashboard.vocabulary.selection import Selection
from dashboard.web.guard.gate import LANES, Gate, Limits
from dashboard.web.pages import reported_cases
from tests.apps import loaded
from tests.conftest import settings_for

PLAIN = {"Accept": "text/plain"}
OPEN = {
    "docx": lambda content: docx.Document(io.BytesIO(content)),
    "pptx": lambda content: pptx.Presentation(io.BytesIO(content)),
    "xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content)),
    "png": lambda content: Image.open(io.BytesIO(content)).load(),
    "pdf": lambda content: pikepdf.open(io.BytesIO(content)).close(),
    "svg": lambda content: content.index(b"<svg"),
    "html": lambda content: content.index(b"<!DOCTYPE html>"),
    "csv": lambda content: content.decode("utf-8-sig").index(","),
}
needs_browser = pytest.mark.skipif(browser() is None, reason="no Chromium or Chrome here")
REPORTS = ["docx", "pptx", "html", pytest.param("pdf", marks=needs_browser)]


@pytest.fixture(scope="module")
def client(data_folder):
    with loaded(settings_for(data_folder)) as app:
        yield app.server.test_client()


def fetched(client, address):
    reply = client.get(f"/eksport/{address}", headers=PLAIN)
    assert reply.status_code == 200, reply.text
    return reply


def refused(client, address, status=404):
    reply = client.get(f"/eksport/{address}", headers=PLAIN)
    assert (reply.status_code, reply.mimetype) == (status, "text/plain")
    return reply.text


@pytest.mark.parametrize("format", FORMATS)
def test_a_figure_by_address_opens_and_is_what_the_command_writes(client, snapshot, tmp_path, format):
    out = tmp_path / f"figure.{format}"
    write.figure(snapshot, "police-reports", Selection(from_year=2016, to_year=2019), "word_half", out)
    reply = fetched(client, f"police-reports.{format}?fra=2016&til=2019&storrelse=word_half")
    OPEN[format](reply.data)
    assert reply.data == out.read_bytes()


@pytest.mark.parametrize("format", ["docx", "xlsx", "csv"])
def test_tabell_1_by_address_opens_and_is_what_the_command_writes(client, snapshot, tmp_path, format):
    out = tmp_path / f"table.{format}"
    write.table1(snapshot, "nn", out)
    reply = fetched(client, f"tabell1.{format}?sprak=nn")
    OPEN[format](reply.data)
    assert reply.data == out.read_bytes()


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_the_published_table_by_address_opens_and_is_what_the_command_writes(client, snapshot, tmp_path, format):
    out = tmp_path / f"data.{format}"
    write.table(snapshot, out)
    reply = fetched(client, f"tabell.{format}")
    OPEN[format](reply.data)
    assert reply.data == out.read_bytes()


@pytest.mark.parametrize("format", REPORTS)
def test_the_report_by_address_opens_and_is_what_the_command_writes(client, snapshot, tmp_path, format):
    out = tmp_path / f"report.{format}"
    write.report(snapshot, Selection(from_year=2016, to_year=2019), out)
    reply = fetched(client, f"rapport.{format}?fra=2016&til=2019")
    OPEN[format](reply.data)
    assert reply.data == out.read_bytes()


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_has_an_address_and_gives_its_numbers_or_the_reason_for_none(client, published, key):
    chart = FIGURES[key].chart(published, Selection())
    if chart.has_numbers:
        assert " ".join(chart.finding.split()) in fetched(client, f"{key}.csv").data.decode("utf-8-sig")
    else:
        assert refused(client, f"{key}.csv") == chart.empty


def test_a_file_is_saved_under_a_name_that_says_what_it_is_and_kept_nowhere(client):
    headers = fetched(client, "police-reports.svg?fra=2016").headers
    assert headers["Content-Disposition"] == (
        'attachment; filename="anmeldte-forhold_baerum_2016-2019_2020-01-14_word16cm.svg"'
    )
    assert headers["Cache-Control"] == "no-store"


def test_the_title_is_drawn_in_where_it_is_asked_for(client):
    with_title, without = (fetched(client, f"police-reports.pdf?tittel={choice}").data for choice in ("ja", "nei"))
    assert with_title != without
    assert fetched(client, "police-reports.pdf?tittel=kanskje").data == without


def test_the_report_has_the_named_figures_in_order(client):
    made = docx.Document(io.BytesIO(fetched(client, "rapport.docx?figurer=residents,police-reports").data))
    findings = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 2"][:2]
    assert ["voksne" in findings[0], "anmeldte" in findings[1]] == [True, True]


def test_impossible_values_give_the_nearest_figure(client, published):
    first = reported_cases.PAGE.choices(published).years[0]
    usual = fetched(client, "police-reports.csv").data
    assert fetched(client, "police-reports.csv?fra=abc&kommune=9999&storrelse=poster&kjonn=x").data == usual
    assert (
        fetched(client, "police-reports.csv?fra=1900").data == fetched(client, f"police-reports.csv?fra={first}").data
    )


def test_an_old_link_that_names_the_page_it_was_copied_from_still_gives_the_file(client):
    named = fetched(client, "police-reports.csv?side=overview-page&fra=2018").data
    assert named == fetched(client, "police-reports.csv?fra=2018").data


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tull.docx", "Det finnes ingen figur som heter «tull»."),
        ("police-reports.exe", "Velg .docx, .pptx, .xlsx, .svg, .png, .pdf og .csv."),
        ("tabell1.pptx", "Velg .docx, .xlsx og .csv."),
        ("tabell.docx", "Velg .csv og .xlsx."),
        ("rapport.xlsx", "Velg .docx, .pptx, .html og .pdf."),
        ("rapport.docx?figurer=ingen", "Ingen figur er valgt."),
        ("tull.docx?sprak=en", "There is no figure called “tull”."),
    ],
)
def test_a_missing_file_is_explained(client, address, words):
    assert words in refused(client, address)


def test_a_reader_gets_errors_as_a_page_with_the_address_escaped(client):
    reply = client.get("/eksport/<script>alert(1)<.docx")
    assert (reply.status_code, reply.mimetype) == (404, "text/html")
    assert '<html lang="nb">' in reply.text
    assert "<script>" not in reply.text
    assert "&lt;script&gt;" in reply.text


def test_a_pdf_report_without_a_browser_is_refused_with_a_message_and_no_retry(client, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    reply = client.get("/eksport/rapport.pdf?figurer=police-reports", headers=PLAIN)
    assert (reply.status_code, "Retry-After" in reply.headers) == (503, False)
    assert "Chromium" in reply.text


def test_a_failure_leaves_the_gate_open(data_folder):
    with loaded(settings_for(data_folder), gate=Gate({name: Limits(1, 0, 0, 1) for name in LANES})) as app:
        client = app.server.test_client()
        for _ in range(3):
            refused(client, "funnel.docx")
        fetched(client, "police-reports.csv")
