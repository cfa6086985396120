"""What stands around the plot: headline and foot where they are drawn in, unit, «Example data», and the key."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.chart import Chart, Kind
from dashboard.scene.apart import Box, around
from dashboard.scene.looks import BADGE, GRID, INK, MUTED, Look, level_look, limit_look, series_looks
from dashboard.scene.metrics import CAP, LEADING, height, widest, wrap
from dashboard.scene.shapes import Line, Point, Rect, Words, below, centred
from dashboard.scene.sheet import Sheet
from dashboard.vocabulary.text import text

TITLE = 1.25  # in font sizes
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
    """One entry of the key: what it is, and how it looks; a square where it has neither line nor point."""

    name: str
    look: Look
    has_line: bool = False
    has_point: bool = False


def title(sheet: Sheet, words: Around) -> None:
    """The headline at the top; the room begins below it."""
    size, top = sheet.size, sheet.room.top
    if not words.title:
        return
    large = TITLE * size.font
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
    lines = () if sheet.is_titled else wrap(chart.unit, size.small, room.width - taken)
    if lines:
        sheet.add(below(room.left, room.top, lines, size.small, MUTED, role="unit"))
    tall = max(height(lines, size.small), LEADING * size.small + 8 if taken else 0)
    sheet.room = room.inset(top=tall + 0.35 * size.font if lines or taken else 0)


def _badge(sheet: Sheet) -> float:
    """Draws the mark of constructed numbers; returns how wide it is."""
    words, size, room = sheet.t("Example data"), sheet.size.small, sheet.room
    wide, tall = widest((words,), size, bold=True) + 12, LEADING * size + 4
    box = Box(room.right - wide, room.top, room.right, room.top + tall)
    sheet.add(Rect(box, BADGE.fill, BADGE.edge, 1, 3, role="badge"))
    sheet.add(centred(*box.middle, (words,), size, BADGE.ink, bold=True, anchor="middle", role="badge"))
    return wide + 12


def names_ends(chart: Chart) -> bool:
    """Whether lines have their names at their ends: so many of them at the most."""
    return chart.kind is Kind.LINES and len(chart.series) <= MOST_NAMED


def entries(chart: Chart, *, are_named: bool = False, with_level: bool = False) -> tuple[Entry, ...]:
    """The key, in its order: several series that aren't named in the plot, limits, each once, and the level.

    `with_level` is for where the level's words don't stand at its line.
    """
    shown = zip(chart.series, series_looks(chart), strict=True) if len(chart.series) > 1 and not are_named else ()
    parts = {"has_line": chart.kind is Kind.LINES, "has_point": chart.kind in (Kind.LINES, Kind.DOTS)}
    limits = {limit.label: Entry(limit.label, limit_look(limit), has_line=True) for limit in chart.limits}
    level = (chart.reference,) if chart.reference and with_level else ()
    return (
        *(Entry(series.name, look, **parts) for series, look in shown),
        *limits.values(),
        *(Entry(one.label, level_look(chart), has_line=True) for one in level),
    )


def key(sheet: Sheet, shown: Sequence[Entry]) -> None:
    """The entries in rows; the room begins below them."""
    if not shown:
        return
    size, room = sheet.size.font, sheet.room
    x, row = room.left, 0
    for entry in shown:
        sign = (2.6 if entry.has_line else 1.3 if entry.has_point else 1.2) * size
        lines = wrap(entry.name, size, room.width - sign, most=1)
        wide = sign + widest(lines, size)
        if x > room.left and x + wide > room.right:
            x, row = room.left, row + 1
        middle = room.top + (row + 0.5) * 1.45 * size
        _sign(sheet, entry, x, middle)
        sheet.add(Words(x + sign, middle + CAP * size, lines, size, INK, role="key"))
        x += wide + 1.2 * size
    sheet.room = room.inset(top=(row + 1) * 1.45 * size + 0.35 * size)


def _sign(sheet: Sheet, entry: Entry, x: float, middle: float) -> None:
    size, look, line = sheet.size.font, entry.look, sheet.size.line
    if entry.has_line:
        points = ((x, middle), (x + 2.1 * size, middle))
        sheet.add(Line(points, look.fill, 2 * line, look.dash, role="key"))
    if entry.has_point:
        at = x + (1.05 if entry.has_line else 0.45) * size
        sheet.add(Point(at, middle, look.marker, sheet.size.marker, look.fill, look.fill, 2 * line, role="key"))
    if not entry.has_line and not entry.has_point:
        box = around(x + 0.4 * size, middle, 0.8 * size, 0.8 * size)
        sheet.add(Rect(box, look.fill, look.edge, 1.2 * line if look.edge else 0, role="key"))


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
