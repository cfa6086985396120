"""What stands for one number, upright or in a row: a bar or a point, the thin line of its interval, and what fits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.charts.chart import Chart, Kind, Value
from dashboard.scene.apart import Box, around
from dashboard.scene.looks import AXIS, BACKGROUND, Look, look_of
from dashboard.scene.metrics import width
from dashboard.scene.shapes import Line, Place, Point, Rect
from dashboard.scene.sheet import Sheet
from dashboard.scene.size import Size

SHARE, MOST_SHARE = {1: 0.58, 2: 0.72, 3: 0.82}, 0.88  # of a category's width, that so many bars take together
WIDEST, THICKEST = 7.0, 3.0  # a bar's place upright and in a row, in font sizes
BAR = 0.94  # of a bar's place, the rest is air
OUTLINE, THIN_OUTLINE = 2.5, 1.2  # of a bar that may still change, and of a total
INTERVAL, INTERVAL_EDGE = 2.2, 5.0  # the line, and the edge of paper that shows it on a dark bar
POINT_EDGE = 2.0
DOT = 1.3  # of the usual marker


@dataclass(frozen=True)
class Drawn:
    """One number or place without one: which it is, how it looks, and its place along the categories."""

    series: int
    category: int
    value: Value
    look: Look
    middle: float


def bar_place(chart: Chart, slot: float, size: Size, *, is_row: bool = False) -> float:
    """How much of a category's width, or of a row's height, one bar has to itself; in a row its number needs a line."""
    count = len(chart.series)
    share = MOST_SHARE if is_row and count > 1 else SHARE.get(count, MOST_SHARE)
    return min(slot * share / count, (THICKEST if is_row else WIDEST) * size.font)


def number_size(chart: Chart, slot: float, size: Size) -> float:
    """The font size at which every number fits over its bar, 0 where they fit at none."""
    labels = [value.short_label for series in chart.series for value in series.values if value.is_number]
    room = 0.92 * slot if len(chart.series) == 1 else bar_place(chart, slot, size)
    sizes = dict.fromkeys((size.number, size.font, size.small))
    return next((pt for pt in sizes if all(width(label, pt, bold=True) <= room for label in labels)), 0)


def fits_beside(chart: Chart, value: Value, slot: float, size: Size) -> bool:
    """Whether a number has room beside its point."""
    room = bar_place(chart, slot, size) if len(chart.series) > 1 else 0.95 * slot
    return width(value.short_label, size.font, bold=True) + size.marker <= room


def each(sheet: Sheet, start: float, slot: float, place: float) -> Iterator[Drawn]:
    """Every place, category by category, from where the first category begins; each bar has so much to itself."""
    chart = sheet.chart
    for category in range(len(chart.categories)):
        for nth, series in enumerate(chart.series):
            middle = start + (category + 0.5) * slot + (nth - (len(chart.series) - 1) / 2) * place
            yield Drawn(nth, category, series.values[category], look_of(chart, series, category), middle)


def draw(sheet: Sheet, drawn: Drawn, thick: float, place: Callable[[float, float], Place]) -> None:
    """A bar so thick, or a point, with its interval; `place` says where a value stands at a place of the categories."""
    value = drawn.value
    at = place(value.number or 0, drawn.middle)
    interval = tuple(place(edge, drawn.middle) for edge in value.interval or ())
    if sheet.chart.kind is Kind.DOTS:
        _interval(sheet, interval, drawn.look.fill)
        across = DOT * sheet.size.marker
        point(sheet, at, drawn.look, across, is_hollow=value.is_provisional)
        sheet.spot(drawn.series, drawn.category, around(*at, 2 * across, 2 * across), at)
        return
    (left, bottom), (right, top) = (
        place(0, drawn.middle - thick / 2),
        place(value.number or 0, drawn.middle + thick / 2),
    )
    box = Box(left, min(bottom, top), right, max(bottom, top))
    _bar(sheet, box, drawn, thick)
    _interval(sheet, interval, AXIS)
    sheet.spot(drawn.series, drawn.category, box, at)


def _bar(sheet: Sheet, box: Box, drawn: Drawn, thick: float) -> None:
    """Hollow where the number may still change."""
    look, line, is_hollow = drawn.look, sheet.size.line, drawn.value.is_provisional
    fill, edge = (BACKGROUND, look.outline) if is_hollow else (look.fill, look.edge)
    stroke = min((OUTLINE if is_hollow else THIN_OUTLINE) * line, thick / 3) if edge else 0
    sheet.add(Rect(box, fill, edge, stroke, min(2 * line, thick / 4), role="bar"))


def point(sheet: Sheet, at: Place, look: Look, across: float, *, is_hollow: bool) -> None:
    """A marker, hollow where the number may still change."""
    fill = BACKGROUND if is_hollow else look.fill
    sheet.add(Point(*at, look.marker, across, fill, look.fill, POINT_EDGE * sheet.size.line, role="point"))


def _interval(sheet: Sheet, points: tuple[Place, ...], ink: str) -> None:
    if points:
        sheet.add(Line(points, BACKGROUND, INTERVAL_EDGE * sheet.size.line, role="interval edge"))
        sheet.add(Line(points, ink, INTERVAL * sheet.size.line, role="interval"))


def end_of(value: Value) -> float:
    """The upper end of a number with its interval, zero at least."""
    return max(end for end in (value.value, value.high, 0) if end is not None)
