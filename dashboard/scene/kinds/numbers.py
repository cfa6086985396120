"""How one number is drawn, upright or in a row: a bar or point with its interval, and whether its label fits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.charts.chart import Chart, Kind, Value
from dashboard.scene.boxes import Box, around
from dashboard.scene.looks import AXIS, BACKGROUND, Look, look_of
from dashboard.scene.metrics import width
from dashboard.scene.shapes import Line, Place, Point, Rect
from dashboard.scene.sheet import Sheet
from dashboard.scene.size import Size

SHARE, MOST_SHARE = {1: 0.58, 2: 0.72, 3: 0.82}, 0.88  # of a category's width, for all its bars, by their count
WIDEST, THICKEST = 7.0, 3.0  # the most space for a bar, upright and in a row, in font sizes
BAR = 0.94  # of a bar's space, the rest is padding
OUTLINE, THIN_OUTLINE = 2.5, 1.2  # of a provisional bar, and of a pale one
INTERVAL, INTERVAL_EDGE = 2.2, 5.0  # the line, and the pale edge that shows it on a dark bar
POINT_EDGE = 2.0
DOT = 1.3  # times the normal marker


@dataclass(frozen=True)
class Datum:
    """One number or missing number: its position in the chart, its look, and its place along the categories."""

    series: int
    category: int
    value: Value
    look: Look
    middle: float


def bar_place(chart: Chart, slot: float, size: Size, *, is_row: bool = False) -> float:
    """The share of a category's width, or of a row's height, for one bar; in a row its number needs a line."""
    count = len(chart.series)
    share = MOST_SHARE if is_row and count > 1 else SHARE.get(count, MOST_SHARE)
    return min(slot * share / count, (THICKEST if is_row else WIDEST) * size.font)


def number_size(chart: Chart, slot: float, size: Size) -> float:
    """The font size at which every number fits above its bar; 0 if there is none."""
    labels = [value.short_label for series in chart.series for value in series.values if value.is_number]
    room = 0.92 * slot if len(chart.series) == 1 else bar_place(chart, slot, size)
    sizes = dict.fromkeys((size.number, size.font, size.small))
    return next((pt for pt in sizes if all(width(label, pt, bold=True) <= room for label in labels)), 0)


def fits_beside(chart: Chart, value: Value, slot: float, size: Size) -> bool:
    """Whether a number fits beside its point."""
    room = bar_place(chart, slot, size) if len(chart.series) > 1 else 0.95 * slot
    return width(value.short_label, size.font, bold=True) + size.marker <= room


def each_datum(sheet: Sheet, start: float, slot: float, place: float) -> Iterator[Datum]:
    """Every number, by category, from the first category's start; each bar has `place` to itself."""
    chart = sheet.chart
    for category in range(len(chart.categories)):
        for nth, series in enumerate(chart.series):
            middle = start + (category + 0.5) * slot + (nth - (len(chart.series) - 1) / 2) * place
            yield Datum(nth, category, series.values[category], look_of(chart, series, category), middle)


def draw(sheet: Sheet, datum: Datum, thick: float, place: Callable[[float, float], Place]) -> None:
    """A bar or a point with its interval; `place` maps a value and a position along the categories to a point."""
    value, number = datum.value, datum.value.number or 0
    at = place(number, datum.middle)
    interval = tuple(place(edge, datum.middle) for edge in value.interval or ())
    if sheet.chart.kind is Kind.DOTS:
        draw_interval(sheet, interval, datum.look.fill)
        across = DOT * sheet.size.marker
        point(sheet, at, datum.look, across, is_hollow=value.is_provisional)
        sheet.spot(datum.series, datum.category, around(*at, 2 * across, 2 * across), at)
        return
    (left, bottom), (right, top) = place(0, datum.middle - thick / 2), place(number, datum.middle + thick / 2)
    box = Box(left, min(bottom, top), right, max(bottom, top))
    draw_bar(sheet, box, datum, thick)
    draw_interval(sheet, interval, AXIS)
    sheet.spot(datum.series, datum.category, box, at)


def draw_bar(sheet: Sheet, box: Box, datum: Datum, thick: float) -> None:
    """One bar, hollow if its number is provisional."""
    look, line, is_hollow = datum.look, sheet.size.line, datum.value.is_provisional
    fill, edge = (BACKGROUND, look.outline) if is_hollow else (look.fill, look.edge)
    stroke = min((OUTLINE if is_hollow else THIN_OUTLINE) * line, thick / 3) if edge else 0
    sheet.add(Rect(box, fill, edge, stroke, min(2 * line, thick / 4), role="bar"))


def point(sheet: Sheet, at: Place, look: Look, across: float, *, is_hollow: bool) -> None:
    """A marker, hollow if the number is provisional."""
    fill = BACKGROUND if is_hollow else look.fill
    sheet.add(Point(*at, look.marker, across, fill, look.fill, POINT_EDGE * sheet.size.line, role="point"))


def draw_interval(sheet: Sheet, points: tuple[Place, ...], ink: str) -> None:
    """A thin line between the ends of an interval, if there is one, with a pale edge."""
    if points:
        sheet.add(Line(points, BACKGROUND, INTERVAL_EDGE * sheet.size.line, role="interval edge"))
        sheet.add(Line(points, ink, INTERVAL * sheet.size.line, role="interval"))


def end_of(value: Value) -> float:
    """The upper end of a number with its interval, at least zero."""
    return max(end for end in (value.value, value.high, 0) if end is not None)
