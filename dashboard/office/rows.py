"""Names beside lying bars: they are divided into lines, and the chart grows, before they get too small to read."""

import math
from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.chart import Chart, Kind
from dashboard.office.plan import Plan, axis_names
from dashboard.office.room import Room
from dashboard.scene.metrics import LEADING, wrap

NAMES_SHARE = 0.42  # of the width that Office gives names
REST = 4.2  # of the height, in font sizes: unit above, numbers and air below


def grown(chart: Chart, room: Room) -> Room:
    """The room, as much higher as the names of lying bars need."""
    if chart.kind is not Kind.BARS or not chart.has_numbers:
        return room
    names = axis_names(chart)
    needed = len(names) * _row_pt(names, room, room.smallest_pt) + REST * room.font_pt
    return replace(room, height_cm=room.height_cm * max(1, needed / room.height_pt))


def rows_that_fit(names: Sequence[str], room: Room) -> int:
    """How many rows can be read in the room, at least one."""
    return max(1, int((room.height_pt - REST * room.font_pt) / _row_pt(names, room, room.smallest_pt)))


def names_pt(made: Plan, room: Room) -> float:
    """The largest size up to the room's font, in half points, in which the names fit their rows."""
    left = (room.height_pt - REST * room.font_pt) / max(1, len(made.categories))
    sizes = [half / 2 for half in range(math.floor(2 * room.font_pt), math.ceil(2 * room.smallest_pt) - 1, -1)]
    return next((size for size in sizes if _row_pt(made.categories, room, size) <= left), room.smallest_pt)


def _row_pt(names: Sequence[str], room: Room, size: float) -> float:
    """Height of a row: all are as high as the one with the most lines."""
    lines = max((_lines(name, room, size) for name in names), default=1)
    return lines * size * LEADING


def _lines(name: str, room: Room, size: float) -> int:
    return sum(len(wrap(part, size, NAMES_SHARE * room.width_pt)) for part in name.split("\n"))
