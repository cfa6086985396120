"""A figure as inline SVG, wide and narrow; a style shows the one that there is room for."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.documents.presets import POINTS_PER_CM, Preset
from dashboard.model.published import Published
from dashboard.paint.paper import draw
from dashboard.paint.paper.save import inline_svg
from dashboard.vocabulary.selection import Selection

CACHED = 192  # figures
WIDE = Preset("wide", 780 / POINTS_PER_CM, 300 / POINTS_PER_CM, 12, with_title=False, file_tag="")
NARROW = Preset("narrow", 340 / POINTS_PER_CM, 300 / POINTS_PER_CM, 11, with_title=False, file_tag="")


@lru_cache(maxsize=CACHED)
def figure_of(published: Published, key: str, selection: Selection) -> tuple[Chart, str]:
    """A figure's chart and its picture: made once a snapshot and selection, and shared by all readers."""
    chart = FIGURES[key].chart(published, selection)
    return chart, inline_figure(chart)


def inline_figure(chart: Chart) -> str:
    """The two pictures as markup; nothing where there is no number to draw."""
    if not chart.has_numbers:
        return ""
    return _drawn(chart, WIDE, "figure-wide") + _drawn(chart, NARROW, "figure-narrow")


def _drawn(chart: Chart, size: Preset, name: str) -> str:
    import matplotlib as mpl

    with mpl.rc_context({"svg.fonttype": "none"}):
        made = inline_svg(
            draw(replace(chart), size, with_title=False, exported=date.min), chart, f"{chart.key}-{name}-"
        )
    return made.replace("<svg ", f'<svg class="{name}" ', 1)
