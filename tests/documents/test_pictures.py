"""Pictures: exact sizes, nothing clipped, no words over words, described to those who don't see them."""

import io
import itertools
from dataclasses import replace

import pytest
from lxml import etree
from matplotlib.colors import to_rgba
from PIL import Image

from dashboard.charts.chart import Role
from dashboard.documents.export import PRESETS, export_figure
from dashboard.paint.paper import draw
from dashboard.scene.looks import INK, TOTAL
from tests.documents.charts import EXPORTED, LONG, MAKERS

CASES = [(kind, preset, titled, "nb") for kind in MAKERS for preset in PRESETS for titled in (True, False)]
CASES += [(kind, "word_full", False, language) for kind in MAKERS for language in ("nn", "en")]
CASES += [(kind, "slide", True, language) for kind in MAKERS for language in ("nn", "en")]


def paper_of(kind, preset, with_title, language="nb"):
    return draw(MAKERS[kind](language), PRESETS[preset], with_title=with_title, exported=EXPORTED)


def extents(paper):
    """Each text's words and box in points, as matplotlib itself will draw it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    paper.figure.set_dpi(300)
    renderer = FigureCanvasAgg(paper.figure).get_renderer()
    scale = 72 / paper.figure.dpi
    return [
        (text.get_text(), [edge * scale for edge in text.get_window_extent(renderer).extents])
        for text in paper.axes.texts
    ]


@pytest.mark.parametrize(("kind", "preset", "with_title", "language"), CASES)
def test_words_lie_inside_the_picture_and_never_over_other_words(kind, preset, with_title, language):
    paper = paper_of(kind, preset, with_title, language)
    found = [item for item in extents(paper) if item[0].strip()]
    for words, (left, bottom, right, top) in found:
        inside = min(left, bottom) >= -0.5 and right <= paper.width + 0.5 and top <= paper.height + 0.5
        assert inside, words
    for (one, a), (other, b) in itertools.combinations(found, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        up = min(a[3], b[3]) - max(a[1], b[1])
        assert across < 1 or up < 2, (one, other)


@pytest.mark.parametrize(
    ("kind", "preset"), (("lines", "word_full"), ("bars", "word_full"), ("dots", "word_tall"), ("bars", "slide"))
)
def test_the_longest_name_is_written_whole(kind, preset):
    words = "".join(text for text, _ in extents(paper_of(kind, preset, False)))
    assert LONG.replace(" ", "") in words.replace(" ", "").replace("-", "").replace("\n", "")


@pytest.mark.parametrize("preset", PRESETS)
def test_a_number_beside_its_point_lies_neither_on_the_reference_line_nor_over_its_words(preset):
    chart = MAKERS["dots"]("nb")
    near = [v for v in chart.series[0].values if v.is_number][0]
    level = chart.reference.value
    shares = tuple(replace(near, value=level + n / 2, label=f"{level + n / 2:.0f}\u00a0%") for n in range(-2, 3))
    chart = replace(
        chart,
        log_axis=False,
        categories=tuple("abcde"),
        series=(replace(chart.series[0], values=shares, highlight=()),),
    )
    paper = draw(chart, PRESETS[preset], with_title=False, exported=EXPORTED)
    found = [box for words, box in extents(paper) if words in {value.label for value in shares}]
    line = max((line for line in paper.axes.lines if line.get_color() == INK), key=lambda drawn: drawn.get_xdata()[-1])
    assert len(found) == 5
    assert not [box for box in found if box[1] + 1 < line.get_ydata()[0] < box[3] - 1]
    assert max(box[2] for box in found) <= line.get_xdata()[-1] + 1


@pytest.mark.parametrize("preset", PRESETS)
def test_a_png_has_the_pixels_and_the_resolution_of_its_preset(preset):
    content = export_figure(MAKERS["columns"]("nb"), "png", preset=preset, exported=EXPORTED).content
    image, size = Image.open(io.BytesIO(content)), PRESETS[preset]
    assert image.size == (round(size.width_cm / 2.54 * 300), round(size.height_cm / 2.54 * 300))
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)


def test_a_full_width_png_is_1890_by_1063():
    content = export_figure(MAKERS["columns"]("nb"), "png", exported=EXPORTED).content
    assert Image.open(io.BytesIO(content)).size == (1890, 1063)


def test_a_png_is_described_inside():
    chart = MAKERS["columns"]("nb")
    image = Image.open(io.BytesIO(export_figure(chart, "png", exported=EXPORTED).content))
    assert (image.text["Title"], image.text["Description"]) == (chart.finding, chart.alt)
    assert image.text["Description"].lang == "nb-NO"


@pytest.mark.parametrize("kind", MAKERS)
def test_an_svg_has_exact_size_and_is_described_to_screen_readers(kind):
    chart = MAKERS[kind]("nb")
    root = etree.fromstring(export_figure(chart, "svg", exported=EXPORTED).content)
    svg = "{http://www.w3.org/2000/svg}"
    assert (root.get("width"), root.get("height"), root.get("role")) == ("16cm", "9cm", "img")
    named = root.get("aria-labelledby").split()
    assert [root.findtext(f".//*[@id='{one}']") for one in named] == [chart.finding, chart.alt]
    assert root[0].tag == f"{svg}title"


def test_an_svg_asks_for_nothing_from_elsewhere():
    content = export_figure(MAKERS["lines"]("nb"), "svg", exported=EXPORTED).content.decode()
    assert "font-family" not in content
    assert "<!DOCTYPE" not in content
    assert "<image" not in content


@pytest.mark.parametrize("kind", MAKERS)
def test_a_pdf_has_exact_size_and_is_tagged_as_one_described_figure(kind):
    import pikepdf

    chart = MAKERS[kind]("nb")
    with pikepdf.open(io.BytesIO(export_figure(chart, "pdf", exported=EXPORTED).content)) as document:
        box = [float(edge) / 72 * 2.54 for edge in document.pages[0].MediaBox]
        figure = document.Root.StructTreeRoot.K[0].K[0]
        assert box == pytest.approx([0, 0, 16.0, 9.0], abs=0.005)
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", chart.alt)
        assert (str(document.Root.Lang), bool(document.Root.MarkInfo.Marked)) == ("nb-NO", True)
        assert str(document.docinfo["/Title"]) == chart.finding
        assert document.pages[0].Contents.read_bytes().startswith(b"/Figure <</MCID 0>> BDC")


def test_a_pdf_is_drawn_in_vectors_with_its_font_inside():
    import pikepdf

    with pikepdf.open(io.BytesIO(export_figure(MAKERS["lines"]("nb"), "pdf", exported=EXPORTED).content)) as document:
        kinds = {str(item.get("/Subtype", "")) for item in document.objects if isinstance(item, pikepdf.Stream)}
        fonts = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
        assert "/Image" not in kinds
        assert fonts


@pytest.mark.parametrize("kind", MAKERS)
def test_a_picture_of_example_data_says_so_with_and_without_title(kind):
    for with_title in (True, False):
        words = [text for text, _ in extents(paper_of(kind, "word_full", with_title))]
        assert "Eksempeldata: ikke virkelige tall" in words


def test_a_picture_with_title_has_finding_source_note_and_dates_drawn_in():
    words = " ".join(text for text, _ in extents(paper_of("columns", "handout", True)))
    for part in ("Ingen sikker endring", "STRASAK", "Data per 14.01.2020", "Merknad:", "Utvalg: Bærum"):
        assert part in words
    bare = " ".join(text for text, _ in extents(paper_of("columns", "word_full", False)))
    assert "STRASAK" not in bare


@pytest.mark.parametrize("kind", ("columns", "lines", "dots", "bars"))
def test_numbers_in_a_norwegian_picture_have_decimal_comma(kind):
    words = [text for text, _ in extents(paper_of(kind, "word_full", False))]
    assert not [
        text
        for text in words
        if any(a.isdigit() and b == "." and c.isdigit() for a, b, c in zip(text, text[1:], text[2:], strict=False))
        and "1.10" not in text
    ]


def test_bars_of_a_total_are_outlined_beside_those_that_a_grey_print_would_make_the_same():
    chart = MAKERS["groups"]("nb")
    one, two = chart.series[:2]
    others, total = replace(one, role=Role.OTHER), replace(two, role=Role.ALL)
    both = draw(replace(chart, series=(others, total)), PRESETS["word_full"], with_title=False, exported=EXPORTED)
    alone = draw(replace(chart, series=(total,)), PRESETS["word_full"], with_title=False, exported=EXPORTED)
    light = to_rgba(TOTAL)
    assert [patch for patch in both.axes.patches if patch.get_facecolor() == light]
    assert not [patch for patch in alone.axes.patches if patch.get_facecolor() == light]
