"""LINES: one line a series with markers, its name, newest number and period at its end; gaps and breaks stay open."""

from dataclasses import dataclass
from itertools import groupby

from dashboard.charts.chart import Chart, Series
from dashboard.charts.ends import end_lines, last_number
from dashboard.charts.gaps import SLOT_SHARE, gaps
from dashboard.scene import breaks, head
from dashboard.scene.apart import Box, along, around, best_shift
from dashboard.scene.kinds import slots
from dashboard.scene.looks import BACKGROUND, Look, line_width, series_looks
from dashboard.scene.metrics import height, widest, wrap
from dashboard.scene.shapes import Area, Line, Place, Point, Words, above, centred
from dashboard.scene.sheet import (
    Sheet,
    base_line,
    category_axis,
    category_labels,
    labels_height,
    ticks_width,
    value_axis,
)
from dashboard.scene.size import Size

PAD = 0.35  # categories of air at both ends
SLOT = 0.7  # of a category's width
NAMES = (0.26, 0.34, 0.42)  # of the picture's width for one line's name: the first at which all have room in height
MOST_NAME = 3  # lines of a name, where even that is not enough
BAND = 0.16  # opacity


@dataclass(frozen=True)
class End:
    """A line's end, with the words that name it."""

    look: Look
    lines: tuple[str, ...]
    at: Place


def lay_out(sheet: Sheet) -> None:
    """Plot, axes, lines, slots and names."""
    _open_plot(sheet)
    value_axis(sheet)
    looks = series_looks(sheet.chart)
    for look, series in zip(looks, sheet.chart.series, strict=True):
        _bands(sheet, series, look)
    base_line(sheet)
    for nth, (look, series) in enumerate(zip(looks, sheet.chart.series, strict=True)):
        _line(sheet, nth, series, look)
    taken = [box for series in sheet.chart.series for box in along(_places(sheet, series), sheet.size.marker)]
    words = _words(sheet, "value")
    words += _slots(sheet, taken + words) + _words(sheet, "break")
    if _are_named(sheet.chart):
        _names(sheet, taken, words)


def _words(sheet: Sheet, role: str) -> list[Box]:
    return [item.box for item in sheet.shapes if isinstance(item, Words) and item.role == role]


def _are_named(chart: Chart) -> bool:
    return len(chart.series) <= head.MOST_NAMED


def _open_plot(sheet: Sheet) -> None:
    chart, size = sheet.chart, sheet.size
    head.unit(sheet)
    head.key(sheet, head.entries(chart))
    count = len(chart.categories)
    sheet.ends = (-PAD, count - 1 + PAD)
    room = sheet.room.inset(left=ticks_width(chart, sheet.scale, size), right=_names_room(sheet))
    slot = room.width / (sheet.ends[1] - sheet.ends[0])
    labels = category_labels(chart.categories, slot, size.font)
    xs = [room.left + (mark.position + PAD) * slot for mark in chart.marks]
    places = breaks.placed(chart.marks, size, xs, sheet.room.left, sheet.room.right)
    air = 0.6 * size.font
    top = sum(breaks.rows_height(places, size)) + air
    sheet.plot = room.inset(top=top, bottom=labels_height(labels, size.font))
    breaks.draw(sheet, places, air)
    category_axis(sheet, labels)


def _end_lines(chart: Chart, size: Size, room: Box) -> list[tuple[str, ...]]:
    """«Bærum 4,0» and «i 2018» of each series, broken for the room there is."""
    shares = ((room.width * share, 0) for share in NAMES)
    for wide, most in (*shares, (room.width * NAMES[-1], MOST_NAME)):
        found = [_end_words(chart, series, size, wide, most) for series in chart.series]
        if sum(height(lines, size.font) for lines in found) < 0.7 * room.height:
            break
    return found


def _end_words(chart: Chart, series: Series, size: Size, wide: float, most: int) -> tuple[str, ...]:
    """One line's words; a name over more lines than `most` is cut before its number."""
    last = last_number(series)
    number = "" if last is None else series.values[last].short_label
    name, *period = end_lines(chart, series, number)
    lines = wrap(name, size.font, wide, bold=True)
    if most and len(lines) > most:
        lines = (*wrap(series.name, size.font, wide, bold=True, most=most - 1), number)
    return (*lines, *(line for part in period for line in wrap(part, size.font, wide, bold=True)))


def _names_room(sheet: Sheet) -> float:
    """Width to the right of the plot that the names of lines reaching (nearly) the end need."""
    chart, size = sheet.chart, sheet.size
    if not _are_named(chart):
        return 0.5 * size.font
    pairs = zip(chart.series, _end_lines(chart, size, sheet.room), strict=True)
    late = [lines for series, lines in pairs if (last_number(series) or 0) >= len(chart.categories) - 2]
    wide = (widest(lines, size.font, bold=True) for lines in late)
    return max(wide, default=0) + size.marker + 0.4 * size.font


def runs(series: Series, chart: Chart) -> list[list[int]]:
    """Indices of numbers in unbroken runs: neither a gap nor a break in the series lies inside one."""
    cuts = [mark.position for mark in chart.marks if mark.is_break]
    numbers = [index for index, value in enumerate(series.values) if value.is_number]

    def stretch(index: int) -> tuple[int, int]:
        return index - numbers.index(index), sum(position < index for position in cuts)

    return [list(group) for _, group in groupby(numbers, key=stretch)]


def _place(sheet: Sheet, series: Series, index: int) -> Place:
    return sheet.x(index), sheet.y(series.values[index].number or 0)


def _places(sheet: Sheet, series: Series) -> list[Place]:
    """Every number's place; over a gap as though the line were drawn."""
    return [_place(sheet, series, index) for index, value in enumerate(series.values) if value.is_number]


def _bands(sheet: Sheet, series: Series, look: Look) -> None:
    """A pale band where neighbours have intervals, and a thin upright line at each."""
    for run in runs(series, sheet.chart):
        for has, group in groupby(run, key=lambda index: series.values[index].interval is not None):
            known = list(group) if has else []
            ends = [(sheet.x(n), *map(sheet.y, series.values[n].interval or ())) for n in known]
            if len(ends) > 1:
                lower, upper = [(x, low) for x, low, _ in ends], [(x, high) for x, _, high in ends]
                sheet.add(Area((*lower, *reversed(upper)), look.fill, BAND, role="band"))
            for x, low, high in ends:
                sheet.add(Line(((x, low), (x, high)), look.fill, 1.4 * sheet.size.line, role="interval"))


def _line(sheet: Sheet, nth: int, series: Series, look: Look) -> None:
    size = sheet.size
    for run in runs(series, sheet.chart):
        points = tuple(_place(sheet, series, index) for index in run)
        if len(points) > 1:
            sheet.add(Line(points, look.fill, line_width(series.role) * size.line, look.dash, role="line"))
        for index, at in zip(run, points, strict=True):
            _point(sheet, nth, index, at, look)


def _point(sheet: Sheet, nth: int, index: int, at: Place, look: Look) -> None:
    """A marker, hollow where the number may still change; the sign stands over it unless the line's name has it."""
    series, size = sheet.chart.series[nth], sheet.size
    value = series.values[index]
    fill = BACKGROUND if value.is_provisional else look.fill
    sheet.add(Point(*at, look.marker, size.marker, fill, look.fill, 2 * size.line, role="point"))
    sheet.spot(nth, index, around(*at, 2 * size.marker, 2 * size.marker), at)
    is_named = _are_named(sheet.chart) and index == last_number(series)
    if value.is_provisional and not is_named:
        style = {"bold": True, "anchor": "middle", "halo": True, "role": "value"}
        sheet.add(above(at[0], at[1] - size.marker / 2, ("*",), size.font, look.ink, **style))


def _slots(sheet: Sheet, taken: list[Box]) -> list[Box]:
    """A slot where no series has a number, or where one is withheld; returns the boxes of slots and of their words."""
    boxes: list[Box] = []
    for gap in gaps(sheet.chart):
        sides = sheet.x(gap.first[0] - SLOT / 2), sheet.x(gap.last[0] + SLOT / 2)
        room = (gap.last[0] - gap.first[0] + 1) * sheet.slot - 0.3 * sheet.size.font
        plot = sheet.plot
        slot = Box(sides[0], plot.bottom - plot.height * SLOT_SHARE, sides[1], plot.bottom)
        boxes += [slot, slots.draw(sheet, gap, sides, slots.Room(room, tuple(taken + boxes), may_rise=True))]
    return boxes


def _names(sheet: Sheet, taken: list[Box], words: list[Box]) -> None:
    """Name and newest number at each line's end, from the highest down, clear of each other, of lines and slots."""
    words, top, bottom = list(words), sheet.room.top, sheet.plot.bottom + 0.5 * sheet.size.font
    for end in sorted(_ends(sheet), key=lambda end: end.at[1]):
        box = _beside(sheet, end)
        shift = best_shift(box, (taken + words, words), top=top, bottom=bottom)
        placed = box.moved(shift)
        words.append(placed)
        _pointer(sheet, end, placed, shift)
        style = {"bold": True, "halo": True, "role": "end"}
        sheet.add(centred(placed.left, placed.middle[1], end.lines, sheet.size.font, end.look.ink, **style))


def _ends(sheet: Sheet) -> list[End]:
    chart = sheet.chart
    said = _end_lines(chart, sheet.size, sheet.room)
    return [
        End(look, lines, _place(sheet, series, last))
        for series, look, lines in zip(chart.series, series_looks(chart), said, strict=True)
        if (last := last_number(series)) is not None
    ]


def _beside(sheet: Sheet, end: End) -> Box:
    size = sheet.size
    left, tall = end.at[0] + size.marker + 0.1 * size.font, height(end.lines, size.font)
    return Box(left, end.at[1] - tall / 2, left + widest(end.lines, size.font, bold=True), end.at[1] + tall / 2)


def _pointer(sheet: Sheet, end: End, placed: Box, shift: float) -> None:
    """A thin line from the end to a name that had to move far."""
    if abs(shift) > placed.height:
        start = end.at[0] + 0.6 * sheet.size.marker, end.at[1]
        sheet.add(Line((start, (placed.left - 1, placed.middle[1])), end.look.fill, sheet.size.line, role="pointer"))
