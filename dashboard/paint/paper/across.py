"""Lying bars, one category a row."""

from dashboard.charts.chart import Chart, Value
from dashboard.charts.gaps import SLOT_SHARE, row_words
from dashboard.charts.palette import BACKGROUND, MUTED, SLOT, Look
from dashboard.documents.frame import interval_of, short_label
from dashboard.documents.scale import Scale, value_scale
from dashboard.paint.paper.axes import tick_labels
from dashboard.paint.paper.key import draw_key, look_of
from dashboard.paint.paper.lettering import BOLD, LEADING, REGULAR, width_of, wrapped
from dashboard.paint.paper.paper import Box, Paper

SHARE_FOR_NAMES, MOST_FOR_NAMES = 0.36, (0.45, 0.54)  # of the picture's width; more only so that no name is cut
SMALLEST = 0.62  # of the base font, for very many rows


def draw(paper: Paper, room: Box, chart: Chart) -> None:
    """BARS: from zero, highlighted rows in one's own colour, intervals as thin lines, numbers at the ends."""
    if len(chart.series) > 1:
        room = room.shrunk(top=draw_key(paper, room, chart))
    scale = value_scale(chart, 4)
    rows = _rows(paper, room, chart)
    left = max(width_of(line, rows.size, BOLD) for lines in rows.names for line in lines) + 0.7 * paper.size
    labels = tick_labels(chart, scale)
    right = max(_widest_label(chart, paper.size), width_of(labels[-1], paper.size) / 2) + 0.8 * paper.size
    box = room.shrunk(left=left, right=right, bottom=2.9 * paper.size)
    _axis(paper, room, box, scale, labels, chart)
    for index in range(len(chart.categories)):
        _row(paper, box, scale, chart, index, rows)


class _Rows:
    """Font size and lines of the row names, and which of them are written."""

    def __init__(self, size: float, names: list[list[str]], every: int) -> None:
        self.size, self.names, self.every = size, names, every


def _rows(paper: Paper, room: Box, chart: Chart) -> _Rows:
    """The largest font in which every name fits its row; past the smallest, only some rows are named."""
    height = (room.height - 2.9 * paper.size) / len(chart.categories)
    tried = [(smaller, SHARE_FOR_NAMES) for smaller in (1, 0.9, 0.8, 0.7, SMALLEST)]
    for smaller, share in [*tried, *((SMALLEST, share) for share in MOST_FOR_NAMES)]:
        size = paper.size * smaller
        names = [wrapped(name, room.width * share, size, BOLD, most=4) for name in chart.categories]
        if max(map(len, names)) * LEADING * size <= height:
            return _Rows(size, names, 1)
    most = max(1, int(height / (LEADING * size)))
    widest = room.width * MOST_FOR_NAMES[-1]
    names = [wrapped(name, widest, size, BOLD, most=most) for name in chart.categories]
    return _Rows(size, names, max(1, round(LEADING * size / height + 0.5)))


def _row(paper: Paper, box: Box, scale: Scale, chart: Chart, index: int, rows: _Rows) -> None:
    height = box.height / len(chart.categories)
    middle = box.top - (index + 0.5) * height
    own = any(index in series.highlight for series in chart.series)
    if own or index % rows.every == 0:
        lines, size = rows.names[index], rows.size
        top = middle + len(lines) * LEADING * size / 2
        weight = BOLD if own else REGULAR
        paper.lines_of_text(box.left - 0.6 * paper.size, top, lines, size=size, across="right", weight=weight)
    thick = min(height * 0.68, 4 * paper.size) / len(chart.series)
    for number, series in enumerate(chart.series):
        y = middle + ((len(chart.series) - 1) / 2 - number) * thick
        _bar(paper, box, scale, series.values[index], look_of(chart, series, index), y, thick, chart)


def _bar(paper: Paper, box: Box, scale: Scale, value: Value, look: Look, y: float, thick: float, chart: Chart) -> None:
    size = min(paper.size, max(thick * 0.95, SMALLEST * paper.size))
    if not value.is_number:
        _no_number(paper, box, value, y, thick, size, chart)
        return
    end = box.left + scale.share(value.value or 0) * box.width
    bar = Box(box.left, y - thick * 0.46, end - box.left, thick * 0.92)
    if value.is_provisional:
        paper.provisional_bar(bar, look.fill)
    else:
        paper.rectangle(bar, fill=look.fill)
    ends = interval_of(value)
    if ends:
        low, high = (box.left + scale.share(edge) * box.width for edge in ends)
        paper.line([(low, y), (high, y)], BACKGROUND, 0.24 * size)
        paper.line([(low, y), (high, y)], MUTED, 0.14 * size)
        end = max(end, high)
    paper.text(end + 0.4 * size, y - 0.35 * size, short_label(value), size=size, weight=BOLD, halo=True)


def _no_number(paper: Paper, box: Box, value: Value, y: float, thick: float, size: float, chart: Chart) -> None:
    """A short slot where a bar would begin, and why there is no number."""
    slot = Box(box.left, y - thick * 0.42, box.width * SLOT_SHARE, thick * 0.84)
    paper.rectangle(slot, fill=SLOT, layer=1.5)
    x, small = slot.right + 0.4 * size, min(size, 0.9 * paper.size)
    words = wrapped(row_words(chart, value), paper.width - x - 0.6 * paper.size, small, most=1)[0]
    paper.text(x, y - 0.35 * small, words, size=small, color=MUTED, halo=True)


def _widest_label(chart: Chart, size: float) -> float:
    found = [short_label(value) for series in chart.series for value in series.values if value.is_number]
    return max((width_of(label, size, BOLD) for label in found), default=0)


def _axis(paper: Paper, room: Box, box: Box, scale: Scale, labels: list[str], chart: Chart) -> None:
    for tick, label in zip(scale.ticks, labels, strict=True):
        x = box.left + scale.share(tick) * box.width
        is_base = tick == scale.ticks[0]
        paper.grid((x, box.bottom), (x, box.top), is_base=is_base)
        paper.text(x, box.bottom - 1.1 * paper.size, label, color=MUTED, across="center")
    unit = wrapped(chart.unit, room.width - (box.left - room.left), 0.85 * paper.size, most=1)
    paper.lines_of_text(box.left, box.bottom - 1.6 * paper.size, unit, size=0.85 * paper.size, color=MUTED)
