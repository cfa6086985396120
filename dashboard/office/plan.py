"""Which columns an Office chart has, and what each is: decided here, drawn in `build` and `dress`."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from dashboard.charts.chart import Chart, Kind, Role, Series
from dashboard.charts.ends import end_period
from dashboard.charts.gaps import STATUSES, reason_words
from dashboard.scene.looks import INK, LOOKS, MUTED, Look, is_outlined, look_of, series_looks
from dashboard.scene.scale import Scale, points_of, sizes_scale, value_scale

MOST_LABELS = 24  # numbers written on bars, at most
MOST_WORDS = 6  # upright categories at most that have room for words under their names
MOST_NAMED = 4  # series named at their ends, at most
LEVEL_LOOK = Look(INK, INK, "dash", "circle")
LIMIT_LOOKS = {True: Look(MUTED, MUTED, "solid", "circle"), False: Look(MUTED, MUTED, "dot", "circle")}


class Mode(StrEnum):
    """How a column is drawn."""

    BAR = "bar"
    LINE = "line"
    POINTS = "points"
    OWN = "own"  # a point that stands out and is named
    LEVEL = "level"  # a line without points: reference or limit


@dataclass(frozen=True)
class Column:
    """A series of the Office chart; only numbers that may be shown, None for the rest."""

    name: str
    values: tuple[float | None, ...]
    mode: Mode
    look: Look
    xs: tuple[float, ...] = ()  # for FUNNEL
    names: tuple[str, ...] = ()  # of the points, for FUNNEL
    intervals: tuple[tuple[float, float] | None, ...] = ()
    provisional: frozenset[int] = frozenset()
    looks: dict[int, Look] = field(default_factory=dict)  # points that look otherwise
    is_outlined: bool = False
    starts: frozenset[int] = frozenset()  # points that no line leads to: the first after a break
    period: str = ""  # of the newest number, where a reader could take it for another

    @property
    def last(self) -> int | None:
        """Index of the last number."""
        return max((index for index, value in enumerate(self.values) if value is not None), default=None)

    @property
    def has_intervals(self) -> bool:
        """Whether any number has an interval."""
        return any(self.intervals)


@dataclass(frozen=True)
class Plan:
    """All columns over their categories; FUNNEL has no categories but an x for each point."""

    chart: Chart
    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    whole: Chart | None = None  # where the chart is some rows of it: all share one scale
    apart: float = 0.09  # of the axis: how far apart names at the ends of lines must stand

    @property
    def scale(self) -> Scale:
        """The value axis."""
        return value_scale(self.whole or self.chart)

    @property
    def names_ends(self) -> bool:
        """Whether lines are named at their ends: few of them, with no other name or line where a name would stand."""
        lines = [column for column in self.columns if column.mode is Mode.LINE and column.last is not None]
        apart = self.apart * (self.scale.high - self.scale.low)
        return len(lines) <= MOST_NAMED and not any(
            abs(value - (one.values[one.last or 0] or 0)) < apart
            for one in lines
            for other in lines
            if other is not one
            for value in _from(other, one.last or 0)
        )

    @property
    def has_key(self) -> bool:
        """Whether a key stands under the plot: for several series, and for a reference or limits."""
        return len(self.in_key) > 1 or any(self.columns[number].mode is Mode.LEVEL for number in self.in_key)

    @property
    def in_key(self) -> tuple[int, ...]:
        """Which columns the key names: none that is named in the plot, and limits of the same words once."""
        named = (Mode.OWN, Mode.LINE) if self.names_ends else (Mode.OWN,)
        first = {column.name: number for number, column in reversed(list(enumerate(self.columns)))}
        return tuple(
            number
            for number, column in enumerate(self.columns)
            if column.mode not in named and first[column.name] == number
        )


def _from(column: Column, index: int) -> list[float]:
    """Its numbers from a category on, and its last."""
    return [value for value in (*column.values[index:], column.values[column.last or 0]) if value is not None]


def plan(chart: Chart, whole: Chart | None = None) -> Plan:
    """The columns of a chart of any kind; `whole` is the chart that it is some rows of."""
    if chart.kind is Kind.FUNNEL:
        return Plan(chart, (), tuple(_funnel(chart)))
    mode = {Kind.LINES: Mode.LINE, Kind.DOTS: Mode.POINTS}.get(chart.kind, Mode.BAR)
    columns = [_column(chart, series, mode) for series in chart.series]
    return Plan(chart, axis_names(chart), (*columns, *_level(chart, len(chart.categories))), whole)


def _column(chart: Chart, series: Series, mode: Mode) -> Column:
    breaks = [mark.position for mark in chart.marks if mark.is_break]
    own = series_looks(chart)[chart.series.index(series)]
    looks = {index: look_of(chart, series, index) for index in range(len(series.values))}
    return Column(
        series.name,
        series.numbers,
        mode,
        own,
        intervals=tuple(value.interval for value in series.values),
        provisional=frozenset(index for index, value in enumerate(series.values) if value.is_provisional),
        looks={index: look for index, look in looks.items() if look != own},
        is_outlined=is_outlined(chart, series),
        starts=frozenset(int(position) + 1 for position in breaks) if mode is Mode.LINE else frozenset(),
        period=end_period(chart, series) if mode is Mode.LINE else "",
    )


def _level(chart: Chart, count: int) -> list[Column]:
    if chart.reference is None or chart.kind is Kind.BARS:
        return []
    return [Column(chart.reference.label, (chart.reference.value,) * count, Mode.LEVEL, LEVEL_LOOK)]


def axis_names(chart: Chart) -> tuple[str, ...]:
    """The categories as they stand on the axis; where there is room, one without any number has the reason under it."""
    if chart.kind is not Kind.BARS and len(chart.categories) > MOST_WORDS:
        return chart.categories
    return tuple(
        f"{name}\n{_why(chart, index)}" if _is_empty(chart, index) else name
        for index, name in enumerate(chart.categories)
    )


def _is_empty(chart: Chart, index: int) -> bool:
    return all(series.values[index].number is None for series in chart.series)


def _why(chart: Chart, index: int) -> str:
    """In few words why a category has no number."""
    found = {series.values[index].status: series.values[index] for series in chart.series}
    return "; ".join(reason_words(chart, found[status], short=True) for status in STATUSES if status in found)


def _funnel(chart: Chart) -> list[Column]:
    points = points_of(chart)
    grey = replace(LOOKS[Role.COUNTRY], marker="circle")
    rest = [point for point in points if point[2] not in chart.series[point[3]].highlight]
    own = [point for point in points if point not in rest]
    columns = [_points(chart.series[0].name, rest, Mode.POINTS, grey, chart)] if rest else []
    columns += [_points(chart.categories[point[2]], [point], Mode.OWN, LOOKS[Role.OWN], chart) for point in own]
    for limit in chart.limits:
        xs, values = zip(*limit.points, strict=True)
        columns.append(Column(limit.label, values, Mode.LEVEL, LIMIT_LOOKS[limit.is_outer], xs=xs))
    if chart.reference:
        scale = sizes_scale(chart)
        ends, level = (scale.low, scale.high), chart.reference
        columns.append(Column(level.label, (level.value, level.value), Mode.LEVEL, LEVEL_LOOK, xs=ends))
    # LibreOffice loses the points of a first series that is shorter than a later one.
    return sorted(columns, key=lambda column: -len(column.values))


def _points(name: str, points: list[tuple[float, float, int, int]], mode: Mode, look: Look, chart: Chart) -> Column:
    xs, values, indices, _ = zip(*points, strict=True)
    return Column(name, values, mode, look, xs=xs, names=tuple(chart.categories[index] for index in indices))
