"""FUNNEL: areas by population, with the limits that chance alone would keep most of them within."""

from dataclasses import dataclass, replace

from dashboard.charts.chart import Chart, Role, Series, Value
from dashboard.scene import head
from dashboard.scene.axes import axis_across, base_line, ticks_width, value_axis
from dashboard.scene.boxes import Box, around, best_shift
from dashboard.scene.kinds.numbers import INTERVAL
from dashboard.scene.looks import AXIS, BACKGROUND, LOOKS, MUTED, Look, level_look, limit_look
from dashboard.scene.metrics import LEADING, height, widest, wrap
from dashboard.scene.scale import Scale, sizes_scale
from dashboard.scene.shapes import Line, Place, Point, below, centred
from dashboard.scene.sheet import Sheet

CROWD, NAMED = 0.6, 1.5  # times the normal marker
NAME = 0.6  # of the plot's width, for an area's name
OWN_ROLES = (Role.OWN, Role.PARTNER)


@dataclass(frozen=True)
class Dot:
    """One area: its position in the chart, its population and its number."""

    series: int
    category: int
    x: float
    value: Value
    role: Role

    @property
    def is_named(self) -> bool:
        """Whether it is drawn on top, with its name."""
        return self.role in OWN_ROLES

    @property
    def look(self) -> Look:
        """How it is drawn: the crowd as small discs."""
        look = LOOKS[self.role]
        return look if self.is_named else replace(look, marker="circle")

    @property
    def across(self) -> float:
        """The width of its marker, as a multiple of the normal one."""
        return NAMED if self.is_named else CROWD


def dots(chart: Chart) -> list[Dot]:
    """Every area with a number once, the named last; an area both in the crowd and named counts as named."""
    found: dict[int, Dot] = {}
    for nth, one in enumerate(chart.series):
        for category, value in enumerate(one.values):
            role = _role(one, category)
            is_new = category not in found or (role in OWN_ROLES and not found[category].is_named)
            if value.is_number and value.x is not None and is_new:
                found[category] = Dot(nth, category, value.x, value, role)
    return sorted(found.values(), key=lambda dot: dot.is_named)


def _role(series: Series, category: int) -> Role:
    if category in series.highlight:
        return Role.OWN
    return Role.PARTNER if category in series.partners else series.role


def lay_out(sheet: Sheet) -> None:
    """Axes, limits, the crowd, and on top the few that matter, with their names."""
    chart, across = sheet.chart, sizes_scale(sheet.chart)
    _open_plot(sheet)
    value_axis(sheet)
    base_line(sheet)
    axis_across(sheet, across, has_grid=False)
    top = sheet.plot.bottom + (0.35 + LEADING) * sheet.size.font
    sheet.add(below(sheet.plot.left, top, (head.x_axis_title(chart),), sheet.size.small, MUTED, role="unit"))
    _limits(sheet, across)
    found = {dot: (_x(sheet, across, dot.x), sheet.y(dot.value.number or 0)) for dot in dots(chart)}
    for dot, at in found.items():
        _dot(sheet, dot, at)
    _names(sheet, found)


def _open_plot(sheet: Sheet) -> None:
    size = sheet.size
    head.unit(sheet)
    head.key(sheet, head.entries(sheet.chart, are_named=True, with_level=True))
    below_axis = LEADING * (size.font + size.small) + 0.8 * size.font
    sheet.plot = sheet.room.inset(left=ticks_width(sheet), right=size.font, top=0.6 * size.font, bottom=below_axis)


def _x(sheet: Sheet, across: Scale, size: float) -> float:
    return sheet.plot.left + across.share(size) * sheet.plot.width


def _limits(sheet: Sheet, across: Scale) -> None:
    """The part of each limit inside the plot, and the level."""
    chart, values = sheet.chart, sheet.scale
    for limit in chart.limits:
        inside = [
            (_x(sheet, across, x), sheet.y(value))
            for x, value in limit.points
            if across.low <= x <= across.high and values.low <= value <= values.high
        ]
        if len(inside) > 1:
            sheet.line(inside, limit_look(limit), "limit")
    if chart.reference:
        y = sheet.y(chart.reference.value)
        sheet.line(((sheet.plot.left, y), (sheet.plot.right, y)), level_look(chart), "reference")


def _dot(sheet: Sheet, dot: Dot, at: Place) -> None:
    size = sheet.size
    across, fill = dot.across * size.marker, dot.look.fill
    edge, stroke = (BACKGROUND, 1.5 * size.line) if dot.is_named else (fill, 0)
    if dot.is_named and dot.value.interval:
        points = tuple((at[0], sheet.y(end)) for end in dot.value.interval)
        sheet.add(Line(points, fill, INTERVAL * size.line, role="interval"))
    sheet.add(Point(*at, dot.look.marker, across, fill, edge, stroke, role="point"))
    sheet.spot(dot.series, dot.category, around(*at, 1.5 * across, 1.5 * across), at)


def _names(sheet: Sheet, found: dict[Dot, Place]) -> None:
    size = sheet.size
    taken = [around(*at, *((1.6 if dot.is_named else 0.7) * size.marker,) * 2) for dot, at in found.items()]
    named, names = [dot for dot in found if dot.is_named], list[Box]()
    for dot in sorted(named, key=lambda dot: dot.role is not Role.OWN):
        _name(sheet, dot, found[dot], taken, names)


def _name(sheet: Sheet, dot: Dot, at: Place, taken: list[Box], names: list[Box]) -> None:
    """The area's name and number beside its point, moved clear of others; a thin line joins them if far apart."""
    size, plot = sheet.size, sheet.plot
    label = f"{sheet.chart.categories[dot.category]} {dot.value.short_label}"
    away, is_left = 1.2 * size.marker, at[0] > plot.middle[0]
    room = (at[0] - plot.left if is_left else plot.right - at[0]) - away
    lines = wrap(label, size.font, min(room, plot.width * NAME), bold=True)
    wide, tall = widest(lines, size.font, bold=True), height(lines, size.font)
    left = at[0] - away - wide if is_left else at[0] + away
    box = Box(left, at[1] - tall / 2, left + wide, at[1] + tall / 2)
    shift = best_shift(box.grown(1), (taken, names), top=plot.top, bottom=plot.bottom)
    placed = box.moved(shift)
    names.append(placed)
    taken.append(placed)
    if abs(shift) > size.font:
        edge = placed.bottom if shift < 0 else placed.top
        sheet.add(Line((at, (at[0], edge)), AXIS, size.line, role="pointer"))
    anchor, x = ("end", placed.right) if is_left else ("start", placed.left)
    style = {"bold": True, "halo": True, "anchor": anchor, "role": "area"}
    sheet.add(centred(x, placed.middle[1], lines, size.font, dot.look.ink, **style))
