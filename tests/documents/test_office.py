"""What an author sees in Word, PowerPoint and Excel: sizes, fields, headings, alternative texts, valid files."""

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.documents.export import PRESETS, export_figure
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import CHART, cached, chart_parts, name, parts

NATIVE = tuple(kind for kind in MAKERS if kind != "empty")
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def content(kind, format, language="nb", **more):
    return export_figure(MAKERS[kind](language), format, exported=EXPORTED, **more).content


def word(kind, language="nb", **more):
    return Document(io.BytesIO(content(kind, "docx", language, **more)))


@pytest.mark.parametrize("preset", ("word_full", "word_half", "word_tall"))
def test_a_word_chart_has_exactly_the_size_of_its_preset(preset):
    extent = word("columns", preset=preset).element.body.find(f".//{qn('wp:extent')}")
    size = PRESETS[preset]
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (Cm(size.width_cm), Cm(size.height_cm))


@pytest.mark.parametrize(("language", "name"), (("nb", "Figur"), ("nn", "Figur"), ("en", "Figure")))
def test_the_caption_is_in_the_caption_style_with_a_field_that_numbers_it(language, name):
    caption = next(p for p in word("columns", language).paragraphs if p.style.name == "Caption")
    instructions = [element.text for element in caption._p.iter(qn("w:instrText"))]
    assert instructions[0] == f" SEQ {name} \\* ARABIC "
    kinds = [element.get(qn("w:fldCharType")) for element in caption._p.iter(qn("w:fldChar"))]
    assert kinds[:3] == ["begin", "separate", "end"]
    assert caption.text.startswith(f"{name}\u00a01. ")


@pytest.mark.parametrize("kind", MAKERS)
def test_the_companion_table_marks_its_header_row_and_has_every_label(kind):
    chart, table = MAKERS[kind]("nb"), word(kind).tables[0]
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert [cell.text for cell in table.rows[0].cells] == [column.heading for column in chart.table()]
    shown = {row.cells[0].text: row.cells[1].text for row in table.rows[1:]}
    if kind != "crowd":
        assert list(shown) == list(chart.categories)
    for category, value in zip(chart.categories, chart.series[0].values, strict=True):
        assert category not in shown or shown[category].startswith(value.label.split(" (")[0])


def test_a_very_long_table_shows_its_ends_and_home_and_says_so():
    document = word("crowd")
    names = [row.cells[0].text for row in document.tables[0].rows[1:]]
    assert "Bærum" in names
    assert len(names) == 11
    assert any("11 av 357 rader" in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize("kind", NATIVE)
def test_charts_in_word_and_powerpoint_have_alternative_text(kind):
    chart = MAKERS[kind]("nb")
    inline = word(kind).element.body.find(f".//{qn('wp:docPr')}")
    assert inline.get("descr") == chart.alt
    slide = Presentation(io.BytesIO(content(kind, "pptx"))).slides[0]
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == chart.alt


@pytest.mark.parametrize(("language", "tag"), (("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")))
def test_a_word_document_is_in_the_readers_language(language, tag):
    found = parts(content("columns", "docx", language))["word/styles.xml"].decode()
    assert f'w:val="{tag}"' in re.search(r"<w:lang [^>]*>", found)[0]


@pytest.mark.parametrize("format", ("docx", "pptx", "xlsx"))
@pytest.mark.parametrize("kind", MAKERS)
def test_every_relationship_has_its_part_and_every_part_is_well_formed(kind, format):
    found = parts(content(kind, format))
    for path, part in found.items():
        if path.endswith((".xml", ".rels")):
            root = etree.fromstring(part)
            if path.endswith(".rels"):
                assert not [relation for relation in root.iter(RELATED) if not _leads(relation, path, found)]


def _leads(relation, name, found):
    if relation.get("TargetMode") == "External":
        return True
    book, _, inner = name.rpartition("!")
    folder = inner.rsplit("_rels/", 1)[0]
    target = relation.get("Target")
    path = target.lstrip("/") if target.startswith("/") else folder + target
    while "/../" in path:
        path = re.sub(r"[^/]+/\.\./", "", path, count=1)
    return (f"{book}!{path}" if book else path) in found


def test_no_file_carries_a_persons_name_or_the_moment_it_was_made():
    for format in ("docx", "pptx"):
        core = parts(content("columns", format))["docProps/core.xml"].decode()
        assert "Canny" not in core
        assert "python" not in core
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2026-03-14T00:00:00Z"}


def test_a_slide_has_its_finding_as_title_its_size_and_notes():
    deck = Presentation(io.BytesIO(content("columns", "pptx")))
    assert len(deck.slides) == 1
    assert (round(deck.slide_width.cm, 2), round(deck.slide_height.cm, 2)) == (33.87, 19.05)
    slide, chart = deck.slides[0], MAKERS["columns"]("nb")
    assert slide.shapes.title.text_frame.text == chart.finding
    assert chart.definition in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("language", ("nb", "nn", "en"))
@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_on_a_slide_is_outside_it_or_overlaps_a_neighbour(kind, language):
    deck = Presentation(io.BytesIO(content(kind, "pptx", language)))
    boxes = sorted((s.top, s.top + s.height, s.left, s.left + s.width) for s in deck.slides[0].shapes)
    assert all(
        left >= 0 and right <= deck.slide_width and bottom <= deck.slide_height for _, bottom, left, right in boxes
    )
    assert all(upper[1] <= lower[0] + Cm(0.05) for upper, lower in zip(boxes, boxes[1:], strict=False))


@pytest.mark.parametrize("kind", MAKERS)
def test_an_excel_sheet_has_real_numbers_where_there_are_numbers_and_signs_as_text(kind):
    chart = MAKERS[kind]("nb")
    book = load_workbook(io.BytesIO(content(kind, "xlsx")))
    assert book.sheetnames[:2] == ["Tall", "Om tallene"]
    sheet = book["Tall"]
    headings = [cell.value for cell in sheet[1]]
    for series in chart.series:
        place = headings.index(series.name) + 1
        for row, value in enumerate(series.values, start=2):
            wanted = pytest.approx(value.value, abs=0.051) if value.is_number else value.label
            assert sheet.cell(row, place).value == wanted


@pytest.mark.parametrize("kind", NATIVE)
def test_an_excel_sheet_has_a_chart_beside_its_numbers(kind):
    assert "xl/charts/chart1.xml" in parts(content(kind, "xlsx"))


@pytest.mark.parametrize("kind", ("columns", "groups", "lines", "bars", "dots"))
def test_an_excel_chart_draws_from_cells_that_are_empty_where_there_is_no_number(kind):
    chart, made = MAKERS[kind]("nb"), content(kind, "xlsx")
    book, (part,) = load_workbook(io.BytesIO(made)), chart_parts(made)
    by_name = {name(ser): ser.find(f"{CHART}val") for ser in part.iter(f"{CHART}ser")}
    for series in chart.series:
        sheet, cells = by_name[series.name].findtext(f".//{CHART}f").split("!")
        found = [row[0].value for row in book[sheet.strip("'")][cells]]
        assert found == cached(by_name[series.name]) == list(series.numbers)


def test_text_that_looks_like_a_formula_stays_text_in_excel():
    from dataclasses import replace

    chart = replace(MAKERS["bars"]("nb"), categories=("=1+1", "+47", "-x", "@sum", "http://a.b"))
    sheet = load_workbook(io.BytesIO(export_figure(chart, "xlsx", exported=EXPORTED).content))["Tall"]
    cells = [sheet.cell(row, 1) for row in range(2, 7)]
    assert [cell.value for cell in cells] == list(chart.categories)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True, True, True, True, False]  # an edit would make them formulas
    assert not any(cell.hyperlink for cell in cells)


@pytest.mark.parametrize("format", ("docx", "pptx"))
def test_no_file_keeps_program_or_language_of_the_librarys_template(format):
    found = parts(content("columns", format))
    assert b"Microsoft" not in found["docProps/app.xml"]
    if format == "pptx":
        assert not [name for name, part in found.items() if b'lang="en-US"' in part]
        assert b"screen4x3" not in found["ppt/presentation.xml"]


def test_a_caption_ends_without_a_full_stop():
    from dataclasses import replace

    chart = replace(MAKERS["bars"]("nb"), finding="11 tiltak: 2 fullført.")
    made = Document(io.BytesIO(export_figure(chart, "docx", exported=EXPORTED).content))
    caption = next(p.text for p in made.paragraphs if p.style.name == "Caption")
    assert caption == "Figur\u00a01. [Eksempeldata] 11 tiltak: 2 fullført"
