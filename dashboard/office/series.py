"""One series of an Office chart: fill or line, markers, provisional points, error bars."""

from typing import Any

from dashboard.office.build import Native
from dashboard.office.chart_box import ChartBox
from dashboard.office.labels import bar_numbers, names
from dashboard.office.plan import Column, Mode
from dashboard.office.workbook import column_letter, distances, interval_columns
from dashboard.office.xml import chart_element, rgb, sub
from dashboard.scene.looks import BACKGROUND, MUTED, TOTAL, Look

STYLES = {  # markers, by python-pptx's names; Office has no hexagon
    "circle": "CIRCLE",
    "square": "SQUARE",
    "diamond": "DIAMOND",
    "triangle": "TRIANGLE",
    "hexagon": "DASH",
    "x": "X",
    "plus": "PLUS",
    "star": "STAR",
}
DASHES = {
    "dash": "DASH",
    "dot": "ROUND_DOT",
    "dashdot": "DASH_DOT",
    "longdash": "LONG_DASH",
    "longdashdot": "LONG_DASH_DOT",
}


def style_series(element: Any, column: Column, native: Native, box: ChartBox) -> None:
    """Looks, labels and error bars of one c:ser."""
    from pptx.chart.series import _SeriesFactory

    series = _SeriesFactory(element)
    if column.mode is Mode.BAR:
        _bars(series, column, box.font_pt)
        bar_numbers(series, column, native, box)
    else:
        _line(series, column, box.font_pt)
        names(series, column, native)
    if column.has_intervals:
        _error_bars(element, column, native)


def _bars(series: Any, column: Column, font_pt: float) -> None:
    series.invert_if_negative = False
    _fill(series.format, column.look, outlined=column.is_outlined)
    for index in sorted(column.looks.keys() | column.provisional):
        if column.values[index] is None:
            continue
        point, look = series.points[index], column.looks.get(index, column.look)
        if index in column.provisional:
            _hollow(point.format, look, font_pt)
        else:
            _fill(point.format, look)


def _fill(shape: Any, look: Look, *, outlined: bool = False) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(TOTAL if outlined else look.fill)
    if outlined:
        shape.line.color.rgb = rgb(look.fill)


def _hollow(shape: Any, look: Look, font_pt: float) -> None:
    """A provisional bar: its outline only."""
    from pptx.util import Pt

    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(BACKGROUND)
    shape.line.color.rgb, shape.line.width = rgb(look.fill), Pt(0.16 * font_pt)


def _line(series: Any, column: Column, font_pt: float) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.util import Pt

    series.smooth = False
    if column.mode in (Mode.POINTS, Mode.OWN):
        series.format.line.fill.background()
    else:
        _stroke(series.format.line, column.look, 0.11 * font_pt if column.mode is Mode.LEVEL else 0.22 * font_pt)
    if column.mode is Mode.LEVEL:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style = getattr(XL_MARKER_STYLE, STYLES[column.look.marker])
    series.marker.size = _marker_size(column, font_pt)
    _marker(series.marker, column.look, hollow=False)
    for index in sorted(column.provisional | column.looks.keys()):
        if column.values[index] is not None:
            look = column.looks.get(index, column.look)
            marker = series.points[index].marker
            marker.style, marker.size = getattr(XL_MARKER_STYLE, STYLES[look.marker]), _marker_size(column, font_pt)
            _marker(marker, look, hollow=index in column.provisional)
    for index in sorted(column.starts):
        if 0 < index < len(column.values):
            series.points[index].format.line.fill.background()
    if column.mode is Mode.LINE:
        series.format.line.width = Pt(0.22 * font_pt)


def _marker_size(column: Column, font_pt: float) -> int:
    many = column.mode is Mode.POINTS and (len(column.values) > 60 or column.xs)
    return max(3, min(72, round(font_pt * (0.4 if many else 0.8))))


def _stroke(line: Any, look: Look, width: float) -> None:
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    line.color.rgb, line.width = rgb(look.fill), Pt(width)
    if look.dash in DASHES:
        line.dash_style = getattr(MSO_LINE, DASHES[look.dash])


def _marker(marker: Any, look: Look, *, hollow: bool) -> None:
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(BACKGROUND if hollow else look.fill)
    marker.format.line.color.rgb = rgb(look.fill)


def _error_bars(element: Any, column: Column, native: Native) -> None:
    """Custom error bars whose lengths stand in the workbook; absent where a number is."""
    number = next(n for n, other in enumerate(native.plan.columns) if other is column)
    first = interval_columns(native.plan)[number]
    down, up = distances(column)
    bars = element.makeelement(chart_element("errBars"), {})
    sub(bars, "errBarType", "both")
    sub(bars, "errValType", "cust")
    sub(bars, "noEndCap", "1")
    _lengths(sub(bars, "plus"), column_letter(first + 1), up, native.number_format)
    _lengths(sub(bars, "minus"), column_letter(first), down, native.number_format)
    bars.append(_thin(MUTED if column.mode is Mode.BAR else column.look.fill))
    anchor = element.find(chart_element("cat"))
    anchor.addprevious(bars)


def _lengths(parent: Any, letter: str, lengths: list[float | None], number_format: str) -> None:
    reference = sub(parent, "numRef")
    sub(reference, "f").text = f"Sheet1!${letter}$2:${letter}${len(lengths) + 1}"
    cache = sub(reference, "numCache")
    sub(cache, "formatCode").text = number_format
    sub(cache, "ptCount", str(len(lengths)))
    for index, length in enumerate(lengths):
        if length is not None:
            point = sub(cache, "pt")
            point.set("idx", str(index))
            sub(point, "v").text = repr(length)


def _thin(color: str) -> Any:
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    return parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:ln w="15875"><a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill></a:ln>'
        "</c:spPr>"
    )
