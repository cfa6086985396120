"""Very many areas as points in order of value, one's own named."""

from dashboard.charts.chart import Chart, Role, Series
from dashboard.charts.palette import BACKGROUND, INK, LOOKS, MUTED
from dashboard.export.frame import number_of, short_label
from dashboard.export.picture.axes import tick_labels, value_axis
from dashboard.export.picture.labels import spread
from dashboard.export.picture.lettering import BOLD, LEADING, width_of, wrapped
from dashboard.export.picture.paper import Box, Paper
from dashboard.export.scale import Scale, value_scale
from dashboard.text import text


def in_order(chart: Chart) -> list[tuple[float, int, Series]]:
    """(value, category, series) of every number, lowest first."""
    found = [
        (number, index, series)
        for series in chart.series
        for index, value in enumerate(series.values)
        if (number := number_of(value)) is not None
    ]
    return sorted(found, key=lambda item: (item[0], item[1]))


def draw(paper: Paper, room: Box, chart: Chart) -> None:
    """STRIP: position across is the rank; the reference is a dashed line with its words in the right margin."""
    scale, size = value_scale(chart), paper.size
    labels = tick_labels(chart, scale)
    left = max(width_of(label, size) for label in labels) + 0.6 * size
    reference = wrapped(chart.reference.label, room.width * 0.2, 0.85 * size) if chart.reference else []
    right = max((width_of(line, 0.85 * size) for line in reference), default=0) + size
    box = room.shrunk(left=left, right=right, top=1.9 * size, bottom=1.8 * size)
    _axis(paper, room, box, scale, labels, chart)
    if chart.reference:
        _level(paper, box, box.bottom + scale.share(chart.reference.value) * box.height, reference)
    _points(paper, box, scale, chart)


def _axis(paper: Paper, room: Box, box: Box, scale: Scale, labels: list[str], chart: Chart) -> None:
    size, t = paper.size, text(chart.language)
    paper.lines_of_text(
        room.left, room.top, wrapped(chart.unit, room.width, 0.85 * size, most=1), size=0.85 * size, color=MUTED
    )
    value_axis(paper, box, scale, labels)
    words = t("{count} points in order of value, lowest first", count=len(in_order(chart)))
    paper.text(box.left, box.bottom - 1.3 * size, words, size=0.85 * size, color=MUTED)


def _level(paper: Paper, box: Box, y: float, lines: list[str]) -> None:
    size = 0.85 * paper.size
    paper.line([(box.left, y), (box.right, y)], INK, 0.12 * size, "dash")
    paper.lines_of_text(box.right + 0.5 * size, y + len(lines) * LEADING * size / 2, lines, size=size)


def _points(paper: Paper, box: Box, scale: Scale, chart: Chart) -> None:
    points = in_order(chart)
    placed = [
        (box.left + (rank + 0.5) / len(points) * box.width, box.bottom + scale.share(value) * box.height, index, series)
        for rank, (value, index, series) in enumerate(points)
    ]
    for series in chart.series:
        look = LOOKS[Role.COUNTRY if series.highlight else series.role]
        plain = [(x, y) for x, y, index, owner in placed if owner is series and index not in series.highlight]
        if plain:
            paper.markers(plain, "circle", 0.36 * paper.size, look.fill, look.fill, 0)
    _named(paper, box, chart, [place for place in placed if place[2] in place[3].highlight])


def _named(paper: Paper, box: Box, chart: Chart, own: list[tuple[float, float, int, Series]]) -> None:
    """The highlighted points and their names, to the left of the curve of points where it has air."""
    size = paper.size
    middles = spread([y + 1.2 * size for _, y, *_ in own], [1.3 * size] * len(own), box.bottom + 0.3 * size, box.top)
    for (x, y, index, series), middle in zip(own, middles, strict=True):
        look = LOOKS[Role.OWN]
        words = f"{chart.categories[index]} {short_label(series.values[index])}"
        words = wrapped(words, box.width * 0.6, size, BOLD, most=1)[0]
        fits_left = x - 0.8 * size - width_of(words, size, BOLD) > box.left
        anchor = x - 0.8 * size if fits_left else max(x, box.left + 0.3 * size)
        paper.line([(x, y), (anchor, middle)], look.fill, 0.7)
        paper.text(anchor, middle - 0.2 * size, words, color=look.ink, weight=BOLD, halo=True,
                   across="right" if fits_left else "left")  # fmt: skip
        paper.marker(x, y, look.marker, 0.95 * size, look.fill, BACKGROUND, 0.1 * size)
