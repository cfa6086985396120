"""The sheet as it was received, with Excel's letters and numbers, beside what is pointed out in it."""

from dash import html
from dash.development.base_component import Component
from openpyxl.utils import get_column_letter

from dashboard.web.components.table import scrolling
from dashboard.web.intake.describing.sent import Sent
from dashboard.web.intake.visit import Visit, section

ROWS, COLUMNS, LETTERS = 40, 200, 60


def excerpt(visit: Visit, sent: Sent) -> Component:
    """The first rows of the sheet, the heading row marked in words too."""
    t, sheet = visit.t, sent.sheet
    columns = range(1, min(sheet.width, COLUMNS) + 1)
    letters = [html.Th(get_column_letter(column), scope="col") for column in columns]
    corner = html.Th(html.Span(t("Row"), className="visually-hidden"), scope="col")
    rows = [_row(visit, sent, row, columns) for row in range(1, min(sheet.height, ROWS) + 1)]
    caption = t("The first {count} rows of the sheet {name}", count=len(rows), name=t("“{text}”", text=sheet.name))
    table = html.Table(
        [html.Caption(caption, className="visually-hidden"), html.Thead(html.Tr([corner, *letters])), html.Tbody(rows)],
        className="describe-sheet",
    )
    rest = sheet.height - len(rows)
    more = [html.P(t("… and {count} more rows", count=t.number(rest)), className="intake-aside")] if rest else []
    return section(t("The sheet as it was received"), "b-sheet", scrolling(table, caption), *more)


def _row(visit: Visit, sent: Sent, row: int, columns: range) -> Component:
    is_heading = row == sent.drawn.row
    words = visit.t("{row} headings", row=row) if is_heading else str(row)
    cells = [html.Td(sent.sheet.text(row, column)[:LETTERS]) for column in columns]
    return html.Tr([html.Th(words, scope="row"), *cells], className="is-heading" if is_heading else None)
