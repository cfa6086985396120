"""The words that appear at a point: place and time, the formatted number, its interval. Never a raw number."""

from functools import lru_cache

from dashboard.charts.chart import Chart, Series, Value
from dashboard.paint.plotly import words
from dashboard.vocabulary.text import Text, text


def spoken(chart: Chart, series: Series, index: int) -> str:
    """Safe hover words of one value."""
    t, value = text(chart.language), series.values[index]
    said = _said(chart.categories[index], value.label, series.name)
    if value.low is None and not value.is_provisional:
        return said
    return "<br>".join([said, *map(words.safe, _extra(t, value, chart.decimals))])


@lru_cache(maxsize=4096)
def _said(category: str, label: str, series: str) -> str:
    return f"<b>{words.safe(category)}: {words.safe(label)}</b><br>{words.safe(series)}"


def _extra(t: Text, value: Value, decimals: int) -> list[str]:
    said = []
    if value.low is not None and value.high is not None:
        said.append(t("95% interval: {span}", span=t.span(value.low, value.high, decimals)))
    if value.is_provisional:
        said.append(t("Provisional figure"))
    return said
