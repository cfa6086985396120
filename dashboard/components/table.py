"""Tables: the companion of a figure, and plain ones; headers in scope, numbers to the right, a search in long ones."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.chart import TableColumn
from dashboard.components.attributes import attributes
from dashboard.text import Text

SEARCH_FROM = 30  # rows from which a table gets a search field
Cell = str | Component


def table(columns: Sequence[TableColumn], caption: str, *, id: str | None = None) -> html.Table:
    """A table of text cells; the first column names its row."""
    head = html.Tr([html.Th(column.heading, scope="col", className=_align(column)) for column in columns])
    rows = zip(*(column.cells for column in columns), strict=True)
    body = [_row(row, columns) for row in rows]
    named = attributes(id=id) if id else {}
    return html.Table(
        [html.Caption(caption, className="visually-hidden"), html.Thead(head), html.Tbody(body)],
        className="table",
        **named,
    )


def rich_table(headings: Sequence[str], rows: Sequence[Sequence[Cell]], caption: str, *, id: str) -> html.Table:
    """A table whose cells may hold components, such as badges and links; the first column names its row."""
    head = html.Tr([html.Th(heading, scope="col") for heading in headings])
    body = [html.Tr([html.Th(row[0], scope="row"), *(html.Td(cell) for cell in row[1:])]) for row in rows]
    return html.Table(
        [html.Caption(caption, className="visually-hidden"), html.Thead(head), html.Tbody(body)],
        className="table table--rich",
        id=id,
    )


def scrolling(t: Text, inner: html.Table, caption: str, *, rows: int = 0, id: str = "") -> html.Div:
    """The table in a frame that scrolls by keyboard too; with a search field from 30 rows on.

    `assets/04-tables.js` hides the rows without the searched words and says how many are left.
    """
    name = attributes(aria_label=caption)
    frame = html.Div(inner, className="table-scroll", role="region", tabIndex="0", **name)
    return html.Div([*(_search(t, id) if rows >= SEARCH_FROM else []), frame], className="table-frame")


def _search(t: Text, table_id: str) -> list[Component]:
    name, said = f"{table_id}-search", f"{table_id}-found"
    found = t("{count} of {total} rows", count="#", total="¤")
    words = attributes(data_filters=table_id, data_said=said, data_words=found)
    label = html.Label(t("Search in the table"), htmlFor=name)
    field = dcc.Input(id=name, type="search", className="form-control", autoComplete="off")
    return [
        html.Div([label, field], className="table-search", **words),
        html.Div(id=said, role="status", className="table-found"),
    ]


def _align(column: TableColumn) -> str:
    return "is-number" if column.is_numeric else ""


def _row(cells: tuple[str, ...], columns: Sequence[TableColumn]) -> html.Tr:
    first, *others = zip(cells, columns, strict=True)
    return html.Tr(
        [html.Th(first[0], scope="row"), *(html.Td(cell, className=_align(column)) for cell, column in others)]
    )
