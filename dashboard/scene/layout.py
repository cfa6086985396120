"""`layout(chart, size) → Scene`: the only place that positions a figure's parts."""

import math
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from dashboard.charts.chart import Chart, Kind
from dashboard.scene import head
from dashboard.scene.boxes import Box
from dashboard.scene.head import NO_CAPTION, Caption
from dashboard.scene.kinds import funnel, lines, rows, stacked, upright
from dashboard.scene.scale import value_scale
from dashboard.scene.scene import Scene
from dashboard.scene.shapes import Label
from dashboard.scene.sheet import Sheet
from dashboard.scene.size import Size

LEAST_ROOM, LEAST_FIXED = 0.55, 0.4  # of a picture's height, for the figure between headline and footer
LAYOUTS = MappingProxyType(
    {
        Kind.COLUMNS: upright.lay_out,
        Kind.DOTS: upright.lay_out,
        Kind.STACKED: stacked.lay_out,
        Kind.LINES: lines.lay_out,
        Kind.BARS: rows.lay_out,
        Kind.FUNNEL: funnel.lay_out,
    }
)


def layout(chart: Chart, size: Size, caption: Caption = NO_CAPTION) -> Scene:
    """The chart laid out at a size; the same arguments always give the same scene.

    The `caption` is drawn around the plot. A figure is taller than its size if its rows or caption need it.
    """
    sheet = _opened(chart, size, caption)
    shortfall = (LEAST_FIXED if size.fixed else LEAST_ROOM) * size.height - sheet.room.height
    if shortfall > 0:
        size = replace(size, height=math.ceil(size.height + shortfall))
        sheet = _opened(chart, size, caption)
    if not chart.has_numbers:
        head.empty(sheet)
        return _finished(sheet)
    lay_out = _layout_of(sheet)
    if lay_out is rows.lay_out:
        needed = math.ceil(rows.needed_height(replace(sheet, shapes=[], spots=[])))  # a screen has whole pixels
        if needed > size.height or size.grows:
            sheet = _opened(chart, replace(size, height=needed), caption)
    lay_out(sheet)
    return _finished(sheet)


def _opened(chart: Chart, size: Size, caption: Caption) -> Sheet:
    edge = size.margin
    room = Box(edge, edge, size.width - edge, size.height - edge)
    sheet = Sheet(chart, size, value_scale(chart), room, is_titled=bool(caption.title))
    head.title(sheet, caption)
    head.foot(sheet, caption)
    return sheet


def _layout_of(sheet: Sheet) -> Callable[[Sheet], None]:
    chart = sheet.chart
    if chart.kind in (Kind.COLUMNS, Kind.DOTS, Kind.STACKED) and upright.needs_rows(sheet):
        return rows.lay_out
    return LAYOUTS[chart.kind]


def _finished(sheet: Sheet) -> Scene:
    chart, size = sheet.chart, sheet.size
    order = sorted(sheet.spots, key=lambda spot: (spot.category, spot.series))
    return Scene(
        key=chart.key,
        language=chart.language,
        title=chart.finding,
        alt=chart.alt,
        width=size.width,
        height=size.height,
        font=size.font,
        plot=sheet.plot,
        slot=sheet.slot,
        values=sheet.scale,
        shapes=tuple(sorted(sheet.shapes, key=lambda shape: isinstance(shape, Label))),  # text on top
        spots=tuple(order),
    )
