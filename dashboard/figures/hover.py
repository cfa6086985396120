"""The words that appear at a point: place and time, the formatted number, its interval. Never a raw number."""

from dashboard.charts.chart import Chart, Series, Value
from dashboard.figures import words
from dashboard.text import Text, text


def spoken(chart: Chart, series: Series, index: int) -> str:
    """Safe hover words of one value."""
    t, value = text(chart.language), series.values[index]
    name, label = words.safe(chart.categories[index]), words.safe(value.label)
    lines = [f"<b>{name}: {label}</b>", words.safe(series.name)]
    if value.low is not None or value.is_provisional:
        lines += map(words.safe, _extra(t, value, chart.decimals))
    return "<br>".join(lines)


def _extra(t: Text, value: Value, decimals: int) -> list[str]:
    said = []
    if value.low is not None and value.high is not None:
        said.append(t("95% uncertainty: {span}", span=t.span(value.low, value.high, decimals)))
    if value.is_provisional:
        said.append(t("Provisional figure"))
    return said
