"""Places without a number: a low slot at the axis, equally low for every reason, with the reason in words above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.charts.chart import Chart
from dashboard.charts.gaps import SLOT_SHARE, Gap
from dashboard.paint.plotly import words
from dashboard.paint.plotly.labels import Box, free_shift
from dashboard.paint.plotly.palette import MUTED, PAPER, SLOT

if TYPE_CHECKING:
    from dashboard.paint.plotly.picture import Picture

_EDGE = 2  # pixels of paper beside the words
_MOST_LINES = 4
_WIDER, _WORD = 2.2, 64  # times its own room, or pixels, that a short word may take where that is free


@dataclass(frozen=True)
class _Said:
    """Words as they may stand: broken into lines, or rising where there is no room across."""

    words: str
    width: float
    height: float
    is_rising: bool = False


def numberless(chart: Chart) -> list[int]:
    """Categories at which no series has a number."""
    count = range(len(chart.categories))
    return [index for index in count if not any(series.values[index].is_number for series in chart.series)]


@dataclass(frozen=True)
class Room:
    """Pixels across that a slot's words have to themselves, and what they keep clear of, by rising if they may."""

    width: float
    taken: Sequence[Box] = ()
    may_rise: bool = False


def draw(picture: "Picture", gap: Gap, sides: tuple[float, float], room: Room) -> Box:
    """One slot between two places on the category axis; returns the box of its words."""
    left, right = sides
    height = picture.y_range[1] * SLOT_SHARE
    picture.shape("rect", x0=left, x1=right, y0=0, y1=height, fillcolor=SLOT, line={"width": 0}, name="slot")
    middle = (left + right) / 2
    said, place = _placed(picture, gap, picture.x_px(middle), room)
    _write(picture, said, place, middle)
    return place


def _placed(picture: "Picture", gap: Gap, x: float, room: Room) -> tuple[_Said, Box]:
    """The longest words that have room, else short ones that pass the slot's sides, else short ones turned upright."""
    small, short = picture.size.small, gap.words(picture.t, short=True)
    across = [_across(gap.words(picture.t), small, room.width), _across(short, small, room.width)]
    wide = _across(short, small, max(_WIDER * room.width, _WORD))
    for said in (said for said in (*across, wide) if said):
        place = _free(picture, said, x, room)
        if place is not None:
            return said, place
    if words.width(short, small) > 0.9 * picture.plot_height:
        short = gap.nameless(picture.t)
    upright = _Said(short, picture.size.line_height, words.width(short, small) + 2 * _EDGE, is_rising=True)
    return upright, _box(picture, upright, x)


def _across(said: str, size: float, room: float) -> _Said | None:
    """The words in lines no wider than the room; None where they don't fit."""
    broken = words.wrap(said, size, room - 2 * _EDGE)
    lines, width = broken.count("\n") + 1, words.width(broken, size) + 2 * _EDGE
    return None if width > room or lines > _MOST_LINES else _Said(broken, width, lines * size * 1.3 + _EDGE)


def _box(picture: "Picture", said: _Said, x: float) -> Box:
    """Just above the slot, moved inside the plot's sides."""
    half = said.width / 2
    middle = min(max(x, half), max(half, picture.plot_width - half))
    bottom = picture.plot_height * SLOT_SHARE + 1
    return Box(middle - half, bottom, middle + half, bottom + said.height)


def _free(picture: "Picture", said: _Said, x: float, room: Room) -> Box | None:
    """The words' box where it meets nothing, risen if it may; None where there is no such place."""
    box = _box(picture, said, x)
    if room.may_rise:
        box = box.raised(free_shift(box, room.taken, low=box.bottom, high=picture.plot_height))
    return None if any(box.overlaps(other) for other in room.taken) else box


def _write(picture: "Picture", said: _Said, place: Box, x: float) -> None:
    middle = (place.bottom + place.top) / 2 / picture.plot_height * picture.y_range[1]
    picture.words(
        words.markup(said.words),
        x,
        middle,
        xshift=round((place.left + place.right) / 2 - picture.x_px(x), 1),
        size=picture.size.small,
        color=MUTED,
        name="no number",
        **({"textangle": -90} if said.is_rising else {"bgcolor": PAPER, "borderpad": 0}),
    )
