"""Very many areas as points: the crowd in one trace, the few that matter on top with their names."""

from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import Chart, Role, Series, Value
from dashboard.paint.plotly import hover, intervals, words
from dashboard.paint.plotly.labels import Box, free_shift
from dashboard.paint.plotly.palette import AXIS, PAPER, STYLES, Style
from dashboard.paint.plotly.picture import Picture

_REACH = 260  # pixels from a named point within which its name may stand
_OWN_ROLES = (Role.OWN, Role.PARTNER)


@dataclass(frozen=True)
class Point:
    """One area: where its value stands in the chart, and where the point is drawn."""

    series: Series
    index: int
    x: float
    y: float
    role: Role

    @property
    def value(self) -> Value:
        """Its value."""
        return self.series.values[self.index]

    @property
    def style(self) -> Style:
        """Its look."""
        return STYLES[self.role]

    @property
    def is_named(self) -> bool:
        """Whether it is drawn on top with its name."""
        return self.role in _OWN_ROLES


def role(series: Series, index: int) -> Role:
    """OWN where the series highlights the category, else the series' role."""
    return Role.OWN if index in series.highlight else series.role


def numbers(chart: Chart) -> list[tuple[Series, int, Value]]:
    """Every number, with where it stands; a named area that also stands in the crowd is taken once, as named."""
    found = [
        (series, index, value)
        for series in sorted(chart.series, key=lambda series: series.role not in _OWN_ROLES)
        for index, value in enumerate(series.values)
        if value.is_number
    ]
    seen: set[int] = set()
    return [item for item in found if not (item[1] in seen or seen.add(item[1]))]  # type: ignore[func-returns-value]


def draw(picture: Picture, points: list[Point]) -> None:
    """All points, the crowd first."""
    _crowd(picture, [point for point in points if not point.is_named])
    named = [point for point in points if point.is_named]
    for point in named:
        intervals.draw(picture, [point.x], [point.value], colour=point.style.colour)
    _named(picture, named)
    _names(picture, named, points)


def _crowd(picture: Picture, points: list[Point]) -> None:
    look = STYLES[Role.OTHER]
    picture.trace(
        "scatter",
        mode="markers",
        x=[point.x for point in points],
        y=[point.y for point in points],
        marker={"color": look.colour, "size": picture.size.marker * 0.6, "symbol": "circle", "opacity": 0.85},
        hovertext=[hover.spoken(picture.chart, point.series, point.index) for point in points],
        cliponaxis=False,
        name="crowd",
    )


def _named(picture: Picture, points: list[Point]) -> None:
    picture.trace(
        "scatter",
        mode="markers",
        x=[point.x for point in points],
        y=[point.y for point in points],
        marker={
            "color": [point.style.colour for point in points],
            "symbol": [point.style.symbol for point in points],
            "size": picture.size.marker * 1.5,
            "line": {"color": PAPER, "width": 1.5},
        },
        hovertext=[hover.spoken(picture.chart, point.series, point.index) for point in points],
        cliponaxis=False,
        name="named",
    )


def _names(picture: Picture, named: list[Point], points: list[Point]) -> None:
    reach = {point.x: picture.x_px(point.x) for point in points}
    places = [reach[point.x] for point in named]
    near = [point for point in points if any(abs(reach[point.x] - place) < _REACH for place in places)]
    taken = [_dot(picture, point, picture.size.marker * 0.7) for point in near]
    taken += [_dot(picture, point, picture.size.marker * 1.6) for point in named]
    for point in sorted(named, key=lambda point: point.role != Role.OWN):
        said = f"{picture.chart.categories[point.index]} {point.value.label}"
        is_left = picture.x_px(point.x) > picture.plot_width / 2
        box = _name_box(picture, point, said, is_left)
        shift = free_shift(box, taken, low=2, high=picture.plot_height)
        taken.append(box.raised(shift))
        _name(picture, point, said, is_left, shift)


def _dot(picture: Picture, point: Point, size: float) -> Box:
    x, y, half = picture.x_px(point.x), picture.y_px(point.y), size / 2
    return Box(x - half, y - half, x + half, y + half)


def _name_box(picture: Picture, point: Point, said: str, is_left: bool) -> Box:
    wide, half = words.width(said, picture.size.font, bold=True) + 4, picture.size.font * 0.65
    near = picture.x_px(point.x) + (-1 if is_left else 1) * picture.size.marker * 1.2
    middle = picture.y_px(point.y)
    return Box(near - wide if is_left else near, middle - half, near if is_left else near + wide, middle + half)


def _name(picture: Picture, point: Point, said: str, is_left: bool, shift: float) -> None:
    side: dict[str, Any] = {"xanchor": "right", "xshift": -picture.size.marker * 1.2, "align": "right"}
    if not is_left:
        side = {"xanchor": "left", "xshift": picture.size.marker * 1.2, "align": "left"}
    y = point.y
    if abs(shift) > picture.size.font:
        leader: dict[str, Any] = {"showarrow": True, "ax": 0, "ay": -shift, "axref": "pixel", "ayref": "pixel"}
        style: dict[str, Any] = {
            "arrowhead": 0,
            "arrowwidth": 1,
            "arrowcolor": AXIS,
        }
        picture.words("", picture.x_position(point.x), y, **leader, **style, standoff=8, name="leader")
    picture.words(
        words.bold(said), picture.x_position(point.x), y, yshift=shift, color=point.style.ink, name="area", **side
    )
