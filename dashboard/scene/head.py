"""Everything around the plot: headline and footer if the picture has them, unit, «Example data», and the key."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.chart import Chart, Kind
from dashboard.charts.drawing.stack import total_of
from dashboard.scene.boxes import Box, around
from dashboard.scene.looks import BADGE, GRID, INK, MUTED, Look, level_look, limit_look, series_looks
from dashboard.scene.metrics import CAP, LEADING, height, widest, wrap
from dashboard.scene.shapes import Label, Line, Point, Rect, below, centred
from dashboard.scene.sheet import Sheet
from dashboard.vocabulary.text import text

TITLE = 1.25  # in font sizes
MOST_TITLE, MOST_SUBTITLE, MOST_FOOT = 3, 2, 4  # lines
MOST_NAMED = 4  # most lines named at their ends; more get a key


@dataclass(frozen=True)
class Caption:
    """Text inside a picture: finding and subtitle above, lines below, some of them bold."""

    title: str = ""
    subtitle: str = ""
    foot: tuple[tuple[str, bool], ...] = ()


NO_CAPTION = Caption()


@dataclass(frozen=True)
class Entry:
    """One entry of the key: its name and look; a square if it has neither line nor point."""

    name: str
    look: Look
    has_line: bool = False
    has_point: bool = False


def title(sheet: Sheet, caption: Caption) -> None:
    """The headline at the top; shrinks the room to what is below it."""
    size, top = sheet.size, sheet.room.top
    if not caption.title:
        return
    large = TITLE * size.font
    lines = wrap(caption.title, large, sheet.room.width, bold=True, most=MOST_TITLE)
    sheet.add(below(sheet.room.left, top, lines, large, INK, bold=True, role="title"))
    top += height(lines, large) + 0.1 * size.font
    lines = wrap(caption.subtitle, size.small, sheet.room.width, most=MOST_SUBTITLE)
    sheet.add(below(sheet.room.left, top, lines, size.small, MUTED, role="subtitle"))
    sheet.room = sheet.room.inset(top=top + height(lines, size.small) + 0.5 * size.font - sheet.room.top)


def foot(sheet: Sheet, caption: Caption) -> None:
    """The lines at the bottom, under a thin rule if there is a headline; shrinks the room."""
    size, room = sheet.size.small, sheet.room
    parts = [(wrap(part, size, room.width, bold=strong, most=MOST_FOOT), strong) for part, strong in caption.foot]
    if not parts:
        return
    top = room.bottom - sum(height(lines, size) for lines, _ in parts)
    sheet.room = room.inset(bottom=room.bottom - top + 0.5 * size)
    if caption.title:
        edge = top - 0.25 * size
        sheet.add(Line(((room.left, edge), (room.right, edge)), GRID, sheet.size.line, role="foot"))
    for lines, strong in parts:
        ink = INK if strong else MUTED
        sheet.add(below(room.left, top, lines, size, ink, bold=strong, role="foot"))
        top += height(lines, size)


def unit(sheet: Sheet) -> None:
    """The unit on the left, «Example data» on the right; shrinks the room to what is below them."""
    chart, size, room = sheet.chart, sheet.size, sheet.room
    taken = _badge(sheet) if chart.synthetic and size.badge else 0.0
    lines = () if sheet.is_titled else wrap(chart.unit, size.small, room.width - taken)
    if lines:
        sheet.add(below(room.left, room.top, lines, size.small, MUTED, role="unit"))
    tall = max(height(lines, size.small), LEADING * size.small + 8 if taken else 0)
    sheet.room = room.inset(top=tall + 0.35 * size.font if lines or taken else 0)


def _badge(sheet: Sheet) -> float:
    """Draws the badge for constructed numbers; returns the width it takes."""
    label, size, room = sheet.t("Example data"), sheet.size.small, sheet.room
    wide, tall = widest((label,), size, bold=True) + 12, LEADING * size + 4
    box = Box(room.right - wide, room.top, room.right, room.top + tall)
    sheet.add(Rect(box, BADGE.fill, BADGE.edge, 1, 3, role="badge"))
    sheet.add(centred(*box.middle, (label,), size, BADGE.ink, bold=True, anchor="middle", role="badge"))
    return wide + 12


def names_ends(chart: Chart) -> bool:
    """Whether lines are named at their ends: only if they are few."""
    return chart.kind is Kind.LINES and len(chart.series) <= MOST_NAMED


def entries(chart: Chart, *, are_named: bool = False, with_level: bool = False) -> tuple[Entry, ...]:
    """The key, in order: series, if several and not named in the plot; each limit once; the level.

    Set `with_level` if the level isn't labelled at its line.
    """
    shown = zip(chart.series, series_looks(chart), strict=True) if len(chart.series) > 1 and not are_named else ()
    has_point, total = chart.kind in (Kind.LINES, Kind.DOTS), total_of(chart)
    limits = {limit.label: Entry(limit.label, limit_look(limit), has_line=True) for limit in chart.limits}
    level = (chart.reference,) if chart.reference and with_level else ()
    return (
        *(
            Entry(series.name, look, has_line=chart.kind is Kind.LINES or nth == total, has_point=has_point)
            for nth, (series, look) in enumerate(shown)
        ),
        *limits.values(),
        *(Entry(one.label, level_look(chart), has_line=True) for one in level),
    )


def key(sheet: Sheet, shown: Sequence[Entry]) -> None:
    """The entries in rows; shrinks the room to what is below them."""
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
        sheet.add(Label(x + sign, middle + CAP * size, lines, size, INK, role="key"))
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
    """The reason why there is nothing to draw, in the middle of the room."""
    chart, size = sheet.chart, sheet.size.font
    lines = wrap(chart.empty or chart.alt, size, sheet.room.width * 0.8)
    x, y = sheet.room.middle
    sheet.add(centred(x, y, lines, size, INK, anchor="middle", role="empty"))


def x_axis_title(chart: Chart) -> str:
    """The title of a funnel's horizontal axis, which its numbers alone don't explain."""
    t = text(chart.language)
    return t("Inhabitants (logarithmic axis)") if chart.log_axis else t("Inhabitants")
