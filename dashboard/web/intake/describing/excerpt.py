"""The sheet as it was received, with Excel's letters and numbers, beside what is pointed out in it."""

from dash import html
from dash.development.base_component import Component
from openpyxl.utils import get_column_letter

from dashboard.web.components.table import scrolling
from dashboard.web.intake.describing.sent import Sent
from dashboard.web.intake.visit import Visit, section

ROWS, COLUMNS, LETTERS, ABOVE = 40, 200, 60, 10


def excerpt(visit: Visit, sent: Sent) -> Component:
    """Forty rows of the sheet, the first ones where they hold the headings; the heading row is marked in words too."""
    t, sheet = visit.t, sent.sheet
    first = max(1, min(sent.drawn.row - ABOVE, sheet.height - ROWS + 1)) if sent.drawn.row > ROWS - ABOVE else 1
    shown = range(first, min(sheet.height, first + ROWS - 1) + 1)
    columns = range(1, min(sheet.width, COLUMNS) + 1)
    letters = [html.Th(get_column_letter(column), scope="col") for column in columns]
    corner = html.Th(html.Span(t("Row"), className="visually-hidden"), scope="col")
    name = t("“{text}”", text=sheet.name)
    caption = t("Rows {first} to {last} of the sheet {name}", first=first, last=shown[-1] if shown else 0, name=name)
    table = html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(html.Tr([corner, *letters])),
            html.Tbody([_row(visit, sent, row, columns) for row in shown]),
        ],
        className="describe-sheet",
    )
    rest = sheet.height - len(shown)
    more = [html.P(t("… and {count} more rows", count=t.number(rest)), className="intake-aside")] if rest > 0 else []
    return section(t("The sheet as it was received"), "b-sheet", scrolling(table, caption), *more)


def _row(visit: Visit, sent: Sent, row: int, columns: range) -> Component:
    is_heading = row == sent.drawn.row
    words = visit.t("{row} headings", row=row) if is_heading else str(row)
    cells = [html.Td(_shortened(sent.sheet.text(row, column))) for column in columns]
    return html.Tr([html.Th(words, scope="row"), *cells], className="is-heading" if is_heading else None)


def _shortened(text: str) -> str:
    return text if len(text) <= LETTERS else f"{text[:LETTERS]}…"
