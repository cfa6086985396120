"""The columns of an Office chart and how each is drawn; `build` and `style` draw them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from dashboard.charts.chart import Chart, Kind, Role, Series, Value, number
from dashboard.charts.drawing.ends import end_lines
from dashboard.charts.drawing.gaps import STATUSES, reason_words
from dashboard.scene import head
from dashboard.scene.axes import category_labels, fitting
from dashboard.scene.kinds.funnel import Dot, dots
from dashboard.scene.kinds.lines import runs
from dashboard.scene.kinds.numbers import DOT
from dashboard.scene.layout import layout
from dashboard.scene.looks import Look, level_look, limit_look, look_of, series_looks
from dashboard.scene.metrics import LEADING, widest
from dashboard.scene.scale import Scale, sizes_scale, value_scale
from dashboard.scene.scene import Scene
from dashboard.scene.sheet import empty_categories
from dashboard.scene.size import Size

MOST_WITH_REASONS = 6  # the most upright categories that leave room for reasons under their names
PLOT_SHARE = 0.75  # of the height, approximately, for the plot


class Mode(StrEnum):
    """How a column is drawn."""

    BAR = "bar"
    LINE = "line"
    POINTS = "points"
    OWN = "own"  # a point that stands out and is named
    LEVEL = "level"  # a line without points: reference or limit
    PART = "part"  # of a stacked bar
    TOTAL = "total"  # a short line at the height of a stack's total, with its number above


@dataclass(frozen=True)
class Column:
    """A series of the Office chart."""

    name: str
    shown: tuple[Value, ...]
    mode: Mode
    look: Look
    across: float = 1  # of its markers, as a multiple of the normal one
    xs: tuple[float, ...] = ()  # for FUNNEL
    names: tuple[str, ...] = ()  # of the points, for FUNNEL
    looks: dict[int, Look] = field(default_factory=dict)  # points with another look
    starts: frozenset[int] = frozenset()  # points with no line to them: the first, and any after a gap or break
    end: tuple[str, ...] = ()  # a line's end label: name with number, and period if needed

    @property
    def values(self) -> tuple[float | None, ...]:
        """The numbers that may be shown, None for the rest."""
        return tuple(value.number for value in self.shown)

    @property
    def intervals(self) -> tuple[tuple[float, float] | None, ...]:
        """The ends of each number's interval, None if it has none."""
        return () if self.xs else tuple(value.interval for value in self.shown)

    @property
    def last(self) -> int | None:
        """Index of the last number."""
        return max((index for index, value in enumerate(self.values) if value is not None), default=None)

    @property
    def newest(self) -> float:
        """The last number."""
        return self.values[self.last or 0] or 0


@dataclass(frozen=True)
class Plan:
    """All columns over their categories; FUNNEL has no categories but an x for each point."""

    chart: Chart
    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    size: Size  # at which it is shown
    whole: Chart | None = None  # if the chart is a part of another: all parts share one scale

    @property
    def scale(self) -> Scale:
        """The value axis."""
        return value_scale(self.whole or self.chart)

    @property
    def names_ends(self) -> bool:
        """Whether lines are named at their ends: as in the scene, but only if no name or line is in the way.

        Office can't move names apart. A name with a period takes two lines.
        """
        lines = [column for column in self.columns if column.mode is Mode.LINE and column.last is not None]
        high = max((len(column.end) for column in lines), default=0) + 0.2
        room = high * LEADING * self.size.font / (PLOT_SHARE * self.size.height) * (self.scale.high - self.scale.low)
        return head.names_ends(self.chart) and not any(
            abs(value - one.newest) < room
            for one in lines
            for other in lines
            if other is not one
            for value in (*other.values[one.last or 0 :], other.newest)
            if value is not None
        )

    @property
    def in_key(self) -> tuple[int, ...]:
        """The columns that the key names, in its order."""
        are_named = self.names_ends or self.chart.kind is Kind.FUNNEL
        named = [entry.name for entry in head.entries(self.chart, are_named=are_named, with_level=True)]
        first = {column.name: nth for nth, column in reversed(list(enumerate(self.columns)))}
        return tuple(first[name] for name in named if name in first)

    @property
    def plot_share(self) -> float:
        """The plot's share of the width: less if names are to the right of lines."""
        if not self.names_ends:
            return 0.98
        longest = max(widest(column.end, self.size.font, bold=True) for column in self.columns)
        return max(0.6, 0.97 - longest / self.size.width)

    @cached_property
    def picture(self) -> Scene:
        """The picture of the same size, which decides what labels and numbers fit."""
        return layout(self.chart, self.size)

    @property
    def slot(self) -> float:
        """Width of one category in that picture."""
        return self.picture.slot


def plan_chart(chart: Chart, size: Size, whole: Chart | None = None) -> Plan:
    """The columns of a chart of any kind; `whole` is the chart whose rows it shows a part of."""
    if chart.kind is Kind.FUNNEL:
        return Plan(chart, (), _funnel(chart), size)
    looks = zip(chart.series, series_looks(chart), strict=True)
    columns = (*(_column(chart, series, look) for series, look in looks), *_level(chart))
    plan = Plan(chart, axis_names(chart), columns, size, whole)
    return plan if chart.kind is Kind.BARS else replace(plan, categories=_side_by_side(plan))


def _side_by_side(plan: Plan) -> tuple[str, ...]:
    """Names as in the scene, with periods shortened if need be; with reasons unless some are left out."""
    names = fitting(plan.chart.categories, plan.slot, plan.size.font)
    are_thinned = () in category_labels(names, plan.slot, plan.size.font)
    return names if are_thinned else axis_names(replace(plan.chart, categories=names))


def _column(chart: Chart, series: Series, look: Look) -> Column:
    mode = {Kind.LINES: Mode.LINE, Kind.DOTS: Mode.POINTS, Kind.STACKED: Mode.PART}.get(chart.kind, Mode.BAR)
    mode = Mode.TOTAL if mode is Mode.PART and series.role is Role.ALL else mode
    looks = {index: look_of(chart, series, index) for index in range(len(series.values))}
    column = Column(
        series.name,
        series.values,
        mode,
        look,
        across=DOT if mode is Mode.POINTS else 1,
        looks={index: other for index, other in looks.items() if other != look},
    )
    if mode is not Mode.LINE or column.last is None:
        return column
    end = end_lines(chart, series, series.values[column.last].short_label)
    return replace(column, starts=frozenset(run[0] for run in runs(series, chart)), end=end)


def _level(chart: Chart) -> Sequence[Column]:
    """The level across all categories; none for horizontal bars, which can't be combined with lines."""
    if chart.reference is None or chart.kind is Kind.BARS:
        return ()
    shown = (number(chart.reference.value, ""),) * len(chart.categories)
    return (Column(chart.reference.label, shown, Mode.LEVEL, level_look(chart)),)


def axis_names(chart: Chart) -> tuple[str, ...]:
    """The categories as axis labels; if there is room, one without a number has the reason below."""
    if chart.kind is not Kind.BARS and len(chart.categories) > MOST_WITH_REASONS:
        return chart.categories
    empty = empty_categories(chart)
    return tuple(
        f"{name}\n{_why(chart, index)}" if index in empty else name for index, name in enumerate(chart.categories)
    )


def _why(chart: Chart, index: int) -> str:
    """The short reason why a category has no number."""
    found = {series.values[index].status: series.values[index] for series in chart.series}
    return "; ".join(reason_words(chart, found[status], short=True) for status in STATUSES if status in found)


def _funnel(chart: Chart) -> tuple[Column, ...]:
    found = dots(chart)
    crowd = [dot for dot in found if not dot.is_named]
    columns = [_points(chart, chart.series[0].name, crowd, Mode.POINTS)] if crowd else []
    columns += [_points(chart, chart.categories[dot.category], [dot], Mode.OWN) for dot in found if dot.is_named]
    for limit in chart.limits:
        xs, values = zip(*limit.points, strict=True)
        columns.append(_line(limit.label, limit_look(limit), xs, values))
    if chart.reference:
        scale, level = sizes_scale(chart), chart.reference
        columns.append(_line(level.label, level_look(chart), (scale.low, scale.high), (level.value,) * 2))
    # LibreOffice loses the points of a first series that is shorter than a later one.
    longest = max(columns, key=lambda column: len(column.shown))
    return tuple(sorted(columns, key=lambda column: column is not longest))


def _line(name: str, look: Look, xs: tuple[float, ...], values: tuple[float, ...]) -> Column:
    return Column(name, tuple(number(value, "") for value in values), Mode.LEVEL, look, xs=xs)


def _points(chart: Chart, name: str, found: list[Dot], mode: Mode) -> Column:
    return Column(
        name,
        tuple(dot.value for dot in found),
        mode,
        found[0].look,
        found[0].across,
        xs=tuple(dot.x for dot in found),
        names=tuple(chart.categories[dot.category] for dot in found),
    )
