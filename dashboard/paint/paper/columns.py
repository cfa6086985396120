"""Upright bars side by side, and points with intervals (DOTS), over categories."""

from dashboard.charts.chart import Chart, Reference, Value
from dashboard.charts.gaps import gaps
from dashboard.charts.palette import BACKGROUND, INK, MUTED, TOTAL, Look, is_outlined
from dashboard.documents.frame import interval_of, short_label
from dashboard.paint.paper import axes
from dashboard.paint.paper.key import draw_key, look_of
from dashboard.paint.paper.lettering import BOLD, LEADING, width_of, wrapped
from dashboard.paint.paper.paper import Box, Paper
from dashboard.paint.paper.slots import draw_slot

FILLED = 0.62  # share of a category's slot that its bars take
BESIDE = 0.75  # from a point's middle to its number, in font sizes


def draw(paper: Paper, room: Box, chart: Chart) -> None:
    """COLUMNS: bars from zero, provisional ones hollow, intervals as thin lines below the number."""
    made = _plot(paper, room, chart)
    width = _bar_width(made)
    for number, series in enumerate(chart.series):
        for index, value in enumerate(series.values):
            if value.is_number:
                look = look_of(chart, series, index)
                outlined = is_outlined(chart, series)
                _bar(made, _middle(made, index, number, width), width, value, look, outlined=outlined)
    _slots(made, width)


def draw_dots(paper: Paper, room: Box, chart: Chart) -> None:
    """DOTS: a point and its interval a category."""
    made = _plot(paper, room, chart, beside=True)
    width = _bar_width(made)
    for number, series in enumerate(chart.series):
        for index, value in enumerate(series.values):
            if value.is_number:
                look = look_of(chart, series, index)
                _dot(made, _middle(made, index, number, width), value, look, width)
    _slots(made, width)


def _plot(paper: Paper, room: Box, chart: Chart, *, beside: bool = False) -> axes.Plot:
    """`beside`: numbers stand right of their points, so that the last one needs room before the reference's words."""
    below = draw_key(paper, room, chart) if len(chart.series) > 1 else 0
    right = _reference_room(paper, room, chart.reference)
    spare = _beside_room(paper, room.width - right, chart) if beside else 0
    made = axes.plot(paper, room, chart, right=right + spare, key=below)
    if chart.reference:
        _reference(made, chart.reference, right, spare)
    return made


def _beside_room(paper: Paper, width: float, chart: Chart) -> float:
    labels = [short_label(value) for series in chart.series for value in series.values if value.is_number]
    widest = max((width_of(label, paper.size, BOLD) for label in labels), default=0)
    half_slot = 0.4 * width / max(1, len(chart.categories))  # a little less, for the value axis' own labels
    return max(0.0, BESIDE * paper.size + widest - half_slot)


def _bar_width(made: axes.Plot) -> float:
    most = 6.5 * made.paper.size if len(made.chart.series) == 1 else 4 * made.paper.size
    return min(made.slot * FILLED / len(made.chart.series), most)


def _middle(made: axes.Plot, index: int, number: int, width: float) -> float:
    return made.x(index) + (number - (len(made.chart.series) - 1) / 2) * width


def _bar(made: axes.Plot, middle: float, width: float, value: Value, look: Look, *, outlined: bool) -> None:
    top = made.y(value.value or 0)
    box = Box(middle - width * 0.46, made.box.bottom, width * 0.92, top - made.box.bottom)
    if value.is_provisional:
        made.paper.provisional_bar(box, look.fill)
    elif box.height > 0:
        made.paper.rectangle(box, fill=TOTAL if outlined else look.fill, edge=look.fill if outlined else None)
    size = _label_size(made, value, width)
    end = max(top, _interval(made, middle, value, made.paper.size))
    made.paper.text(middle, end + 0.35 * size, short_label(value), size=size, weight=BOLD, across="center", halo=True)


def _label_size(made: axes.Plot, value: Value, width: float) -> float:
    """The number's size, smaller where it is wider than its bar and the air beside it."""
    size = made.paper.size
    room = max(width, made.slot / len(made.chart.series) * 0.95 - 0.2 * size)
    return min(size, max(0.62 * size, size * room / width_of(short_label(value), size, BOLD)))


def _interval(made: axes.Plot, x: float, value: Value, size: float) -> float:
    """Draws the interval in the middle of its bar; returns how high it reaches, 0 where there is none."""
    ends = interval_of(value)
    if ends is None:
        return 0
    made.paper.line([(x, made.y(ends[0])), (x, made.y(ends[1]))], BACKGROUND, 0.24 * size)
    made.paper.line([(x, made.y(ends[0])), (x, made.y(ends[1]))], MUTED, 0.14 * size)
    return made.y(ends[1])


def _dot(made: axes.Plot, x: float, value: Value, look: Look, width: float) -> None:
    y, size = made.y(value.value or 0), made.paper.size
    ends = interval_of(value)
    if ends:
        made.paper.line([(x, made.y(ends[0])), (x, made.y(ends[1]))], look.fill, 0.16 * size)
    fill = BACKGROUND if value.is_provisional else look.fill
    made.paper.marker(x, y, look.marker, 0.85 * size, fill, look.fill, 0.16 * size)
    middle = _clear_of_reference(made, y)
    made.paper.text(x + BESIDE * size, middle - 0.35 * size, short_label(value), weight=BOLD, halo=True)


def _clear_of_reference(made: axes.Plot, y: float) -> float:
    """The middle of a number beside its point: moved off the dashed line, to the side that its point is on."""
    if made.chart.reference is None:
        return y
    level, size = made.y(made.chart.reference.value), made.paper.size
    return y if abs(y - level) >= 0.7 * size else level + (0.7 if y >= level else -0.7) * size


def _slots(made: axes.Plot, width: float) -> None:
    """A slot where numbers are lacking; words of whole categories may use all of their width."""
    for gap in gaps(made.chart):
        left, right = (_middle(made, *place, width) for place in (gap.first, gap.last))
        sides = (left - width * 0.46, right + width * 0.46)
        categories = (gap.last[0] - gap.first[0] + 1) * made.slot - 0.5 * made.paper.size
        draw_slot(made, gap, sides, categories if gap.is_whole(made.chart) else sides[1] - sides[0])


def _reference_room(paper: Paper, room: Box, reference: Reference | None) -> float:
    if reference is None:
        return 0
    size = 0.85 * paper.size
    lines = wrapped(reference.label, room.width * 0.2, size)
    return max(width_of(line, size) for line in lines) + 0.8 * size


def _reference(made: axes.Plot, reference: Reference, right: float, spare: float) -> None:
    y, size = made.y(reference.value), 0.85 * made.paper.size
    end = made.box.right + spare
    made.paper.line([(made.box.left, y), (end, y)], INK, 0.12 * size, "dash")
    lines = wrapped(reference.label, right - 0.7 * size, size)
    top = min(
        max(y + len(lines) * LEADING * size / 2, made.box.bottom + len(lines) * LEADING * size), made.box.top + size
    )
    made.paper.lines_of_text(end + 0.5 * size, top, lines, size=size, color=INK)
