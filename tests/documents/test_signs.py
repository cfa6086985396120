"""A sign is in the key exactly if it is drawn: every figure, format, preset and screen.

Checked on what is drawn: the text of the scene, the Office chart's XML and the text beside it.
"""

import io
import re

import pytest
from docx import Document
from pptx import Presentation

from dashboard.charts.chart import Kind
from dashboard.charts.drawing.gaps import drawn_key
from dashboard.charts.registry import FIGURES
from dashboard.documents.export import PRESETS, export_figure
from dashboard.documents.frame import Frame
from dashboard.documents.pictures import scene_of
from dashboard.scene.layout import layout
from dashboard.scene.size import SCREENS
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from dashboard.web.components.figure.signs import figure_key
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import CHART, chart_parts
from tests.scene.read import said as read

WORDS = {"skjult", "mangler"}  # short text in place of a missing number, which the key explains
SHIPPED = [key for key, spec in FIGURES.items() if key != "funnel" and not spec.is_silent]
CONSTRUCTED = ("columns", "groups", "stacked", "lines", "dots")
SELECTIONS = (Selection(), Selection(region="0220"), Selection(from_year=2016, to_year=2017))


@pytest.fixture(params=[*SHIPPED, *CONSTRUCTED])
def charts(request, snapshot):
    """A figure for several selections, or a constructed one with every status."""
    if request.param in CONSTRUCTED:
        return [MAKERS[request.param]("nb")]
    made = [FIGURES[request.param].chart(snapshot.published, chosen) for chosen in SELECTIONS]
    return [chart for chart in made if chart.has_numbers]


def signs_in(words):
    """The signs and explained words in the text of a plot."""
    found = {word for word in WORDS for said in words if re.search(rf"\b{word}\b", said)}
    return found | {"*" for said in words if re.search(r"(\d|^)(\s?%)?\*", said)}


def unexplained(words):
    """Signs that only a table may use."""
    return [said for said in words if said.strip() in (":", "..", "…", ".")]


def explained(words):
    """What a key explains, such as «skjult» av hensyn til …; «*» foreløpig."""
    return set(re.findall(r"«([^»]+)»", words.partition("Tegn: ")[2].partition("Stiplet: ")[0]))


def plot_words(scene):
    """The text in the plot itself."""
    return [line for role in ("value", "gap", "end", "area") for line in read(scene, role)]


@pytest.mark.parametrize("with_title", [True, False])
@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.key)
def test_a_picture_explains_the_signs_that_it_draws_and_no_other(charts, preset, with_title):
    for chart in charts:
        if chart.kind is Kind.BARS:
            continue  # its rows have the reason in full
        made = scene_of(Frame(chart, EXPORTED), preset, with_title=with_title)
        assert signs_in(plot_words(made)) == explained(" ".join(read(made, "foot")))
        assert unexplained(read(made)) == []


@pytest.mark.parametrize("size", SCREENS)
def test_a_screen_explains_the_signs_that_it_draws_and_no_other(charts, size):
    for chart in charts:
        made = layout(chart, SCREENS[size])
        key = {sign for sign, _ in drawn_key(chart)}
        assert unexplained(read(made)) == []
        assert signs_in(plot_words(made)) == key or (chart.kind is Kind.BARS and signs_in(plot_words(made)) >= key)


def test_the_card_has_the_key_and_says_what_the_thin_lines_are(charts):
    for chart in charts:
        said = str([part.to_plotly_json() for part in figure_key(text("nb"), chart)])
        assert all(meaning in said for _, meaning in drawn_key(chart))
        assert ("ynn strek: usikkerhet" in said) == chart.has_intervals


def test_a_word_document_explains_the_signs_of_its_table_and_no_other(charts):
    for chart in charts:
        opened = Document(io.BytesIO(export_figure(chart, "docx", exported=EXPORTED).content))
        cells = {cell.text for row in opened.tables[-1].rows[1:] for cell in row.cells[1:]}
        signs = {sign for sign in (":", "..", "…", ".") if sign in cells}
        signs |= {"*" for cell in cells if re.search(r"\d(\s?%)?\*", cell)}
        line = next((p.text for p in opened.paragraphs if p.text.startswith("Tegn: ")), "")
        assert signs == explained(line) or chart.key.startswith("test.")


def test_an_office_chart_has_words_instead_of_a_bar_for_a_missing_number(charts):
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
        assert explained(said) - {"*"} <= signs_in([re.sub("«[^»]+»", "", said)])
        assert ("*" in explained(said)) == has_star
        missing = {value.status for series in chart.series for value in series.values if not value.is_number}
        assert "suppressed" not in missing or "skjult av hensyn til personvernet" in said
