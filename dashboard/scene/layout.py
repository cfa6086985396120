"""`layout(chart, size) → Scene`: the one place that decides where a figure's parts stand."""

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from dashboard.charts.chart import Chart, Kind
from dashboard.scene import head
from dashboard.scene.apart import Box
from dashboard.scene.head import NOTHING_AROUND, Around
from dashboard.scene.kinds import funnel, lines, rows, upright
from dashboard.scene.scale import value_scale
from dashboard.scene.scene import Scene
from dashboard.scene.sheet import Sheet
from dashboard.scene.size import Size

LAYOUTS = MappingProxyType(
    {
        Kind.COLUMNS: upright.lay_out,
        Kind.DOTS: upright.lay_out,
        Kind.LINES: lines.lay_out,
        Kind.BARS: rows.lay_out,
        Kind.FUNNEL: funnel.lay_out,
    }
)


def layout(chart: Chart, size: Size, words: Around = NOTHING_AROUND) -> Scene:
    """The chart laid out at a size; the same arguments always give the same scene.

    A figure of rows is as high as its rows need, unless the size is fixed. `words` are drawn in around the plot.
    """
    sheet = _opened(chart, size, words)
    if not chart.has_numbers:
        head.empty(sheet)
        return _finished(sheet)
    lay_out = _layout_of(sheet)
    if lay_out is rows.lay_out and not size.fixed:
        needed = rows.needed_height(sheet)
        if needed > size.height or size.name in ("screen", "phone"):
            sheet = _opened(chart, replace(size, height=needed), words)
    lay_out(sheet)
    return _finished(sheet)


def _opened(chart: Chart, size: Size, words: Around) -> Sheet:
    edge = size.margin
    room = Box(edge, edge, size.width - edge, size.height - edge)
    sheet = Sheet(chart, size, value_scale(chart), room)
    head.title(sheet, words)
    head.foot(sheet, words)
    return sheet


def _layout_of(sheet: Sheet) -> Callable[[Sheet], None]:
    chart = sheet.chart
    if chart.kind in (Kind.COLUMNS, Kind.DOTS) and upright.needs_rows(sheet):
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
        values=sheet.scale,
        shapes=tuple(sheet.shapes),
        spots=tuple(order),
    )
