"""Breaks and events: a thin dotted line through the plot, its words above it, kept apart from one another."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.charts.chart import Mark
from dashboard.paint.plotly import words
from dashboard.paint.plotly.palette import AXIS, MUTED
from dashboard.paint.plotly.size import Size

if TYPE_CHECKING:
    from dashboard.paint.plotly.picture import Picture

_GAP = 6  # pixels from the line to its words, and between two words


@dataclass(frozen=True)
class Place:
    """One mark's words: their lines, the row above the plot (0 is the lowest), the side, and the pixels they span."""

    mark: Mark
    words: str
    row: int
    is_left: bool
    x: float
    left: float
    right: float


@dataclass(frozen=True)
class Places:
    """All marks placed; `rows` holds the pixel height of each row."""

    places: tuple[Place, ...]
    rows: tuple[float, ...]

    @property
    def height(self) -> float:
        """Pixels above the plot."""
        return sum(self.rows)


def placed(
    marks: tuple[Mark, ...], size: Size, room: float, x_px: Callable[[float], float], margin_right: float
) -> Places:
    """A place for every mark's words, `room` pixels wide, with no words over others or over another mark's line.

    From the right to the left, so that a line that must rise past lower words stands to their left. Where no place is
    free for one mark, the one before it is moved.
    """
    ordered = sorted(marks, key=lambda mark: -mark.position)
    candidates = [
        _candidates(mark, len(marks), size, x_px(mark.position), (room, room + margin_right)) for mark in ordered
    ]
    done = _fitting(candidates, ()) or tuple(_stacked(candidates))
    lines = [max((place.words.count("\n") + 1 for place in done if place.row == row), default=0) for row in _rows(done)]
    return Places(done, tuple(count * size.line_height + 3 for count in lines))


def _rows(places: tuple[Place, ...]) -> range:
    return range(max((place.row for place in places), default=-1) + 1)


def _candidates(mark: Mark, count: int, size: Size, x: float, room: tuple[float, float]) -> list[Place]:
    """Places inside the picture, the lowest first, to the right of the line before to its left."""
    places = [_candidate(mark, size, x, room, row, is_left) for row in range(count) for is_left in (0, 1)]
    return [place for place in places if place.left >= -40 and place.right <= room[1]] or places


def _fitting(candidates: list[list[Place]], done: tuple[Place, ...]) -> tuple[Place, ...]:
    """The first places that don't meet, found by trying and going back; empty where there are none."""
    if not candidates:
        return done
    for place in candidates[0]:
        if not any(_collide(place, other) for other in done) and (found := _fitting(candidates[1:], (*done, place))):
            return found
    return ()


def _stacked(candidates: list[list[Place]]) -> list[Place]:
    """One row each: words may then meet a line, but never other words."""
    return [replace(places[-1], row=row) for row, places in enumerate(candidates)]


def _candidate(mark: Mark, size: Size, x: float, room: tuple[float, float], row: int, is_left: int) -> Place:
    side = x + 30 if is_left else room[1] - x
    label = words.wrap(mark.label, size.small, max(70, min(room[0] * 0.6, side - _GAP)))
    wide = words.width(label, size.small) + _GAP
    return Place(mark, label, row, bool(is_left), x, x - wide if is_left else x, x if is_left else x + wide)


def _collide(one: Place, other: Place) -> bool:
    if one.row == other.row:
        return one.left < other.right + _GAP and other.left < one.right + _GAP
    higher, lower = (one, other) if one.row > other.row else (other, one)
    return lower.left < higher.x < lower.right


def draw(picture: "Picture", places: Places) -> None:
    """Puts lines and words on the picture."""
    for place in places.places:
        rise = sum(places.rows[: place.row]) + picture.size.small * 0.4
        _line(picture, place, rise + places.rows[place.row])
        picture.words(
            words.markup(place.words),
            place.mark.position,
            1,
            yref="paper",
            yanchor="bottom",
            xanchor="right" if place.is_left else "left",
            align="right" if place.is_left else "left",
            xshift=-_GAP / 2 if place.is_left else _GAP / 2,
            yshift=rise - 2,
            size=picture.size.small,
            color=MUTED,
            name="break" if place.mark.is_break else "event",
        )


def _line(picture: "Picture", place: Place, rise: float) -> None:
    top = 1 + rise / picture.plot_height
    style = {"color": AXIS if place.mark.is_break else MUTED, "width": 1.4 * picture.size.line, "dash": "1px,4px"}
    x = place.mark.position
    picture.shape("line", x0=x, x1=x, y0=0, y1=top, yref="paper", line=style, layer="below", name="mark")
