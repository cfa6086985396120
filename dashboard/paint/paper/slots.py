"""Places without a number in a picture: a low slot at the axis, with the reason in words above it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from dashboard.charts.gaps import SLOT_SHARE, Gap
from dashboard.charts.palette import MUTED, SLOT
from dashboard.paint.paper.axes import Plot
from dashboard.paint.paper.lettering import LEADING, width_of, wrapped
from dashboard.paint.paper.paper import Box
from dashboard.vocabulary.text import text

SIZES = (0.85, 0.75, 0.68)  # of the base font
MOST_LINES = 4
STEPS = 24  # heights that are tried for words which may rise


@dataclass(frozen=True)
class _Said:
    """Words as they may stand: lines of a size, or one line turned upright where there is no room across."""

    lines: list[str]
    size: float
    is_rising: bool = False


def draw_slot(
    made: Plot, gap: Gap, sides: tuple[float, float], room: float, is_free: Callable[[Box], bool] | None = None
) -> None:
    """One slot between two places across, with words no wider than `room` just above it.

    With `is_free` the words stand at the lowest height that is, and short ones may then pass the slot's sides.
    """
    left, right = sides
    box = Box(left, made.box.bottom, right - left, made.box.height * SLOT_SHARE)
    made.paper.rectangle(box, fill=SLOT, layer=1.5)
    middle = (left + right) / 2
    said, place = _placed(made, gap, room, middle, is_free)
    if said.is_rising:
        made.paper.rising_text(place, said.lines[0], size=said.size, color=MUTED)
    else:
        made.paper.lines_of_text(middle, place.top, said.lines, size=said.size, color=MUTED, across="center", halo=True)


def _placed(
    made: Plot, gap: Gap, room: float, middle: float, is_free: Callable[[Box], bool] | None
) -> tuple[_Said, Box]:
    within = _ways(made, gap, room)
    if is_free is None:
        found = next(((said, _box(made, said, middle, 0)) for said in within), None)
    else:
        ways = chain(within, _passing(made, gap))
        places = ((said, place) for said in ways for place in _places(made, said, middle))
        found = next((place for place in places if is_free(place[1])), None)
    return found or _upright(made, gap, room, middle)


def _ways(made: Plot, gap: Gap, room: float) -> Iterator[_Said]:
    """Across and within the room, the longest words first."""
    t = text(made.chart.language)
    for words in (gap.words(t), gap.words(t, short=True)):
        for share in SIZES[:2]:
            size = share * made.paper.size
            lines = wrapped(words, room, size)
            whole = max(width_of(word, size) for word in words.split(" ")) <= room
            if whole and len(lines) <= MOST_LINES:
                yield _Said(lines, size)


def _passing(made: Plot, gap: Gap) -> Iterator[_Said]:
    """Short words a line each, wider than their slot."""
    words = gap.words(text(made.chart.language), short=True).split(" ")
    for share in SIZES[:2]:
        yield _Said(words, share * made.paper.size)


def _upright(made: Plot, gap: Gap, room: float, middle: float) -> tuple[_Said, Box]:
    """The short words rising from the slot, as large as its width lets them be."""
    t, room_up = text(made.chart.language), made.box.height
    words = gap.words(t, short=True)
    words = words if width_of(words, SIZES[0] * made.paper.size) <= room_up else gap.nameless(t)
    sizes = [share * made.paper.size for share in SIZES]
    size = next((size for size in sizes if LEADING * size <= room), sizes[-1])
    said = _Said([words], size, is_rising=True)
    return said, _box(made, said, middle, 0)


def _places(made: Plot, said: _Said, middle: float) -> Iterator[Box]:
    for step in range(STEPS):
        yield _box(made, said, middle, step * 0.4 * said.size)


def _box(made: Plot, said: _Said, middle: float, rise: float) -> Box:
    """Just above the slot, or so much higher."""
    long, thick = max(width_of(line, said.size) for line in said.lines), len(said.lines) * LEADING * said.size
    width, height = (thick, long) if said.is_rising else (long, thick)
    bottom = made.box.bottom + made.box.height * SLOT_SHARE + 0.2 * said.size + rise
    return Box(middle - width / 2, bottom, width, height)
