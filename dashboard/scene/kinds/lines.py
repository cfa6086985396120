"""LINES: one line per series, labelled at its end with name, newest number and period; open at gaps and breaks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Chart, Series, Value
from dashboard.charts.drawing.ends import end_lines, last_number
from dashboard.charts.drawing.gaps import gaps
from dashboard.scene import head
from dashboard.scene.axes import base_line, open_plot, ticks_width
from dashboard.scene.boxes import Box, along, around, best_shift
from dashboard.scene.kinds import slots
from dashboard.scene.kinds.numbers import point
from dashboard.scene.looks import Look, series_looks
from dashboard.scene.metrics import LEADING, height, widest, wrap
from dashboard.scene.shapes import Area, Label, Line, Place, above, centred
from dashboard.scene.sheet import Sheet
from dashboard.scene.size import Size

PAD = 0.35  # categories of padding at both ends
SLOT = 0.7  # of a category's width
NAMES = (0.26, 0.34, 0.42)  # of the picture's width for a line's name: the first at which all fit vertically
BAND, INTERVAL = 0.16, 1.4  # opacity; width of the line at each number


@dataclass(frozen=True)
class End:
    """A line's end and its label."""

    look: Look
    lines: tuple[str, ...]
    at: Place


def lay_out(sheet: Sheet) -> None:
    """Plot, axes, lines, slots, and the lines' names: at their ends if each finds a free place, otherwise in a key."""
    if head.names_ends(sheet.chart):
        sheet.is_named = _lay_out(replace(sheet, shapes=[], spots=[], is_named=True))
    _lay_out(sheet)


def _lay_out(sheet: Sheet) -> bool:
    """Returns whether every name at an end found a free place."""
    _open(sheet)
    looks = series_looks(sheet.chart)
    for look, series in zip(looks, sheet.chart.series, strict=True):
        _bands(sheet, series, look)
    base_line(sheet)
    for nth, (look, series) in enumerate(zip(looks, sheet.chart.series, strict=True)):
        _line(sheet, nth, series, look)
    taken = [box for series in sheet.chart.series for box in along(_places(sheet, series), sheet.size.marker)]
    taken += _words(sheet, "value")
    taken += [*_slots(sheet, taken), *_words(sheet, "break")]
    return _name(sheet, taken)


def _words(sheet: Sheet, role: str) -> list[Box]:
    return [item.box for item in sheet.shapes if isinstance(item, Label) and item.role == role]


def _open(sheet: Sheet) -> None:
    head.unit(sheet)
    head.key(sheet, head.entries(sheet.chart, are_named=sheet.is_named))
    sheet.ends = (-PAD, len(sheet.chart.categories) - 1 + PAD)
    room = sheet.room.inset(left=ticks_width(sheet), right=_names_room(sheet))
    has_signs = any(signed(series.values, is_named=sheet.is_named) for series in sheet.chart.series)
    open_plot(sheet, room, LEADING * sheet.size.font + sheet.size.marker / 2 if has_signs else 0.6 * sheet.size.font)


def _end_lines(chart: Chart, size: Size, room: Box) -> list[tuple[str, ...]]:
    """«Bærum 4,0» and «i 2018» of each series, wrapped to fit."""
    for share in NAMES:
        found = [_end_words(chart, series, size, room.width * share) for series in chart.series]
        if sum(height(lines, size.font) for lines in found) < 0.7 * room.height:
            break
    return found


def _end_words(chart: Chart, series: Series, size: Size, wide: float) -> tuple[str, ...]:
    last = last_number(series)
    number = "" if last is None else series.values[last].short_label
    parts = end_lines(chart, series, number)
    return tuple(line for part in parts for line in wrap(part, size.font, wide, bold=True))


def _names_room(sheet: Sheet) -> float:
    """Width needed right of the plot for the names of lines that (nearly) reach its end."""
    chart, size = sheet.chart, sheet.size
    if not sheet.is_named or size.names_inside:
        return 0.5 * size.font
    pairs = zip(chart.series, _end_lines(chart, size, sheet.room), strict=True)
    late = [lines for series, lines in pairs if (last_number(series) or 0) >= len(chart.categories) - 2]
    wide = (widest(lines, size.font, bold=True) for lines in late)
    return max(wide, default=0) + size.marker + 0.4 * size.font


def runs(series: Series, chart: Chart) -> list[list[int]]:
    """Indices of numbers in unbroken runs: a run ends at a gap or a break in the series."""
    cuts = [mark.position for mark in chart.marks if mark.is_break and mark.of in ("", series.key)]
    return unbroken(series.values, cuts)


def unbroken(values: Sequence[Value], cuts: Sequence[float]) -> list[list[int]]:
    """Indices of numbers in unbroken runs; `cuts` are the breaks' positions between categories."""
    numbers = [index for index, value in enumerate(values) if value.is_number]

    def stretch(index: int) -> tuple[int, int]:
        return index - numbers.index(index), sum(position < index for position in cuts)

    return [list(group) for _, group in groupby(numbers, key=stretch)]


def signed(values: Sequence[Value], *, is_named: bool) -> list[int]:
    """The provisional numbers of a line that need a sign: a named line's newest has it in the name."""
    numbers = [index for index, value in enumerate(values) if value.is_number]
    unnamed = numbers[:-1] if is_named else numbers
    return [index for index in unnamed if values[index].is_provisional]


def _place(sheet: Sheet, series: Series, index: int) -> Place:
    return sheet.x(index), sheet.y(series.values[index].number or 0)


def _places(sheet: Sheet, series: Series) -> list[Place]:
    """Every number's place, disregarding gaps."""
    return [_place(sheet, series, index) for index, value in enumerate(series.values) if value.is_number]


def _bands(sheet: Sheet, series: Series, look: Look) -> None:
    """A pale band between neighbouring intervals, and a thin vertical line at each."""
    for run in runs(series, sheet.chart):
        for has, group in groupby(run, key=lambda index: series.values[index].interval is not None):
            known = list(group) if has else []
            ends = [(sheet.x(n), *map(sheet.y, series.values[n].interval or ())) for n in known]
            if len(ends) > 1:
                lower, upper = [(x, low) for x, low, _ in ends], [(x, high) for x, _, high in ends]
                sheet.add(Area((*lower, *reversed(upper)), look.fill, BAND, role="band"))
            for x, low, high in ends:
                sheet.add(Line(((x, low), (x, high)), look.fill, INTERVAL * sheet.size.line, role="interval"))


def _line(sheet: Sheet, nth: int, series: Series, look: Look) -> None:
    for run in runs(series, sheet.chart):
        points = tuple(_place(sheet, series, index) for index in run)
        if len(points) > 1:
            sheet.line(points, look, "line")
        for index, at in zip(run, points, strict=True):
            _point(sheet, nth, index, at, look)


def _point(sheet: Sheet, nth: int, index: int, at: Place, look: Look) -> None:
    """A marker, with a provisional number's sign above it unless the line's name has it."""
    series, size = sheet.chart.series[nth], sheet.size
    point(sheet, at, look, size.marker, is_hollow=series.values[index].is_provisional)
    sheet.spot(nth, index, around(*at, 2 * size.marker, 2 * size.marker), at)
    if index in signed(series.values, is_named=sheet.is_named):
        style = {"bold": True, "anchor": "middle", "halo": True, "role": "value"}
        sheet.add(above(at[0], at[1] - size.marker / 2, (PROVISIONAL_SIGN,), size.font, look.ink, **style))


def _slots(sheet: Sheet, taken: list[Box]) -> list[Box]:
    """Slots where no series has a number or one is withheld; returns the boxes of slots and their labels."""
    boxes: list[Box] = []
    for gap in gaps(sheet.chart):
        sides = sheet.x(gap.first[0] - SLOT / 2), sheet.x(gap.last[0] + SLOT / 2)
        room = min((gap.last[0] - gap.first[0] + 1) * sheet.slot, sheet.plot.width) - 0.3 * sheet.size.font
        boxes += slots.draw(sheet, gap, sides, slots.Room(room, (*taken, *boxes), may_rise=True))
    return boxes


def _name(sheet: Sheet, taken: list[Box]) -> bool:
    """Names the ends, in the order of their values if possible; returns whether every name found a free place."""
    downwards, upwards = (_placed(sheet, ends, taken) for ends in (_ends(sheet), _ends(sheet)[::-1]))
    names = upwards if _is_ordered(upwards) and not _is_ordered(downwards) else downwards
    for end, box, _ in names:
        if abs(box.middle[1] - end.at[1]) > box.height:
            sheet.add(Line(_pointer(sheet, end.at, box), end.look.fill, sheet.size.line, role="pointer"))
        x, anchor = (box.left, "start") if box.left > end.at[0] else (box.right, "end")
        style = {"bold": True, "halo": True, "anchor": anchor, "role": "end"}
        sheet.add(centred(x, box.middle[1], end.lines, sheet.size.font, end.look.ink, **style))
    return all(is_free for _, _, is_free in names)


def _left(sheet: Sheet, end: End, wide: float) -> float:
    """Where a name begins: right of its line's end or, without room there, so that it ends left of it."""
    size = sheet.size
    beside = end.at[0] + size.marker + 0.1 * size.font
    is_over = size.names_inside and beside + wide > sheet.room.right
    return end.at[0] - 0.5 * size.marker - wide if is_over else beside


def _pointer(sheet: Sheet, at: Place, box: Box) -> tuple[Place, Place]:
    """From a line's end to its name far from it: across to one on the right, straight up or down to one on the left."""
    away, level = 0.6 * sheet.size.marker, box.middle[1]
    if box.left > at[0]:
        return (at[0] + away, at[1]), (box.left - 1, level)
    return (at[0], at[1] + (away if level > at[1] else -away)), (at[0], level)


def _placed(sheet: Sheet, ends: list[End], taken: list[Box]) -> list[tuple[End, Box, bool]]:
    """A box for each name, clear of lines, slots and earlier names, and whether it found such a place."""
    size, found, taken = sheet.size, [], list(taken)
    for end in ends:
        wide, tall = widest(end.lines, size.font, bold=True), height(end.lines, size.font)
        box = around(_left(sheet, end, wide) + wide / 2, end.at[1], wide, tall)
        box = box.moved(best_shift(box, (taken,), top=sheet.room.top, bottom=sheet.plot.bottom + 0.5 * size.font))
        is_free = box.right <= sheet.room.right and not any(box.overlaps(other) for other in taken)
        found.append((end, box, is_free))
        taken.append(box)
    return found


def _is_ordered(names: list[tuple[End, Box, bool]]) -> bool:
    """Whether no name is above the name of a higher value beside it."""
    pairs = combinations([box for _, box, _ in sorted(names, key=lambda name: name[0].at[1])], 2)
    return not any(high.top > low.top and high.left < low.right and low.left < high.right for high, low in pairs)


def _ends(sheet: Sheet) -> list[End]:
    """The named ends, from the highest down."""
    chart = sheet.chart
    labels = _end_lines(chart, sheet.size, sheet.room) if sheet.is_named else ()
    ends = [
        End(look, lines, _place(sheet, series, last))
        for series, look, lines in zip(chart.series, series_looks(chart), labels, strict=False)
        if (last := last_number(series)) is not None
    ]
    return sorted(ends, key=lambda end: end.at[1])
