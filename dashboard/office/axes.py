"""The axes of an Office chart."""

import math
from typing import Any

from dashboard.charts.chart import Chart, Kind
from dashboard.office.build import Native
from dashboard.office.chart_box import ChartBox
from dashboard.office.plan import Column, Plan
from dashboard.office.rows import names_pt
from dashboard.office.xml import chart_element, insert_before, rgb, title_element
from dashboard.scene.looks import AXIS, GRID, INK, MUTED
from dashboard.scene.metrics import width
from dashboard.scene.scale import sizes_scale
from dashboard.vocabulary.text import LANGUAGE_TAGS, text

SIDE_BY_SIDE = (Kind.COLUMNS, Kind.LINES, Kind.DOTS)
ANY_WAY = "-60000000"  # Office's own value for words that it may turn


def style_axes(office: Any, native: Native, box: ChartBox) -> None:
    """Both axes: from zero, light lines, words upright, numbers in the reader's language."""
    from pptx.enum.chart import XL_TICK_MARK

    made = native.plan
    scale = made.scale
    value, category = office.value_axis, office.category_axis
    value.minimum_scale, value.maximum_scale = scale.low, scale.high
    value.major_unit = scale.ticks[1] - scale.ticks[0]
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = rgb(GRID)
    value.format.line.fill.background()
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = _ticks(native, scale.decimals), False
    category.format.line.color.rgb = rgb(AXIS)
    category.has_major_gridlines = False
    for axis in (value, category):
        axis.major_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.color.rgb = rgb(MUTED if axis is value else INK)
        _upright(axis)
    for axis in (value, category) if made.chart.kind is Kind.FUNNEL else (value,):
        _where_values_cross(axis, made.chart.kind)
    if made.chart.kind is Kind.BARS:
        category.reverse_order = True
        _value_axis_at_foot(office)
    if words := across_words(made.chart):
        _named(category, words, native, box)
    if made.chart.kind is Kind.FUNNEL:
        _sizes(category, native)
    _category_names(category, made, box)


def across_words(chart: Chart) -> str:
    """The name of the axis across, where its labels alone don't say what it is."""
    return text(chart.language)("Inhabitants") if chart.kind is Kind.FUNNEL else ""


def _named(axis: Any, words: str, native: Native, box: ChartBox) -> None:
    title = title_element(words, box.small_pt, LANGUAGE_TAGS[native.plan.chart.language])
    element = axis._element
    gridlines = element.find(chart_element("majorGridlines"))
    after = gridlines if gridlines is not None else element.find(chart_element("axPos"))
    after.addnext(title)


def _where_values_cross(axis: Any, kind: Kind) -> None:
    """Said outright, as Excel's own files do: the value axis stands between categories, or at a point's own x."""
    crossing = axis._element.makeelement(
        chart_element("crossBetween"), {"val": "midCat" if kind is Kind.FUNNEL else "between"}
    )
    for old in axis._element.findall(chart_element("crossBetween")):
        axis._element.remove(old)
    axis._element.find(chart_element("crosses")).addnext(crossing)


def _upright(axis: Any) -> None:
    """Words are never turned."""
    body = axis._element.txPr.bodyPr
    body.set("rot", "0")
    body.set("vert", "horz")


def _category_names(axis: Any, made: Plan, box: ChartBox) -> None:
    """Smaller where rows are low or columns narrow, as far as can be read; then every second or third."""
    from pptx.util import Pt

    count = max(1, len(made.categories))
    if made.chart.kind is Kind.BARS:
        axis.tick_labels.font.size = Pt(names_pt(made, box))
    elif made.chart.kind in SIDE_BY_SIDE and not any(" " in name for name in made.chart.categories):
        slot = 0.9 * box.width_pt * plot_width(made, box) / count
        sizes = _smaller(box)
        size = next((pt for pt in sizes if _needed(made, pt) <= slot), sizes[-1])
        axis.tick_labels.font.size = Pt(size)
        if (every := math.ceil(_needed(made, size) / slot)) > 1:
            insert_before(axis._element, "noMultiLvlLbl", _skip(axis._element, every))
            # Office has room for those that are left. LibreOffice, which leaves none out, would divide years in the
            # middle where words may not turn.
            axis._element.txPr.bodyPr.set("rot", ANY_WAY)


def _smaller(box: ChartBox) -> tuple[float, ...]:
    return tuple(max(box.smallest_pt, round(box.font_pt * share)) for share in (1, 0.9, 0.8))


def _needed(made: Plan, size: float) -> float:
    """Width that the widest category takes, with air to the next."""
    return max((width(name, size) for name in made.chart.categories), default=0) + 0.4 * size


def _skip(element: Any, every: int) -> Any:
    return element.makeelement(chart_element("tickLblSkip"), {"val": str(every)})


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


def plot_width(made: Plan, box: ChartBox) -> float:
    """The plot's share of the width: less where names stand to the right of lines."""
    if made.chart.kind is not Kind.LINES or not made.names_ends:
        return 0.98
    longest = max(_end_width(column, box.font_pt) for column in made.columns)
    return max(0.6, 0.97 - longest / box.width_pt)


def _end_width(column: Column, size: float) -> float:
    """Width of a name and its number, which stand on two lines where the period is named."""
    if not column.period:
        return width(f"{column.name} 0000,0", size, bold=True)
    return max(width(column.name, size, bold=True), width(f"0000,0 in {column.period}", size, bold=True))
