"""A sign in the key is drawn, and a drawn sign is in the key: every figure, format, preset and screen.

Seen in what is drawn: the texts of the picture, plotly's annotations, the Office chart's XML and the words beside
it. A withheld number is never as high as a value, and a provisional one is hollow.
"""

import io
import re
from dataclasses import replace

import pytest
from dashboard.paint.plotly.draw import DRAWERS
from dashboard.paint.plotly.size import SIZES
from docx import Document
from matplotlib.colors import to_hex
from pptx import Presentation

from dashboard.charts.chart import Kind, Role
from dashboard.charts.gaps import SLOT_SHARE, drawn_key, gaps
from dashboard.charts.registry import FIGURES
from dashboard.documents.export import PRESETS, export_figure
from dashboard.paint.paper import draw
from dashboard.scene.looks import AXIS, BACKGROUND, LOOKS, SLOT
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from dashboard.web.components.signs import figure_key
from dashboard.web.meeting.pictures import NARROW, WIDE
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import CHART, chart_parts

WORDS = {"skjult", "mangler"}  # what is written in short where a number is lacking, and explained in the key
SHIPPED = [key for key in FIGURES if key not in ("funnel",)]
CONSTRUCTED = ("columns", "groups", "lines", "dots")
SELECTIONS = (Selection(), Selection(region="0220"), Selection(from_year=2016, to_year=2017))


@pytest.fixture(params=[*SHIPPED, *CONSTRUCTED])
def charts(request, snapshot):
    """A figure for several selections, or a constructed one with every status."""
    if request.param in CONSTRUCTED:
        return [MAKERS[request.param]("nb")]
    made = [FIGURES[request.param].chart(snapshot.published, chosen) for chosen in SELECTIONS]
    return [chart for chart in made if chart.has_numbers]


def signs_in(words):
    """The signs and explained words among what is written in a plot."""
    found = {word for word in WORDS for said in words if re.search(rf"\b{word}\b", said)}
    return found | {"*" for said in words if re.search(r"(\d|^)(\s?%)?\*", said)}


def unexplained(words):
    """Signs that only a table may have."""
    return [said for said in words if said.strip() in (":", "..", "…", ".")]


def told(words):
    """What a key explains, as «skjult» av hensyn til …; «*» foreløpig."""
    return set(re.findall(r"«([^»]+)»", words.partition("Tegn: ")[2]))


def drawn(chart, preset, *, with_title):
    """The words above the foot of the axis, and those below it, which hold the key."""
    paper = draw(chart, preset, with_title=with_title, exported=EXPORTED)
    foot = min(min(line.get_ydata()) for line in paper.axes.lines if line.get_color() == AXIS)
    above = [said.get_text() for said in paper.axes.texts if said.get_position()[1] >= foot]
    below = [said.get_text() for said in paper.axes.texts if said.get_position()[1] < foot]
    return paper, above, " ".join(below)


@pytest.mark.parametrize("with_title", [True, False])
@pytest.mark.parametrize("preset", [*PRESETS.values(), WIDE, NARROW], ids=lambda preset: preset.key)
def test_a_picture_explains_the_signs_that_it_draws_and_no_other(charts, preset, with_title):
    for chart in charts:
        if chart.kind is Kind.BARS:
            continue  # its rows have the reason in full
        _, above, below = drawn(replace(chart, marks=()), preset, with_title=with_title)
        plot = [said for said in above if said not in (chart.finding, chart.subtitle)]
        assert signs_in(plot) == told(below)
        assert unexplained(plot) == []


@pytest.mark.parametrize("size", SIZES)
def test_a_screen_explains_the_signs_that_it_draws_and_no_other(charts, size):
    for chart in charts:
        made = DRAWERS[chart.kind](chart, SIZES[size])
        written = [note["text"] for note in made["layout"]["annotations"] if note.get("name") not in ("break", "event")]
        plain = [re.sub(r"<[^>]+>", " ", said).strip() for said in written]
        assert signs_in(plain) >= {sign for sign, _ in drawn_key(chart)}
        assert unexplained(plain) == []
        if chart.kind is not Kind.BARS:
            assert signs_in(plain) == {sign for sign, _ in drawn_key(chart)}


def test_the_card_has_the_key_and_says_what_the_thin_lines_are(charts):
    for chart in charts:
        said = str([part.to_plotly_json() for part in figure_key(text("nb"), chart)])
        assert all(meaning in said for _, meaning in drawn_key(chart))
        assert ("Tynn strek: usikkerhet" in said) == chart.has_intervals


def test_a_word_document_explains_the_signs_of_its_table_and_no_other(charts):
    for chart in charts:
        opened = Document(io.BytesIO(export_figure(chart, "docx", exported=EXPORTED).content))
        cells = {cell.text for row in opened.tables[-1].rows[1:] for cell in row.cells[1:]}
        signs = {sign for sign in (":", "..", "…", ".") if sign in cells}
        signs |= {"*" for cell in cells if re.search(r"\d(\s?%)?\*", cell)}
        line = next((p.text for p in opened.paragraphs if p.text.startswith("Tegn: ")), "")
        assert signs == told(line) or chart.key.startswith("test.")


def test_an_office_chart_has_no_bar_and_words_where_a_number_is_lacking(charts):
    for chart in charts:
        content = export_figure(chart, "pptx", exported=EXPORTED).content
        roots = chart_parts(content)
        formats = {
            label.find(f"{CHART}numFmt").get("formatCode") for root in roots for label in root.iter(f"{CHART}dLbl")
        }
        has_star = any(value.is_provisional for series in chart.series for value in series.values)
        assert any('"*"' in found for found in formats) == has_star
        on_slide = [shape.text_frame.text for shape in Presentation(io.BytesIO(content)).slides[0].shapes
                    if shape.has_text_frame]  # fmt: skip
        said = " ".join([*on_slide, *(v.text for root in roots for v in root.iter(f"{CHART}v") if v.text)])
        assert told(said) - {"*"} <= signs_in([re.sub("«[^»]+»", "", said)])
        assert ("*" in told(said)) == has_star
        lacking = {value.status for series in chart.series for value in series.values if not value.is_number}
        assert "suppressed" not in lacking or "skjult av hensyn til personvernet" in said


@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.key)
def test_a_slot_without_a_number_is_flat_and_equally_low_in_every_picture(charts, preset):
    for chart in (one for one in charts if one.kind in (Kind.COLUMNS, Kind.LINES, Kind.DOTS)):
        paper, *_ = drawn(chart, preset, with_title=False)
        slots = [patch for patch in paper.axes.patches if to_hex(patch.get_facecolor()).upper() == SLOT]
        levels = [line.get_ydata()[0] for line in paper.axes.lines if line.get_ydata()[0] == line.get_ydata()[-1]]
        plot = max(levels) - min(levels)
        assert len(slots) == len(gaps(chart))
        assert all(slot.get_height() <= SLOT_SHARE * plot * 1.3 for slot in slots)
        assert all(slot.get_linewidth() == 0 and slot.get_hatch() is None for slot in slots)


def test_a_provisional_bar_of_a_picture_is_hollow_and_as_high_as_its_value():
    chart = MAKERS["groups"]("nb")
    paper, *_ = drawn(chart, PRESETS["word_full"], with_title=False)
    edges = {LOOKS[role].fill for role in (Role.WOMEN, Role.MEN)}
    hollow = [patch for patch in paper.axes.patches if to_hex(patch.get_facecolor()).upper() == BACKGROUND]
    bars = [patch for patch in hollow if to_hex(patch.get_edgecolor()).upper() in edges]
    women, men = sorted((bar.get_height() for bar in bars), reverse=True)
    assert women / men == pytest.approx(41 / 7, rel=0.1)
