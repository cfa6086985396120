"""Small pictures beside a number: its years with their interval, its share against a yardstick, measures by status.

Each is a `Scene` like any figure, at one size, without axes: the words beside it say the same.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from dashboard.charts.chart import Role, Value
from dashboard.charts.drawing.spark import State, Tally, Trace, Yardstick
from dashboard.scene.boxes import Box
from dashboard.scene.kinds.lines import BAND, unbroken
from dashboard.scene.looks import AXIS, BACKGROUND, GRID, INK, LOOKS, MUTED, TINT
from dashboard.scene.metrics import LEADING, cut, short_period, width
from dashboard.scene.scale import Scale
from dashboard.scene.scene import Scene
from dashboard.scene.shapes import Area, Label, Line, Place, Point, Rect, Shape, above, below

WIDE, HIGH, FONT = 148.0, 56.0, 12.5
EDGE, BETWEEN = 5.0, 16.0  # beside the outermost points, and between two series
LINE, THIN, POINT, SMALL = 2.0, 1.4, 8.0, 3.4
OWN, BESIDE = LOOKS[Role.OWN], LOOKS[Role.COUNTRY]
STEP, LEAST_SPAN = 10.0, 40.0  # per cent: the ends of a share's axis
BAR = 13.0
SQUARE, MOST_GAP = Box(0, 10, 11, 32), 3.0
FILLS = {State.COMPLETED: OWN.fill, State.OVERDUE: TINT, State.OPEN: BACKGROUND, State.NOT_SHOWN: BACKGROUND}


def over_time(traces: Sequence[Trace], language: str) -> Scene:
    """One or two series side by side, from zero to their own highest number or interval."""
    room = (WIDE - BETWEEN * (len(traces) - 1)) / len(traces)
    shapes: list[Shape] = []
    for nth, trace in enumerate(traces):
        left = nth * (room + BETWEEN)
        shapes += _Small(trace, left, left + room).shapes()
    return _scene(shapes, language)


class _Small:
    """One series laid out between two sides of the picture."""

    def __init__(self, trace: Trace, left: float, right: float) -> None:
        line = LEADING * FONT
        self.trace, self.left, self.right = trace, left, right
        self.top, self.bottom = (line + SMALL if trace.title or trace.benchmark else POINT / 2 + 1), HIGH - line - 1
        shown = [*trace.values, *(trace.benchmark.values if trace.benchmark else ())]
        ends = (end for value in shown for end in (value.number, *(value.interval or ())) if end is not None)
        self.most = max(ends) or 1

    def x(self, index: float) -> float:
        """Where a category is; the only one is last, as the newest of several would be."""
        last = len(self.trace.values) - 1
        share = index / last if last else 1
        return self.left + EDGE + share * (self.right - self.left - 2 * EDGE)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - value / self.most * (self.bottom - self.top)

    def shapes(self) -> list[Shape]:
        """Base line, band, benchmark, line, points and the words, in drawing order."""
        trace, base = self.trace, ((self.left, self.bottom), (self.right, self.bottom))
        found: list[Shape] = [Line(base, GRID, 1.0, role="base")]
        for place in trace.cuts:
            at = self.x(place)
            found.append(Line(((at, self.bottom), (at, self.top)), AXIS, 1.0, "dot", role="break"))
        found += self._bands()
        found += self._benchmark()
        return [*found, *self._line(), *self._words()]

    def _bands(self) -> Iterator[Shape]:
        values = self.trace.values
        for run in unbroken(values, self.trace.cuts):
            ends = [(self.x(nth), *map(self.y, values[nth].interval or ())) for nth in run if values[nth].interval]
            if len(ends) == 1:
                (x, low, high) = ends[0]
                yield Line(((x, low), (x, high)), OWN.fill, THIN, role="interval")
            elif ends:
                lower, upper = [(x, low) for x, low, _ in ends], [(x, high) for x, _, high in ends]
                yield Area((*lower, *reversed(upper)), OWN.fill, BAND, role="band")

    def _places(self, values: Sequence[Value], run: Sequence[int]) -> tuple[Place, ...]:
        return tuple((self.x(nth), self.y(values[nth].number or 0)) for nth in run)

    def _benchmark(self) -> Iterator[Shape]:
        """The benchmark in grey, named above its newest number."""
        series = self.trace.benchmark
        runs = unbroken(series.values, ()) if series else []
        if series is None or not runs:
            return
        for run in runs:
            places = self._places(series.values, run)
            if len(places) > 1:
                yield Line(places, BESIDE.fill, LINE, role="line")
            else:
                yield Point(*places[0], BESIDE.marker, SMALL + 2.6, BESIDE.fill, BACKGROUND, 0, role="point")
        x, y = self._places(series.values, runs[-1][-1:])[0]
        half = width(series.name, FONT) / 2
        middle = min(max(x, self.left + half), self.right - half)
        yield above(middle, y - SMALL, (series.name,), FONT, MUTED, anchor="middle", halo=True, role="name")

    def _line(self) -> Iterator[Shape]:
        values = self.trace.values
        for run in unbroken(values, self.trace.cuts):
            places = self._places(values, run)
            if len(places) > 1:
                yield Line(places, OWN.fill, LINE, role="line")
            for nth, (x, y) in zip(run, places, strict=True):
                if nth == len(values) - 1 or values[nth].is_provisional:
                    hollow = values[nth].is_provisional
                    yield Point(x, y, "circle", POINT, BACKGROUND if hollow else OWN.fill, OWN.fill, LINE, role="point")
                elif len(places) == 1:
                    yield Point(x, y, "circle", SMALL, OWN.fill, OWN.fill, 0, role="point")

    def _words(self) -> Iterator[Shape]:
        """What the series is, above, and its first and last period, below."""
        trace, room = self.trace, self.right - self.left
        if trace.title:
            yield below(self.left, 0, (cut(trace.title, FONT, room),), FONT, MUTED, role="name")
        first, last = (short_period(trace.categories[nth]) for nth in (0, -1))
        if first != last:
            yield above(self.left, HIGH, (first,), FONT, MUTED, role="category")
        yield above(self.right, HIGH, (last,), FONT, MUTED, anchor="end", role="category")


def against_yardstick(found: Yardstick, ends: Sequence[str], language: str) -> Scene:
    """A share as a point with its interval, and what is expected of it as a dashed line; `ends` name the axis."""
    low, high = share_axis(found)
    bottom = HIGH - LEADING * FONT - 1
    middle = bottom - 0.9 * BAR

    def x(share: float) -> float:
        return EDGE + (share - low) / (high - low) * (WIDE - 2 * EDGE)

    shapes: list[Shape] = [Line(((0, bottom), (WIDE, bottom)), GRID, 1.0, role="base")]
    band = Box(x(found.low), middle - BAR / 2, x(found.high), middle + BAR / 2)
    shapes.append(Area(_corners(band), OWN.fill, BAND, role="band"))
    if found.expected is not None:
        at = x(found.expected)
        shapes.append(Line(((at, bottom), (at, LEADING * FONT - 2)), INK, 1.5, "dash", role="reference"))
        half = width(found.label, FONT) / 2
        name = min(max(at, half), WIDE - half)
        shapes.append(below(name, -2, (found.label,), FONT, MUTED, anchor="middle", role="name"))
    shapes.append(Point(x(found.share), middle, "circle", POINT + 1, OWN.fill, BACKGROUND, 1.5, role="point"))
    shapes += [
        above(0, HIGH, (ends[0],), FONT, MUTED, role="category"),
        above(WIDE, HIGH, (ends[1],), FONT, MUTED, anchor="end", role="category"),
    ]
    return _scene(shapes, language)


def share_axis(found: Yardstick) -> tuple[float, float]:
    """The ends of a share's axis in per cent: round, around all that is shown, and never close together."""
    shown = [found.low, found.high, *([found.expected] if found.expected is not None else [])]
    low, high = STEP * (min(shown) // STEP), -STEP * (-max(shown) // STEP)
    while high - low < LEAST_SPAN:
        high = min(100.0, high + STEP)
        low = max(0.0, low - STEP) if high - low < LEAST_SPAN else low
    return low, high


def squares(tallies: Sequence[Tally], language: str) -> Scene:
    """A square for each measure, state by state; below, the first state is named, and others that have room for it."""
    total = sum(tally.count for tally in tallies)
    gap = min(MOST_GAP, WIDE / total / 4)
    wide = min(SQUARE.width, WIDE / total - gap)
    shapes: list[Shape] = []
    free = 0.0
    for tally, first in zip(tallies, accumulate((tally.count for tally in tallies), initial=0), strict=False):
        for nth in range(first, first + tally.count):
            left = nth * (wide + gap)
            shapes += _square(Box(left, SQUARE.top, left + wide, SQUARE.bottom), tally.state)
        start, end = max(first * (wide + gap), free), (first + tally.count) * (wide + gap) if free else WIDE
        if start + width(tally.words, FONT) <= end:
            shapes.append(above(start, HIGH, (tally.words,), FONT, MUTED, role="category"))
            free = start + width(tally.words, FONT) + FONT / 2
    return _scene(shapes, language)


def _square(box: Box, state: State) -> list[Shape]:
    """Filled, pale or empty with an outline, and with a dashed one where the status is not shown."""
    if state is State.NOT_SHOWN:
        inner = box.grown(-0.5)
        corners = _corners(inner)
        return [Line((*corners, corners[0]), MUTED, 1.0, "dash", role="bar")]
    return [Rect(box, FILLS[state], OWN.fill, 1.2, 2, role="bar")]


def _corners(box: Box) -> tuple[Place, ...]:
    return (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)


def _scene(shapes: Sequence[Shape], language: str) -> Scene:
    """The scene around the shapes, text on top; a picture that is hidden from screen readers needs no title."""
    return Scene(
        key="spark",
        language=language,
        title="",
        alt="",
        width=WIDE,
        height=HIGH,
        font=FONT,
        plot=Box(0, 0, WIDE, HIGH),
        slot=WIDE,
        values=Scale(0, 1, ()),
        shapes=tuple(sorted(shapes, key=lambda shape: isinstance(shape, Label))),
        spots=(),
    )
