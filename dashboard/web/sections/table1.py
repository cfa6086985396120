"""Tabell 1 on a page: the plan's table with each row's source below its name, and the verdict on each row."""

from dash import html

from dashboard.charts.figures.measures import example_heading
from dashboard.charts.tables.table1 import Table1
from dashboard.web.components.attributes import attributes
from dashboard.web.components.table import companion
from dashboard.web.page.exports import table1_links
from dashboard.web.page.page import View


def table1_section(view: View, content: Table1) -> html.Section:
    """The table with footnotes, source, and a verdict per row."""
    t, name = view.t, "table1"
    verdicts = [html.Div([html.Dt(row), html.Dd(words)]) for row, words in content.verdicts]
    marked = zip(content.columns[1].cells, content.constructed, strict=True)
    sources = [example_heading(source, t, synthetic=is_example) for source, is_example in marked]
    name_and_years = (content.columns[0], *content.columns[2:])
    return html.Section(
        [
            html.H2(content.title, id=f"{name}-title", className="finding"),
            *_example(view, content),
            companion(t, name_and_years, content.title, id=f"{name}-data", below=sources),
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


def _example(view: View, content: Table1) -> list[html.P]:
    if not any(content.constructed):
        return []
    badge = html.Span(view.t("Example data"), className="badge-synthetic")
    return [html.P([badge, " ", view.t("in the rows with (example).")], className="muted")]
