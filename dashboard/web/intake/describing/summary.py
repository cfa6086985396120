"""The top of the page: which file it is, what is missing with links to each field, and what has been described."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

from dash import html
from dash.development.base_component import Component

from dashboard.web.components.notice import notice
from dashboard.web.intake.describing.labels import Labels
from dashboard.web.intake.describing.names import COUNTED, DASH, DONE, FILE, ONLY_GROUP, PLACE, ROW, SERVICE, YEAR
from dashboard.web.intake.describing.sent import Sent
from dashboard.web.intake.visit import DESCRIBE, Visit
from loaders.describing.drawn import strange_words
from loaders.describing.faults import COLUMNS
from loaders.describing.faults import COUNTED as COUNTED_FAULT
from loaders.describing.faults import DASH as DASH_FAULT
from loaders.describing.faults import ROW as ROW_FAULT
from loaders.layouts.layout import CATEGORY, GROUP, SEX
from loaders.layouts.layout import PLACE as PLACE_AXIS
from loaders.layouts.layout import SERVICE as SERVICE_AXIS
from loaders.layouts.layout import YEAR as YEAR_AXIS
from loaders.phrases import worded
from loaders.reader import FileResult

FIELDS = {ROW_FAULT: ROW, COLUMNS: "b-columns", COUNTED_FAULT: COUNTED, DASH_FAULT: DASH, PLACE_AXIS: PLACE,
          SERVICE_AXIS: SERVICE, YEAR_AXIS: YEAR, CATEGORY: "b-category", SEX: "b-sex-words"}  # fmt: skip


def summary(
    visit: Visit, given: Sent, name: str, file: str, result: FileResult | None, *, answer_id: str, read_id: str
) -> list[Component]:
    """The way back, the file's name, and what came of what was sent."""
    t = visit.t
    title = html.H2([t("Describe the layout"), html.Span(f" {name}", className="intake-name")], id="b-title")
    lead = t("Point out what the headings mean. You see at once what is read, and nothing is used before you publish.")
    back = html.A(t("Back to New figures"), href=visit.to(), className="text-link")
    head = html.Div([back, title, html.P(lead), *_added(visit, given, file)], className="describe-head")
    return [*_answer(visit, given, result, answer_id, read_id), head]


def _answer(visit: Visit, given: Sent, result: FileResult | None, answer_id: str, read_id: str) -> Iterator[Component]:
    """Said once something has been sent, and given the focus."""
    t = visit.t
    if not given.is_tried:
        return
    if given.faults:
        links = [html.Li(html.A(worded(one.words, t), href=f"#{_place(given, one.field)}")) for one in given.faults]
        said = notice(t, "error", [html.Ul(links)], heading=t("This is missing before the sheet can be read"))
    else:
        link = html.A(t("See what is read"), href=f"#{read_id}")
        is_read = result is not None and result.report.accepted
        words = t("The sheet can be read.") if is_read else t("The file would still be refused.")
        said = notice(t, "info" if is_read else "warning", [words, " ", link])
    yield html.Div(said, id=answer_id, tabIndex="-1", role="status")


def _place(given: Sent, field: str) -> str:
    """The id of a field, or of the columns where the field is only shown once they have been pointed out."""
    if field == GROUP:
        return f"b-{GROUP}-words" if _has_words(given) else ONLY_GROUP
    return FIELDS[field]


def _has_words(given: Sent) -> bool:
    return bool(strange_words(GROUP, given.drawn, given.sheet))


def _added(visit: Visit, given: Sent, file: str) -> Iterator[Component]:
    """The sheets that have been described, each with the way back to it."""
    t, labels = visit.t, Labels(visit)
    if not given.done:
        return
    items = []
    for place, (drawn, text) in enumerate(given.done):
        others = [(DONE, other) for at, (_, other) in enumerate(given.done) if at != place]
        there = visit.to(DESCRIBE, (FILE, file), *parse_qsl(text), *others)
        words = t("“{text}”", text=drawn.sheet)
        again = html.A(t("Only this sheet, or change it"), href=there, className="text-link")
        items.append(html.Li([words, f": {labels.table(drawn.source, drawn.known)} ", again]))
    yield html.Div([html.H3(t("Described so far")), html.Ul(items)])
