"""The axes of an Office chart."""

from typing import Any

from dashboard.charts.chart import Kind
from dashboard.office.build import Native
from dashboard.office.plan import Plan
from dashboard.office.xml import chart_element, insert_before, remove, rgb, sub, title_element
from dashboard.scene.axes import category_labels, every_nth
from dashboard.scene.head import across_words
from dashboard.scene.looks import AXIS, GRID, INK, MUTED
from dashboard.scene.scale import Scale, sizes_scale
from dashboard.vocabulary.text import LANGUAGE_TAGS

ANY_WAY = "-60000000"  # Office's own value for words that it may turn


def style_axes(office: Any, native: Native) -> None:
    """Both axes: from zero, light lines, words upright, numbers in the reader's language."""
    from pptx.enum.chart import XL_TICK_MARK

    made, (value, category) = native.plan, (office.value_axis, office.category_axis)
    _reach(value, made.scale, native)
    value.major_unit = made.scale.ticks[1] - made.scale.ticks[0]
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = rgb(GRID)
    value.format.line.fill.background()
    category.format.line.color.rgb = rgb(AXIS)
    category.has_major_gridlines = False
    for axis, ink in ((value, MUTED), (category, INK)):
        axis.major_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.color.rgb = rgb(ink)
        _turn(axis, "0")
    {Kind.FUNNEL: _sizes, Kind.BARS: _rows}.get(made.chart.kind, _thin_out)(category, native)
    for axis in (value, category) if made.chart.kind is Kind.FUNNEL else (value,):
        _where_values_cross(axis, made.chart.kind)


def _reach(axis: Any, scale: Scale, native: Native) -> None:
    """From where to where, and numbers as the scene writes them: with the decimals that they need, and zero as «0»."""
    axis.minimum_scale, axis.maximum_scale = scale.low, scale.high
    whole = native.number_format.split("#")[0] + "#,##0"
    style = f"{whole}.{'0' * scale.decimals};-{whole}.{'0' * scale.decimals};{whole}" if scale.decimals else whole
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = style, False


def _where_values_cross(axis: Any, kind: Kind) -> None:
    """Said outright, as Excel's own files do: the value axis stands between categories, or at a point's own x."""
    remove(axis._element, "crossBetween")
    crossing = sub(axis._element, "crossBetween", "midCat" if kind is Kind.FUNNEL else "between")
    axis._element.find(chart_element("crosses")).addnext(crossing)


def _turn(axis: Any, how: str) -> None:
    """Words are upright unless they may be turned."""
    body = axis._element.txPr.bodyPr
    body.set("rot", how)
    body.set("vert", "horz")


def _rows(axis: Any, native: Native) -> None:
    """Categories read from the top; the value axis, which would follow to the top, stays below."""
    axis.reverse_order = True
    for element in axis._element.xpath("../c:valAx/c:crosses"):
        element.set("val", "max")


def _thin_out(axis: Any, native: Native) -> None:
    """Years that the scene leaves out are left out here, counted from the first, as Office does."""
    made: Plan = native.plan
    if () in category_labels(made.categories, made.slot, made.size.font):
        every = every_nth(made.categories, made.slot, made.size.font)
        skip = sub(axis._element, "tickLblSkip", str(every))
        insert_before(axis._element, "noMultiLvlLbl", skip)
        # Office has room for those that are left. LibreOffice, which leaves none out, would divide years in the
        # middle where words may not turn.
        _turn(axis, ANY_WAY)


def _sizes(axis: Any, native: Native) -> None:
    """Populations across, and what they are."""
    chart, element = native.plan.chart, axis._element
    title = title_element(across_words(chart), native.plan.size.small, LANGUAGE_TAGS[chart.language])
    gridlines = element.find(chart_element("majorGridlines"))
    (gridlines if gridlines is not None else element.find(chart_element("axPos"))).addnext(title)
    scale = sizes_scale(chart)
    _reach(axis, scale, native)
    if scale.is_log:
        scaling = element.find(chart_element("scaling"))
        scaling.insert(0, sub(scaling, "logBase", "10"))
