"""What stands for one number, upright or in a row: a bar or a point, and the thin line of its interval."""

from dataclasses import dataclass

from dashboard.charts.chart import Value
from dashboard.scene.apart import Box, around
from dashboard.scene.looks import AXIS, BACKGROUND, Look, fill_of
from dashboard.scene.shapes import Line, Place, Point, Rect
from dashboard.scene.sheet import Sheet

OUTLINE, THIN_OUTLINE = 2.5, 1.2  # of a bar that may still change, and of a total
INTERVAL, INTERVAL_EDGE = 2.2, 5.0  # the line, and the edge of paper that shows it on a dark bar
DOT = 1.3  # of the usual marker


@dataclass(frozen=True)
class Drawn:
    """One number or place without one: which it is, and how it looks."""

    series: int
    category: int
    value: Value
    look: Look


def end_of(value: Value) -> float:
    """The upper end of a number with its interval, zero at least."""
    return max(end for end in (value.value, value.high, 0) if end is not None)


def bar(sheet: Sheet, drawn: Drawn, box: Box, across: float, at: Place, interval: tuple[Place, ...]) -> None:
    """A bar so thick `across`, hollow where it may still change, and its interval; `at` is its end."""
    fill, edge = fill_of(sheet.chart, sheet.chart.series[drawn.series], drawn.look)
    if drawn.value.is_provisional:
        fill, edge = BACKGROUND, drawn.look.fill
    line = sheet.size.line
    stroke = min((OUTLINE if drawn.value.is_provisional else THIN_OUTLINE) * line, across / 3) if edge else 0
    sheet.add(Rect(box, fill, edge, stroke, min(2 * line, across / 4), role="bar"))
    _interval(sheet, interval, AXIS)
    sheet.spot(drawn.series, drawn.category, box, at)


def dot(sheet: Sheet, drawn: Drawn, at: Place, interval: tuple[Place, ...]) -> None:
    """A point, hollow where it may still change, and its interval."""
    _interval(sheet, interval, drawn.look.fill)
    fill = BACKGROUND if drawn.value.is_provisional else drawn.look.fill
    across = DOT * sheet.size.marker
    stroke = 2 * sheet.size.line
    sheet.add(Point(*at, drawn.look.marker, across, fill, drawn.look.fill, stroke, role="point"))
    sheet.spot(drawn.series, drawn.category, around(*at, 2 * across, 2 * across), at)


def _interval(sheet: Sheet, points: tuple[Place, ...], ink: str) -> None:
    if points:
        sheet.add(Line(points, BACKGROUND, INTERVAL_EDGE * sheet.size.line, role="interval edge"))
        sheet.add(Line(points, ink, INTERVAL * sheet.size.line, role="interval"))
