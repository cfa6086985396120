"""Places without a number: an empty dashed slot, a hatched slot with «:», a gap with «..» or «.»."""

from typing import TYPE_CHECKING

from dashboard.charts.chart import Chart, Value
from dashboard.figures import words
from dashboard.figures.palette import MUTED, PAPER, SLOT_LINE, WITHHELD
from dashboard.text import Text
from loaders.schema import NOT_PUBLISHED, SUPPRESSED

if TYPE_CHECKING:
    from dashboard.figures.picture import Picture

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


def draw(picture: "Picture", value: Value, x: float, width: float, room: float) -> None:
    """One slot at `x`, `width` wide in data, with `room` pixels for its words."""
    if value.status == SUPPRESSED:
        _hatched(picture, x, width)
        _sign(picture, value, x)
        _words_in(picture, value.status, x, room)
    elif value.status == NOT_PUBLISHED:
        _dashed(picture, x, width)
        if not _words_in(picture, value.status, x, room):
            _sign(picture, value, x)
    else:
        _sign(picture, value, x)


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


def _words_in(picture: "Picture", status: str, x: float, room: float) -> bool:
    said = reason(picture.t, status)
    broken = words.wrap(said, picture.size.small, room)
    if not said or words.width(broken, picture.size.small) > room + 2:
        return False
    picture.words(
        words.markup(broken),
        x,
        picture.y_range[1] * SLOT_SHARE / 2,
        size=picture.size.small,
        color=MUTED,
        bgcolor=PAPER,
        borderpad=2,
        name=f"{status} words",
    )
    return True
