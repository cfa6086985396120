"""FUNNEL: areas by population, with the limits within which chance alone would leave most of them."""

from dataclasses import dataclass

from dashboard.charts.chart import Limit, Role, Series, Value
from dashboard.scene import head
from dashboard.scene.apart import Box, around, best_shift
from dashboard.scene.looks import AXIS, BACKGROUND, LOOKS, MUTED, Look
from dashboard.scene.metrics import LEADING, height, widest, wrap
from dashboard.scene.scale import Scale, sizes_scale
from dashboard.scene.shapes import Line, Place, Point, below, centred
from dashboard.scene.sheet import Sheet, base_line, ticks_width, value_axis

CROWD, NAMED = 0.6, 1.5  # of the usual marker
NAME = 0.6  # of the plot's width, for an area's name
OWN_ROLES = (Role.OWN, Role.PARTNER)


@dataclass(frozen=True)
class Dot:
    """One area: which it is, its number, and where it stands."""

    series: int
    category: int
    value: Value
    role: Role
    at: Place

    @property
    def look(self) -> Look:
        """How it is drawn."""
        return LOOKS[self.role]

    @property
    def is_named(self) -> bool:
        """Whether it is drawn on top, with its name."""
        return self.role in OWN_ROLES


def lay_out(sheet: Sheet) -> None:
    """Axes, limits, the crowd, and the few that matter on top with their names."""
    across = sizes_scale(sheet.chart)
    _open_plot(sheet)
    value_axis(sheet)
    base_line(sheet)
    _across_axis(sheet, across)
    for limit in sheet.chart.limits:
        _limit(sheet, across, limit)
    _level(sheet)
    dots = _dots(sheet, across)
    for dot in sorted(dots, key=lambda dot: dot.is_named):
        _dot(sheet, dot)
    _names(sheet, dots)


def _open_plot(sheet: Sheet) -> None:
    size = sheet.size
    head.unit(sheet)
    head.key(sheet, head.limit_entries(sheet.chart))
    below_axis = LEADING * (size.font + size.small) + 0.8 * size.font
    left = ticks_width(sheet.chart, sheet.scale, size)
    sheet.plot = sheet.room.inset(left=left, right=size.font, top=0.6 * size.font, bottom=below_axis)


def _x(sheet: Sheet, across: Scale, size: float) -> float:
    return sheet.plot.left + across.share(size) * sheet.plot.width


def _across_axis(sheet: Sheet, across: Scale) -> None:
    """Populations below the plot as far as each has room, and what they are."""
    plot, size, free = sheet.plot, sheet.size, 0.0
    for tick in across.ticks:
        words, x = sheet.t.number(tick), _x(sheet, across, tick)
        half = widest((words,), size.font) / 2
        if x - half > free and x + half <= sheet.room.right:
            top = plot.bottom + 0.35 * size.font
            sheet.add(below(x, top, (words,), size.font, MUTED, anchor="middle", role="tick"))
            free = x + half + 0.5 * size.font
    top = plot.bottom + (0.35 + LEADING) * size.font
    sheet.add(below(plot.left, top, (head.across_words(sheet.chart),), size.small, MUTED, role="unit"))


def _limit(sheet: Sheet, across: Scale, limit: Limit) -> None:
    inside = [
        (_x(sheet, across, x), sheet.y(value))
        for x, value in limit.points
        if across.low <= x <= across.high and sheet.scale.low <= value <= sheet.scale.high
    ]
    if len(inside) > 1:
        dash = "solid" if limit.is_outer else "dash"
        sheet.add(Line(tuple(inside), MUTED, 1.3 * sheet.size.line, dash, role="limit"))


def _level(sheet: Sheet) -> None:
    if sheet.chart.reference:
        y = sheet.y(sheet.chart.reference.value)
        points = ((sheet.plot.left, y), (sheet.plot.right, y))
        sheet.add(Line(points, AXIS, 1.6 * sheet.size.line, "dot", role="reference"))


def _dots(sheet: Sheet, across: Scale) -> list[Dot]:
    """Every area with a number once; one that also stands in the crowd is taken as named."""
    found: dict[int, Dot] = {}
    series = sorted(enumerate(sheet.chart.series), key=lambda pair: pair[1].role not in OWN_ROLES)
    for nth, one in series:
        for category, value in enumerate(one.values):
            if value.is_number and value.x is not None and category not in found:
                at = _x(sheet, across, value.x), sheet.y(value.number or 0)
                found[category] = Dot(nth, category, value, _role(one, category), at)
    return list(found.values())


def _role(series: Series, category: int) -> Role:
    return Role.OWN if category in series.highlight else series.role


def _dot(sheet: Sheet, dot: Dot) -> None:
    size = sheet.size
    across = (NAMED if dot.is_named else CROWD) * size.marker
    edge, stroke = (BACKGROUND, 1.5 * size.line) if dot.is_named else (dot.look.fill, 0)
    shape = dot.look.marker if dot.is_named else "circle"
    if dot.is_named and dot.value.interval:
        points = tuple((dot.at[0], sheet.y(end)) for end in dot.value.interval)
        sheet.add(Line(points, dot.look.fill, 2.2 * size.line, role="interval"))
    sheet.add(Point(*dot.at, shape, across, dot.look.fill, edge, stroke, role="point"))
    sheet.spot(dot.series, dot.category, around(*dot.at, 1.5 * across, 1.5 * across), dot.at)


def _names(sheet: Sheet, dots: list[Dot]) -> None:
    size = sheet.size
    taken = [around(*dot.at, *((1.6 if dot.is_named else 0.7) * size.marker,) * 2) for dot in dots]
    named, names = [dot for dot in dots if dot.is_named], list[Box]()
    for dot in sorted(named, key=lambda dot: dot.role is not Role.OWN):
        _name(sheet, dot, taken, names)


def _name(sheet: Sheet, dot: Dot, taken: list[Box], names: list[Box]) -> None:
    """The area's name and number beside its point, moved to where it meets no other; then with a thin line to it."""
    size, plot = sheet.size, sheet.plot
    said = f"{sheet.chart.categories[dot.category]} {dot.value.short_label}"
    lines = wrap(said, size.font, plot.width * NAME, bold=True)
    wide, tall, away = widest(lines, size.font, bold=True), height(lines, size.font), 1.2 * size.marker
    is_left = dot.at[0] > plot.middle[0]
    left = dot.at[0] - away - wide if is_left else dot.at[0] + away
    box = Box(left, dot.at[1] - tall / 2, left + wide, dot.at[1] + tall / 2)
    shift = best_shift(box.grown(1), (taken, names), top=plot.top, bottom=plot.bottom)
    placed = box.moved(shift)
    names.append(placed)
    taken.append(placed)
    if abs(shift) > size.font:
        edge = placed.bottom if shift < 0 else placed.top
        sheet.add(Line((dot.at, (dot.at[0], edge)), AXIS, size.line, role="pointer"))
    anchor, x = ("end", placed.right) if is_left else ("start", placed.left)
    style = {"bold": True, "halo": True, "anchor": anchor, "role": "area"}
    sheet.add(centred(x, placed.middle[1], lines, size.font, dot.look.ink, **style))
