"""Example data are marked wherever they are used, and nothing else is."""

from tests.facts import rows
from tests.facts.surface import check_views, heading_of
from tests.facts.words import EXAMPLE


def is_synthetic(published, chart):
    """Whether any number of the figure, shown or withheld, is constructed."""
    return any(row["synthetic"] for one in rows.shown(published, chart) for row in one.rows)


def test_a_paragraph_mentions_example_data_exactly_when_it_uses_any(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _unmarked(published, view, chart)))


def _unmarked(published, view, chart):
    marked = chart.synthetic if chart.key == "measures" else is_synthetic(published, chart)
    for statement in view.on("paragraph", figure=chart.key):
        if bool(EXAMPLE.search(statement.words)) != marked:
            yield statement, "is example data" if marked else "is no example data"


def test_a_figure_is_marked_as_example_data_exactly_when_it_uses_any(swept, published):
    check_views(swept, lambda view: (one for chart in view.charts for one in _figures(published, view, chart)))


def _figures(published, view, chart):
    if chart.key != "measures" and chart.synthetic != is_synthetic(published, chart):
        yield heading_of(chart), f"marked: {chart.synthetic}"
