"""Labels in an Office chart: numbers at bars and points, names at lines, signs of provisional numbers."""

from collections.abc import Iterable
from typing import Any

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Kind
from dashboard.office.build import Native
from dashboard.office.plan import Column, Mode
from dashboard.office.xml import chart_element, new_element, solid, sub
from dashboard.scene.kinds.lines import signed
from dashboard.scene.kinds.numbers import BAR, bar_place, fits_beside, number_size
from dashboard.scene.looks import BACKGROUND, INK
from dashboard.scene.metrics import width

SMALL_BAR = 0.14  # of the axis: a shorter bar has its number above
SIGN = f'"{PROVISIONAL_SIGN}"'  # as part of a number's format
FLAGS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")


def bar_numbers(series: Any, column: Column, native: Native) -> None:
    """Each bar's number above it, or inside if it has an interval and room; only provisional signs if not all fit."""
    plan, is_horizontal = native.plan, native.plan.chart.kind is Kind.BARS
    size = plan.size.font if is_horizontal else number_size(plan.chart, plan.slot, plan.size)
    if not size:
        _signs(series._element, column, signed(column.shown, is_named=False), "outEnd")
        return
    wide = plan.size.width if is_horizontal else BAR * bar_place(plan.chart, plan.slot, plan.size)
    for index, value in enumerate(column.shown):
        if value.number is not None:
            has_room = plan.scale.share(value.number) >= SMALL_BAR and width(value.short_label, size, bold=True) < wide
            is_inside = any(column.intervals) and has_room
            color = BACKGROUND if is_inside and not value.is_provisional else INK
            style = _style(native, column, index)
            _label(series._element, index, "inBase" if is_inside else "outEnd", color, style, size=size)


def names(series: Any, column: Column, native: Native) -> None:
    """Names at the ends of lines, and at one's own points; numbers at DOTS."""
    plan, element, ink = native.plan, series._element, column.look.ink
    if column.last is None:
        return
    style = _style(native, column, column.last)
    if column.mode is Mode.LINE:
        _signs(element, column, signed(column.shown, is_named=plan.names_ends), "t")
        if plan.names_ends:
            period = "".join(f'" {part}"' for part in column.end[1:])
            _label(element, column.last, "r", ink, style + period, separator="\n" if period else " ")
    elif column.mode is Mode.OWN:
        _label(element, column.last, _beside(column, native), ink, style, separator=" ")
    elif column.mode is Mode.POINTS and plan.chart.kind is Kind.DOTS:
        for index, value in enumerate(column.shown):
            has_room = fits_beside(plan.chart, value, plan.slot, plan.size)
            if value.is_number and (has_room or value.is_provisional):
                style = _style(native, column, index) if has_room else SIGN
                _label(element, index, "r", ink, style, fill=solid(BACKGROUND))


def _signs(element: Any, column: Column, indices: Iterable[int], position: str) -> None:
    """Only the sign, at provisional numbers that are not written."""
    for index in indices:
        _label(element, index, position, INK if column.mode is Mode.BAR else column.look.ink, SIGN)


def _beside(column: Column, native: Native) -> str:
    """The position that keeps neighbours' names off each other and off points."""
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
    """A c:dLbl at one point, in the series' c:dLbls, created for the first. A `fill` hides lines behind.

    A `separator` adds the series' name before the number, on a separate line if it is a line break.
    """
    from xml.sax.saxutils import quoteattr

    parent = element.get_or_add_dLbls()
    if parent.find(chart_element("dLbl")) is None:
        for child in list(parent):
            parent.remove(child)
        for flag in FLAGS:
            sub(parent, flag, "0")
    large = f' sz="{round(100 * size)}"' if size else ""
    label = new_element(
        "dLbl",
        f'<c:idx val="{index}"/><c:numFmt formatCode={quoteattr(style)} sourceLinked="0"/>'
        f'<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr{large} b="1">{solid(color)}</a:defRPr></a:pPr><a:endParaRPr lang="nb-NO"/></a:p></c:txPr>'
        f'<c:dLblPos val="{position}"/>',
    )
    for flag in FLAGS:
        sub(label, flag, str(int(flag == "showVal" or (flag == "showSerName" and bool(separator)))))
    sub(label, "separator").text = separator or " "
    before = [other for other in parent.findall(chart_element("dLbl")) if other.idx_val < index]
    parent.insert(len(before), label)
