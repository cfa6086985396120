"""A funnel: points by population and rate, between the limits within which chance alone would leave most of them."""

from dashboard.charts.chart import Chart, Limit, Role
from dashboard.charts.palette import BACKGROUND, INK, LOOKS, MUTED
from dashboard.documents.frame import number_of, short_label
from dashboard.documents.scale import Scale, linear_scale, log_scale, value_scale
from dashboard.paint.paper.axes import tick_labels, value_axis
from dashboard.paint.paper.labels import spread
from dashboard.paint.paper.lettering import BOLD, LEADING, width_of, wrapped
from dashboard.paint.paper.paper import Box, Paper
from dashboard.vocabulary.text import text

Point = tuple[float, float]


def points_of(chart: Chart) -> list[tuple[float, float, int, int]]:
    """(x, value, category, series) of every number that has an x."""
    return [
        (value.x, number, index, order)
        for order, series in enumerate(chart.series)
        for index, value in enumerate(series.values)
        if (number := number_of(value)) is not None and value.x is not None
    ]


def sizes_scale(chart: Chart) -> Scale:
    """The axis of populations, logarithmic where the chart says so."""
    sizes = [x for x, *_ in points_of(chart)] + [x for limit in chart.limits for x, _ in limit.points]
    low, high = min(sizes, default=1), max(sizes, default=10)
    return log_scale(low, high) if chart.log_axis else linear_scale(0, high)


def draw(paper: Paper, room: Box, chart: Chart) -> None:
    """FUNNEL: limits as lines named once at the right, the reference dashed, highlighted points named."""
    up, out, size = value_scale(chart), sizes_scale(chart), paper.size
    labels = tick_labels(chart, up)
    left = max(width_of(label, size) for label in labels) + 0.6 * size
    ends = _ends(chart, room, 0.8 * size)
    right = max((width_of(line, 0.8 * size) for _, lines, _ in ends for line in lines), default=0) + 1.2 * size
    box = room.shrunk(left=left, right=right, top=1.9 * size, bottom=3.2 * size)
    _axes(paper, room, box, up, out, chart, labels)
    _limits(paper, box, up, out, chart, ends)
    _points(paper, box, up, out, chart)


def _ends(chart: Chart, room: Box, size: float) -> list[tuple[float, list[str], str]]:
    """(value, lines of words, colour) at the right edge: the reference, and each limit's words once."""
    found: dict[str, float] = {}
    for limit in chart.limits:
        last = limit.points[-1][1]
        found[limit.label] = max(found.get(limit.label, last), last)
    named = [(value, label, MUTED) for label, value in found.items()]
    if chart.reference:
        named.append((chart.reference.value, chart.reference.label, INK))
    return [(value, wrapped(label, room.width * 0.22, size), color) for value, label, color in named]


def _axes(paper: Paper, room: Box, box: Box, up: Scale, out: Scale, chart: Chart, labels: list[str]) -> None:
    size, t = paper.size, text(chart.language)
    value_axis(paper, box, up, labels)
    ends: float = 0
    for tick in out.ticks:
        words, x = t.number(tick), box.left + out.share(tick) * box.width
        if x - width_of(words, size) / 2 > ends and x + width_of(words, size) / 2 <= room.right:
            ends = paper.text(x, box.bottom - 1.5 * size, words, color=MUTED, across="center").right + 0.5 * size
    small = 0.85 * size
    paper.lines_of_text(room.left, room.top, wrapped(chart.unit, room.width, small, most=1), size=small, color=MUTED)
    words = t("Inhabitants (logarithmic axis)") if chart.log_axis else t("Inhabitants")
    paper.lines_of_text(box.left, box.bottom - 1.9 * size, [words], size=small, color=MUTED)


def _limits(
    paper: Paper, box: Box, up: Scale, out: Scale, chart: Chart, ends: list[tuple[float, list[str], str]]
) -> None:
    for limit in chart.limits:
        points = _inside(limit, box, up, out)
        if len(points) > 1:
            paper.line(points, MUTED, 0.9, "solid" if limit.is_outer else "dot")
    if chart.reference:
        y = box.bottom + up.share(chart.reference.value) * box.height
        paper.line([(box.left, y), (box.right, y)], INK, 1, "dash")
    size = 0.8 * paper.size
    heights = [len(lines) * LEADING * size + 0.2 * size for _, lines, _ in ends]
    wanted = [box.bottom + up.share(value) * box.height for value, *_ in ends]
    middles = spread(wanted, heights, box.bottom - size, box.top + 1.5 * size)
    for (_, lines, color), middle, height in zip(ends, middles, heights, strict=True):
        paper.lines_of_text(box.right + 0.8 * size, middle + height / 2, lines, size=size, color=color)


def _inside(limit: Limit, box: Box, up: Scale, out: Scale) -> list[Point]:
    return [
        (box.left + out.share(x) * box.width, box.bottom + up.share(value) * box.height)
        for x, value in limit.points
        if out.low <= x <= out.high and up.low <= value <= up.high
    ]


def _points(paper: Paper, box: Box, up: Scale, out: Scale, chart: Chart) -> None:
    size = paper.size
    own = []
    for x, value, index, order in points_of(chart):
        place = (box.left + out.share(x) * box.width, box.bottom + up.share(value) * box.height)
        if index in chart.series[order].highlight:
            own.append((*place, index, order))
        else:
            role = chart.series[order].role
            paper.marker(*place, "circle", 0.45 * size, LOOKS[role].fill, LOOKS[role].fill, 0)
    look = LOOKS[Role.OWN]
    for px, py, index, order in own:
        words = f"{chart.categories[index]} {short_label(chart.series[order].values[index])}"
        line = wrapped(words, box.width * 0.6, size, BOLD, most=1)[0]
        side = "left" if px + size + width_of(line, size, BOLD) < box.right else "right"
        away = 0.8 * size if side == "left" else -0.8 * size
        paper.text(px + away, py - 0.35 * size, line, color=look.ink, weight=BOLD, across=side, halo=True)
        paper.marker(px, py, look.marker, 0.95 * size, look.fill, BACKGROUND, 0.1 * size)
