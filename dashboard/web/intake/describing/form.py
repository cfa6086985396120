"""The form: where the table stands, what its columns are, and what only the person can say."""

from itertools import islice

from dash import html
from dash.development.base_component import Component

from dashboard.web.intake.describing import fields
from dashboard.web.intake.describing.labels import Labels
from dashboard.web.intake.describing.sent import (
    ADD,
    DO,
    DONE,
    FILE,
    ROW,
    SEEN,
    SHEET,
    TABLE,
    Sent,
    column_field,
    seen_as,
)
from dashboard.web.intake.describing.special import asked
from dashboard.web.intake.visit import DESCRIBE, PATH, Visit, button, form, hidden
from dashboard.web.markup import Node
from loaders.describing.drawn import below, choices, filled
from loaders.describing.faults import COLUMNS
from loaders.describing.faults import ROW as ROW_FAULT

FORM, ANSWER = "b-form", "intake-told"
SAVE = f"{DESCRIBE}/lagre"
EXAMPLES = 3


def described_form(visit: Visit, sent: Sent, file: str) -> Component:
    """The whole form; it is sent by GET to try, and by POST to save."""
    t, labels = visit.t, Labels(visit)
    kept = [*visit.kept, (FILE, file), (SEEN, _seen(sent)), *((DONE, text) for _, text in sent.done)]
    try_it = button(t("See what is read"), "button button--primary", name=DO, value="prov")
    more = [button(t("Add another sheet"), "button", name=DO, value=ADD)] if sent.may_add else []
    acts = html.Div([try_it, *more], className="intake-yes describe-acts")
    parts: list[Node] = [_where(visit, sent, labels), _columns(visit, sent, labels), *asked(visit, sent, labels), acts]
    return form(f"{PATH}{DESCRIBE}#{ANSWER}", *hidden(kept), *parts, name=FORM, method="get", className="describe-form")


def _seen(sent: Sent) -> str:
    return seen_as(_number(sent), sent.drawn.source, sent.drawn.table, sent.drawn.row)


def _number(sent: Sent) -> int:
    return sent.book.sheets.index(sent.sheet) + 1


def _where(visit: Visit, sent: Sent, labels: Labels) -> Component:
    """The sheet, whose table it is, and the row of the headings."""
    t, drawn = visit.t, sent.drawn
    sheets = [(str(number), sheet.name) for number, sheet in enumerate(sent.book.sheets, 1)]
    tables = [(f"{source}.{table.name}", labels.table(source, table)) for source, table in sent.open_tables]
    chosen = f"{drawn.source}.{drawn.table}"
    row = fields.number(
        t("Row of the headings"), ROW, drawn.row, sent.sheet.height, fields.fault(visit, sent, ROW_FAULT)
    )
    show = button(t("Show the columns of this row"), "button", name=DO, value="vis")
    return fields.fieldset(
        t("Where the table stands"),
        fields.select(t("Sheet"), SHEET, sheets, str(_number(sent))),
        fields.select(t("Whose numbers, and what they count"), TABLE, tables, chosen),
        html.Div([row, show], className="describe-row"),
    )


def _columns(visit: Visit, sent: Sent, labels: Labels) -> Component:
    t, sheet, drawn = visit.t, sent.sheet, sent.drawn
    options = [("", t("not used")), *((role, labels.role(role)) for role in choices(drawn.known))]
    columns = [
        fields.select(
            labels.column(column, sheet.text(drawn.row, column)),
            column_field(column),
            options,
            drawn.columns.get(column, ""),
            hint=_examples(visit, sent, column),
        )
        for column in filled(sheet, drawn.row)
    ]
    lead = html.P(t("What you don't point out is not read."), className="intake-aside")
    found = fields.fault(visit, sent, COLUMNS)
    return fields.fieldset(
        t("What the columns are"), lead, html.Div(columns, className="describe-columns"), id_="b-columns", fault=found
    )


def _examples(visit: Visit, sent: Sent, column: int) -> str:
    found = [text[:40] for _, text in islice(below(sent.sheet, sent.drawn.row, column), EXAMPLES)]
    return visit.t("For example {texts}", texts=", ".join(found)) if found else visit.t("The column is empty.")


def save_button(visit: Visit) -> Component:
    """Sends the form to be saved instead of tried."""
    there = visit.to(SAVE)
    return button(visit.t("Save the layout"), "button button--primary", form=FORM, formMethod="post", formAction=there)
