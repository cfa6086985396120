"""The native charts of Word and PowerPoint: numbers, gaps, intervals, formats, and the workbook inside."""

import io

import pytest
from openpyxl import load_workbook

from dashboard.charts.chart import Role
from dashboard.documents.export import export_figure
from dashboard.scene.looks import LOOKS
from tests.documents.charts import EXPORTED, MAKERS
from tests.documents.opened import CHART, cached, chart_parts, name, parts, series_of

BY_CATEGORY = ("columns", "groups", "stacked", "lines", "bars", "dots")
NATIVE = tuple(kind for kind in MAKERS if kind != "empty")
OFFICE = ("docx", "pptx")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def charted(kind, format="docx", language="nb"):
    content = export_figure(MAKERS[kind](language), format, exported=EXPORTED).content
    return chart_parts(content)[0], content


@pytest.mark.parametrize("format", OFFICE)
@pytest.mark.parametrize("kind", BY_CATEGORY)
def test_a_chart_part_contains_exactly_the_numbers_of_the_chart(kind, format):
    chart = MAKERS[kind]("nb")
    found = [series_of(part) for part in chart_parts(charted(kind, format)[1])]
    for series in chart.series:
        assert [number for part in found for number in part[series.name]] == list(series.numbers)


@pytest.mark.parametrize("format", OFFICE)
def test_a_funnel_holds_each_point_at_its_population_and_each_limit(format):
    chart = MAKERS["funnel"]("nb")
    root = charted("funnel", format)[0]
    points = {
        (x, y)
        for ser in root.iter(f"{CHART}ser")
        for x, y in zip(cached(ser.find(f"{CHART}xVal")), cached(ser.find(f"{CHART}yVal")), strict=True)
    }
    expected = {(value.x, value.value) for value in chart.series[0].values if value.is_number}
    assert expected <= points
    assert {point for limit in chart.limits for point in limit.points} <= points


@pytest.mark.parametrize("kind", ("columns", "lines", "dots", "bars"))
def test_error_bars_reach_exactly_to_the_ends_of_the_intervals(kind):
    chart, root = MAKERS[kind]("nb"), charted(kind)[0]
    drawn = {name(ser): ser.find(f"{CHART}errBars") for ser in root.iter(f"{CHART}ser")}
    for series in chart.series:
        ends = [value.interval for value in series.values]
        if not any(ends):
            assert drawn[series.name] is None
            continue
        down, up = (cached(drawn[series.name].find(f"{CHART}{side}")) for side in ("minus", "plus"))
        for value, pair, below, above in zip(series.values, ends, down, up, strict=True):
            assert (below is None) == (pair is None)
            if pair:
                assert (value.value - below, value.value + above) == pytest.approx(pair)


@pytest.mark.parametrize("format", OFFICE)
@pytest.mark.parametrize("kind", NATIVE)
def test_gaps_stay_gaps_and_the_language_is_norwegian(kind, format):
    root = charted(kind, format)[0]
    assert root.find(f".//{CHART}dispBlanksAs").get("val") == "gap"
    assert root.find(f"{CHART}lang").get("val") == "nb-NO"


@pytest.mark.parametrize(("language", "code"), (("nb", "414"), ("nn", "814"), ("en", "809")))
@pytest.mark.parametrize("kind", NATIVE)
def test_numbers_of_axes_and_labels_carry_their_language(kind, language, code):
    root = charted(kind, "docx", language)[0]
    formats = {element.get("formatCode") for element in root.iter(f"{CHART}numFmt")}
    formats |= {element.text for element in root.iter(f"{CHART}formatCode")}
    without_numbers = {"General", '"*"'}  # categories, and a provisional number's sign alone
    assert formats - without_numbers
    assert all(found.startswith(f"[$-{code}]#,##0") for found in formats - without_numbers)


@pytest.mark.parametrize("format", OFFICE)
@pytest.mark.parametrize("kind", BY_CATEGORY)
def test_the_workbook_inside_has_the_numbers_where_the_chart_looks_for_them(kind, format):
    root, content = charted(kind, format)
    book = next(part for part_name, part in parts(content).items() if part_name.endswith(".xlsx"))
    sheet = load_workbook(io.BytesIO(book))["Sheet1"]
    holders = [holder for side in ("val", "plus", "minus") for holder in root.iter(f"{CHART}{side}")]
    for holder in holders:
        cells = sheet[holder.findtext(f".//{CHART}f").removeprefix("Sheet1!")]
        assert [row[0].value for row in cells] == cached(holder)


@pytest.mark.parametrize("kind", BY_CATEGORY)
def test_a_value_axis_of_bars_and_rates_starts_at_zero(kind):
    root = charted(kind)[0]
    lows = [float(axis.find(f"{CHART}scaling/{CHART}min").get("val")) for axis in root.iter(f"{CHART}valAx")]
    assert lows == [0.0]


def test_the_first_point_after_a_break_has_no_line_leading_to_it():
    chart, root = MAKERS["lines"]("nb"), charted("lines")[0]
    after = next(int(mark.position) + 1 for mark in chart.marks if mark.is_break)
    for ser in root.iter(f"{CHART}ser"):
        if cached(ser.find(f"{CHART}val"))[after] is None:
            continue
        points = {p.find(f"{CHART}idx").get("val"): p for p in ser.findall(f"{CHART}dPt")}
        line = points[str(after)].find(f"{CHART}spPr/{{http://schemas.openxmlformats.org/drawingml/2006/main}}ln")
        assert line[0].tag.endswith("noFill")


def test_parts_are_stacked_bars_with_numbers_beside_them_and_the_total_is_dashes_with_numbers_above():
    root = charted("stacked")[0]
    bars, line = root.find(f".//{CHART}barChart"), root.find(f".//{CHART}lineChart")
    assert [bars.find(f"{CHART}{part}").get("val") for part in ("grouping", "overlap")] == ["stacked", "100"]
    assert [name(ser) for ser in bars.iter(f"{CHART}ser")] == ["Bærum", "Asker", "Andre kommuner"]
    (total,) = line.iter(f"{CHART}ser")
    assert (name(total), cached(total.find(f"{CHART}val"))) == ("Alle", [67, 49, 1081, None, None])
    assert total.find(f"{CHART}spPr/{DRAWING}ln")[0].tag == f"{DRAWING}noFill"
    assert total.find(f"{CHART}marker/{CHART}symbol").get("val") == "dash"
    places = {label.find(f"{CHART}dLblPos").get("val") for label in bars.iter(f"{CHART}dLbl")}
    moves = [float(x.get("val")) for x in bars.iterfind(f".//{CHART}dLbl//{CHART}x")]
    assert (places, {label.find(f"{CHART}dLblPos").get("val") for label in line.iter(f"{CHART}dLbl")}) == (
        {"ctr"},
        {"t"},
    )
    assert moves and min(moves) > 0


def test_a_provisional_number_is_hollow_and_carries_its_sign():
    root = charted("columns")[0]
    point = next(p for p in root.iter(f"{CHART}dPt") if p.find(f"{CHART}idx").get("val") == "5")
    fill, line = (point.find(f"{CHART}spPr/{DRAWING}{name}") for name in ("solidFill", "ln"))
    assert fill.find(f"{DRAWING}srgbClr").get("val") == "FFFFFF"
    assert line.find(f"{DRAWING}solidFill/{DRAWING}srgbClr").get("val") == LOOKS[Role.OWN].fill[1:]
    labels = {d.find(f"{CHART}idx").get("val"): d for d in root.iter(f"{CHART}dLbl")}
    assert labels["5"].find(f"{CHART}numFmt").get("formatCode").endswith('"*"')


def test_what_a_native_chart_cannot_draw_is_put_in_words():
    from docx import Document

    content = export_figure(MAKERS["groups"]("nb"), "docx", exported=EXPORTED).content
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    assert "Uten tall i diagrammet: Menn 2017 (skjult av hensyn til personvernet)." in words
    content = export_figure(MAKERS["columns"]("nb"), "docx", exported=EXPORTED).content
    words = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    assert "Ikke tegnet i det redigerbare diagrammet: 1.10.2015 ny straffelov, §§ 282–283; Pandemi." in words
