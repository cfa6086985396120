"""Pictures as files: exact size, described for those who don't see them, with self-contained text."""

import io

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from dashboard.documents.export import PRESETS, export_figure
from dashboard.documents.frame import Frame
from dashboard.documents.pictures import scene_of
from tests.documents.charts import EXPORTED, MAKERS
from tests.scene.read import outside, over_one_another, said

CASES = [(kind, preset, PRESETS[preset].with_title, "nb") for kind in MAKERS for preset in PRESETS]
CASES += [
    (kind, preset, True, language) for kind in MAKERS for preset in ("slide", "handout") for language in ("nn", "en")
]


def scene(kind, preset, with_title, language="nb"):
    return scene_of(Frame(MAKERS[kind](language), EXPORTED), PRESETS[preset], with_title=with_title)


@pytest.mark.parametrize(("kind", "preset", "with_title", "language"), CASES)
def test_text_is_inside_the_picture_and_never_overlaps(kind, preset, with_title, language):
    made = scene(kind, preset, with_title, language)
    assert outside(made) == []
    assert over_one_another(made) == []


def test_a_full_width_png_is_1890_by_1063_and_described_inside():
    chart = MAKERS["columns"]("nb")
    image = Image.open(io.BytesIO(export_figure(chart, "png", exported=EXPORTED).content))
    assert image.size == (1890, 1063)
    assert (image.text["Title"], image.text["Description"]) == (chart.finding, chart.alt)
    assert image.text["Description"].lang == "nb-NO"


def test_an_svg_has_exact_size_and_is_described_to_screen_readers():
    chart = MAKERS["lines"]("nb")
    root = etree.fromstring(export_figure(chart, "svg", exported=EXPORTED).content)
    assert (root.get("width"), root.get("height"), root.get("role")) == ("16cm", "9cm", "img")
    assert [root.findtext(f".//*[@id='{one}']") for one in root.get("aria-labelledby").split()] == [
        chart.finding,
        chart.alt,
    ]


def test_a_pdf_is_one_figure_with_the_charts_own_alternative_text():
    chart = MAKERS["dots"]("nb")
    with pikepdf.open(io.BytesIO(export_figure(chart, "pdf", exported=EXPORTED).content)) as document:
        assert str(document.Root.StructTreeRoot.K[0].K[0].Alt) == chart.alt
        assert str(document.docinfo["/Title"]) == chart.finding


@pytest.mark.parametrize("with_title", (True, False))
@pytest.mark.parametrize("kind", MAKERS)
def test_a_picture_of_example_data_says_so_with_and_without_title(kind, with_title):
    assert "Eksempeldata: ikke virkelige tall" in said(scene(kind, "word_full", with_title), "foot")


def test_a_picture_with_title_has_finding_source_note_and_dates_drawn_in():
    words = " ".join(said(scene("columns", "handout", True)))
    for part in ("Ingen sikker endring", "STRASAK", "Data per 14.01.2020", "Merknad:", "Utvalg: Bærum"):
        assert part in words
    assert "STRASAK" not in " ".join(said(scene("columns", "word_full", False)))


@pytest.mark.parametrize("kind", ("columns", "lines", "dots", "bars"))
def test_numbers_in_a_norwegian_picture_have_decimal_comma(kind):
    assert not [
        words
        for words in said(scene(kind, "word_full", False))
        if any(a.isdigit() and b == "." and c.isdigit() for a, b, c in zip(words, words[1:], words[2:], strict=False))
        and "1.10" not in words
    ]
