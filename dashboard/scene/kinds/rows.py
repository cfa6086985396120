"""BARS, and columns and dots whose names need room: one category a row, from zero, the number at the end."""

from dataclasses import dataclass, replace

from dashboard.charts.chart import Chart, Kind, Value
from dashboard.charts.gaps import SLOT_SHARE, reason_words
from dashboard.scene import head
from dashboard.scene.apart import Box
from dashboard.scene.kinds.numbers import Drawn, bar, dot, end_of
from dashboard.scene.looks import AXIS, GRID, INK, MUTED, SLOT, look_of
from dashboard.scene.metrics import CAP, LEADING, height, widest, width, wrap
from dashboard.scene.shapes import Line, Place, Rect, Words, centred
from dashboard.scene.sheet import Sheet, fitted

NAMES, MOST_NAMES = 0.42, 0.5  # of the picture's width
MOST_LINES = 3
GROUP, GROUP_OF_MANY = 0.66, 0.8  # of a row's height for its bar, or for its bars
BAR = 0.94  # of a bar's place, the rest is air
FOOT = 1.9  # below the plot, in font sizes
APART = 0.4  # from a bar's end to its number, in font sizes


@dataclass(frozen=True)
class Row(Drawn):
    """A number or a place without one, with where its bar stands."""

    middle: float
    thick: float


def lay_out(sheet: Sheet) -> None:
    """Names, axis, bars or points, numbers."""
    chart = sheet.chart
    _head(sheet)
    names = _names(sheet)
    left = max((widest(lines, sheet.size.font) for lines in names), default=0) + 0.7 * sheet.size.font
    sheet.plot = sheet.room.inset(left=left, right=_numbers_room(sheet), bottom=FOOT * sheet.size.font)
    _axis(sheet)
    for index, lines in enumerate(names):
        _name(sheet, index, lines)
    for row in _rows(sheet):
        draw = _no_number if not row.value.is_number else _dot if chart.kind is Kind.DOTS else _bar
        draw(sheet, row)
    _foot_line(sheet)


def needed_height(sheet: Sheet) -> float:
    """Height that the whole picture needs so that no name is cut, or in a fixed picture no row over another."""
    size, count = sheet.size, len(sheet.chart.categories)
    tall = max((height(lines, size.font) for lines in _whole_names(sheet)), default=0) + 0.5 * size.font
    row = max(size.row * max(1.0, 0.62 * len(sheet.chart.series)), tall)
    if size.fixed:
        row = LEADING * size.font * max(1, len(sheet.chart.series))
    return size.height - _below_head(sheet) + count * row + FOOT * size.font


def _below_head(sheet: Sheet) -> float:
    """Height that is left below unit and key, tried on a sheet of its own."""
    tried = replace(sheet, shapes=[], spots=[])
    _head(tried)
    return tried.room.height


def _head(sheet: Sheet) -> None:
    head.unit(sheet)
    head.key(sheet, (*head.entries(sheet.chart), *head.level_entry(sheet.chart)))


def _x(sheet: Sheet, value: float) -> float:
    return sheet.plot.left + sheet.scale.share(value) * sheet.plot.width


def _whole_names(sheet: Sheet) -> list[tuple[str, ...]]:
    room = sheet.room.width * NAMES
    return [wrap(name, sheet.size.font, room, most=MOST_LINES) for name in sheet.chart.categories]


def _names(sheet: Sheet) -> list[tuple[str, ...]]:
    """Lines of each row's name, as many as its row is high; a fixed picture gives them more of its width."""
    size = sheet.size.font
    row = (sheet.room.height - FOOT * size) / max(1, len(sheet.chart.categories))
    most = max(1, min(MOST_LINES, int(row / (LEADING * size))))
    names = [wrap(name, size, sheet.room.width * NAMES, most=most) for name in sheet.chart.categories]
    if not any(line.endswith("…") for lines in names for line in lines):
        return names
    return [wrap(name, size, sheet.room.width * MOST_NAMES, most=most) for name in sheet.chart.categories]


def _numbers_room(sheet: Sheet) -> float:
    """Width for the number beyond the longest bar."""
    labels = [value.short_label for series in sheet.chart.series for value in series.values if value.is_number]
    widths = (width(label, sheet.size.font, bold=True) for label in labels)
    return max(widths, default=0) + sheet.size.marker + 0.5 * sheet.size.font


def _axis(sheet: Sheet) -> None:
    """A light line up the plot for each tick, its number below as far as each has room."""
    plot, size, free = sheet.plot, sheet.size, -1.0
    for tick, label in zip(sheet.scale.ticks, sheet.tick_labels(), strict=True):
        x = _x(sheet, tick)
        if tick != sheet.scale.low:
            sheet.add(Line(((x, plot.top), (x, plot.bottom)), GRID, size.line, role="grid"))
        half = width(label, size.font) / 2
        if x - half > free:
            y = plot.bottom + 0.4 * size.font + (LEADING / 2 + CAP) * size.font
            sheet.add(Words(x, y, (label,), size.font, MUTED, anchor="middle", role="tick"))
            free = x + half + 0.4 * size.font


def _foot_line(sheet: Sheet) -> None:
    plot = sheet.plot
    points = ((plot.left, plot.top), (plot.left, plot.bottom))
    sheet.add(Line(points, AXIS, 1.4 * sheet.size.line, role="base"))


def _row_height(sheet: Sheet) -> float:
    return sheet.plot.height / max(1, len(sheet.chart.categories))


def _name(sheet: Sheet, index: int, lines: tuple[str, ...]) -> None:
    size = sheet.size.font
    own = any(index in series.highlight for series in sheet.chart.series)
    middle = sheet.plot.top + (index + 0.5) * _row_height(sheet)
    style = {"anchor": "end", "bold": own, "role": "category"}
    sheet.add(centred(sheet.plot.left - 0.5 * size, middle, lines, size, INK, **style))


def _rows(sheet: Sheet) -> list[Row]:
    chart, tall, count = sheet.chart, _row_height(sheet), len(sheet.chart.series)
    thick = min((GROUP if count == 1 else GROUP_OF_MANY) * tall / count, 3 * sheet.size.font)
    found = []
    for category in range(len(chart.categories)):
        for nth, series in enumerate(chart.series):
            offset = (nth - (len(chart.series) - 1) / 2) * thick
            middle = sheet.plot.top + (category + 0.5) * tall + offset
            look = look_of(chart, series, category)
            found.append(Row(nth, category, series.values[category], look, middle, thick * BAR))
    return found


def _bar(sheet: Sheet, row: Row) -> None:
    """A bar with its interval, and its number at the end."""
    end = _x(sheet, row.value.number or 0)
    box = Box(sheet.plot.left, row.middle - row.thick / 2, end, row.middle + row.thick / 2)
    bar(sheet, row, box, row.thick, (end, row.middle), _interval(sheet, row))
    _number(sheet, row, INK)


def _interval(sheet: Sheet, row: Row) -> tuple[Place, ...]:
    return tuple((_x(sheet, edge), row.middle) for edge in row.value.interval or ())


def _dot(sheet: Sheet, row: Row) -> None:
    dot(sheet, row, (_x(sheet, row.value.number or 0), row.middle), _interval(sheet, row))
    _number(sheet, row, row.look.ink)


def _number(sheet: Sheet, row: Row, ink: str) -> None:
    """The number to the right of its bar, point or interval."""
    value, size = row.value, sheet.size.font
    away = 0.8 * sheet.size.marker if sheet.chart.kind is Kind.DOTS else APART * size
    at = _x(sheet, end_of(value)) + away, row.middle + CAP * size
    sheet.add(Words(*at, (value.short_label,), size, ink, bold=True, halo=True, role="value"))


def _no_number(sheet: Sheet, row: Row) -> None:
    """A short slot where a bar would begin, and why there is no number."""
    plot, small = sheet.plot, sheet.size.small
    thick = min(row.thick, 2 * sheet.size.font)
    end = plot.left + plot.width * SLOT_SHARE
    box = Box(plot.left, row.middle - thick / 2, end, row.middle + thick / 2)
    sheet.add(Rect(box, SLOT, role="slot"))
    left = end + APART * small
    lines = _reason(sheet.chart, row.value, small, sheet.room.right - left, row.thick)
    sheet.add(centred(left, row.middle, lines, small, MUTED, halo=True, role="gap"))
    sheet.spot(row.series, row.category, box, box.middle)


def _reason(chart: Chart, value: Value, size: float, room: float, tall: float) -> tuple[str, ...]:
    """Over as many lines as its row has room for."""
    lines = wrap(reason_words(chart, value), size, room)
    return lines if height(lines, size) <= 1.5 * tall else fitted(reason_words(chart, value), size, room)
