"""What an Office chart can't draw, said in words instead."""

from dashboard.charts.chart import Chart, Kind
from dashboard.export.frame import SIGN_BY_STATUS
from dashboard.export.native.plan import values_without_number
from dashboard.text import text

MOST_NAMED = 12


def native_notes(chart: Chart) -> tuple[str, ...]:
    """Sentences that stand with the editable chart: marks that are not lines in it, and numbers that lack in it."""
    t = text(chart.language)
    found = []
    if chart.marks and chart.kind is not Kind.BARS:
        labels = "; ".join(mark.label for mark in chart.marks)
        found.append(t("Not drawn in the editable chart: {labels}.", labels=labels))
    lacking = [f"{series} {category} «{SIGN_BY_STATUS[value.status]}»" for series, category, value in _lacking(chart)]
    if lacking:
        found.append(t("Without a number in the chart: {places}.", places="; ".join(lacking)))
    return tuple(found)


def _lacking(chart: Chart) -> list:
    return values_without_number(chart)[:MOST_NAMED] if len(chart.series) > 1 else []
