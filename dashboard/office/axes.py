"""The axes of an Office chart."""

from typing import Any

from dashboard.charts.chart import Kind
from dashboard.office.build import Native
from dashboard.office.plan import Plan
from dashboard.office.xml import chart_element, insert_before, remove, rgb, sub, title_element
from dashboard.scene.axes import category_labels, every_nth
from dashboard.scene.head import x_axis_title
from dashboard.scene.looks import AXIS, GRID, INK, MUTED
from dashboard.scene.scale import Scale, sizes_scale
from dashboard.vocabulary.text import LANGUAGE_TAGS

ANY_ROTATION = "-60000000"  # Office's own value for labels that it may rotate


def style_axes(office: Any, native: Native) -> None:
    """Both axes: from zero, light lines, horizontal labels, numbers in the reader's language."""
    from pptx.enum.chart import XL_TICK_MARK

    plan, (value, category) = native.plan, (office.value_axis, office.category_axis)
    _set_scale(value, plan.scale, native)
    value.major_unit = plan.scale.ticks[1] - plan.scale.ticks[0]
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = rgb(GRID)
    value.format.line.fill.background()
    category.format.line.color.rgb = rgb(AXIS)
    category.has_major_gridlines = False
    for axis, ink in ((value, MUTED), (category, INK)):
        axis.major_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.color.rgb = rgb(ink)
        _rotate(axis, "0")
    {Kind.FUNNEL: _sizes, Kind.BARS: _rows}.get(plan.chart.kind, _thin_out)(category, native)
    for axis in (value, category) if plan.chart.kind is Kind.FUNNEL else (value,):
        _set_crossing(axis, plan.chart.kind)


def _set_scale(axis: Any, scale: Scale, native: Native) -> None:
    """Ends, and numbers as the scene writes them: with the decimals they need, and zero as «0»."""
    axis.minimum_scale, axis.maximum_scale = scale.low, scale.high
    whole = native.number_format.split("#")[0] + "#,##0"
    style = f"{whole}.{'0' * scale.decimals};-{whole}.{'0' * scale.decimals};{whole}" if scale.decimals else whole
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = style, False


def _set_crossing(axis: Any, kind: Kind) -> None:
    """The value axis crosses between categories, or at a point's own x; explicit, as in Excel's own files."""
    remove(axis._element, "crossBetween")
    crossing = sub(axis._element, "crossBetween", "midCat" if kind is Kind.FUNNEL else "between")
    axis._element.find(chart_element("crosses")).addnext(crossing)


def _rotate(axis: Any, rotation: str) -> None:
    """Labels are horizontal, rotated by this much or as Office chooses."""
    body = axis._element.txPr.bodyPr
    body.set("rot", rotation)
    body.set("vert", "horz")


def _rows(axis: Any, native: Native) -> None:
    """Categories run from the top; keeps the value axis, which would follow, at the bottom."""
    axis.reverse_order = True
    for element in axis._element.xpath("../c:valAx/c:crosses"):
        element.set("val", "max")


def _thin_out(axis: Any, native: Native) -> None:
    """Leaves out years as the scene does, but counted from the first, as Office does."""
    plan: Plan = native.plan
    if () in category_labels(plan.categories, plan.slot, plan.size.font):
        every = every_nth(plan.categories, plan.slot, plan.size.font)
        skip = sub(axis._element, "tickLblSkip", str(every))
        insert_before(axis._element, "noMultiLvlLbl", skip)
        # The rest fit in Office. LibreOffice leaves none out, and would break years in two if it couldn't rotate
        # them.
        _rotate(axis, ANY_ROTATION)


def _sizes(axis: Any, native: Native) -> None:
    """Populations along the horizontal axis, with its title."""
    chart, element = native.plan.chart, axis._element
    title = title_element(x_axis_title(chart), native.plan.size.small, LANGUAGE_TAGS[chart.language])
    gridlines = element.find(chart_element("majorGridlines"))
    (gridlines if gridlines is not None else element.find(chart_element("axPos"))).addnext(title)
    scale = sizes_scale(chart)
    _set_scale(axis, scale, native)
    if scale.is_log:
        scaling = element.find(chart_element("scaling"))
        scaling.insert(0, sub(scaling, "logBase", "10"))
