"""The sheet that a scene is laid out on: the plot, its scales, and the shapes and spots put on it so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dashboard.charts.chart import Chart, Series, Value
from dashboard.charts.gaps import reason_words
from dashboard.scene.apart import Box
from dashboard.scene.looks import AXIS, GRID, INK, MUTED
from dashboard.scene.metrics import CAP, LEADING, cut, short_period, widest, width, wrap
from dashboard.scene.scale import Scale
from dashboard.scene.scene import Spot
from dashboard.scene.shapes import Line, Shape, Words, below
from dashboard.scene.size import Size
from dashboard.vocabulary.text import Text, text

Labels = tuple[tuple[str, ...], ...]
AIR = 0.4  # between two labels, in font sizes
MOST_LINES = 3  # of a category's name


@dataclass
class Sheet:
    """One figure while it is laid out. `room` is what is left of the picture, `plot` what the values are drawn in."""

    chart: Chart
    size: Size
    scale: Scale
    room: Box
    is_titled: bool = False  # then the subtitle gives the unit
    plot: Box = field(default_factory=lambda: Box(0, 0, 0, 0))
    ends: tuple[float, float] = (0, 1)  # of the category axis
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    @property
    def t(self) -> Text:
        """The chart's language."""
        return text(self.chart.language)

    def add(self, *shapes: Shape) -> None:
        """Puts shapes on the sheet, above those that are there."""
        self.shapes.extend(shapes)

    @property
    def slot(self) -> float:
        """Width of one category."""
        return self.plot.width / (self.ends[1] - self.ends[0])

    def x(self, position: float) -> float:
        """Where a category's middle stands; positions between categories are allowed."""
        return self.plot.left + (position - self.ends[0]) * self.slot

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.plot.bottom - self.scale.share(value) * self.plot.height

    def tick_labels(self) -> tuple[str, ...]:
        """The value axis's numbers as the language writes them."""
        return tick_labels(self.chart, self.scale)

    def spot(self, series: int, category: int, box: Box, at: tuple[float, float]) -> None:
        """Notes where a number, or a place without one, stands."""
        words = spoken(self.chart, self.chart.series[series], category)
        self.spots.append(Spot(series, category, box, at, words, tip(self.chart, series, category)))


def tick_labels(chart: Chart, scale: Scale) -> tuple[str, ...]:
    """The ticks as the language writes numbers."""
    t = text(chart.language)
    return tuple(t.number(tick, scale.decimals if tick else 0) for tick in scale.ticks)


def ticks_width(chart: Chart, scale: Scale, size: Size) -> float:
    """Room for the value axis's numbers at the left of the plot."""
    return widest(tick_labels(chart, scale), size.font) + 0.6 * size.font


def value_axis(sheet: Sheet) -> None:
    """A light line across the plot for each tick, its number at the left, and a stronger line at zero."""
    plot, size = sheet.plot, sheet.size
    for tick, label in zip(sheet.scale.ticks, sheet.tick_labels(), strict=True):
        y = sheet.y(tick)
        if tick != sheet.scale.low:
            sheet.add(Line(((plot.left, y), (plot.right, y)), GRID, size.line, role="grid"))
        x = plot.left - 0.5 * size.font
        sheet.add(Words(x, y + CAP * size.font, (label,), size.font, MUTED, anchor="end", role="tick"))


def base_line(sheet: Sheet) -> None:
    """The line at the foot of the plot, over the bars that stand on it."""
    plot = sheet.plot
    points = ((plot.left, plot.bottom), (plot.right, plot.bottom))
    sheet.add(Line(points, AXIS, 1.4 * sheet.size.line, role="base"))


def category_labels(labels: Sequence[str], slot: float, size: float) -> Labels:
    """Lines of each category's label, `slot` wide each: whole, else shorter, else over several lines, else left out.

    Years and periods are never divided inside a year: «2013–2014» becomes «2013–14», and where that too is too wide
    every second, third … is left out, counted from the newest. Names are broken over lines, and at last cut.
    """
    room = slot - AIR * size
    for candidate in (tuple(labels), tuple(map(short_period, labels))):
        if all(width(label, size) <= room for label in candidate):
            return tuple((label,) for label in candidate)
    if all(any(sign.isdigit() for sign in label) and " " not in label for label in labels):
        return _thinned(candidate, slot, size)
    return tuple(wrap(label, size, room, most=MOST_LINES) for label in candidate)


def _thinned(labels: tuple[str, ...], slot: float, size: float) -> Labels:
    every = max(1, -int(-(widest(labels, size) + AIR * size) // slot))
    last = len(labels) - 1
    return tuple((label,) if (last - index) % every == 0 else () for index, label in enumerate(labels))


def are_cut(labels: Sequence[str], slot: float, size: float) -> bool:
    """Whether a name would have to be cut, or takes too many lines: the categories then stand better as rows."""
    found = category_labels(labels, slot, size)
    return any(line.endswith("…") or width(line, size) > slot for lines in found for line in lines)


def category_axis(sheet: Sheet, labels: Labels) -> None:
    """The categories' labels below the plot, grey where no series has a number."""
    size = sheet.size.font
    without = set(numberless(sheet.chart))
    for index, lines in enumerate(labels):
        if lines:
            ink = MUTED if index in without else INK
            top, half = sheet.plot.bottom + 0.35 * size, widest(lines, size) / 2
            x = min(sheet.x(index), sheet.size.width - half)  # the newest of labels that were thinned out may be wide
            sheet.add(below(x, top, lines, size, ink, anchor="middle", role="category"))


def labels_height(labels: Labels, size: float) -> float:
    """What the labels take below the plot."""
    return max(map(len, labels), default=0) * LEADING * size + 0.5 * size


def numberless(chart: Chart) -> list[int]:
    """Categories in which no series has a number."""
    return [n for n in range(len(chart.categories)) if not any(one.values[n].is_number for one in chart.series)]


def tip(chart: Chart, series: int, category: int) -> tuple[str, ...]:
    """What appears at a point: category and number, the series, the interval, whether it is provisional."""
    one = chart.series[series]
    value = one.values[category]
    said = value.short_label if value.is_number else reason_words(chart, value)
    return (f"{chart.categories[category]}: {said}", one.name, *_further(chart, value))


def spoken(chart: Chart, series: Series, category: int) -> str:
    """One number in words: series, category, number, interval and status."""
    value = series.values[category]
    said = value.short_label if value.is_number else reason_words(chart, value)
    parts = (f"{series.name}, {chart.categories[category]}: {said}", *_further(chart, value))
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _further(chart: Chart, value: Value) -> Iterable[str]:
    t = text(chart.language)
    if value.interval:
        yield t("95% interval: {span}", span=t.span(*value.interval, chart.decimals))
    if value.is_provisional:
        yield t("Provisional figure")


def fitted(words: str, size: float, room: float) -> tuple[str, ...]:
    """One line, cut to the room."""
    return (cut(words, size, room),)
