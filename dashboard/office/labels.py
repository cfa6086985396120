"""What is written in an Office chart: numbers at bars and points, names at lines, the sign of a provisional number."""

from collections.abc import Iterable
from typing import Any

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Kind
from dashboard.office.build import Native
from dashboard.office.plan import Column, Mode
from dashboard.office.xml import chart_element, parsed, solid, sub
from dashboard.scene.kinds.lines import signed
from dashboard.scene.kinds.numbers import BAR, bar_place, fits_beside, number_size
from dashboard.scene.looks import BACKGROUND, INK
from dashboard.scene.metrics import width

SMALL_BAR = 0.14  # of the axis: a shorter bar has its number above it
SIGN = f'"{PROVISIONAL_SIGN}"'  # as part of a number's format
FLAGS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def bar_numbers(series: Any, column: Column, native: Native) -> None:
    """The number of each bar: over it; in its foot where an interval stands at its end and the bar has room.

    Where there is no room for all, provisional ones still have their sign.
    """
    made, is_lying = native.plan, native.plan.chart.kind is Kind.BARS
    size = made.size.font if is_lying else number_size(made.chart, made.slot, made.size)
    if not size:
        _signs(series._element, column, signed(column.shown, is_named=False), "outEnd")
        return
    wide = made.size.width if is_lying else BAR * bar_place(made.chart, made.slot, made.size)
    for index, value in enumerate(column.shown):
        if value.number is not None:
            has_room = made.scale.share(value.number) >= SMALL_BAR and width(value.short_label, size, bold=True) < wide
            is_inside = any(column.intervals) and has_room
            color = BACKGROUND if is_inside and not value.is_provisional else INK
            style = _style(native, column, index)
            _label(series._element, index, "inBase" if is_inside else "outEnd", color, style, size=size)


def names(series: Any, column: Column, native: Native) -> None:
    """Names at the ends of lines, and at one's own points; numbers at DOTS."""
    made, element, ink = native.plan, series._element, column.look.ink
    if column.last is None:
        return
    style = _style(native, column, column.last)
    if column.mode is Mode.LINE:
        _signs(element, column, signed(column.shown, is_named=made.names_ends), "t")
        if made.names_ends:
            period = "".join(f'" {part}"' for part in column.end[1:])
            _label(element, column.last, "r", ink, style + period, separator="\n" if period else " ")
    elif column.mode is Mode.OWN:
        _label(element, column.last, _beside(column, native), ink, style, separator=" ")
    elif column.mode is Mode.POINTS and made.chart.kind is Kind.DOTS:
        for index, value in enumerate(column.shown):
            has_room = fits_beside(made.chart, value, made.slot, made.size)
            if value.is_number and (has_room or value.is_provisional):
                style = _style(native, column, index) if has_room else SIGN
                _label(element, index, "r", ink, style, fill=solid(BACKGROUND))


def _signs(element: Any, column: Column, indices: Iterable[int], position: str) -> None:
    """The sign alone at provisional numbers that are not written."""
    for index in indices:
        _label(element, index, position, INK if column.mode is Mode.BAR else column.look.ink, SIGN)


def _beside(column: Column, native: Native) -> str:
    """Where neighbours' names keep apart and meet no points."""
    own = [other for other in native.plan.columns if other.mode is Mode.OWN]
    return "t" if column is max(own, key=lambda other: other.newest) else "l"


def _style(native: Native, column: Column, index: int) -> str:
    """The number format, with the sign of a provisional number."""
    return native.number_format + (SIGN if column.shown[index].is_provisional else "")


def _label(
    element: Any,
    index: int,
    position: str,
    color: str,
    style: str,
    *,
    separator: str = "",
    fill: str = "<a:noFill/>",
    size: float = 0,
) -> None:
    """A c:dLbl at one point; the series' c:dLbls is made at the first. A `fill` hides lines behind.

    With a `separator` the series' name stands before the number, on a line of its own where that is a new line.
    """
    from xml.sax.saxutils import quoteattr

    parent = element.get_or_add_dLbls()
    if parent.find(chart_element("dLbl")) is None:
        for child in list(parent):
            parent.remove(child)
        for flag in FLAGS:
            sub(parent, flag, "0")
    large = f' sz="{round(100 * size)}"' if size else ""
    label = parsed(
        "dLbl",
        f'<c:idx val="{index}"/><c:numFmt formatCode={quoteattr(style)} sourceLinked="0"/>'
        f'<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr{large} b="1">{solid(color)}</a:defRPr></a:pPr><a:endParaRPr lang="nb-NO"/></a:p></c:txPr>'
        f'<c:dLblPos val="{position}"/>',
    )
    for flag in FLAGS:
        sub(label, flag, str(int(flag == "showVal" or (flag == "showSerName" and bool(separator)))))
    sub(label, "separator").text = separator or " "
    before = [other for other in parent.findall(chart_element("dLbl")) if _index(other) < index]
    parent.insert(len(before), label)


def _index(label: Any) -> int:
    return int(label.find(chart_element("idx")).get("val"))
