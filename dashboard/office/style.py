"""Styles an Office chart's XML: axes, colours by role, patterns, labels, error bars, language."""

from dataclasses import replace
from typing import Any

from dashboard.charts.chart import Kind
from dashboard.office.axes import style_axes
from dashboard.office.build import Native
from dashboard.office.plan import Mode, Plan
from dashboard.office.series import style_series
from dashboard.office.xml import FONT, chart_element, insert_before, new_element, place, remove, rgb, sub, title_element
from dashboard.scene.kinds.numbers import BAR, bar_place
from dashboard.scene.kinds.stack_columns import column_of
from dashboard.scene.looks import INK
from dashboard.scene.metrics import widest
from dashboard.scene.size import ChartBox
from dashboard.vocabulary.text import LANGUAGE_TAGS, text

CORNER = 0.012  # of width and height: the position of the unit
WIDEST_GAP = 500  # per cent of a bar: Office's limit


def style(space: Any, native: Native, box: ChartBox) -> None:
    """Styles a chart part's root element in place, for the box that shows it."""
    from pptx.chart.chart import Chart as OfficeChart
    from pptx.util import Pt

    plan = replace(native.plan, size=box.size)
    native = replace(native, plan=plan)
    office = OfficeChart(space, None)
    office.font.size, office.font.name = Pt(plan.size.font), FONT
    office.font.color.rgb = rgb(INK)
    insert_before(space, "txPr", new_element("spPr", "<a:noFill/><a:ln><a:noFill/></a:ln>"))
    _frame(space, plan)
    _levels_as_lines(space, plan)
    style_axes(office, native)
    if plan.chart.kind in (Kind.COLUMNS, Kind.BARS):
        _thickness(office.plots[0], plan)
    if plan.chart.kind is Kind.STACKED:
        wide = column_of(plan.chart, plan.slot, plan.size).width
        office.plots[0].gap_width, office.plots[0].overlap = min(WIDEST_GAP, round(100 * (plan.slot / wide - 1))), 100
    for element, column in zip(_series_in_order(space), plan.columns, strict=True):
        style_series(element, column, native)
    _key(space, plan)
    _language(space, LANGUAGE_TAGS[plan.chart.language])
    _positive_axis_ids(space)


def _thickness(plot: Any, plan: Plan) -> None:
    """Gaps between groups and between bars, as shares of a bar: as wide as in the scene."""
    count, slot = len(plan.chart.series), plan.slot
    bar = bar_place(plan.chart, slot, plan.size, is_row=plan.chart.kind is Kind.BARS)
    plot.gap_width = min(WIDEST_GAP, round(100 * (slot / bar - count + 1 - BAR) / BAR))
    plot.overlap = round(-100 * (1 - BAR) / BAR)


def _positive_axis_ids(space: Any) -> None:
    """python-pptx numbers axes negatively, which Office reads but its schema doesn't allow."""
    for element in space.iter(chart_element("axId"), chart_element("crossAx")):
        element.set("val", element.get("val").lstrip("-"))


def _series_in_order(space: Any) -> list[Any]:
    found = space.findall(f".//{chart_element('ser')}")
    return sorted(found, key=lambda element: int(element.find(chart_element("idx")).get("val")))


def _language(space: Any, tag: str) -> None:
    """c:lang and square corners right after c:date1904, and the language of the text."""
    first = space.find(chart_element("date1904"))
    at = 0 if first is None else space.index(first) + 1
    for offset, (name, value) in enumerate((("lang", tag), ("roundedCorners", "0"))):
        space.insert(at + offset, sub(space, name, value))
    for properties in space.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}endParaRPr"):
        properties.set("lang", tag)


def _frame(space: Any, plan: Plan) -> None:
    """Unit and mark of constructed numbers above the plot, and room for names on the right and a key below."""
    chart, size = space.find(chart_element("chart")), plan.size
    remove(chart, "autoTitleDeleted")
    tag = LANGUAGE_TAGS[plan.chart.language]
    mark = text(plan.chart.language)("Example data") if plan.chart.synthetic else ""
    words = " · ".join(filter(None, (plan.chart.unit, mark)))
    chart.insert(0, title_element(words, size.small, tag, place(CORNER, CORNER)))
    chart.insert(1, sub(chart, "autoTitleDeleted", "0"))
    area = chart.find(chart_element("plotArea"))
    remove(area, "layout")
    top = 1.9 * size.font / size.height
    rows = key_rows(plan) * 1.5 + (1.2 if plan.chart.kind is Kind.FUNNEL else 0)
    foot = (rows + 0.6) * size.font / size.height
    area.insert(0, new_element("layout", place(0.01, top, plan.plot_share, 0.99 - top - foot)))
    if chart.find(chart_element("plotVisOnly")) is None:
        insert_before(chart, "dispBlanksAs", sub(chart, "plotVisOnly", "1"))


def key_rows(plan: Plan) -> int:
    """Rows of the key, in columns as wide as its longest name."""
    names, size = [plan.columns[number].name for number in plan.in_key], plan.size
    across = max(1, int(0.94 * size.width / (widest(tuple(names), size.font) + 4 * size.font)))
    return -(-len(names) // across)


def _levels_as_lines(space: Any, plan: Plan) -> None:
    """Makes a column chart's reference or total a line by moving its series to a line chart on the same axes."""
    levels = [number for number, column in enumerate(plan.columns) if column.mode in (Mode.LEVEL, Mode.TOTAL)]
    bars = space.find(f".//{chart_element('barChart')}")
    if bars is None or not levels:
        return
    lines = new_element("lineChart", '<c:grouping val="standard"/><c:varyColors val="0"/>')
    for element in [element for number, element in enumerate(_series_in_order(space)) if number in levels]:
        remove(element, "invertIfNegative")
        lines.append(element)
    sub(lines, "marker", "1")
    for axis in bars.findall(chart_element("axId")):
        sub(lines, "axId", axis.get("val"))
    bars.addnext(lines)


def _key(space: Any, plan: Plan) -> None:
    """A key below the plot, only for series not named elsewhere."""
    chart = space.find(chart_element("chart"))
    remove(chart, "legend")
    if not plan.in_key:
        return
    legend = new_element("legend", '<c:legendPos val="b"/>')
    for number in range(len(plan.columns)):
        if number not in plan.in_key:
            legend.append(new_element("legendEntry", f'<c:idx val="{number}"/><c:delete val="1"/>'))
    sub(legend, "overlay", "0")
    chart.find(chart_element("plotArea")).addnext(legend)
