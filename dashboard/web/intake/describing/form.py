"""The form: where the table stands, what its columns are, and what only the person can say."""

from itertools import islice

from dash import html
from dash.development.base_component import Component

from dashboard.web.intake.describing import fields
from dashboard.web.intake.describing.labels import Labels
from dashboard.web.intake.describing.names import (
    ADD,
    DO,
    DONE,
    FILE,
    ONE_OF,
    ROW,
    SEEN,
    SHEET,
    TABLE,
    column_field,
    only_field,
    seen_as,
)
from dashboard.web.intake.describing.sent import Sent
from dashboard.web.intake.describing.special import asked
from dashboard.web.intake.visit import DESCRIBE, PATH, Visit, button, form, hidden
from dashboard.web.markup import Node
from loaders.describing.cells import is_of_numbers
from loaders.describing.drawn import below, choices, filled, is_divisible, number_roles
from loaders.describing.faults import COLUMNS
from loaders.describing.faults import ROW as ROW_FAULT
from loaders.layouts.layout import GROUP, SEX

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
        html.Div([_column(visit, sent, labels, column, options), *_only(visit, sent, labels, column)])
        for column in filled(sheet, drawn.row)
    ]
    leads = [t("What you don't point out is not read.")]
    if not sent.is_tried:
        leads += [
            t("What is filled in is suggested from the headings and the cells: check it, and change what is wrong.")
        ]
    lead = html.P(" ".join(leads), className="intake-aside")
    found = fields.fault(visit, sent, COLUMNS)
    return fields.fieldset(
        t("What the columns are"), lead, html.Div(columns, className="describe-columns"), id_="b-columns", fault=found
    )


def _column(visit: Visit, sent: Sent, labels: Labels, column: int, options: fields.Options) -> Component:
    drawn, role = sent.drawn, sent.drawn.columns.get(column, "")
    return fields.select(
        labels.column(column, sent.sheet.text(drawn.row, column)),
        column_field(column),
        options,
        role,
        hint=_examples(visit, sent, column),
        suggestion=fields.suggestion(visit, sent, role),
    )


def _only(visit: Visit, sent: Sent, labels: Labels, column: int) -> list[Component]:
    """The only sex and age group that a column of numbers counts, unless a column of its own says them."""
    drawn, said = sent.drawn, {SEX: sent.drawn.sexes.get(column, ""), GROUP: sent.drawn.groups.get(column, "")}
    if not _may_be_divided(sent, column):
        return []
    asked = [axis for axis in ONE_OF if said[axis] or axis not in drawn.columns.values()]
    selects = [
        fields.select(
            labels.only(axis, column),
            only_field(axis, column),
            [("", labels.unsaid(axis, drawn)), *((code, labels.meaning(code)) for code in ONE_OF[axis])],
            said[axis],
            suggestion=fields.suggestion(visit, sent, said[axis]),
        )
        for axis in asked
    ]
    return [html.Div(selects, className="describe-only")] if selects else []


def _may_be_divided(sent: Sent, column: int) -> bool:
    """Whether a column counts persons or what persons had, or could once somebody points it out."""
    drawn = sent.drawn
    if role := drawn.columns.get(column, ""):
        return is_divisible(role)
    return any(map(is_divisible, number_roles(drawn.known))) and is_of_numbers(sent.sheet, drawn.row, column)


def _examples(visit: Visit, sent: Sent, column: int) -> str:
    found = [text[:40] for _, text in islice(below(sent.sheet, sent.drawn.row, column), EXAMPLES)]
    return visit.t("For example {texts}", texts=", ".join(found)) if found else visit.t("The column is empty.")


def save_button(visit: Visit) -> Component:
    """Sends the form to be saved instead of tried."""
    there = visit.to(SAVE)
    return button(visit.t("Save the layout"), "button button--primary", form=FORM, formMethod="post", formAction=there)
