"""Every figure of the shipped data: the numbers in the chart part of its documents are the published ones."""

import pytest

from dashboard.charts.chart import Kind
from dashboard.charts.registry import FIGURES
from dashboard.documents.export import export_figure
from dashboard.vocabulary.selection import Selection
from tests.documents.charts import EXPORTED
from tests.documents.opened import chart_parts, series_of


@pytest.fixture
def published(snapshot):
    return snapshot.published


@pytest.mark.parametrize("format", ("docx", "pptx"))
@pytest.mark.parametrize("key", FIGURES)
def test_every_native_chart_has_exactly_the_published_numbers(published, key, format):
    chart = FIGURES[key].chart(published, Selection())
    parts = chart_parts(export_figure(chart, format, exported=EXPORTED).content)
    on_several_slides = format == "pptx" and chart.kind is Kind.BARS
    assert bool(parts) == chart.has_numbers
    assert len(parts) <= 1 or on_several_slides
    if not chart.has_numbers:
        return
    found = series_of(parts[0])
    drawn = sorted(
        value for part in parts for values in series_of(part).values() for value in values if value is not None
    )
    wanted = [value for series in chart.series for value in series.numbers if value is not None]
    if chart.reference and chart.kind is not Kind.BARS:
        wanted += [chart.reference.value] * (2 if chart.kind is Kind.FUNNEL else len(found[chart.reference.label]))
    wanted += [value for limit in chart.limits for _, value in limit.points]
    assert drawn == sorted(wanted)
