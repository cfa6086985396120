"""Lines over categories: a gap is a gap, a break divides the line, each line has its name at its end."""

from dataclasses import dataclass
from functools import partial
from itertools import groupby, pairwise

from dashboard.charts.chart import Chart, Series
from dashboard.charts.ends import end_lines, last_number
from dashboard.charts.gaps import Gap, gaps
from dashboard.charts.palette import BACKGROUND, Look
from dashboard.documents.frame import interval_of, short_label
from dashboard.paint.paper import axes
from dashboard.paint.paper.key import draw_key, series_look
from dashboard.paint.paper.labels import spread
from dashboard.paint.paper.lettering import BOLD, LEADING, width_of, wrapped
from dashboard.paint.paper.paper import Box, Paper
from dashboard.paint.paper.slots import draw_slot

MOST_NAMED = 4  # series named at their ends; more get a key over the plot
SHARE_FOR_NAMES, SHARE_ON_ONE_LINE = 0.28, 0.31  # of the picture's width, at most


def draw(paper: Paper, room: Box, chart: Chart) -> None:
    """LINES."""
    labels = _labels(paper, room, chart)
    named = len(chart.series) <= MOST_NAMED and _fit(labels, paper, room)
    right = max((width_of(line, paper.size, BOLD) for lines in labels for line in lines), default=0) + paper.size
    above = 0 if named else draw_key(paper, room, chart)
    made = axes.plot(paper, room, chart, right=right if named else 0, key=above)
    _slots(made)
    for series in chart.series:
        _series(made, series, is_named=named)
    if named:
        _names(made, labels)


def runs(series: Series, chart: Chart) -> list[list[int]]:
    """Indices of numbers in unbroken runs: neither a gap nor a break in the series lies inside one."""
    breaks = [mark.position for mark in chart.marks if mark.is_break]
    numbers = [index for index, value in enumerate(series.values) if value.is_number]

    def stretch(index: int) -> tuple[int, int]:
        return index - numbers.index(index), sum(position < index for position in breaks)

    return [list(group) for _, group in groupby(numbers, key=stretch)]


def _labels(paper: Paper, room: Box, chart: Chart) -> list[list[str]]:
    """The name, last number and where needed its period, of each series: on one line where all have room for it."""
    found = []
    for series in chart.series:
        last = last_number(series)
        parts = end_lines(chart, series, "" if last is None else short_label(series.values[last]))
        found.append(parts)
    whole = [" ".join(parts) for parts in found]
    if max(width_of(words, paper.size, BOLD) for words in whole) <= room.width * SHARE_ON_ONE_LINE:
        return [[words] for words in whole]
    share = room.width * SHARE_FOR_NAMES
    return [[line for part in parts for line in wrapped(part, share, paper.size, BOLD)] for parts in found]


def _fit(labels: list[list[str]], paper: Paper, room: Box) -> bool:
    """Whether the names have room in the margin: no word divided, and not too many lines."""
    divided = any(line.endswith("-") for lines in labels for line in lines)
    return not divided and sum(map(len, labels)) * LEADING * paper.size < 0.7 * room.height


def _series(made: axes.Plot, series: Series, *, is_named: bool) -> None:
    look, size = series_look(made.chart, series), made.paper.size
    for run in runs(series, made.chart):
        points = [(made.x(index), made.y(series.values[index].value or 0)) for index in run]
        _interval(made, series, run, look)
        if len(points) > 1:
            made.paper.line(points, look.fill, 0.22 * size, look.dash)
        for index, (x, y) in zip(run, points, strict=True):
            fill = BACKGROUND if series.values[index].is_provisional else look.fill
            made.paper.marker(x, y, look.marker, 0.7 * size, fill, look.fill, 0.14 * size)
            if series.values[index].is_provisional and not (is_named and index == last_number(series)):
                made.paper.text(x, y + 0.45 * size, "*", color=look.ink, weight=BOLD, across="center", halo=True)


def _interval(made: axes.Plot, series: Series, run: list[int], look: Look) -> None:
    """A pale band where neighbours have intervals, a thin upright line where a point stands alone."""
    ends = {index: interval_of(series.values[index]) for index in run}
    for _, group in groupby(run, key=lambda index: ends[index] is None):
        known = [(made.x(index), made.y(pair[0]), made.y(pair[1])) for index in group if (pair := ends[index])]
        if len(known) > 1:
            made.paper.band(known, look.fill)
        for x, low, high in known:
            made.paper.line([(x, low), (x, high)], look.fill, 0.1 * made.paper.size)


def _slots(made: axes.Plot) -> None:
    """A slot where no series has a number, or where one is withheld, with its words clear of the lines."""
    every = gaps(made.chart)
    for gap in every:
        others = [_column(made, other) for other in every if other != gap]
        sides = (made.x(gap.first[0] - 0.35), made.x(gap.last[0] + 0.35))
        room = (gap.last[0] - gap.first[0] + 1) * made.slot - 0.3 * made.paper.size
        draw_slot(made, gap, sides, room, partial(_is_free, made, others))


def _column(made: axes.Plot, gap: Gap) -> Box:
    """All that stands above a slot."""
    left, right = made.x(gap.first[0] - 0.5), made.x(gap.last[0] + 0.5)
    return Box(left, made.box.bottom, right - left, made.box.height)


def _is_free(made: axes.Plot, others: list[Box], box: Box) -> bool:
    """Whether words may stand there: inside the plot, over no line, no other words and no other slot."""
    inside = box.left >= made.box.left and box.right <= made.box.right and box.top <= made.box.top
    return inside and not _crossed(made, box) and not any(map(box.overlaps, (*made.paper.texts, *others)))


@dataclass(frozen=True)
class _End:
    """A line's end, and the lines of words that name it."""

    series: Series
    lines: list[str]
    x: float
    y: float

    def beside(self, size: float) -> Box:
        """The room right of the end."""
        height = len(self.lines) * LEADING * size
        return Box(self.x + 0.8 * size, self.y - height / 2, _wide(self.lines, size), height)


def _names(made: axes.Plot, labels: list[list[str]]) -> None:
    """Each name in its line's colour: right of the line where there is air, else in the margin with a pointer."""
    ends = [
        _End(series, lines, made.x(last), made.y(series.values[last].value or 0))
        for series, lines in zip(made.chart.series, labels, strict=True)
        if (last := last_number(series)) is not None
    ]
    beside = _beside(made, ends)
    margin = _margin(made, [end for end in ends if end not in beside])
    while crossed := [end for end in beside if _meets_pointer(end.beside(made.paper.size), margin)]:
        beside = [end for end in beside if end not in crossed]
        margin = _margin(made, [end for end in ends if end not in beside])
    for end in beside:
        _name(made, end, end.beside(made.paper.size))
    for end, box in margin:
        _pointer(made, end, box)
        _name(made, end, box)


def _beside(made: axes.Plot, ends: list[_End]) -> list[_End]:
    """Those whose words have air right of the line's end: no line, no other words, inside the plot."""
    taken, found = list(made.paper.texts), []
    for end in ends:
        box = end.beside(made.paper.size)
        if box.right <= made.box.right and not any(map(box.overlaps, taken)) and not _crossed(made, box):
            found.append(end)
            taken.append(box)
    return found


def _margin(made: axes.Plot, ends: list[_End]) -> list[tuple[_End, Box]]:
    """Where the others' words stand in the right margin, none over another."""
    size = made.paper.size
    heights = [len(end.lines) * LEADING * size for end in ends]
    middles = spread([end.y for end in ends], heights, made.box.bottom - size, made.box.top + size)
    left = made.box.right + 0.5 * size
    return [
        (end, Box(left, middle - height / 2, _wide(end.lines, size), height))
        for end, middle, height in zip(ends, middles, heights, strict=True)
    ]


def _meets_pointer(box: Box, margin: list[tuple[_End, Box]]) -> bool:
    return any(_passes(box, (end.x, end.y), (place.left, place.bottom + place.height / 2)) for end, place in margin)


def _pointer(made: axes.Plot, end: _End, box: Box) -> None:
    size, middle = made.paper.size, box.bottom + box.height / 2
    start = end.x + 0.6 * size
    if start < box.left - 0.8 * size or abs(middle - end.y) > 0.8 * size:
        points = [(start, end.y), (max(start, box.left - 0.3 * size), middle)]
        made.paper.line(points, series_look(made.chart, end.series).fill, 0.6)


def _name(made: axes.Plot, end: _End, box: Box) -> None:
    color = series_look(made.chart, end.series).ink
    made.paper.lines_of_text(box.left, box.top, end.lines, color=color, weight=BOLD, halo=True)


def _wide(lines: list[str], size: float) -> float:
    return max(width_of(line, size, BOLD) for line in lines)


def _crossed(made: axes.Plot, box: Box) -> bool:
    """Whether any line, drawn or bridged over a gap, passes through the box, or so near that its points touch it."""
    near = 0.35 * made.paper.size
    box = Box(box.left, box.bottom - near, box.width, box.height + 2 * near)
    for series in made.chart.series:
        points = [(made.x(n), made.y(value.value or 0)) for n, value in enumerate(series.values) if value.is_number]
        segments = list(pairwise(points)) or [(point, point) for point in points]
        if any(_passes(box, *segment) for segment in segments):
            return True
    return False


def _passes(box: Box, start: tuple[float, float], end: tuple[float, float], steps: int = 40) -> bool:
    for step in range(steps + 1):
        x = start[0] + (end[0] - start[0]) * step / steps
        y = start[1] + (end[1] - start[1]) * step / steps
        if box.left - 1 <= x <= box.right + 1 and box.bottom - 1 <= y <= box.top + 1:
            return True
    return False
