"""SVG: text stays text and never becomes markup, with a description for those who don't see the picture."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.chart import Kind, Mark, Reference
from dashboard.documents.export import export_figure
from dashboard.paint import svg
from dashboard.scene.layout import layout
from dashboard.scene.size import PRESETS, SIZES
from tests.documents.charts import CANARY, EXPORTED, MAKERS
from tests.scene.random_charts import charts
from tests.scene.read import said

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '<script>alert(1)</script> & $x^2$ %{y} "quoted"'


def drawn(kind, size="screen", **more):
    return ElementTree.fromstring(svg.draw(layout(MAKERS[kind]("nb"), SIZES[size]), **more))


@pytest.mark.parametrize("kind", MAKERS)
def test_every_word_of_the_scene_is_text_in_the_picture(kind):
    scene = layout(MAKERS[kind]("nb"), SIZES["screen"])
    root = ElementTree.fromstring(svg.draw(scene))
    assert [" ".join(text.itertext()) for text in root.iter(f"{SVG}text")] == said(scene)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_picture_is_named_by_its_finding_and_described_by_its_alternative_text(kind):
    chart, root = MAKERS[kind]("nn"), ElementTree.fromstring(svg.file(layout(MAKERS[kind]("nn"), SIZES["screen"])))
    assert (root.get("role"), root.get("lang")) == ("img", "nn")
    named = root.get("aria-labelledby").split()
    assert [root.findtext(f"*[@id='{one}']") for one in named] == [chart.finding, chart.alt]
    assert root[0].tag == f"{SVG}title"


def test_a_picture_in_a_page_is_named_without_a_title_that_browsers_would_show():
    root, chart = drawn("columns"), MAKERS["columns"]("nb")
    assert root.get("role") == "img"
    assert root.get("aria-label") == f"{chart.finding.rstrip('.')}. {chart.alt}"
    assert root.find(f"{SVG}title") is None
    assert [part for part in root.iter() if part.get("id")] == []


def test_a_picture_beside_its_words_is_hidden_from_screen_readers():
    root = drawn("columns", is_hidden=True)
    assert (root.get("aria-hidden"), root.get("role"), root.get("aria-label")) == ("true", None, None)


def test_text_from_a_workbook_is_shown_literally():
    base = MAKERS["dots"]("nb")
    named = tuple(replace(one, name=EVIL) for one in base.series)
    about = {"unit": EVIL, "finding": EVIL, "alt": EVIL, "reference": Reference(30, EVIL), "series": named}
    scene = layout(replace(base, **about, categories=(EVIL, *base.categories[1:])), SIZES["screen"])
    made, root = svg.file(scene), ElementTree.fromstring(svg.file(scene))
    assert ElementTree.fromstring(svg.draw(scene)).get("aria-label") == f"{EVIL}. {EVIL}"
    assert "<script" not in made
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (EVIL, EVIL)
    assert any("<script>" in " ".join(text.itertext()) for text in root.iter(f"{SVG}text"))


@given(st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=30))
def test_any_text_gives_a_valid_picture(words):
    base = MAKERS["columns"]("nb")
    marks = (Mark(0.5, words, words, True, ""),)
    ElementTree.fromstring(svg.draw(layout(replace(base, unit=words, finding=words, marks=marks), SIZES["phone"])))


@settings(max_examples=25)
@given(charts())
def test_nothing_of_a_withheld_number_is_in_a_picture(chart):
    made = svg.draw(layout(chart, SIZES["screen"])).replace("\u00a0", "")
    assert str(int(CANARY)) not in made


@pytest.mark.parametrize("preset", PRESETS)
def test_a_file_is_as_large_as_its_preset(preset):
    size = PRESETS[preset]
    root = ElementTree.fromstring(svg.file(layout(MAKERS["columns"]("nb"), size.size)))
    assert (root.get("width"), root.get("height")) == (f"{size.width_cm:g}cm", f"{size.height_cm:g}cm")


def test_a_file_identifies_its_figure_and_loads_nothing_external():
    content = export_figure(MAKERS["lines"]("nb"), "svg", exported=EXPORTED).content.decode()
    about = ElementTree.fromstring(content).find(f"{SVG}metadata")
    assert "test.lines" in "".join(about.itertext())
    for asked in ("<!DOCTYPE", "<image", "href", "@import", "url("):
        assert asked not in content


@pytest.mark.parametrize("kind", Kind)
def test_every_role_of_a_scene_is_a_class_of_its_shape(kind):
    key = {"columns": "columns", "funnel": "funnel"}.get(kind.value, kind.value)
    scene = layout(MAKERS[key]("nb"), SIZES["screen"])
    found = {part.get("class") for part in ElementTree.fromstring(svg.draw(scene)).iter() if part.get("class")}
    assert found == {f"mark-{shape.role.replace(' ', '-')}" for shape in scene.shapes}
