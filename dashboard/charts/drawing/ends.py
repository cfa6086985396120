"""The label at the end of a line: its name and newest number, and that number's period."""

from dashboard.charts.chart import Chart, Series
from dashboard.vocabulary.text import NBSP, text


def last_number(series: Series) -> int | None:
    """The index of a series' newest number, None if it has none."""
    return max((index for index, value in enumerate(series.values) if value.is_number), default=None)


def end_period(chart: Chart, series: Series) -> str:
    """The period of the newest number, if a reader could mistake it; else empty.

    They could if lines end in different periods or before the axis does, or if the heading names another period.
    """
    ends = {last for one in chart.series if (last := last_number(one)) is not None}
    own = last_number(series)
    if own is None:
        return ""
    others = [name for index, name in enumerate(chart.categories) if index != own]
    is_plain = ends == {len(chart.categories) - 1} and not any(name in chart.finding for name in others)
    return "" if is_plain else chart.categories[own]


def end_lines(chart: Chart, series: Series, number: str) -> tuple[str, ...]:
    """«Bærum 4,9», and «i 2022–2023» if the period is needed; no line breaks before a number."""
    period = end_period(chart, series)
    name = f"{series.name}{NBSP}{number}" if number else series.name
    return (name, in_period(chart, period)) if period else (name,)


def in_period(chart: Chart, period: str) -> str:
    """«i 2022–2023», on one line."""
    return text(chart.language)("in {period}", period=period)
