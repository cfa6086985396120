"""Our looks on an Office chart: axes, colours by role, patterns, labels, error bars, language. Works on its XML."""

from dataclasses import replace
from typing import Any

from dashboard.charts.chart import Kind
from dashboard.office.axes import across_words, plot_width, style_axes
from dashboard.office.build import Native
from dashboard.office.chart_box import FONT, ChartBox
from dashboard.office.labels import GAP
from dashboard.office.plan import Mode, Plan
from dashboard.office.series import style_series
from dashboard.office.xml import chart_element, insert_before, rgb, sub, title_element
from dashboard.scene.looks import INK
from dashboard.scene.metrics import LEADING, width
from dashboard.vocabulary.text import LANGUAGE_TAGS

COMBINED = (Kind.COLUMNS,)
PLOT_SHARE = 0.75  # of the height, about, that the plot takes
CORNER = 0.012  # of width and height: where the unit stands


def style(space: Any, native: Native, box: ChartBox) -> None:
    """Styles a chart part's root element in place, for the box it will be shown in."""
    from pptx.chart.chart import Chart as OfficeChart
    from pptx.util import Pt

    native = _named_for(native, box)
    made = native.plan
    office = OfficeChart(space, None)
    office.font.size, office.font.name = Pt(box.font_pt), FONT
    office.font.color.rgb = rgb(INK)
    _no_border(space)
    _frame(space, made, box)
    _levels_as_lines(space, native)
    style_axes(office, native, box)
    if made.chart.kind in (Kind.COLUMNS, Kind.BARS):
        office.plots[0].gap_width, office.plots[0].overlap = GAP, 0
    for element, column in zip(_series_in_order(space), made.columns, strict=True):
        style_series(element, column, native, box)
    _key(space, made)
    _language(space, LANGUAGE_TAGS[made.chart.language])
    _whole_axis_ids(space)


def _named_for(native: Native, box: ChartBox) -> Native:
    """Names at the ends of lines stand as far apart as their type is high, on two lines where they name a period."""
    lines = 2 if any(column.period for column in native.plan.columns) else 1
    high = (lines + 0.2) * LEADING * box.font_pt / (PLOT_SHARE * box.height_pt)
    return replace(native, plan=replace(native.plan, apart=max(native.plan.apart, high)))


def _whole_axis_ids(space: Any) -> None:
    """python-pptx gives axes negative numbers, which Office reads and its schema does not allow."""
    for element in space.iter(chart_element("axId"), chart_element("crossAx")):
        element.set("val", element.get("val").lstrip("-"))


def _no_border(space: Any) -> None:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    bare = parse_xml(f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
    insert_before(space, "txPr", bare)


def _series_in_order(space: Any) -> list[Any]:
    found = space.findall(f".//{chart_element('ser')}")
    return sorted(found, key=lambda element: int(element.find(chart_element("idx")).get("val")))


def _language(space: Any, tag: str) -> None:
    """c:lang and square corners right after c:date1904, and the language of the text."""
    first = space.find(chart_element("date1904"))
    at = 0 if first is None else space.index(first) + 1
    for offset, (name, value) in enumerate((("lang", tag), ("roundedCorners", "0"))):
        element = space.makeelement(chart_element(name), {"val": value})
        space.insert(at + offset, element)
    for properties in space.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}endParaRPr"):
        properties.set("lang", tag)


def _frame(space: Any, made: Plan, box: ChartBox) -> None:
    """The unit over the plot, and room for names at the right and a key below."""
    chart = space.find(chart_element("chart"))
    for old in chart.findall(chart_element("autoTitleDeleted")):
        chart.remove(old)
    title = title_element(made.chart.unit, box.small_pt, LANGUAGE_TAGS[made.chart.language], at=CORNER)
    chart.insert(0, title)
    deleted = chart.makeelement(chart_element("autoTitleDeleted"), {"val": "0"})
    chart.insert(1, deleted)
    area = chart.find(chart_element("plotArea"))
    for old in area.findall(chart_element("layout")):
        area.remove(old)
    top = 1.9 * box.font_pt / box.height_pt
    rows = key_rows(made, box) * 1.5 + (1.2 if across_words(made.chart) else 0)
    foot = (rows + 0.6) * box.font_pt / box.height_pt
    area.insert(0, _layout(0.01, top, plot_width(made, box), 0.99 - top - foot))
    if chart.find(chart_element("plotVisOnly")) is None:
        insert_before(chart, "dispBlanksAs", chart.makeelement(chart_element("plotVisOnly"), {"val": "1"}))


def key_rows(made: Plan, box: ChartBox) -> int:
    """Rows that the key takes, in columns as wide as its longest name."""
    if not made.has_key:
        return 0
    widest = max(width(made.columns[number].name, box.font_pt) for number in made.in_key) + 4 * box.font_pt
    across = max(1, int(0.94 * box.width_pt / widest))
    return -(-len(made.in_key) // across)


def _layout(x: float, y: float, width: float, height: float) -> Any:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    return parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="outer"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{x}"/><c:y val="{y}"/><c:w val="{width}"/><c:h val="{height}"/>'
        "</c:manualLayout></c:layout>"
    )


def _levels_as_lines(space: Any, native: Native) -> None:
    """In a column chart the reference becomes a line: its series moves to a line chart on the same axes."""
    from pptx.chart.xmlwriter import ChartXmlWriter
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.oxml import parse_xml

    levels = [number for number, column in enumerate(native.plan.columns) if column.mode is Mode.LEVEL]
    if native.plan.chart.kind not in COMBINED or not levels:
        return
    bars = space.find(f".//{chart_element('barChart')}")
    for element in [e for e in _series_in_order(space) if int(e.find(chart_element("idx")).get("val")) in levels]:
        bars.remove(element)
    drawn = parse_xml(ChartXmlWriter(XL_CHART_TYPE.LINE, native.data).xml.encode())
    lines = drawn.find(f".//{chart_element('lineChart')}")
    for element in lines.findall(chart_element("ser")):
        if int(element.find(chart_element("idx")).get("val")) not in levels:
            lines.remove(element)
    for ours, theirs in zip(lines.findall(chart_element("axId")), bars.findall(chart_element("axId")), strict=True):
        ours.set("val", theirs.get("val"))
    bars.addnext(lines)


def _key(space: Any, made: Plan) -> None:
    """A key under the plot where series are not named in it; never for what is named otherwise."""
    chart = space.find(chart_element("chart"))
    for old in chart.findall(chart_element("legend")):
        chart.remove(old)
    if not made.has_key:
        return
    legend = chart.makeelement(chart_element("legend"), {})
    sub(legend, "legendPos", "b")
    for number in range(len(made.columns)):
        if number not in made.in_key:
            _left_out(legend, number)
    sub(legend, "overlay", "0")
    chart.find(chart_element("plotArea")).addnext(legend)


def _left_out(legend: Any, number: int) -> None:
    entry = legend.makeelement(chart_element("legendEntry"), {})
    sub(entry, "idx", str(number))
    sub(entry, "delete", "1")
    legend.append(entry)
