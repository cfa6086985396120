"""What stands over and under the plot in a picture: finding, subtitle, key, source, note, signs and dates."""

from dashboard.charts.chart import Chart
from dashboard.charts.palette import GRID, INK, MUTED
from dashboard.documents.frame import Frame
from dashboard.paint.paper.lettering import BOLD, LEADING, REGULAR, wrapped
from dashboard.paint.paper.paper import Box, Paper

LARGEST_FOOTER_PT = 10.5
SMALL_PT = 200  # a picture no higher than this has room for finding and source only


def draw(paper: Paper, frame: Frame, *, with_title: bool, with_key: bool = True) -> Box:
    """Draws the words and returns the room that is left for the plot."""
    margin = 0.6 * paper.size
    room = paper.box.shrunk(left=margin, right=margin, top=margin, bottom=margin)
    if with_title:
        room = _title(paper, room, frame.chart)
    return _footer(paper, room, frame, with_title=with_title, with_key=with_key)


def draw_empty(paper: Paper, room: Box, chart: Chart) -> None:
    """The sentence that says why there is nothing to draw, in the middle of the room."""
    lines = wrapped(chart.empty or chart.alt, room.width * 0.8, paper.size)
    top = room.bottom + room.height / 2 + len(lines) * LEADING * paper.size / 2
    for index, words in enumerate(lines):
        paper.text(room.left + room.width / 2, top - (index + 0.8) * LEADING * paper.size, words, across="center")


def _title(paper: Paper, room: Box, chart: Chart) -> Box:
    large, small = 1.35 * paper.size, 0.95 * paper.size
    finding = wrapped(chart.finding, room.width, large, BOLD, most=3)
    top = paper.lines_of_text(room.left, room.top, finding, size=large, weight=BOLD)
    subtitle = wrapped(chart.subtitle, room.width, small, most=3) if paper.height > SMALL_PT else []
    top = paper.lines_of_text(room.left, top - 0.15 * small, subtitle, size=small, color=MUTED)
    return room.shrunk(top=room.top - top + 0.5 * paper.size)


def _footer(paper: Paper, room: Box, frame: Frame, *, with_title: bool, with_key: bool) -> Box:
    size = min(0.72 * paper.size, LARGEST_FOOTER_PT) if with_title else 0.82 * paper.size
    parts = _parts(frame, with_title=with_title, with_key=with_key, is_small=paper.height <= SMALL_PT)
    lines = [(line, part) for part in parts for line in wrapped(part, room.width, size, _weight(part, frame), most=4)]
    if not lines:
        return room
    height = len(lines) * LEADING * size + 0.5 * size
    for index, (line, part) in enumerate(lines):
        y = room.bottom + height - 0.5 * size - (index * LEADING + 0.95) * size
        strong = part == frame.chart.synthetic_words
        paper.text(room.left, y, line, size=size, color=INK if strong else MUTED, weight=_weight(part, frame))
    if with_title:
        paper.line([(room.left, room.bottom + height), (room.right, room.bottom + height)], GRID, 0.7)
    return room.shrunk(bottom=height + 0.4 * size)


def _parts(frame: Frame, *, with_title: bool, with_key: bool, is_small: bool) -> list[str]:
    """What stands under the plot; a small picture leaves note and selection to the document it is put in."""
    chart = frame.chart
    always = [
        chart.synthetic_words if chart.synthetic else "",
        " ".join(filter(None, (frame.drawn_signs if with_key else "", frame.drawn_interval))),
    ]
    if with_title and is_small:
        always.insert(1, chart.source)
    elif with_title:
        always[1:1] = [f"{frame.source} {frame.selection} {frame.dates}", frame.note]
    return [part for part in always if part]


def _weight(part: str, frame: Frame) -> int:
    return BOLD if part == frame.chart.synthetic_words else REGULAR
