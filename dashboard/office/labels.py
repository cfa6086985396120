"""Labels in an Office chart: numbers at bars and points, names at lines, signs of provisional numbers."""

from collections.abc import Iterable
from typing import Any

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Kind
from dashboard.charts.drawing.stack import Part, Stack, stacks
from dashboard.office.build import Native
from dashboard.office.plan import Column, Mode, Plan
from dashboard.office.xml import chart_element, new_element, solid, sub
from dashboard.scene.boxes import spread
from dashboard.scene.kinds.lines import signed
from dashboard.scene.kinds.numbers import BAR, bar_place, fits_beside, number_size
from dashboard.scene.kinds.stack_columns import BESIDE, column_of
from dashboard.scene.looks import BACKGROUND, INK
from dashboard.scene.metrics import LEADING, width

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


def part_numbers(series: Any, column: Column, native: Native) -> None:
    """Each part's number to the right of its bar, as in the picture of the same size; else only provisional signs."""
    plan = native.plan
    nth = next(n for n, other in enumerate(plan.columns) if other is column)
    found = column_of(plan.chart, plan.slot, plan.size)
    if not found.part:
        _signs(series._element, column, signed(column.shown, is_named=False), "ctr")
        return
    for stack in stacks(plan.chart):
        for part, down in _moved(plan, stack, found.part):
            if part.series == nth:
                label = column.shown[stack.category].short_label
                right = (found.width + width(label, found.part, bold=True)) / 2 + 2 * BESIDE * plan.size.font
                move, style = (right / plan.size.width, down / plan.size.height), _style(native, column, stack.category)
                _label(series._element, stack.category, "ctr", column.look.ink, style, size=found.part, move=move)


def _moved(plan: Plan, stack: Stack, size: float) -> list[tuple[Part, float]]:
    """The parts whose numbers have room beside a bar, from the top down, each with how far its number must move."""
    high, tall, parts = plan.picture.plot.height, LEADING * size, stack.parts[::-1]

    def y(value: float) -> float:
        return (1 - plan.scale.share(value)) * high

    middles = [y((part.low + part.high) / 2) for part in parts]
    top = y(max(stack.top, stack.total or 0)) - (tall / 2 if stack.total is None else 0)
    placed = spread(middles, tall, top=top, bottom=high) or []
    return [(part, at - middle) for part, at, middle in zip(parts, placed, middles, strict=False)]


def total_numbers(series: Any, column: Column, native: Native) -> None:
    """Each total above its dash, in the picture's type size; only provisional signs if not all fit."""
    plan = native.plan
    size = column_of(plan.chart, plan.slot, plan.size).total
    for index, value in enumerate(column.shown):
        if value.is_number and (size or value.is_provisional):
            _label(series._element, index, "t", INK, _style(native, column, index) if size else SIGN, size=size)


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
    move: tuple[float, float] = (0, 0),
) -> None:
    """A c:dLbl at one point, in the series' c:dLbls, created for the first. A `fill` hides lines behind.

    `move` is how far it is from its `position`, to the right and down, as shares of the chart. A
    `separator` adds the series' name before the number, on a separate line if it is a line break.
    """
    from xml.sax.saxutils import quoteattr

    parent = element.get_or_add_dLbls()
    if parent.find(chart_element("dLbl")) is None:
        for child in list(parent):
            parent.remove(child)
        for flag in (*FLAGS, "showLeaderLines"):
            sub(parent, flag, "0")
    large = f' sz="{round(100 * size)}"' if size else ""
    layout = '<c:layout><c:manualLayout><c:x val="{:.4f}"/><c:y val="{:.4f}"/></c:manualLayout></c:layout>'.format(
        *move
    )
    label = new_element(
        "dLbl",
        f'<c:idx val="{index}"/>{layout}<c:numFmt formatCode={quoteattr(style)} sourceLinked="0"/>'
        f'<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr{large} b="1">{solid(color)}</a:defRPr></a:pPr><a:endParaRPr lang="nb-NO"/></a:p></c:txPr>'
        f'<c:dLblPos val="{position}"/>',
    )
    for flag in FLAGS:
        sub(label, flag, str(int(flag == "showVal" or (flag == "showSerName" and bool(separator)))))
    sub(label, "separator").text = separator or " "
    before = [other for other in parent.findall(chart_element("dLbl")) if other.idx_val < index]
    parent.insert(len(before), label)
