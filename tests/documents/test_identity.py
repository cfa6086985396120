"""A figure keeps its identity in every file, also after the file is saved or copied by others."""

import copy
import shutil
import subprocess

import pytest
from docx import Document
from docx.oxml.ns import qn

from dashboard.charts.identity import Identity
from dashboard.charts.registry import FIGURES
from dashboard.documents.export import FORMATS, PRESETS, export_figure
from dashboard.documents.files import report_file, table1_file
from dashboard.documents.identity.reader import identities_in
from dashboard.documents.report.outline import outline
from dashboard.vocabulary.selection import Selection
from tests.documents.charts import CANARY, EXPORTED, MAKERS
from tests.documents.opened import CHART, parts
from tests.documents.test_every_format import opened

CARRIERS = ("docx", "pptx", "xlsx", "svg", "png", "pdf")
CHOSEN = Selection(from_year=2017, language="nn")
LONG = "&".join(f"ansvar=kommunalomr%C3%A5de+{number}" for number in range(20))
SOFFICE = shutil.which("soffice")


def saved(folder, exported):
    path = folder / exported.name
    path.write_bytes(exported.content)
    return path


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_opens_and_is_read_back_from_every_format(published, key, tmp_path):
    chart = FIGURES[key].chart(published, CHOSEN)
    for format in FORMATS:
        preset = "slide" if format == "pptx" else "word_half"
        file = export_figure(chart, format, preset=preset, exported=EXPORTED)
        assert opened(format, file.content) is not None
        if format in CARRIERS:
            wanted = Identity(key, "fra=2017", preset, "nn", published.version)
            found = identities_in(saved(tmp_path, file))
            assert found == ([wanted] if chart.has_numbers or format != "pptx" else []), format


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("format", ("docx", "pptx"))
def test_the_workbook_inside_a_chart_carries_the_identity(format, preset, tmp_path):
    content = export_figure(MAKERS["columns"]("nb"), format, preset=preset, exported=EXPORTED).content
    book = next(part for name, part in parts(content).items() if name.endswith(".xlsx"))
    path = tmp_path / "book.xlsx"
    path.write_bytes(book)
    (found,) = identities_in(path)
    assert (found.key, found.selection) == ("test.columns", "fra=2014&til=2019")


@pytest.mark.parametrize("format", CARRIERS)
def test_a_selection_longer_than_a_document_property_is_read_back_whole(format, tmp_path):
    from dataclasses import replace

    chart = replace(MAKERS["columns"]("nb"), address=f"/tiltak?{LONG}&utgave=x")
    (found,) = identities_in(saved(tmp_path, export_figure(chart, format, exported=EXPORTED)))
    assert found.selection == LONG


@pytest.mark.parametrize("format", ("docx", "xlsx"))
def test_tabell_1_is_read_back(published, format, tmp_path):
    found = identities_in(saved(tmp_path, table1_file(published, "nb", format, exported=EXPORTED)))
    assert found == [Identity("table1", "", "", "nb", published.version)]


@pytest.mark.parametrize(("format", "preset"), (("docx", "word_full"), ("pptx", "slide"), ("html", "pack")))
def test_the_whole_report_is_read_back_in_order(published, format, preset, tmp_path):
    found = identities_in(saved(tmp_path, report_file(published, CHOSEN, format, exported=EXPORTED)))
    figures = [Identity(c.key, "fra=2017", preset, "nn", published.version) for c in outline(published, CHOSEN).charts]
    table = [] if format == "html" else [Identity("table1", "", "", "nn", published.version)]
    assert found == [*table, *figures]


@pytest.mark.parametrize("kind", MAKERS)
def test_an_identity_says_nothing_about_the_numbers(kind):
    assert str(int(CANARY)) not in str(Identity.of(MAKERS[kind]("nb"), "word_full"))


def test_a_file_of_another_kind_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match=r"notes\.txt.*\.docx"):
        identities_in(tmp_path / "notes.txt")


def copied(source, target, *, with_chart, with_caption):
    """Another document with the paragraphs of the first figure appended, and the parts they refer to."""
    old, new = Document(source), Document()
    for paragraph in old.paragraphs[:2]:
        charts = list(paragraph._p.iter(f"{CHART}chart"))
        if not (with_chart if charts else with_caption):
            continue
        element = copy.deepcopy(paragraph._p)
        for chart in element.iter(f"{CHART}chart"):
            relation = old.part.rels[chart.get(qn("r:id"))]
            chart.set(qn("r:id"), new.part.relate_to(relation.target_part, relation.reltype))
        new.element.body.insert(0, element)
    new.save(target)
    return target


@pytest.mark.parametrize(("with_chart", "with_caption"), ((True, True), (True, False), (False, True)))
def test_a_figure_copied_into_another_document_keeps_its_identity(tmp_path, with_chart, with_caption):
    source = saved(tmp_path, export_figure(MAKERS["lines"]("nb"), "docx", exported=EXPORTED))
    target = copied(source, tmp_path / "plan.docx", with_chart=with_chart, with_caption=with_caption)
    assert identities_in(target) == identities_in(source) != []


def test_the_identity_is_invisible_in_the_caption(tmp_path):
    source = saved(tmp_path, export_figure(MAKERS["lines"]("nb"), "docx", exported=EXPORTED))
    caption = next(p for p in Document(source).paragraphs if p.style.name == "Caption")
    assert "vinr" not in caption.text
    assert caption.text.startswith("Figur\u00a01. ")


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice here")
@pytest.mark.parametrize("extension", ("docx", "xlsx"))
def test_a_file_saved_by_libreoffice_keeps_its_identities(tmp_path, extension):
    source = saved(tmp_path, export_figure(MAKERS["lines"]("nb"), extension, exported=EXPORTED))
    command = [SOFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", extension]
    subprocess.run([*command, "--outdir", tmp_path / "again", source], check=True, capture_output=True, timeout=120)
    assert identities_in(tmp_path / "again" / source.name) == identities_in(source) != []
