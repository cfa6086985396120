"""Uncertainty: a thin line through the interval, with a light edge so that it shows on a dark bar too."""

from typing import TYPE_CHECKING, Any

from dashboard.charts.chart import Value
from dashboard.paint.plotly.palette import AXIS, HALO

if TYPE_CHECKING:
    from dashboard.paint.plotly.picture import Picture


def draw(
    picture: "Picture",
    places: list[float],
    values: list[Value],
    *,
    colour: str = AXIS,
    direction: str = "y",
    has_halo: bool = True,
) -> None:
    """Lines for the values that have an interval; `places` are their positions on the category axis."""
    known = [(place, value) for place, value in zip(places, values, strict=True) if value.low is not None]
    if not known:
        return
    if has_halo:
        _bars(picture, known, direction, color=HALO, thickness=5 * picture.size.line)
    _bars(picture, known, direction, color=colour, thickness=2.2 * picture.size.line)


def _bars(picture: "Picture", known: list[tuple[float, Value]], direction: str, **style: Any) -> None:
    places = [place for place, _ in known]
    numbers = [value.value for _, value in known]
    error = {
        "type": "data",
        "symmetric": False,
        "array": [(value.high or 0) - (value.value or 0) for _, value in known],
        "arrayminus": [(value.value or 0) - (value.low or 0) for _, value in known],
        "width": 0,
        **style,
    }
    x, y = (places, numbers) if direction == "y" else (numbers, places)
    invisible = {"size": 1, "opacity": 0}
    picture.trace(
        "scatter", mode="markers", x=x, y=y, marker=invisible, name="interval", **{f"error_{direction}": error}
    )
