"""Tables: a figure's companion, and plain ones; scoped headers, right-aligned numbers, a search field in long ones."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import TableColumn
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes
from dashboard.web.markup import element

SEARCH_FROM = 30  # rows from which a table gets a search field
Cell = str | Component


def table(
    columns: Sequence[TableColumn], caption: str, *, id: str | None = None, below: Sequence[str] = ()
) -> html.Table:
    """A table of text cells; the first column names the row, with a line of `below` under each name."""
    head = html.Tr([html.Th(column.heading, scope="col", className=_align(column)) for column in columns])
    rows = list(zip(*(column.cells for column in columns), strict=True))
    body = [_row(row, columns, words) for row, words in zip(rows, below or [""] * len(rows), strict=True)]
    named = attributes(id=id) if id else {}
    return html.Table(
        [html.Caption(caption, className="visually-hidden"), html.Thead(head), html.Tbody(body)],
        className="table",
        **named,
    )


def rich_table(headings: Sequence[str], rows: Sequence[Sequence[Cell]], caption: str, *, id: str) -> html.Table:
    """A table whose cells may hold components, such as badges and links; the first column names its row.

    Its roles are explicit, as it is shown as blocks on a phone, which removes a table's own roles.
    """
    head = html.Tr([html.Th(heading, scope="col", role="columnheader") for heading in headings], role="row")
    body = [_rich_row(row, headings) for row in rows]
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(head, role="rowgroup"),
            html.Tbody(body, role="rowgroup"),
        ],
        className="table table--rich",
        id=id,
        role="table",
    )


def _rich_row(row: Sequence[Cell], headings: Sequence[str]) -> html.Tr:
    """A row whose cells carry their column's name: on a phone each cell is a line below that name."""
    cells = [
        html.Td(cell, role="cell", **attributes(data_heading=name))
        for cell, name in zip(row[1:], headings[1:], strict=True)
    ]
    return html.Tr([html.Th(row[0], scope="row", role="rowheader"), *cells], role="row")


def scrolling(inner: html.Table, caption: str) -> html.Div:
    """The table in a frame that can be scrolled, also by keyboard."""
    return html.Div(inner, className="table-scroll", role="group", tabIndex="0", **attributes(aria_label=caption))


def companion(t: Text, columns: Sequence[TableColumn], caption: str, *, id: str, below: Sequence[str] = ()) -> html.Div:
    """A table of text cells in a scrolling frame; from 30 rows on it has a search field, run by a script."""
    frame = scrolling(table(columns, caption, id=id, below=below), caption)
    is_long = bool(columns) and len(columns[0].cells) >= SEARCH_FROM
    return html.Div([_search(t, id), frame] if is_long else [frame], className="table-frame")


def _search(t: Text, id: str) -> html.Div:
    field = {"id": f"{id}-search", "type": "search", "class": "form-control", "autocomplete": "off"}
    words = attributes(data_searches=id, data_found=t("{count} of {total} rows", count="#", total="¤"))
    return html.Div(
        [
            html.Label(t("Search in the table"), htmlFor=field["id"]),
            element("input", **field),
            html.Div("", className="table-found", role="status"),
        ],
        className="table-search needs-script",
        **words,
    )


def _align(column: TableColumn) -> str:
    return "is-number" if column.is_numeric else ""


def _row(cells: tuple[str, ...], columns: Sequence[TableColumn], below: str) -> html.Tr:
    first, *others = zip(cells, columns, strict=True)
    name = html.Th([first[0], *([html.Small(below)] if below else [])], scope="row")
    return html.Tr([name, *(html.Td(cell, className=_align(column)) for cell, column in others)])
