"""The sheet that a scene is laid out on: the plot, its scales, and the shapes and spots added so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.charts.chart import Chart, Value
from dashboard.charts.drawing.gaps import reason_words
from dashboard.scene.boxes import Box
from dashboard.scene.looks import Look
from dashboard.scene.scale import Scale
from dashboard.scene.scene import Spot
from dashboard.scene.shapes import Line, Place, Shape
from dashboard.scene.size import Size
from dashboard.vocabulary.text import Text, text


@dataclass
class Sheet:
    """One figure during layout. `room` is what is left of the picture, `plot` the area of the values."""

    chart: Chart
    size: Size
    scale: Scale
    room: Box
    is_titled: bool = False  # then the subtitle gives the unit
    is_named: bool = False  # whether lines are named at their ends
    plot: Box = field(default_factory=lambda: Box(0, 0, 0, 0))
    ends: tuple[float, float] = (0, 1)  # of the category axis
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    @property
    def t(self) -> Text:
        """Text in the chart's language."""
        return text(self.chart.language)

    def add(self, *shapes: Shape) -> None:
        """Adds shapes on top."""
        self.shapes.extend(shapes)

    @property
    def slot(self) -> float:
        """Width of one category."""
        return self.plot.width / (self.ends[1] - self.ends[0])

    def x(self, position: float) -> float:
        """The middle of a category; positions between categories are allowed."""
        return self.plot.left + (position - self.ends[0]) * self.slot

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.plot.bottom - self.scale.share(value) * self.plot.height

    def line(self, points: Iterable[Place], look: Look, role: str) -> None:
        """Adds a line."""
        self.add(Line(tuple(points), look.fill, look.width * self.size.line, look.dash, role=role))

    def spot(self, series: int, category: int, box: Box, at: Place, names: str = "") -> None:
        """Adds a spot for a number or a missing one, with its text; `names` are those of all that share its place."""
        chart, one = self.chart, self.chart.series[series]
        value, place = one.values[category], chart.categories[category]
        label = value.short_label if value.is_number else reason_words(chart, value)
        further = tuple(_further(chart, value))
        words = (part.rstrip(".") for part in (f"{one.name}, {place}: {label}", *further))
        tip = (f"{place}: {label}", names or one.name, *further)
        self.spots.append(Spot(series, category, box, at, ". ".join(words) + ".", tip))


def empty_categories(chart: Chart) -> list[int]:
    """Categories in which no series has a number."""
    return [n for n in range(len(chart.categories)) if not any(one.values[n].is_number for one in chart.series)]


def _further(chart: Chart, value: Value) -> Iterable[str]:
    t = text(chart.language)
    if value.interval:
        yield t("95% interval: {span}", span=t.span(*value.interval, chart.decimals))
    if value.is_provisional:
        yield t("Provisional figure")
