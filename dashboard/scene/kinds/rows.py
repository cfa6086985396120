"""BARS, and columns and dots with long names: one category per row, from zero, the number at the end."""

from functools import partial

from dashboard.charts.chart import Kind
from dashboard.charts.drawing.gaps import SLOT_SHARE, reason_words
from dashboard.scene import head
from dashboard.scene.axes import MOST_LINES, axis_across, base_line
from dashboard.scene.boxes import Box
from dashboard.scene.kinds import stacked_rows
from dashboard.scene.kinds.numbers import BAR, Datum, bar_place, draw, each_datum, end_of
from dashboard.scene.looks import INK, MUTED, SLOT, level_look
from dashboard.scene.metrics import CAP, LEADING, cut, height, widest, width, wrap
from dashboard.scene.shapes import Label, Place, Rect, centred
from dashboard.scene.sheet import Sheet

NAMES, MOST_NAMES = 0.42, 0.5  # of the picture's width
FOOT = 1.9  # below the plot, in font sizes
NUMBER_GAP = 0.4  # from a bar's end to its number, in font sizes


def lay_out(sheet: Sheet) -> None:
    """Names, axis, bars or points, numbers."""
    _head(sheet)
    names = _names(sheet)
    left = max((widest(lines, sheet.size.font) for lines in names), default=0) + 0.7 * sheet.size.font
    sheet.plot = sheet.room.inset(left=left, right=_numbers_room(sheet), bottom=FOOT * sheet.size.font)
    # The width a category would have side by side, as in some Office charts of the figure.
    sheet.ends = (0, len(sheet.chart.categories) * sheet.plot.width / sheet.room.width)
    axis_across(sheet, sheet.scale, has_grid=True)
    for index, lines in enumerate(names):
        _name(sheet, index, lines)
    _rows(sheet)
    base_line(sheet, upright=False)
    _level(sheet)


def _rows(sheet: Sheet) -> None:
    if sheet.chart.kind is Kind.STACKED:
        stacked_rows.draw(sheet, _row_height(sheet))
        return
    place = bar_place(sheet.chart, _row_height(sheet), sheet.size, is_row=True)
    for row in each_datum(sheet, sheet.plot.top, _row_height(sheet), place):
        if row.value.is_number:
            draw(sheet, row, place * BAR, partial(_place, sheet))
            _number(sheet, row)
        else:
            _no_number(sheet, row, place * BAR)


def needed_height(sheet: Sheet) -> float:
    """Picture height at which no name is cut or, in a fixed picture, no rows overlap. Uses up the sheet."""
    _head(sheet)
    size, count = sheet.size, len(sheet.chart.categories)
    names = _wrapped(sheet, NAMES, MOST_LINES)
    tall = max((height(lines, size.font) for lines in names), default=0) + 0.5 * size.font
    lines = 2.3 if sheet.chart.kind is Kind.STACKED else len(sheet.chart.series)  # a stack, and its numbers below
    row = max(size.row * max(1.0, 0.62 * lines), tall)
    if size.fixed or sheet.chart.kind is Kind.STACKED:
        row = LEADING * size.font * max(1, lines)
    return size.height - sheet.room.height + count * row + FOOT * size.font


def _head(sheet: Sheet) -> None:
    head.unit(sheet)
    head.key(sheet, head.entries(sheet.chart, with_level=True))


def _place(sheet: Sheet, value: float, y: float) -> Place:
    return sheet.plot.left + sheet.scale.share(value) * sheet.plot.width, y


def _wrapped(sheet: Sheet, share: float, most: int) -> list[tuple[str, ...]]:
    room = sheet.room.width * share
    return [wrap(name, sheet.size.font, room, most=most) for name in sheet.chart.categories]


def _names(sheet: Sheet) -> list[tuple[str, ...]]:
    """Lines of each row's name, as many as fit in its row; names that would be cut get more width."""
    size = sheet.size.font
    row = (sheet.room.height - FOOT * size) / max(1, len(sheet.chart.categories))
    most = max(1, min(MOST_LINES, int(row / (LEADING * size))))
    names = _wrapped(sheet, NAMES, most)
    is_cut = any(line.endswith("…") for lines in names for line in lines)
    return _wrapped(sheet, MOST_NAMES, most) if is_cut else names


def _numbers_room(sheet: Sheet) -> float:
    """Width for the number beyond the longest bar."""
    if sheet.chart.kind is Kind.STACKED:
        return stacked_rows.end_room(sheet)
    labels = [value.short_label for series in sheet.chart.series for value in series.values if value.is_number]
    widths = (width(label, sheet.size.font, bold=True) for label in labels)
    return max(widths, default=0) + sheet.size.marker + 0.5 * sheet.size.font


def _level(sheet: Sheet) -> None:
    """The level to compare with: a dashed line through all rows, named in the key."""
    if sheet.chart.reference:
        ends = (sheet.plot.bottom, sheet.plot.top)
        points = (_place(sheet, sheet.chart.reference.value, y) for y in ends)
        sheet.line(points, level_look(sheet.chart), "reference")


def _row_height(sheet: Sheet) -> float:
    return sheet.plot.height / max(1, len(sheet.chart.categories))


def _name(sheet: Sheet, index: int, lines: tuple[str, ...]) -> None:
    size = sheet.size.font
    own = any(index in series.highlight for series in sheet.chart.series)
    middle = sheet.plot.top + (index + 0.5) * _row_height(sheet)
    style = {"anchor": "end", "bold": own, "role": "category"}
    sheet.add(centred(sheet.plot.left - 0.5 * size, middle, lines, size, INK, **style))


def _number(sheet: Sheet, row: Datum) -> None:
    """The number to the right of its bar, point or interval."""
    is_dot, size = sheet.chart.kind is Kind.DOTS, sheet.size.font
    away, ink = (0.8 * sheet.size.marker, row.look.ink) if is_dot else (NUMBER_GAP * size, INK)
    end, y = _place(sheet, end_of(row.value), row.middle)
    sheet.add(
        Label(end + away, y + CAP * size, (row.value.short_label,), size, ink, bold=True, halo=True, role="value")
    )


def _no_number(sheet: Sheet, row: Datum, thick: float) -> None:
    """A short slot where a bar would begin, with the reason, in as many lines as fit in its row."""
    plot, small = sheet.plot, sheet.size.small
    half = min(thick, 2 * sheet.size.font) / 2
    end = plot.left + plot.width * SLOT_SHARE
    box = Box(plot.left, row.middle - half, end, row.middle + half)
    sheet.add(Rect(box, SLOT, role="slot"))
    left, reason = end + NUMBER_GAP * small, reason_words(sheet.chart, row.value)
    lines = wrap(reason, small, sheet.room.right - left)
    if height(lines, small) > (1.5 if len(sheet.chart.series) == 1 else 1) * thick:
        lines = (cut(reason, small, sheet.room.right - left),)
    sheet.add(centred(left, row.middle, lines, small, MUTED, halo=True, role="gap"))
    sheet.spot(row.series, row.category, box, box.middle)
