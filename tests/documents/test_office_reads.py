"""What Word, PowerPoint and Excel require of a file beyond being well-formed, and leftovers of templates."""

import io
import re
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn as drawn

from dashboard.charts.registry import FIGURES
from dashboard.documents.export import PRESETS, export_figure
from dashboard.documents.word.tables import column_widths
from dashboard.scene.layout import layout
from dashboard.vocabulary.selection import Selection
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import CHART, chart_parts, parts
from tests.scene.read import said

NATIVE = tuple(kind for kind in MAKERS if kind != "empty")
OFFICE = ("docx", "pptx", "xlsx")
LARGEST_ID = 2**32 - 1


def content(kind, format, language="nb", **more):
    return export_figure(MAKERS[kind](language), format, exported=EXPORTED, **more).content


def axis_of(root, name):
    return next(root.iter(f"{CHART}{name}"))


@pytest.mark.parametrize("format", OFFICE)
@pytest.mark.parametrize("kind", NATIVE)
def test_axes_name_each_other_by_ids_that_the_schema_allows(kind, format):
    root = chart_parts(content(kind, format))[0]
    axes = [axis for name in ("catAx", "valAx", "dateAx") for axis in root.iter(f"{CHART}{name}")]
    ids = [axis.find(f"{CHART}axId").get("val") for axis in axes]
    assert len(ids) == len(set(ids)) == 2
    assert all(0 <= int(found) <= LARGEST_ID for found in ids)
    assert {axis.find(f"{CHART}crossAx").get("val") for axis in axes} == set(ids)
    plots = [plot for plot in root.find(f".//{CHART}plotArea") if plot.tag.endswith("Chart")]
    assert all([axis.get("val") for axis in plot.findall(f"{CHART}axId")] == [ids[0], ids[1]] for plot in plots)


@pytest.mark.parametrize("kind", NATIVE)
def test_a_value_axis_gives_crosses_after_its_crossing_axis(kind):
    (root,) = chart_parts(content(kind, "docx"))
    for axis in root.iter(f"{CHART}valAx"):
        names = [etree.QName(child).localname for child in axis]
        assert names.index("crossBetween") == names.index("crosses") + 1


@pytest.mark.parametrize(("language", "tag"), (("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")))
def test_every_word_of_a_chart_is_marked_with_its_language(language, tag):
    for kind in NATIVE:
        part = next(p for n, p in parts(content(kind, "docx", language)).items() if "charts/chart" in n)
        assert set(re.findall(rb'[ :]lang(?: val)?="([^"]+)"', part)) == {tag.encode()}, kind


def test_a_document_opens_in_words_current_mode_with_the_languages_separators():
    found = parts(content("columns", "docx"))
    settings = etree.fromstring(found["word/settings.xml"])
    modes = [s.get(qn("w:val")) for s in settings.iter(qn("w:compatSetting"))]
    assert modes[0] == "15"
    assert settings.find(qn("w:decimalSymbol")).get(qn("w:val")) == ","
    assert not [name for name in found if "thumbnail" in name or "stylesWithEffects" in name]


def test_a_presentations_layouts_are_as_wide_as_its_slides():
    deck = Presentation(io.BytesIO(content("columns", "pptx")))
    assert deck.slide_master.shapes[0].left * 2 + deck.slide_master.shapes[0].width == pytest.approx(
        deck.slide_width, rel=0.01
    )
    assert not [name for name in parts(content("columns", "pptx")) if "thumbnail" in name]


def test_a_share_carries_its_percent_sign_in_labels_and_cells_and_not_on_the_axis():
    chart = MAKERS["dots"]("nb")
    shares = tuple(replace(v, label=f"{v.value}\u00a0%") if v.is_number else v for v in chart.series[0].values)
    chart = replace(chart, series=(replace(chart.series[0], values=shares),))
    (root,) = chart_parts(export_figure(chart, "docx", exported=EXPORTED).content)
    labels = [label.find(f"{CHART}numFmt").get("formatCode") for label in root.iter(f"{CHART}dLbl")]
    assert {found.removesuffix('"*"') for found in labels} == {'[$-414]#,##0.0"\u00a0%"'}
    assert "%" not in axis_of(root, "valAx").find(f"{CHART}numFmt").get("formatCode")


def test_a_number_over_a_line_or_hatching_has_a_white_background():
    (root,) = chart_parts(content("dots", "docx"))
    fills = [label.find(f"{CHART}spPr")[0] for label in root.iter(f"{CHART}dLbl")]
    assert {etree.QName(fill).localname for fill in fills} == {"solidFill"}
    assert {fill[0].get("val") for fill in fills} == {"FFFFFF"}


def test_periods_that_do_not_fit_are_left_out_and_never_split():
    chart = MAKERS["lines"]("nb")
    years = tuple(f"{2001 + 2 * n}–{2002 + 2 * n}" for n in range(len(chart.categories)))
    made = export_figure(replace(chart, categories=years, marks=()), "docx", preset="word_half", exported=EXPORTED)
    axis = axis_of(chart_parts(made.content)[0], "catAx")
    assert int(axis.find(f"{CHART}tickLblSkip").get("val")) > 1
    assert axis.find(f".//{drawn('a:bodyPr')}").get("rot") == "-60000000"


def test_numbers_without_room_are_left_out_as_in_the_picture_except_a_provisional_sign():
    chart = MAKERS["columns"]("nb")
    value = next(value for value in chart.series[0].values if value.is_number)
    many = [replace(value, value=1000.0 + n, label=f"1\u00a0{n:03}", low=None, high=None) for n in range(24)]
    many[-1] = replace(many[-1], status="provisional")
    chart = replace(
        chart,
        categories=tuple(map(str, range(2001, 2025))),
        series=(replace(chart.series[0], values=tuple(many)),),
        marks=(),
    )
    (root,) = chart_parts(export_figure(chart, "docx", preset="word_half", exported=EXPORTED).content)
    written = [(label.find(f"{CHART}idx"), label.find(f"{CHART}numFmt")) for label in root.iter(f"{CHART}dLbl")]
    assert [(place.get("val"), style.get("formatCode")) for place, style in written] == [("23", '"*"')]
    assert said(layout(chart, PRESETS["word_half"].size), "value") == ["*"]


def test_a_numeric_horizontal_axis_has_a_title():
    (root,) = chart_parts(content("funnel", "docx"))
    first = next(axis for name in ("catAx", "valAx") for axis in root.iter(f"{CHART}{name}"))
    assert "Innbyggere" in "".join(first.find(f"{CHART}title").itertext())


def test_missing_numbers_are_listed_in_spans_and_none_is_left_out():
    chart = MAKERS["groups"]("nb")
    one, two = chart.series[:2]
    number = next(value for value in one.values if value.is_number)
    missing = replace(number, value=None, status="missing", label="..", low=None, high=None)
    years = tuple(map(str, range(2001, 2021)))
    chart = replace(
        chart,
        categories=years,
        marks=(),
        series=(
            replace(one, name="Bærum", values=(number,) * 19 + (missing,)),
            replace(two, name="Viken", values=(missing,) * 8 + (number, missing) + (number,) * 9 + (missing,)),
        ),
    )
    words = "\n".join(
        p.text for p in Document(io.BytesIO(export_figure(chart, "docx", exported=EXPORTED).content)).paragraphs
    )
    assert "Uten tall i diagrammet: Viken 2001 til 2008 og 2010 (mangler)." in words
    assert "Uten tall i diagrammet: 2020 (mangler)." in words


def test_the_note_above_a_shortened_table_names_its_rows_and_stays_with_it():
    document = Document(io.BytesIO(content("crowd", "docx")))
    some = next(p for p in document.paragraphs if "11 av 357 rader" in p.text)
    assert some.text == (
        "11 av 357 rader: de høyeste, de laveste og egen kommune. Arbeidsboken i diagrammet har alle tallene."
    )
    assert some.paragraph_format.keep_with_next


def test_a_heading_in_bold_is_never_wider_than_its_column():

    from dashboard.charts.chart import TableColumn
    from dashboard.scene.metrics import width

    columns = (
        TableColumn("Tiltak", ("Et tiltak med et svært langt navn " * 3,), is_numeric=False),
        TableColumn("Framdrift", ("5",)),
    )
    across = column_widths(columns, 16.0)[1]
    assert width("Framdrift", 9, bold=True) / 72 * 2.54 + 0.38 < across  # 0.19 cm on either side is Word's own


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("format", ("docx", "pptx"))
def test_a_native_chart_can_be_made_in_every_size(format, preset):
    for kind in NATIVE:
        assert chart_parts(content(kind, format, preset=preset))


def test_a_full_url_that_reopens_the_view_is_a_link():
    site = "https://vold.example.no"
    whole, part = (Document(io.BytesIO(content("columns", "docx", site=address))) for address in (site, ""))
    (link,) = whole.element.body.iter(qn("w:hyperlink"))
    target = whole.part.rels[link.get(qn("r:id"))]
    assert (target.is_external, target.target_ref) == (True, site + MAKERS["columns"]("nb").address)
    assert not list(part.element.body.iter(qn("w:hyperlink")))
    assert whole.core_properties.comments == target.target_ref
    lines = [line.text for line in part.paragraphs]
    assert "Åpnes igjen på: siden «Anmeldelser» i dashbordet, med utvalget Bærum, 2014–2019." in lines
    assert not [line for line in lines if "/anmeldelser" in line]


def test_periods_on_a_slide_are_written_as_large_as_its_own_type_allows():
    chart = MAKERS["lines"]("nb")
    years = tuple(f"{2001 + 2 * n}–{2002 + 2 * n}" for n in range(len(chart.categories)))
    made = export_figure(replace(chart, categories=years, marks=()), "pptx", exported=EXPORTED)
    (root,) = chart_parts(made.content)
    assert int(root.find(f"{CHART}txPr//{drawn('a:defRPr')}").get("sz")) >= 1800
    assert axis_of(root, "catAx").find(f".//{drawn('a:defRPr')}").get("sz") is None


@pytest.mark.parametrize("key", FIGURES)
def test_no_column_of_a_sheet_is_wider_than_excel_takes(key, published):
    chart = FIGURES[key].chart(published, Selection())
    for name, part in parts(export_figure(chart, "xlsx", exported=EXPORTED).content).items():
        if "worksheets/sheet" in name:
            widths = [float(found) for found in re.findall(rb'<col [^>]*width="([\d.]+)"', part)]
            assert max(widths) <= 255, name
