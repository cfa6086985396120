"""One series of an Office chart: fill or line, markers, provisional points, error bars."""

from typing import Any

from dashboard.office.build import Native
from dashboard.office.labels import bar_numbers, names, part_numbers, total_numbers
from dashboard.office.plan import Column, Mode
from dashboard.office.workbook import distances, interval_columns
from dashboard.office.xml import chart_element, new_element, rgb, solid
from dashboard.scene.kinds import lines
from dashboard.scene.kinds.numbers import INTERVAL, OUTLINE, POINT_EDGE, THIN_OUTLINE
from dashboard.scene.looks import AXIS, BACKGROUND, Look
from dashboard.scene.size import Size

FALLBACK_MARKERS = {"hexagon": "dash"}  # for markers missing from Office
DASHES = {  # by python-pptx's names
    "dash": "DASH",
    "dot": "ROUND_DOT",
    "dashdot": "DASH_DOT",
    "longdash": "LONG_DASH",
    "longdashdot": "LONG_DASH_DOT",
}
EMU_PER_POINT = 12700
TOTAL = 1.6  # length of a total's dash, in font sizes
MOST_MARKER = 72  # points, the largest that Office allows


def style_series(element: Any, column: Column, native: Native) -> None:
    """Styles one c:ser, with its labels and error bars."""
    from pptx.chart.series import _SeriesFactory

    series, size = _SeriesFactory(element), native.plan.size
    if column.mode is Mode.BAR:
        _bars(series, column, size)
        bar_numbers(series, column, native)
    elif column.mode is Mode.PART:
        _bars(series, column, size)
        part_numbers(series, column, native)
    elif column.mode is Mode.TOTAL:
        _totals(series, column, native)
    else:
        _line(series, column, size)
        names(series, column, native)
    if any(column.intervals):
        _error_bars(element, column, native)


def _exceptions(column: Column) -> list[tuple[int, Look, bool]]:
    """Numbers that look different from their series: index, look, and whether provisional."""
    return [
        (index, column.looks.get(index, column.look), value.is_provisional)
        for index, value in enumerate(column.shown)
        if value.is_number and (value.is_provisional or index in column.looks)
    ]


def _bars(series: Any, column: Column, size: Size) -> None:
    series.invert_if_negative = False
    _fill(series.format, column.look.fill, column.look.edge, THIN_OUTLINE * size.line)
    for index, look, is_hollow in _exceptions(column):
        colors = (BACKGROUND, look.outline) if is_hollow else (look.fill, look.edge)
        _fill(series.points[index].format, *colors, OUTLINE * size.line)


def _fill(shape: Any, fill: str, edge: str, width: float) -> None:
    from pptx.util import Pt

    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    if edge:
        shape.line.color.rgb, shape.line.width = rgb(edge), Pt(width)


def _line(series: Any, column: Column, size: Size) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE

    series.smooth = False
    if column.mode in (Mode.POINTS, Mode.OWN):
        series.format.line.fill.background()
    else:
        _stroke(series.format.line, column.look, size)
    if column.mode is Mode.LEVEL:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    across = max(3, min(MOST_MARKER, round(column.across * size.marker)))
    _marker(series.marker, column.look, across, size)
    for index, look, is_hollow in _exceptions(column):
        _marker(series.points[index].marker, look, across, size, is_hollow=is_hollow)
    for index in sorted(column.starts - {0}):
        series.points[index].format.line.fill.background()


def _totals(series: Any, column: Column, native: Native) -> None:
    """A dash at each total, which no line connects, and its number above; Office has no wide and thin marker."""
    from pptx.enum.chart import XL_MARKER_STYLE

    series.smooth = False
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.DASH
    series.marker.size = round(TOTAL * native.plan.size.font)
    _fill(series.marker.format, column.look.fill, column.look.fill, 0)
    total_numbers(series, column, native)


def _stroke(line: Any, look: Look, size: Size) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    line.color.rgb, line.width = rgb(look.fill), Pt(look.width * size.line)
    if look.dash in DASHES:
        line.dash_style = getattr(MSO_LINE, DASHES[look.dash])


def _marker(marker: Any, look: Look, across: int, size: Size, *, is_hollow: bool = False) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE

    marker.style = getattr(XL_MARKER_STYLE, FALLBACK_MARKERS.get(look.marker, look.marker).upper())
    marker.size = across
    _fill(marker.format, BACKGROUND if is_hollow else look.fill, look.fill, POINT_EDGE * size.line)


def _error_bars(element: Any, column: Column, native: Native) -> None:
    """Custom error bars with their lengths in the workbook; none for a missing number."""
    number = next(n for n, other in enumerate(native.plan.columns) if other is column)
    first, (down, up) = interval_columns(native.plan)[number], distances(column)
    width = (lines.INTERVAL if column.mode is Mode.LINE else INTERVAL) * native.plan.size.line
    color = AXIS if column.mode is Mode.BAR else column.look.fill
    bars = new_element(
        "errBars",
        '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{_lengths(first + 1, up, native)}</c:plus><c:minus>{_lengths(first, down, native)}</c:minus>"
        f'<c:spPr><a:ln w="{round(width * EMU_PER_POINT)}">{solid(color)}</a:ln></c:spPr>',
    )
    element.find(chart_element("cat")).addprevious(bars)


def _lengths(place: int, lengths: list[float | None], native: Native) -> str:
    from xml.sax.saxutils import escape

    from xlsxwriter.utility import xl_col_to_name

    letter = xl_col_to_name(place)
    known = ((index, length) for index, length in enumerate(lengths) if length is not None)
    points = "".join(f'<c:pt idx="{index}"><c:v>{length!r}</c:v></c:pt>' for index, length in known)
    return (
        f"<c:numRef><c:f>Sheet1!${letter}$2:${letter}${len(lengths) + 1}</c:f><c:numCache>"
        f"<c:formatCode>{escape(native.number_format)}</c:formatCode>"
        f'<c:ptCount val="{len(lengths)}"/>{points}</c:numCache></c:numRef>'
    )
