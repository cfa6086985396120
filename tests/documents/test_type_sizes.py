"""No type is smaller than 8 points on paper or 18 on a slide, at any size of any figure."""

import io
import re

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from lxml import etree
from pptx import Presentation

from dashboard.charts.registry import FIGURES
from dashboard.documents.export import PRESETS, export_figure
from dashboard.documents.files import report_file, table1_file
from dashboard.vocabulary.selection import Selection
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import CHART, WORD, chart_parts, parts
from tests.sampled import sampled

SMALLEST = {"docx": 8, "pptx": 18}
READ = {  # parts with text that a reader sees; notes pages are for the speaker
    "docx": re.compile(r"word/(document|styles|header\d*|footer\d*|charts/chart\d+)\.xml"),
    "pptx": re.compile(r"ppt/(slides/slide\d+|charts/chart[^/]*)\.xml"),
}


def sizes(content, format):
    """Every font size in the file, in points, with its part."""
    found = set()
    for name, part in parts(content).items():
        if READ[format].fullmatch(name):
            for element in etree.fromstring(part).iter():
                if element.tag in (f"{WORD}sz", f"{WORD}szCs"):
                    found.add((int(element.get(f"{WORD}val")) / 2, name))
                elif not element.tag.startswith(WORD) and etree.QName(element).localname in (
                    "rPr",
                    "defRPr",
                    "endParaRPr",
                ):
                    found |= {(int(element.get("sz")) / 100, name)} if element.get("sz") else set()
    return found


def too_small(content, format):
    found = sizes(content, format)
    assert found
    return {size for size in found if size[0] < SMALLEST[format]}


@pytest.mark.parametrize("preset", sampled(PRESETS, ("word_half", "slide")))
@pytest.mark.parametrize("key", FIGURES)
def test_no_type_of_a_figure_is_too_small_to_read(published, key, preset):
    chart = FIGURES[key].chart(published, Selection())
    for format in SMALLEST:
        content = export_figure(chart, format, preset=preset, exported=EXPORTED).content
        assert too_small(content, format) == set(), format


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("kind", MAKERS)
def test_no_type_is_too_small_where_names_are_long_and_numbers_many(kind, preset):
    for format in SMALLEST:
        content = export_figure(MAKERS[kind]("en"), format, preset=preset, exported=EXPORTED).content
        assert too_small(content, format) == set(), format


@pytest.mark.parametrize("format", SMALLEST)
def test_no_type_of_the_report_is_too_small_to_read(published, format):
    content = report_file(published, Selection(), format, exported=EXPORTED).content
    assert too_small(content, format) == set()


def test_no_type_of_tabell_1_is_too_small_to_read(published):
    content = table1_file(published, "nb", "docx", exported=EXPORTED).content
    assert too_small(content, "docx") == set()


def test_a_chart_in_word_grows_where_its_names_need_more_height_than_the_preset_has(published):
    chart = FIGURES["measures"].chart(published, Selection())
    content = export_figure(chart, "docx", preset="word_half", exported=EXPORTED).content
    extent = Document(io.BytesIO(content)).element.body.find(f".//{qn('wp:extent')}")
    size = PRESETS["word_half"]
    assert int(extent.get("cx")) == Cm(size.width_cm)
    assert int(extent.get("cy")) > Cm(size.height_cm)


def test_rows_that_do_not_fit_a_slide_continue_on_the_next_with_the_same_scale(published):
    chart = FIGURES["measures"].chart(published, Selection())
    content = export_figure(chart, "pptx", exported=EXPORTED).content
    slides, charts = list(Presentation(io.BytesIO(content)).slides), chart_parts(content)
    assert len(slides) == len(charts) > 1
    assert [slide.shapes.title.text[-8:] for slide in slides] == [
        f"({number} av {len(slides)})" for number in range(1, len(slides) + 1)
    ]
    names = [point.text for part in charts for point in part.find(f".//{CHART}cat").iter(f"{CHART}v")]
    assert [name.split("\n")[0] for name in names] == list(chart.categories)
    assert len({part.find(f".//{CHART}valAx/{CHART}scaling/{CHART}max").get("val") for part in charts}) == 1


def inside(slide):
    """Whether everything is inside the slide, in order, without overlaps."""
    shapes = sorted(slide.shapes, key=lambda shape: shape.top)
    edges = [(shape.top, shape.top + shape.height) for shape in shapes]
    return edges[-1][1] <= Cm(19.05) and all(
        bottom <= top + Cm(0.02) for (_, bottom), (top, _) in zip(edges, edges[1:], strict=False)
    )


@pytest.mark.parametrize("language", ("nb", "nn", "en"))
def test_nothing_on_a_report_slide_overlaps_or_is_outside(published, language):
    content = report_file(published, Selection(language=language), "pptx", exported=EXPORTED).content
    slides = list(Presentation(io.BytesIO(content)).slides)
    assert [number for number, slide in enumerate(slides, start=1) if not inside(slide)] == []


def test_what_does_not_fit_on_a_slide_is_in_its_notes(published):
    chart = FIGURES["violence-rate"].chart(published, Selection())
    content = export_figure(chart, "pptx", exported=EXPORTED).content
    (slide,) = Presentation(io.BytesIO(content)).slides
    notes = slide.notes_slide.notes_text_frame.text
    assert all(note in notes for note in chart.notes)
    assert "Uten tall i diagrammet" in notes


def test_the_last_slide_of_the_report_has_the_edition_beside_the_sources(published):
    content = report_file(published, Selection(), "pptx", exported=EXPORTED).content
    words = "\n".join(
        s.text_frame.text for s in list(Presentation(io.BytesIO(content)).slides)[-1].shapes if s.has_text_frame
    )
    assert f"Utgave: {published.version}" in words
    assert "Kilde: " in words
