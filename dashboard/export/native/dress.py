"""Our looks on an Office chart: axes, colours by role, patterns, labels, error bars, language. Works on its XML."""

from typing import Any

from dashboard.charts.chart import Kind
from dashboard.charts.palette import AXIS, GRID, INK, MUTED
from dashboard.export.native.build import Native
from dashboard.export.native.plan import Mode, Plan
from dashboard.export.native.series import dress_series
from dashboard.export.native.xml import chart_element, insert_before, sub
from dashboard.export.picture.funnel import sizes_scale
from dashboard.export.picture.save import LANGUAGE_TAGS
from dashboard.export.scale import value_scale

COMBINED = (Kind.COLUMNS,)


def dress(space: Any, native: Native, font_pt: float) -> None:
    """Dresses a chart part's root element in place."""
    from pptx.chart.chart import Chart as OfficeChart
    from pptx.util import Pt

    made = native.plan
    office = OfficeChart(space, None)
    office.font.size = Pt(font_pt)
    office.font.color.rgb = _rgb(INK)
    _language(space, LANGUAGE_TAGS[made.chart.language])
    _frame(space, made, font_pt)
    _levels_as_lines(space, native)
    _axes(office, native)
    for element, column in zip(_series_in_order(space), made.columns, strict=True):
        dress_series(element, column, native, font_pt)
    _key(space, made)


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


def _frame(space: Any, made: Plan, font_pt: float) -> None:
    """The unit over the plot, and room for names at the right."""
    chart = space.find(chart_element("chart"))
    for old in chart.findall(chart_element("autoTitleDeleted")):
        chart.remove(old)
    title = _title(made.chart.unit, font_pt, LANGUAGE_TAGS[made.chart.language])
    chart.insert(0, title)
    deleted = chart.makeelement(chart_element("autoTitleDeleted"), {"val": "0"})
    chart.insert(1, deleted)
    area = chart.find(chart_element("plotArea"))
    for old in area.findall(chart_element("layout")):
        area.remove(old)
    area.insert(0, _layout(0.01, 0.09, 0.76 if _needs_margin(made) else 0.98, 0.79 if made.has_key else 0.89))
    if chart.find(chart_element("plotVisOnly")) is None:
        insert_before(chart, "dispBlanksAs", chart.makeelement(chart_element("plotVisOnly"), {"val": "1"}))


def _needs_margin(made: Plan) -> bool:
    named = made.chart.kind is Kind.LINES and made.names_ends
    return named or any(column.mode is Mode.LEVEL for column in made.columns)


def _title(words: str, font_pt: float, tag: str) -> Any:
    from xml.sax.saxutils import escape

    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    style = f'sz="{round(font_pt * 90)}" b="0"'
    fill = f'<a:solidFill><a:srgbClr val="{MUTED[1:]}"/></a:solidFill>'
    return parse_xml(
        f'<c:title {nsdecls("c", "a")}><c:tx><c:rich><a:bodyPr rot="0"/><a:lstStyle/><a:p><a:pPr algn="l">'
        f'<a:defRPr {style}>{fill}</a:defRPr></a:pPr><a:r><a:rPr lang="{tag}" {style}>{fill}</a:rPr>'
        f"<a:t>{escape(words)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.012"/><c:y val="0.012"/>'
        '</c:manualLayout></c:layout><c:overlay val="1"/></c:title>'
    )


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


def _axes(office: Any, native: Native) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    made = native.plan
    scale = value_scale(made.chart)
    value, category = office.value_axis, office.category_axis
    value.minimum_scale, value.maximum_scale = scale.low, scale.high
    value.major_unit = None if scale.is_log else scale.ticks[1] - scale.ticks[0]
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = _rgb(GRID)
    value.format.line.fill.background()
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = _ticks(native, scale.decimals), False
    category.format.line.color.rgb = _rgb(AXIS)
    category.has_major_gridlines = False
    for axis in (value, category):
        axis.major_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.color.rgb = _rgb(MUTED if axis is value else INK)
    if made.chart.kind is Kind.BARS:
        category.reverse_order = True
        _value_axis_at_foot(office)
    if made.chart.kind is Kind.STRIP:
        category.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    if made.chart.kind is Kind.FUNNEL:
        _sizes(category, native)
    elif scale.is_log:
        _log(value)


def _ticks(native: Native, decimals: int) -> str:
    return native.number_format.split("#")[0] + "#,##0" + ("." + "0" * decimals if decimals else "")


def _value_axis_at_foot(office: Any) -> None:
    """With the categories turned to read from the top, the value axis would follow to the top; this keeps it below."""
    crosses = office.category_axis._element.xpath("../c:valAx/c:crosses")
    for element in crosses:
        element.set("val", "max")


def _sizes(axis: Any, native: Native) -> None:
    scale = sizes_scale(native.plan.chart)
    axis.minimum_scale, axis.maximum_scale = scale.low, scale.high
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = _ticks(native, 0), False
    if scale.is_log:
        _log(axis)


def _log(axis: Any) -> None:
    scaling = axis._element.find(chart_element("scaling"))
    scaling.insert(0, scaling.makeelement(chart_element("logBase"), {"val": "10"}))


def _key(space: Any, made: Plan) -> None:
    """A key under the plot where series are not named in it; never for what is named otherwise."""
    chart = space.find(chart_element("chart"))
    for old in chart.findall(chart_element("legend")):
        chart.remove(old)
    if not made.has_key:
        return
    legend = chart.makeelement(chart_element("legend"), {})
    sub(legend, "legendPos", "b")
    for number, column in enumerate(made.columns):
        if column.mode is Mode.LEVEL:
            _left_out(legend, number)
    sub(legend, "overlay", "0")
    chart.find(chart_element("plotArea")).addnext(legend)


def _left_out(legend: Any, number: int) -> None:
    entry = legend.makeelement(chart_element("legendEntry"), {})
    sub(entry, "idx", str(number))
    sub(entry, "delete", "1")
    legend.append(entry)


def _rgb(color: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(color[1:])
