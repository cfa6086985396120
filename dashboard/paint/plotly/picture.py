"""The sheet that a figure is drawn on: margins, ranges, pixels, and the traces, shapes and words put on it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.charts.chart import Chart
from dashboard.paint.plotly import axis, header, marks, words
from dashboard.paint.plotly.axis import Ticks
from dashboard.paint.plotly.header import Key
from dashboard.paint.plotly.palette import INK, MUTED, Style
from dashboard.paint.plotly.size import Size
from dashboard.vocabulary.text import Text, text


@dataclass(frozen=True)
class Margin:
    """Pixels around the plot; `head` is what stands above it, to be filled by unit, key and mark words."""

    left: float
    right: float
    bottom: float


@dataclass
class Picture:
    """One figure while it is drawn; `finished` gives what plotly takes.

    Pixels are counted from the plot's lower left corner, at the narrowest width the size is meant for.
    """

    chart: Chart
    size: Size
    margin: Margin
    x_range: tuple[float, float]
    height: int
    keys: tuple[Key, ...] = ()  # above the plot
    x_is_log: bool = False  # then x_range holds logarithms
    y_range: tuple[float, float] = (0, 1)
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)
    layout: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Places what stands above the plot, which decides how high the plot is."""
        self.marks = marks.placed(self.chart.marks, self.size, self.plot_width, self.x_px, self.margin.right)
        self.header = header.lines(self.chart, self.size, self.keys, self.t)
        self.top = self.header.height + self.marks.height + self.size.small * 0.8
        header.draw(self, self.header)
        marks.draw(self, self.marks)

    @property
    def t(self) -> Text:
        """The chart's language."""
        return text(self.chart.language)

    @property
    def plot_width(self) -> float:
        """Pixels from the left to the right end of the category axis."""
        return self.size.width - self.margin.left - self.margin.right

    @property
    def plot_height(self) -> float:
        """Pixels from the lower to the upper end of the value axis."""
        return self.height - self.top - self.margin.bottom

    def x_px(self, x: float) -> float:
        """Pixels from the plot's left side."""
        low, high = self.x_range
        return (self.x_position(x) - low) / (high - low) * self.plot_width

    def y_px(self, y: float) -> float:
        """Pixels from the plot's bottom."""
        low, high = self.y_range
        return (y - low) / (high - low) * self.plot_height

    def x_position(self, x: float) -> float:
        """Where plotly wants words at `x`: its logarithm on a logarithmic axis (traces take the number itself)."""
        return math.log10(x) if self.x_is_log else x

    @property
    def x_end(self) -> float:
        """The number at the right end of the category or size axis."""
        return 10 ** self.x_range[1] if self.x_is_log else self.x_range[1]

    def trace(self, kind: str, **properties: Any) -> None:
        """Adds a trace that speaks only through prepared hover words."""
        quiet = {} if "hovertext" in properties else {"hoverinfo": "skip"}
        spoken = {"hoverinfo": "text"} if "hovertext" in properties else {}
        self.traces.append({"type": kind, **quiet, **spoken, **properties})

    def shape(self, kind: str, **properties: Any) -> None:
        """Adds a line or a rectangle."""
        self.shapes.append({"type": kind, **properties})

    def words(self, safe_words: str, x: float, y: float, *, size: float | None = None, **properties: Any) -> None:
        """Adds words that are already safe; positions are data unless `xref` or `yref` says paper."""
        font = {"size": size or self.size.font, "color": properties.pop("color", INK)}
        placed = {"text": safe_words, "x": x, "y": y, "font": font, "showarrow": False}
        self.annotations.append({**placed, **properties})

    def category_axis(self, labels: tuple[str, ...], muted: Iterable[int] = ()) -> None:
        """Ticks of the category axis, one an integer position; the labels in `muted` are greyed."""
        grey = set(muted)
        shown = [(index, words.markup(label)) for index, label in enumerate(labels) if label]
        self.layout["xaxis"] = {
            "range": list(self.x_range),
            "tickvals": [index for index, _ in shown],
            "ticktext": [
                f'<span style="color:{MUTED}">{label}</span>' if index in grey else label for index, label in shown
            ],
            "showline": True,
            "linewidth": 1.4,
            "tickfont": {"size": self.size.tick},
        }

    def value_axis(self, tops: Sequence[tuple[float, float]], *, whole: bool) -> None:
        """A value axis from zero, high enough for each (value, pixels that stand above it)."""
        room = self.plot_height
        top = max((value / max(0.2, 1 - pixels / room) for value, pixels in tops), default=0) or 1
        distance = axis.step(top, 3 if room < 170 else 4, whole=whole)
        self.y_range = (0, max(top, distance))
        ticks = self.value_ticks(axis.upto(self.y_range[1], distance), axis.decimals(distance))
        self.layout["yaxis"] = self._values(ticks)

    def value_ticks(self, values: tuple[float, ...], decimals: int) -> Ticks:
        """Ticks as the language writes numbers."""
        return Ticks(values, tuple(self.t.number(value, decimals if value else 0) for value in values))

    def _values(self, ticks: Ticks) -> dict[str, Any]:
        return {
            "range": list(self.y_range),
            "tickvals": list(ticks.values),
            "ticktext": list(ticks.labels),
            "showgrid": True,
            "tickfont": {"size": self.size.tick},
        }

    def finished(self) -> dict[str, Any]:
        """The figure as plotly's data and layout."""
        margin = {"l": self.margin.left, "r": self.margin.right, "t": self.top, "b": self.margin.bottom, "pad": 0}
        layout = {
            "height": self.height,
            "margin": {side: round(pixels) for side, pixels in margin.items()},
            "font": {"size": self.size.font},
            "hoverlabel": {"font": {"size": max(14, self.size.small)}},
            "shapes": self.shapes,
            "annotations": self.annotations,
            **self.layout,
        }
        return {"data": self.traces, "layout": layout}


def series_keys(chart: Chart, looks: Sequence[Style]) -> tuple[Key, ...]:
    """A key of colours where there is more than one series."""
    pairs = zip(chart.series, looks, strict=True)
    return tuple(Key("■", series.name, look.colour) for series, look in pairs) if len(chart.series) > 1 else ()


def value_margin(chart: Chart, size: Size, top: float) -> float:
    """Pixels for the value axis's labels, by the widest that may stand there."""
    words_ = text(chart.language).number(top * 1.2, 0 if top >= 10 or not chart.decimals else 1)
    return words.width(words_, size.tick) + 12


def highest(chart: Chart) -> float:
    """The highest thing drawn: a value, the upper end of an interval, or the reference."""
    values = [value for series in chart.series for value in series.values if value.is_number]
    ends = [end for value in values for end in (value.value, value.high) if end is not None]
    return max([*ends, *([chart.reference.value] if chart.reference else [])], default=0)
