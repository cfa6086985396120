"""What stands around the plot: headline and foot where they are drawn in, unit, «Example data», and the key."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.chart import Chart, Kind
from dashboard.scene.apart import Box, around
from dashboard.scene.looks import AXIS, BADGE_INK, BADGE_LINE, BADGE_PAPER, GRID, INK, MUTED, fill_of, series_looks
from dashboard.scene.metrics import CAP, LEADING, height, widest, wrap
from dashboard.scene.shapes import Line, Point, Rect, Shape, Words, below, centred
from dashboard.scene.sheet import Sheet
from dashboard.scene.size import Size
from dashboard.vocabulary.text import text

MOST_TITLE, MOST_SUBTITLE, MOST_FOOT = 3, 2, 4  # lines
MOST_NAMED = 4  # lines that have their name at their end; more get a key


@dataclass(frozen=True)
class Around:
    """Words that are drawn into a picture: finding and subtitle above, lines below, some of them strong."""

    title: str = ""
    subtitle: str = ""
    foot: tuple[tuple[str, bool], ...] = ()


NOTHING_AROUND = Around()


@dataclass(frozen=True)
class Entry:
    """One entry of the key: how it is drawn, and what it is."""

    kind: str  # square, line
    name: str
    fill: str
    edge: str = ""
    dash: str = ""
    shape: str = ""
    ink: str = INK


def title(sheet: Sheet, words: Around) -> None:
    """The headline at the top; the room begins below it."""
    size, top = sheet.size, sheet.room.top
    if not words.title:
        return
    large = 1.3 * size.font
    lines = wrap(words.title, large, sheet.room.width, bold=True, most=MOST_TITLE)
    sheet.add(below(sheet.room.left, top, lines, large, INK, bold=True, role="title"))
    top += height(lines, large) + 0.1 * size.font
    lines = wrap(words.subtitle, size.small, sheet.room.width, most=MOST_SUBTITLE)
    sheet.add(below(sheet.room.left, top, lines, size.small, MUTED, role="subtitle"))
    sheet.room = sheet.room.inset(top=top + height(lines, size.small) + 0.5 * size.font - sheet.room.top)


def foot(sheet: Sheet, words: Around) -> None:
    """The lines at the bottom, a thin line above them where there is a headline; the room ends above."""
    size, room = sheet.size.small, sheet.room
    parts = [(wrap(part, size, room.width, bold=strong, most=MOST_FOOT), strong) for part, strong in words.foot]
    if not parts:
        return
    top = room.bottom - sum(height(lines, size) for lines, _ in parts)
    sheet.room = room.inset(bottom=room.bottom - top + 0.5 * size)
    if words.title:
        edge = top - 0.25 * size
        sheet.add(Line(((room.left, edge), (room.right, edge)), GRID, sheet.size.line, role="foot"))
    for lines, strong in parts:
        ink = INK if strong else MUTED
        sheet.add(below(room.left, top, lines, size, ink, bold=strong, role="foot"))
        top += height(lines, size)


def unit(sheet: Sheet) -> None:
    """The unit to the left, «Example data» to the right; the room begins below them."""
    chart, size, room = sheet.chart, sheet.size, sheet.room
    taken = _badge(sheet) if chart.synthetic and size.badge else 0.0
    lines = wrap(chart.unit, size.small, room.width - taken)
    sheet.add(below(room.left, room.top, lines, size.small, MUTED, role="unit"))
    tall = max(height(lines, size.small), LEADING * size.small + 8 if taken else 0)
    sheet.room = room.inset(top=tall + 0.35 * size.font if lines or taken else 0)


def _badge(sheet: Sheet) -> float:
    """Draws the mark of constructed numbers; returns how wide it is."""
    words, size, room = sheet.t("Example data"), sheet.size.small, sheet.room
    wide, tall = widest((words,), size, bold=True) + 12, LEADING * size + 4
    box = Box(room.right - wide, room.top, room.right, room.top + tall)
    sheet.add(Rect(box, BADGE_PAPER, BADGE_LINE, 1, 3, role="badge"))
    middle = box.middle
    sheet.add(centred(middle[0], middle[1], (words,), size, BADGE_INK, bold=True, anchor="middle", role="badge"))
    return wide + 12


def entries(chart: Chart) -> tuple[Entry, ...]:
    """The key of a chart's series; none where there is one, or where lines are named at their ends."""
    if len(chart.series) < 2 or (chart.kind is Kind.LINES and len(chart.series) <= MOST_NAMED):
        return ()
    found = []
    for series, look in zip(chart.series, series_looks(chart), strict=True):
        fill, edge = fill_of(chart, series, look)
        if chart.kind in (Kind.COLUMNS, Kind.BARS):
            found.append(Entry("square", series.name, fill, edge))
        else:
            dash = look.dash if chart.kind is Kind.LINES else ""
            found.append(Entry("line", series.name, look.fill, dash=dash, shape=look.marker))
    return tuple(found)


def level_entry(chart: Chart) -> tuple[Entry, ...]:
    """The reference in the key, where its words don't stand at its line."""
    return (Entry("line", chart.reference.label, AXIS, dash="dash"),) if chart.reference else ()


def limit_entries(chart: Chart) -> tuple[Entry, ...]:
    """A funnel's limits, each named once, and its level."""
    names = {limit.label: limit.is_outer for limit in chart.limits}
    limits = (Entry("line", name, MUTED, dash="solid" if outer else "dash") for name, outer in names.items())
    level = (Entry("line", chart.reference.label, AXIS, dash="dot"),) if chart.reference else ()
    return (*limits, *level)


def key(sheet: Sheet, shown: Sequence[Entry]) -> None:
    """The entries in rows; the room begins below them."""
    if not shown:
        return
    size, room = sheet.size.font, sheet.room
    x, row = room.left, 0
    for entry in shown:
        sign = _sign_width(entry, size)
        lines = wrap(entry.name, size, room.width - sign, most=1)
        wide = sign + widest(lines, size)
        if x > room.left and x + wide > room.right:
            x, row = room.left, row + 1
        middle = room.top + (row + 0.5) * 1.45 * size
        sheet.add(*_sign(entry, x, middle, size, sheet.size))
        sheet.add(Words(x + sign, middle + CAP * size, lines, size, entry.ink, role="key"))
        x += wide + 1.2 * size
    sheet.room = room.inset(top=(row + 1) * 1.45 * size + 0.35 * size)


def _sign_width(entry: Entry, size: float) -> float:
    return (1.2 if entry.kind == "square" else 2.6 if entry.dash else 1.3) * size


def _sign(entry: Entry, x: float, middle: float, size: float, scene: Size) -> tuple[Shape, ...]:
    if entry.kind == "square":
        box = around(x + 0.4 * size, middle, 0.8 * size, 0.8 * size)
        return (Rect(box, entry.fill, entry.edge, 1.2 * scene.line if entry.edge else 0, role="key"),)
    found: list[Shape] = []
    if entry.dash:
        points = ((x, middle), (x + 2.1 * size, middle))
        found.append(Line(points, entry.fill, 2 * scene.line, entry.dash, role="key"))
    if entry.shape:
        at = x + (1.05 if entry.dash else 0.45) * size
        stroke = 2 * scene.line
        found.append(Point(at, middle, entry.shape, scene.marker, entry.fill, entry.fill, stroke, role="key"))
    return tuple(found)


def empty(sheet: Sheet) -> None:
    """The sentence that says why there is nothing to draw, in the middle of the room."""
    chart, size = sheet.chart, sheet.size.font
    lines = wrap(chart.empty or chart.alt, size, sheet.room.width * 0.8)
    x, y = sheet.room.middle
    sheet.add(centred(x, y, lines, size, INK, anchor="middle", role="empty"))


def across_words(chart: Chart) -> str:
    """The name of the axis across, where its labels alone don't say what it is."""
    t = text(chart.language)
    return t("Inhabitants (logarithmic axis)") if chart.log_axis else t("Inhabitants")
