"""Places without a number: an empty dashed slot, a hatched slot with «:», a gap with «..» or «.»."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.charts.chart import Chart, Value
from dashboard.figures import words
from dashboard.figures.labels import Box, free_shift
from dashboard.figures.palette import MUTED, PAPER, SLOT_LINE, WITHHELD
from dashboard.text import Text
from loaders.schema import NOT_PUBLISHED, SUPPRESSED

if TYPE_CHECKING:
    from dashboard.figures.picture import Picture

_EDGE = 2  # pixels of paper round the words
SLOT_SHARE = 0.5  # a slot's height as a share of the value axis, the same whatever the numbers


def reason(t: Text, status: str) -> str:
    """Why there is no number, in words for the picture."""
    if status == SUPPRESSED:
        return t("hidden for privacy")
    return t("not published yet") if status == NOT_PUBLISHED else ""


def empty_status(chart: Chart, index: int) -> str | None:
    """The one status that all series share at a category, where none has a number there."""
    statuses = {series.values[index].status for series in chart.series}
    return statuses.pop() if len(statuses) == 1 and not chart.series[0].values[index].is_number else None


def numberless(chart: Chart) -> list[int]:
    """Categories at which no series has a number."""
    count = range(len(chart.categories))
    return [index for index in count if not any(series.values[index].is_number for series in chart.series)]


def draw(
    picture: "Picture", value: Value, x: float, width: float, room: float, taken: Sequence[Box] | None = None
) -> Box | None:
    """One slot at `x`, `width` wide in data, with `room` pixels for its words.

    Where the words need more room they may pass the slot's sides, if `taken` tells what they must keep clear of.
    Returns the words' box, None where there are none.
    """
    said = None
    if value.status == SUPPRESSED:
        _hatched(picture, x, width)
        _sign(picture, value, x)
        said = _words_in(picture, value.status, x, room, taken)
    elif value.status == NOT_PUBLISHED:
        _dashed(picture, x, width)
        said = _words_in(picture, value.status, x, room, taken)
    if said is None and value.status != SUPPRESSED:
        _sign(picture, value, x)
    return said


def _dashed(picture: "Picture", x: float, width: float) -> None:
    height = picture.y_range[1] * SLOT_SHARE
    border = {"color": SLOT_LINE, "width": 1.2 * picture.size.line, "dash": "4px,4px"}
    picture.shape("rect", x0=x - width / 2, x1=x + width / 2, y0=0, y1=height, line=border, name="slot")


def _hatched(picture: "Picture", x: float, width: float) -> None:
    pattern = {"shape": "/", "fgcolor": WITHHELD, "bgcolor": PAPER, "size": 7, "solidity": 0.12}
    picture.trace(
        "bar",
        x=[x],
        y=[picture.y_range[1] * SLOT_SHARE],
        width=[width],
        marker={"color": PAPER, "pattern": pattern, "line": {"width": 0}},
        name="suppressed",
    )
    _dashed(picture, x, width)


def _sign(picture: "Picture", value: Value, x: float) -> None:
    lifted = value.status == SUPPRESSED
    picture.words(
        words.bold(value.label),
        x,
        picture.y_range[1] * SLOT_SHARE if lifted else 0,
        yanchor="bottom",
        yshift=2,
        size=picture.size.number,
        color=MUTED,
        name=value.status,
    )


def _words_in(picture: "Picture", status: str, x: float, room: float, taken: Sequence[Box] | None) -> Box | None:
    """Writes why there is no number, in the slot or as near as is free; returns where, None where nothing is free."""
    said = reason(picture.t, status)
    size = picture.size.small
    broken = words.wrap(said, size, room)
    is_inside = words.width(broken, size) <= room + 2
    if not said or not (is_inside or taken is not None):
        return None
    place = _place(picture, broken, x, () if is_inside else taken or ())
    if place is None:
        return None
    middle = (place.bottom + place.top) / 2 / picture.plot_height * picture.y_range[1]
    picture.words(
        words.markup(broken),
        x,
        middle,
        xshift=round((place.left + place.right) / 2 - picture.x_px(x), 1),
        size=size,
        color=MUTED,
        bgcolor=PAPER,
        borderpad=_EDGE,
        name=f"{status} words",
    )
    return place


def _place(picture: "Picture", broken: str, x: float, taken: Sequence[Box]) -> Box | None:
    """The words' box at mid-slot, moved inside the plot's sides and up or down until it meets nothing."""
    size = picture.size
    half = words.width(broken, size.small) / 2 + _EDGE
    high = (broken.count("\n") + 1) * size.line_height / 2 + _EDGE
    middle = min(max(picture.x_px(x), half), max(half, picture.plot_width - half))
    centre = picture.plot_height * SLOT_SHARE / 2
    box = Box(middle - half, centre - high, middle + half, centre + high)
    place = box.raised(free_shift(box, taken, low=0, high=picture.plot_height))
    return None if any(place.overlaps(other) for other in taken) else place
