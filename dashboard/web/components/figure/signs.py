"""Keys: to what a figure draws, and to the signs that replace numbers in a table."""

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.charts.drawing.gaps import drawn_key, line_words
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes


def figure_key(t: Text, chart: Chart) -> list[Component]:
    """Explains what the figure draws, in one line: signs, and thin and dashed lines."""
    if not chart.has_numbers:
        return []
    lines = line_words(chart)
    return [*signs_key(t, drawn_key(chart)), *([html.P(lines, className="signs")] if lines else [])]


def signs_key(t: Text, signs: tuple[tuple[str, str], ...]) -> list[Component]:
    """Each sign and its meaning; nothing if no sign occurs."""
    pairs = [html.Div([html.Dt(sign), html.Dd(meaning)]) for sign, meaning in signs]
    return [html.Dl(pairs, className="signs", **attributes(aria_label=t("Key to the signs")))] if pairs else []
