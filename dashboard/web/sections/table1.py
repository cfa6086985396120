"""Tabell 1 on a page: the table as in the plan, and the verdict on each row."""

from dash import html

from dashboard.charts.tables.table1 import Table1
from dashboard.web.components.attributes import attributes
from dashboard.web.components.table import companion
from dashboard.web.page.exports import table1_links
from dashboard.web.page.page import View


def table1_section(view: View, content: Table1) -> html.Section:
    """The table with footnotes, source, and a verdict per row."""
    t, name = view.t, "table1"
    verdicts = [html.Div([html.Dt(row), html.Dd(words)]) for row, words in content.verdicts]
    badge = [html.P(content.synthetic_words, className="badge-synthetic")] if content.synthetic_words else []
    return html.Section(
        [
            *badge,
            html.H2(content.title, id=f"{name}-title", className="finding"),
            companion(t, content.columns, content.title, id=f"{name}-data"),
            html.Div([html.P(note) for note in content.footnotes], className="notes"),
            html.H3(t("What the numbers can tell us"), className="small-heading"),
            html.Dl(verdicts, className="verdicts"),
            html.P(content.source, className="source"),
            table1_links(view),
        ],
        className="card-figure",
        id=name,
        **attributes(aria_labelledby=f"{name}-title"),
    )
