"""PNG and PDF: exact in size, described inside, tagged, with fonts, and always the same bytes."""

import io
import threading
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from dashboard.paint.about import About
from dashboard.paint.paper.save import DPI, pdf, png
from dashboard.scene.layout import layout
from dashboard.scene.size import PRESETS
from tests.documents.charts import CANARY, MAKERS
from tests.documents.opened import everything

ABOUT = About("Et funn", "Beskrivelse av figuren", "Kilde: konstruert", "nb-NO", date(2026, 3, 14))


def scene(kind="columns", preset="word_full"):
    return layout(MAKERS[kind]("nb"), PRESETS[preset].size)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_png_has_the_pixels_and_the_resolution_of_its_preset(preset):
    image, size = Image.open(io.BytesIO(png(scene(preset=preset), ABOUT))), PRESETS[preset]
    assert image.size == (round(size.width_cm / 2.54 * DPI), round(size.height_cm / 2.54 * DPI))
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    assert (image.mode, image.getpixel((0, 0))) == ("RGB", (255, 255, 255))


def test_a_png_is_described_inside_in_its_language():
    image = Image.open(io.BytesIO(png(scene(), ABOUT)))
    assert (image.text["Title"], image.text["Description"]) == (ABOUT.title, ABOUT.alt)
    assert (image.text["Source"], image.text["Description"].lang) == (ABOUT.source, "nb-NO")


@pytest.mark.parametrize("kind", MAKERS)
def test_a_pdf_has_exact_size_and_is_tagged_as_one_described_figure(kind):
    with pikepdf.open(io.BytesIO(pdf(scene(kind), ABOUT))) as document:
        box = [float(edge) / 72 * 2.54 for edge in document.pages[0].MediaBox]
        figure = document.Root.StructTreeRoot.K[0].K[0]
        assert box == pytest.approx([0, 0, 16.0, 9.0], abs=0.05)  # rows may need a hair more
        assert (str(figure.S), str(figure.Alt), str(figure.Lang)) == ("/Figure", ABOUT.alt, "nb-NO")
        assert (str(document.Root.Lang), bool(document.Root.MarkInfo.Marked)) == ("nb-NO", True)
        assert str(document.docinfo["/Title"]) == ABOUT.title
        assert document.pages[0].Contents.read_bytes().startswith(b"/Figure <</MCID 0>> BDC")


def test_a_pdf_is_drawn_in_vectors_with_its_fonts_inside():
    with pikepdf.open(io.BytesIO(pdf(scene("lines"), ABOUT))) as document:
        kinds = {str(item.get("/Subtype", "")) for item in document.objects if isinstance(item, pikepdf.Stream)}
        fonts = [
            str(item.FontName)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor" and "/FontFile2" in item
        ]
    assert "/Image" not in kinds
    assert any("Inter" in name for name in fonts)


@pytest.mark.parametrize("kind", ("columns", "lines", "dots", "bars"))
def test_nothing_of_a_withheld_number_is_in_a_pdf(kind):
    assert str(int(CANARY)).encode() not in everything("pdf", pdf(scene(kind), ABOUT))


@pytest.mark.parametrize("write", (png, pdf))
def test_the_same_scene_gives_the_same_bytes(write):
    assert write(scene("dots"), ABOUT) == write(scene("dots"), ABOUT)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in /proc")
def test_fonts_are_opened_once_however_many_threads_ask_for_pictures():
    def opened():
        return sum(str(one.readlink()).endswith(".ttf") for one in Path("/proc/self/fd").iterdir() if one.is_symlink())

    png(scene(), ABOUT)
    before = opened()
    for _ in range(4):
        thread = threading.Thread(target=png, args=(scene(), ABOUT))
        thread.start()
        thread.join()
    assert opened() == before > 0
