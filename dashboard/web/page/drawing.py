"""A figure as inline SVG, wide and narrow; a style shows the one that there is room for."""

from dataclasses import dataclass
from sys import getsizeof

from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.model.kept import kept_within
from dashboard.model.published import Published
from dashboard.paint import svg
from dashboard.scene.layout import layout
from dashboard.scene.size import SIZES
from dashboard.vocabulary.selection import Selection

KEPT_BYTES = 8_000_000  # of figures, of about 30 kB each
CHART_BYTES = 15_000
SCREENS = {"figure-wide": "screen", "figure-narrow": "phone"}  # class → size


@dataclass(frozen=True)
class Drawn:
    """A figure on a page: its chart, and the markup that shows it, which for some `is_table`."""

    chart: Chart
    picture: str
    is_table: bool = False


@kept_within(KEPT_BYTES, lambda drawn: CHART_BYTES + getsizeof(drawn.picture))
def figure_of(published: Published, key: str, selection: Selection) -> Drawn:
    """A figure's chart and its picture: made once a snapshot and selection, and shared by all readers."""
    chart = FIGURES[key].chart(published, selection)
    return Drawn(chart, inline_figure(chart))


def inline_figure(chart: Chart) -> str:
    """The two pictures as markup; nothing where there is no number to draw."""
    return "".join(_drawn(chart, size, name) for name, size in SCREENS.items()) if chart.has_numbers else ""


def wide(chart: Chart) -> str:
    """The wide picture alone, to look at."""
    return svg.draw(layout(chart, SIZES["screen"]), css="figure-preview")


def _drawn(chart: Chart, size: str, name: str) -> str:
    return svg.draw(layout(chart, SIZES[size]), css=name, with_points=True, is_hidden=True)
