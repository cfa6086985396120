"""Whatever is chosen on a page, no direct label of a figure covers another or leaves the picture."""

import re
from dataclasses import replace

import pytest

from dashboard.charts.chart import Chart, Kind
from dashboard.charts.drawing.ends import end_period
from dashboard.charts.registry import FIGURES
from dashboard.model.published import Published
from dashboard.scene.layout import layout
from dashboard.scene.scene import Scene
from dashboard.scene.shapes import Rect
from dashboard.scene.size import SIZES
from dashboard.vocabulary.selection import Selection
from dashboard.web.page.page import Page
from dashboard.web.pages import PAGES
from tests.facts.selections import of_page
from tests.scene.read import letters, outside, over_one_another, said, shapes, words

SAMPLE, SOAKED = 60, 3000  # selections of each page
SCREENS = ("screen", "phone", "meeting")
WITH_FIGURES = [page for page in PAGES if page.figures]


def distinct(published: Published, page: Page, most: int) -> list[Chart]:
    """Every figure of a page for its selections; those that draw the same only once."""
    found: dict[tuple, Chart] = {}
    for selection in of_page(page, published, most):
        for key in page.shown(published):
            chart = FIGURES[key].chart(published, selection)
            drawn = (chart.kind, chart.finding, chart.categories, chart.series, chart.marks, chart.reference)
            found.setdefault((key, *drawn, chart.synthetic, chart.empty), chart)
    return list(found.values())


def faults(made: Scene, chart: Chart) -> list[object]:
    """Text on other text or on the badge, shapes outside, signs for words, and ends without a needed period."""
    badge = [item.box for item in shapes(made, Rect, "badge")]
    others = [label for label in words(made) if label.role != "badge"]
    periods = [period for series in chart.series if (period := end_period(chart, series))]
    ends = said(made, "end") if chart.kind is Kind.LINES else []
    return [
        *((one.lines, other.lines) for one, other in over_one_another(made)),
        *(("badge", label.lines) for label in others for box in badge if letters(label).overlaps(box)),
        *(("outside", item) for item in outside(made)),
        *(("a sign", label.lines) for label in words(made) if re.fullmatch(r":|\.\.?|…", " ".join(label.lines))),
        *(("no period", ends) for period in periods if ends and not any(period in end for end in ends)),
    ]


@pytest.mark.parametrize("most", [SAMPLE, pytest.param(SOAKED, marks=pytest.mark.soak)])
@pytest.mark.parametrize("page", WITH_FIGURES, ids=lambda page: page.path)
def test_no_label_of_any_selection_covers_another_or_leaves_the_picture(published, page, most):
    charts = distinct(published, page, most)
    assert charts
    for chart in charts:
        for size in SCREENS:
            assert faults(layout(chart, SIZES[size]), chart) == [], (chart.key, size, chart.address)


def test_planted_faults_are_found(published):
    chart = FIGURES["residents-municipality"].chart(published, Selection())
    made = layout(chart, SIZES["screen"])
    assert faults(made, chart) == []
    value, badge = words(made, "value")[0], words(made, "badge")[0]
    for planted in (value, replace(value, x=badge.x, y=badge.y), replace(value, x=-50), replace(value, lines=(":",))):
        assert faults(replace(made, shapes=(*made.shapes, planted)), chart) != []
