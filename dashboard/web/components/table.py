"""Tables: the companion of a figure, and plain ones; headers in scope, numbers to the right, a search in long ones."""

import json
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import TableColumn
from dashboard.vocabulary.text import Text
from dashboard.web.components.attributes import attributes

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
    """A table whose cells may hold components, such as badges and links; the first column names its row.

    Its roles are said outright, as it is shown as blocks on a phone, which takes a table's own roles away.
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
    """A row whose cells know their column's name: on a phone each stands on a line of its own below it."""
    cells = [
        html.Td(cell, role="cell", **attributes(data_heading=name))
        for cell, name in zip(row[1:], headings[1:], strict=True)
    ]
    return html.Tr([html.Th(row[0], scope="row", role="rowheader"), *cells], role="row")


def scrolling(inner: html.Table, caption: str) -> html.Div:
    """The table in a frame that scrolls, by keyboard too."""
    return html.Div(inner, className="table-scroll", role="group", tabIndex="0", **attributes(aria_label=caption))


def companion(t: Text, columns: Sequence[TableColumn], caption: str, *, id: str) -> html.Div:
    """A table of text cells in a scrolling frame, drawn by a script; from 30 rows on it has a search field.

    Dash keeps every cell as a component and goes through all of them for each that a filter makes anew: a few tables
    took most of a filter change, and some thousand cells stop a browser for seconds. A table is therefore handed over
    as data, which `assets/04-tables.js` turns into the same elements as `table`.
    """
    return html.Div(className="table-frame", **attributes(data_table=_as_data(t, columns, caption, id)))


def _as_data(t: Text, columns: Sequence[TableColumn], caption: str, id: str) -> str:
    is_long = bool(columns) and len(columns[0].cells) >= SEARCH_FROM
    words = {"search": t("Search in the table"), "found": t("{count} of {total} rows", count="#", total="¤")}
    drawn = [{"heading": c.heading, "is_numeric": c.is_numeric, "cells": c.cells} for c in columns]
    return json.dumps({"id": id, "caption": caption, "is_long": is_long, **words, "columns": drawn}, ensure_ascii=False)


def _align(column: TableColumn) -> str:
    return "is-number" if column.is_numeric else ""


def _row(cells: tuple[str, ...], columns: Sequence[TableColumn]) -> html.Tr:
    first, *others = zip(cells, columns, strict=True)
    return html.Tr(
        [html.Th(first[0], scope="row"), *(html.Td(cell, className=_align(column)) for cell, column in others)]
    )
