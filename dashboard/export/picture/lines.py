"""Lines over categories: a gap is a gap, a break divides the line, each line has its name at its end."""

from itertools import groupby, pairwise

from dashboard.charts.chart import Chart, Series
from dashboard.charts.palette import BACKGROUND, LOOKS, Look
from dashboard.export.frame import interval_of, short_label
from dashboard.export.picture import axes
from dashboard.export.picture.key import draw_key
from dashboard.export.picture.labels import spread
from dashboard.export.picture.paper import BOLD, LEADING, Box, Paper, width_of, wrapped
from dashboard.text import text
from loaders.schema import NOT_PUBLISHED, SUPPRESSED

MOST_NAMED = 4  # series named at their ends; more get a key over the plot
SHARE_FOR_NAMES = 0.27  # of the picture's width, at most


def draw(paper: Paper, room: Box, chart: Chart) -> None:
    """LINES."""
    named = len(chart.series) <= MOST_NAMED
    labels = _labels(paper, room, chart) if named else []
    right = max((width_of(line, paper.size, BOLD) for lines in labels for line in lines), default=0) + paper.size
    above = 0 if named else draw_key(paper, room, chart)
    made = axes.plot(paper, room, chart, right=right if named else 0, key=above)
    _slots(made)
    for series in chart.series:
        _series(made, series)
    if named:
        _names(made, labels)


def last_number(series: Series) -> int | None:
    """The index of a series' last number, None where it has none."""
    return max((index for index, value in enumerate(series.values) if value.is_number), default=None)


def runs(series: Series, chart: Chart) -> list[list[int]]:
    """Indices of numbers in unbroken runs: neither a gap nor a break in the series lies inside one."""
    breaks = [mark.position for mark in chart.marks if mark.is_break]
    numbers = [index for index, value in enumerate(series.values) if value.is_number]

    def stretch(index: int) -> tuple[int, int]:
        return index - numbers.index(index), sum(position < index for position in breaks)

    return [list(group) for _, group in groupby(numbers, key=stretch)]


def _labels(paper: Paper, room: Box, chart: Chart) -> list[list[str]]:
    """The name and last number of each series, in lines."""
    found = []
    for series in chart.series:
        last = last_number(series)
        words = series.name if last is None else f"{series.name} {short_label(series.values[last])}"
        found.append(wrapped(words, room.width * SHARE_FOR_NAMES, paper.size, BOLD))
    return found


def _series(made: axes.Plot, series: Series) -> None:
    look, size = LOOKS[series.role], made.paper.size
    for run in runs(series, made.chart):
        points = [(made.x(index), made.y(series.values[index].value or 0)) for index in run]
        _interval(made, series, run, look)
        if len(points) > 1:
            made.paper.line(points, look.fill, 0.22 * size, look.dash)
        for index, (x, y) in zip(run, points, strict=True):
            fill = BACKGROUND if series.values[index].is_provisional else look.fill
            made.paper.marker(x, y, look.marker, 0.7 * size, fill, look.fill, 0.14 * size)


def _interval(made: axes.Plot, series: Series, run: list[int], look: Look) -> None:
    """A pale band where neighbours have intervals, a thin upright line where a point stands alone."""
    ends = {index: interval_of(series.values[index]) for index in run}
    for _, group in groupby(run, key=lambda index: ends[index] is None):
        known = [(made.x(index), *map(made.y, pair)) for index in group if (pair := ends[index])]
        if len(known) > 1:
            made.paper.band(known, look.fill)
        for x, low, high in known:
            made.paper.line([(x, low), (x, high)], look.fill, 0.1 * made.paper.size)


def _slots(made: axes.Plot) -> None:
    """A slot where a number is withheld; words where no series has been published."""
    for index in range(len(made.chart.categories)):
        statuses = {series.values[index].status for series in made.chart.series}
        if SUPPRESSED in statuses:
            axes.empty_slots(made, min(1.6 * made.paper.size, made.slot * 0.5), [(index, made.x(index), SUPPRESSED)])
        elif statuses == {NOT_PUBLISHED}:
            axes.words_at_base(made, index, text(made.chart.language)("not published yet"))


def _names(made: axes.Plot, labels: list[list[str]]) -> None:
    """Each name in its line's colour: to the right of the line where there is air, else in the margin with a pointer."""
    size = made.paper.size
    taken = list(made.paper.texts)
    in_margin = []
    for series, lines in zip(made.chart.series, labels, strict=True):
        last = last_number(series)
        if last is None:
            continue
        x, y = made.x(last), made.y(series.values[last].value or 0)
        box = Box(x + 0.8 * size, y - len(lines) * LEADING * size / 2, _wide(lines, size), len(lines) * LEADING * size)
        is_free = box.right <= made.box.right and not any(map(box.overlaps, taken)) and not _crossed(made, box)
        if is_free:
            _name(made, series, lines, box)
            taken.append(box)
        else:
            in_margin.append((series, lines, x, y))
    _margin(made, in_margin)


def _margin(made: axes.Plot, waiting: list[tuple[Series, list[str], float, float]]) -> None:
    size = made.paper.size
    heights = [len(lines) * LEADING * size for _, lines, _, _ in waiting]
    middles = spread([y for *_, y in waiting], heights, made.box.bottom - size, made.box.top + size)
    for (series, lines, x, y), middle, height in zip(waiting, middles, heights, strict=True):
        box = Box(made.box.right + 0.5 * size, middle - height / 2, _wide(lines, size), height)
        start = x + 0.6 * size
        if start < box.left - 0.8 * size or abs(middle - y) > 0.8 * size:
            made.paper.line([(start, y), (max(start, box.left - 0.3 * size), middle)], LOOKS[series.role].fill, 0.6)
        _name(made, series, lines, box)


def _name(made: axes.Plot, series: Series, lines: list[str], box: Box) -> None:
    color = LOOKS[series.role].ink
    made.paper.lines_of_text(box.left, box.top, lines, color=color, weight=BOLD, halo=True)


def _wide(lines: list[str], size: float) -> float:
    return max(width_of(line, size, BOLD) for line in lines)


def _crossed(made: axes.Plot, box: Box) -> bool:
    """Whether any line, drawn or bridged over a gap, passes through the box."""
    for series in made.chart.series:
        points = [(made.x(n), made.y(value.value or 0)) for n, value in enumerate(series.values) if value.is_number]
        segments = list(pairwise(points)) or [(point, point) for point in points]
        if any(_passes(box, *segment) for segment in segments):
            return True
    return any(value.status == SUPPRESSED and abs(made.x(n) - box.left - box.width / 2) < box.width / 2 + made.paper.size
               for series in made.chart.series for n, value in enumerate(series.values))  # fmt: skip


def _passes(box: Box, start: tuple[float, float], end: tuple[float, float], steps: int = 40) -> bool:
    for step in range(steps + 1):
        x = start[0] + (end[0] - start[0]) * step / steps
        y = start[1] + (end[1] - start[1]) * step / steps
        if box.left - 1 <= x <= box.right + 1 and box.bottom - 1 <= y <= box.top + 1:
            return True
    return False
