"""The axes of an Office chart."""

import math
from typing import Any

from dashboard.charts.chart import Kind
from dashboard.charts.palette import AXIS, GRID, INK, MUTED
from dashboard.export.native.build import Native
from dashboard.export.native.plan import Plan
from dashboard.export.native.room import Room
from dashboard.export.native.xml import chart_element, insert_before, rgb
from dashboard.export.picture.funnel import sizes_scale
from dashboard.export.picture.lettering import BOLD, LEADING, width_of
from dashboard.export.scale import value_scale

SMALLEST_PT = 7


def dress_axes(office: Any, native: Native, room: Room) -> None:
    """Both axes: from zero, light lines, words upright, numbers in the reader's language."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    made = native.plan
    scale = value_scale(made.chart)
    value, category = office.value_axis, office.category_axis
    value.minimum_scale, value.maximum_scale = scale.low, scale.high
    value.major_unit = None if scale.is_log else scale.ticks[1] - scale.ticks[0]
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
    if made.chart.kind is Kind.BARS:
        category.reverse_order = True
        _value_axis_at_foot(office)
    if made.chart.kind is Kind.STRIP:
        category.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    if made.chart.kind is Kind.FUNNEL:
        _sizes(category, native)
    elif scale.is_log:
        _log(value)
    _category_names(category, made, room)


def _upright(axis: Any) -> None:
    """Words are never turned."""
    body = axis._element.txPr.bodyPr
    body.set("rot", "0")
    body.set("vert", "horz")


def _category_names(axis: Any, made: Plan, room: Room) -> None:
    """Smaller where rows are low; every second or third where columns are narrow."""
    from pptx.util import Pt

    count = max(1, len(made.categories))
    if made.chart.kind is Kind.BARS:
        row = 0.8 * room.height_pt / count / LEADING
        longest = _widest(made, row)
        size = row if longest < 0.42 * room.width_pt else row / 2
        axis.tick_labels.font.size = Pt(round(max(SMALLEST_PT, min(room.font_pt, size))))
    elif made.chart.kind in (Kind.COLUMNS, Kind.LINES) and not any(" " in name for name in made.chart.categories):
        widest = max((width_of(name, room.font_pt) for name in made.chart.categories), default=0)
        every = math.ceil((widest + 0.4 * room.font_pt) / (0.9 * room.width_pt * plot_width(made, room) / count))
        if every > 1:
            insert_before(axis._element, "noMultiLvlLbl", _skip(axis._element, every))


def _widest(made: Plan, size: float) -> float:
    return max((width_of(line, size) for name in made.categories for line in name.split("\n")), default=0)


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


def plot_width(made: Plan, room: Room) -> float:
    """The plot's share of the width: less where names stand to the right of lines."""
    if made.chart.kind is not Kind.LINES or not made.names_ends:
        return 0.98
    longest = max(width_of(f"{column.name} 0000,0", room.font_pt, BOLD) for column in made.columns)
    return max(0.6, 0.97 - longest / room.width_pt)
