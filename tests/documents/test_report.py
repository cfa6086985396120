"""The whole report in four formats: its parts, fields and tags, and what happens without a browser."""

import base64
import io
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from itertools import takewhile
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from lxml import html as parser
from pptx import Presentation

from dashboard.charts.chart import TableColumn
from dashboard.documents.report import FORMATS, Chapter, ExportUnavailable, build_report
from dashboard.documents.report.content import Report
from dashboard.documents.report.printed import LEFT, _remove_left, _settled, run
from dashboard.vocabulary.settings import ROOT
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import chart_parts, everything
from tests.documents.test_every_format import CANARY_WORDS

ROWS = ("Anmeldte forhold VINR", "Beboere voksne")
TABLE1 = (
    TableColumn("Tall", ROWS, is_numeric=False),
    TableColumn("2018", ("39", "40 (81)")),
    TableColumn("2019", ("63*", ":")),
)
VERDICTS = (
    TableColumn("Rad", ROWS, is_numeric=False),
    TableColumn("Bærer", ("Ingen sikker endring", "For få år"), False),
)
CHAPTERS = (
    Chapter("Anmeldelser", ("test.lines", "test.columns"), ("Innledende ord.",)),
    Chapter("Sammenlikning", ("test.crowd",)),
)
BROWSER = pytest.mark.skipif(not shutil.which("chromium"), reason="no chromium on this machine")


def report(format, language="nb", kinds=("columns", "groups", "lines", "crowd", "empty"), **more):
    settings = {"title": "Vold i nære relasjoner", "municipality": "Bærum", "period": "2014–2019", "chapters": CHAPTERS}
    return build_report(
        [MAKERS[kind](language) for kind in kinds],
        language=language,
        format=format,
        exported=EXPORTED,
        table1=TABLE1,
        table1_title="Omfang i Bærum",
        table1_notes=("Foreløpig for 2019.",),
        table1_verdicts=VERDICTS,
        **(settings | more),
    )


def word(**more):
    return Document(io.BytesIO(report("docx", **more).content))


def page(**more):
    return parser.fromstring(report("html", **more).content)


def test_the_file_name_describes_the_report():
    assert report("html").name == "vold-i-naere-relasjoner_baerum_2014-2019_2026-03-14.html"


@pytest.mark.parametrize("format", ("docx", "pptx", "html"))
def test_the_same_report_gives_the_same_bytes(format):
    assert report(format).content == report(format).content


@pytest.mark.parametrize("format", ("docx", "pptx", "html"))
def test_a_withheld_number_is_in_no_part_of_the_report(format):
    found = everything(format, report(format).content)
    assert not [words for words in CANARY_WORDS if words in found]


@pytest.mark.parametrize("language", ("nn", "en"))
@pytest.mark.parametrize("format", ("docx", "pptx", "html"))
def test_the_report_is_written_in_every_language(format, language):
    assert len(report(format, language, kinds=("columns", "lines", "crowd")).content) > 10_000


def test_figures_follow_their_chapters_and_the_rest_come_last():
    headings = [p.text for p in word().paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Omfang i Bærum", "Anmeldelser", "Sammenlikning", "Figurer", "Metode og personvern"]
    captions = [p.text for p in word().paragraphs if p.style.name == "Caption" and p.text.startswith("Figur")]
    assert [text.split(".")[0] for text in captions] == [f"Figur\u00a0{number}" for number in range(1, 6)]
    assert "per 1000" not in captions[1]
    assert len(chart_parts(report("docx").content)) == 4


def test_tables_are_numbered_from_tabell_1_which_is_the_plans():
    captions = [p.text for p in word().paragraphs if p.style.name == "Caption" and p.text.startswith("Tabell")]
    assert captions[0] == "Tabell\u00a01. Omfang i Bærum"
    assert [re.search(r"\d+", text)[0] for text in captions] == [str(number) for number in range(1, 8)]


def test_page_numbers_are_inside_the_margin_and_fit_in_the_contents():
    document = word()
    foot = document.sections[0].footer.paragraphs[0]
    for style in (foot.style, document.styles["toc 1"], document.styles["table of figures"]):
        assert [round(stop.position.cm, 2) for stop in style.paragraph_format.tab_stops] == [16.0], style.name
    assert [code.text for code in foot._p.iter(qn("w:instrText"))] == [" PAGE "]


def test_printed_pages_have_marking_title_and_number_and_no_text_can_end_the_style_sheet():
    style = page(title='Vold "i" nære </style> relasjoner').find(".//style").text
    assert '@top-left { content: "Eksempeldata: ikke virkelige tall"' in style
    assert '@bottom-left { content: "Vold \\000022i\\000022 nære \\00003c/style\\00003e relasjoner, Bærum"' in style
    assert "@bottom-right { content: counter(page)" in style


def test_contents_and_list_of_figures_are_fields_with_links_that_lead_somewhere():
    body = word().element.body
    codes = [element.text.strip() for element in body.iter(qn("w:instrText"))]
    assert codes[0].startswith("TOC \\o")
    assert '\\c "Figur"' in codes[1]
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(targets) == 10 and targets <= set(marks)
    assert len(marks) == len(set(marks))


def test_every_table_in_word_marks_its_header_row():
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in word().tables)


def test_every_page_says_that_the_data_are_examples():
    assert word().sections[0].header.paragraphs[0].text == "Eksempeldata: ikke virkelige tall"


def test_a_presentation_has_a_titled_slide_for_each_part():
    slides = Presentation(io.BytesIO(report("pptx").content)).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[:2] == ["Vold i nære relasjoner", "Omfang i Bærum"]
    assert titles[-1] == "Metode og personvern"
    assert all(titles)
    assert sum(shape.has_chart for slide in slides for shape in slide.shapes) == 4


def test_the_pack_has_a_picture_a_table_and_alternative_text_for_each_figure():
    root = page()
    figures = root.xpath("//section[@class='picture']")
    assert len(figures) == 5
    for section in figures:
        (svg,) = section.xpath(".//*[local-name()='svg']")
        assert len(svg.get("aria-label")) > 40
        assert section.xpath(".//table//th[@scope='col']") and section.xpath(".//table//th[@scope='row']")


def test_ids_in_the_pack_are_unique_and_every_reference_resolves():
    content = report("html").content.decode()
    ids = re.findall(r'\bid="([^"]+)"', content)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', content)) | set(re.findall(r"url\(#([^)]+)\)", content)) <= set(ids)


def test_the_pack_loads_nothing():
    content = report("html").content.decode()
    assert "default-src 'none'" in content
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"', content)
    assert "@import" not in content and "url(http" not in content


def test_the_pack_brings_the_font_that_its_pictures_are_laid_out_by():
    (font,) = re.findall(r'font-family: Inter;[^}]*base64,([^"]+)"', report("html").content.decode())
    assert TTFont(io.BytesIO(base64.b64decode(font)))["name"].getBestFamilyName().startswith("Inter")


def test_text_with_markup_stays_text_in_the_pack():
    root = page(title="<script>alert(1)</script> & Co")
    assert len(root.xpath("//script")) == 1
    assert root.xpath("string(//h1)") == "<script>alert(1)</script> & Co"


def test_a_long_table_in_the_pack_can_be_opened_whole():
    rows = page().xpath("//details//tbody/tr")
    assert len(rows) == 357


def test_a_chapter_that_names_an_unknown_figure_is_refused_by_name():
    with pytest.raises(ValueError, match="test.unknown"):
        report("docx", chapters=(Chapter("X", ("test.unknown",)),))


def test_an_unknown_format_is_refused_by_name():
    with pytest.raises(ValueError, match="odt.*docx"):
        report("odt")
    assert FORMATS == ("docx", "pptx", "html", "pdf")


def test_pdf_without_a_browser_is_refused_with_a_message(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    with pytest.raises(ExportUnavailable, match="Chromium eller Chrome"):
        report("pdf")


STANDS_IN = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for a browser")
BARE = Report("T", "B", "P", "nb", EXPORTED, (), None, (), ())


def stand_in(folder: Path, last: str) -> tuple[Path, Path]:
    """A browser with a child that writes in a file as long as it lives; `last` is what the browser itself does then."""
    browser, alive = folder / "browser", folder / "alive"
    browser.write_text(f"#!/bin/sh\n(while true; do echo x >> {alive}; sleep 0.05; done) &\n{last}\n")
    browser.chmod(browser.stat().st_mode | stat.S_IEXEC)
    return browser, alive


def is_dead(alive: Path, within: float = 0.0) -> bool:
    """Whether nobody writes in the file any longer, now or in so many seconds."""
    deadline = time.monotonic() + within
    while True:
        size, still = alive.stat().st_size, time.monotonic() + 0.3
        while time.monotonic() < still and alive.stat().st_size == size:
            time.sleep(0.02)  # between two looks, until it has been still for long enough
        if alive.stat().st_size == size or time.monotonic() > deadline:
            return alive.stat().st_size == size


def print_with(browser: Path, folder: Path, seconds: float) -> None:
    run(str(browser), folder / "a.html", folder / "a.pdf", folder / "profile", BARE, seconds=seconds)


@STANDS_IN
def test_a_hanging_browser_is_killed_with_all_its_children(tmp_path):
    browser, alive = stand_in(tmp_path, "wait")
    begun = time.monotonic()
    with pytest.raises(ExportUnavailable, match="ikke ferdig"):
        print_with(browser, tmp_path, seconds=0.5)
    assert time.monotonic() - begun < 10
    assert is_dead(alive)


@STANDS_IN
@pytest.mark.skipif(shutil.which("nice") is None, reason="no nice(1) here")
def test_a_browser_lets_readers_go_first(tmp_path):
    browser, priority = tmp_path / "browser", tmp_path / "priority"
    browser.write_text(f"#!/bin/sh\nnice > {priority}\n")
    browser.chmod(browser.stat().st_mode | stat.S_IEXEC)
    print_with(browser, tmp_path, seconds=30)
    assert int(priority.read_text()) > os.nice(0)


@STANDS_IN
def test_a_browser_that_has_ended_leaves_no_child(tmp_path):
    browser, alive = stand_in(tmp_path, f"while [ ! -s {tmp_path / 'alive'} ]; do sleep 0.02; done")
    print_with(browser, tmp_path, seconds=30)
    assert is_dead(alive)


@STANDS_IN
@pytest.mark.skipif(shutil.which("timeout") is None, reason="no timeout(1) here")
def test_a_browser_ends_by_itself_where_the_server_is_killed(tmp_path):
    browser, alive = stand_in(tmp_path, "wait")
    code = (
        "from pathlib import Path; from tests.documents.test_report import print_with; "
        f"print_with(Path({str(browser)!r}), Path({str(tmp_path)!r}), 1)"
    )
    server = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not alive.exists() and time.monotonic() < deadline:
        time.sleep(0.02)  # until the browser has begun
    server.kill()
    server.wait()
    assert is_dead(alive, within=30)


def test_the_folder_of_a_report_whose_server_was_killed_is_removed_by_a_later_one(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new = (tmp_path / f"{LEFT}{name}" for name in ("old", "new"))
    for folder in (old, new):
        folder.mkdir()
    os.utime(old, (0, 0))
    _remove_left()
    assert (old.exists(), new.exists()) == (False, True)


def _is_font_file(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item


@BROWSER
@pytest.mark.browser
def test_a_printed_report_is_tagged_titled_described_and_always_the_same():
    content = report("pdf", kinds=("columns", "lines", "crowd")).content
    with pikepdf.open(io.BytesIO(content)) as document:
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.Root.Lang) == "nb-NO"
        assert str(document.docinfo["/Title"]) == "Vold i nære relasjoner"
        described = [
            str(item.Alt) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]
        assert any(MAKERS["columns"]("nb").finding in words for words in described)
        outlines = {str(item.FontName).split("+")[-1] for item in document.objects if _is_font_file(item)}
        assert {"Inter-Regular", "Inter-SemiBold"} <= outlines
        tags = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        assert [str(item.S) for item in tags].count("/Figure") == len(described) == 3
        with document.open_outline() as outline:
            assert "Vold i nære relasjoner" in [part.title for part in outline.root]
    assert not [words for words in CANARY_WORDS if words in everything("pdf", content)]
    assert content == report("pdf", kinds=("columns", "lines", "crowd")).content


def test_a_pdf_is_the_same_wherever_the_browsers_counters_start():
    bare = Report("T", "B", "P", "nb", EXPORTED, (), None, (), ())
    assert _settled(_tagged(first=44), bare) == _settled(_tagged(first=45), bare)
    with pikepdf.open(io.BytesIO(_settled(_tagged(first=44), bare))) as document:
        heading, cell = document.Root.StructTreeRoot.K
        assert str(cell.A[0].Headers[0]) == str(heading.ID) != str(cell.ID)
        assert [str(name) for name in document.Root.IDTree.Names[::2]] == [str(heading.ID), str(cell.ID)]


def _tagged(first):
    """A PDF with one table heading and one cell under it, named as a browser names them."""
    document = pikepdf.new()
    document.add_blank_page()
    heading, cell = (f"node{first + step:08}" for step in (0, 3))
    parts = [
        document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.TH, ID=heading)),
        document.make_indirect(
            pikepdf.Dictionary(S=pikepdf.Name.TD, ID=cell, A=[pikepdf.Dictionary(Headers=[pikepdf.String(heading)])])
        ),
    ]
    document.Root.StructTreeRoot = document.make_indirect(pikepdf.Dictionary(K=pikepdf.Array(parts)))
    document.Root.IDTree = pikepdf.Dictionary(
        Limits=[pikepdf.String(heading), pikepdf.String(cell)],
        Names=[pikepdf.String(heading), parts[0], pikepdf.String(cell), parts[1]],
    )
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


HELP = "Trenger du noen å snakke med? Vold- og overgrepslinjen: 116 006."


def test_the_cover_says_where_those_it_concerns_find_help():
    before_contents = takewhile(lambda one: one.text != "Innhold", word(help=HELP).paragraphs)
    assert HELP in [one.text for one in before_contents]
    assert page(help=HELP).get_element_by_id("omslag").find_class("help")[0].text == HELP
    first, *rest = Presentation(io.BytesIO(report("pptx", help=HELP).content)).slides
    assert HELP in [shape.text_frame.text for shape in first.shapes if shape.has_text_frame]
    assert all(HELP not in words for words in (text_of(slide) for slide in rest))


def text_of(slide):
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_a_report_without_such_services_has_no_line_of_them():
    assert page().find_class("help") == []
