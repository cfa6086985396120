"""What is written in an Office chart: numbers at bars and points, names at lines, the sign of a provisional number."""

from collections.abc import Iterable
from typing import Any

from dashboard.charts.chart import Kind
from dashboard.charts.ends import in_period
from dashboard.office.build import Native
from dashboard.office.chart_box import ChartBox
from dashboard.office.plan import MOST_LABELS, Column, Mode
from dashboard.office.xml import chart_element, sub
from dashboard.scene.looks import BACKGROUND, INK
from dashboard.scene.metrics import width

GAP = 55  # between groups of bars, in per cent of a bar
SMALL_BAR = 0.14  # of the axis: a shorter bar has its number above it
SIGN_ALONE = '"*"'  # a format that writes the sign instead of the number
NEW_LINE = "\n"


def bar_numbers(series: Any, column: Column, native: Native, box: ChartBox) -> None:
    """The number of each bar: over it; in its foot where an interval stands at its end and the bar has room.

    Where there is no room for all, provisional ones still have their sign.
    """
    bars = [other for other in native.plan.columns if other.mode is Mode.BAR]
    if sum(len(other.values) for other in bars) > MOST_LABELS:
        _signs(series._element, column, range(len(column.values)), "outEnd")
        return
    scale = native.plan.scale
    slot = 0.85 * box.width_pt / max(1, len(native.plan.categories))
    wide = slot / (1 + GAP / 100) / len(bars) if native.plan.chart.kind is Kind.COLUMNS else box.width_pt
    decimals, every = native.plan.chart.decimals, _every(column, bars, slot, native, box)
    _signs(
        series._element, column, (n for n in range(len(column.values)) if ((column.last or 0) - n) % every), "outEnd"
    )
    for index, value in enumerate(column.values):
        if value is None or ((column.last or 0) - index) % every:
            continue
        fits = scale.share(value) >= SMALL_BAR and width(f"{value:,.{decimals}f}", box.font_pt, bold=True) < wide
        inside, is_hollow = column.has_intervals and fits, index in column.provisional
        position = "inBase" if inside else "outEnd"
        color = BACKGROUND if inside and not is_hollow else INK
        _label(series._element, index, position, color, _style(native, column, index))


def _signs(element: Any, column: Column, indices: Iterable[int], position: str) -> None:
    """The sign alone at those provisional numbers that are not written."""
    for index in indices:
        if index in column.provisional and column.values[index] is not None:
            _label(element, index, position, INK, SIGN_ALONE)


def _every(column: Column, bars: list[Column], slot: float, native: Native, box: ChartBox) -> int:
    """1, or 2 where upright bars stand closer than their numbers are wide: then every second has its number."""
    if native.plan.chart.kind is not Kind.COLUMNS or len(bars) > 1:
        return 1
    decimals = native.plan.chart.decimals
    numbers = [f"{value:,.{decimals}f}" for value in column.values if value is not None]
    return 1 + (max((width(number, box.font_pt, bold=True) for number in numbers), default=0) > slot)


def names(series: Any, column: Column, native: Native) -> None:
    """Names at the ends of lines, and at one's own points; numbers at DOTS."""
    kind, last = native.plan.chart.kind, column.last
    if last is None:
        return
    ink = column.look.ink
    if column.mode is Mode.LINE:
        is_named = native.plan.names_ends
        _signs(series._element, column, (n for n in range(last + 1) if n < last or not is_named), "t")
        if is_named:
            style = _style(native, column, last) + _in_period(native, column)
            _label(series._element, last, "r", ink, style, name=True, divided=bool(column.period))
    elif column.mode is Mode.OWN:
        _label(series._element, last, _beside(column, native), ink, _style(native, column, last), name=True)
    elif column.mode is Mode.POINTS and kind is Kind.DOTS:
        for index, value in enumerate(column.values):
            if value is not None:
                _label(series._element, index, "r", INK, _style(native, column, index), on_white=True)


def _beside(column: Column, native: Native) -> str:
    """Where neighbours' names keep apart and meet no points."""
    own = [other for other in native.plan.columns if other.mode is Mode.OWN]
    highest = max(own, key=lambda other: other.values[other.last or 0] or 0)
    return "t" if column is highest else "l"


def _in_period(native: Native, column: Column) -> str:
    """« i 2022–2023» as part of a number's format; empty where the period is plain."""
    if not column.period:
        return ""
    return f'" {in_period(native.plan.chart, column.period)}"'


def _style(native: Native, column: Column, index: int) -> str:
    """The number format, with the sign of a provisional number."""
    return native.number_format + ('"*"' if index in column.provisional else "")


def _label(
    element: Any,
    index: int,
    position: str,
    color: str,
    style: str,
    *,
    name: bool = False,
    divided: bool = False,
    on_white: bool = False,
) -> None:
    """A c:dLbl at one point; the series' c:dLbls is made at the first. `on_white` hides lines behind.

    `divided` puts the number on a line of its own below the name.
    """
    from xml.sax.saxutils import quoteattr

    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    parent = element.get_or_add_dLbls()
    if not parent.findall(chart_element("dLbl")):
        for child in list(parent):
            parent.remove(child)
        for flag in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"):
            sub(parent, flag, "0")
    fill = f'<a:solidFill><a:srgbClr val="{BACKGROUND[1:]}"/></a:solidFill>' if on_white else "<a:noFill/>"
    label = parse_xml(
        f'<c:dLbl {nsdecls("c", "a")}><c:idx val="{index}"/><c:numFmt formatCode={quoteattr(style)} sourceLinked="0"/>'
        f'<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr b="1"><a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="nb-NO"/></a:p></c:txPr>'
        f'<c:dLblPos val="{position}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
        f"<c:separator>{NEW_LINE if divided else ' '}</c:separator></c:dLbl>"
    )
    before = [other for other in parent.findall(chart_element("dLbl")) if _index(other) < index]
    parent.insert(len(before), label)


def _index(label: Any) -> int:
    return int(label.find(chart_element("idx")).get("val"))
