"""Panels that a key opens beside a figure: its table, definition and source."""

from dashboard.charts.chart import Chart
from dashboard.documents.frame import Frame
from dashboard.documents.word.figure import rows_on_paper
from dashboard.web.meeting.meeting import Meeting
from dashboard.web.meeting.slide import Panel

TABLE, DEFINITION, SOURCE = "table", "definition", "source"


def panels(meeting: Meeting, chart: Chart, facts: tuple[str, ...] = ()) -> tuple[Panel, ...]:
    """The table (if there is any number), the definition with breaks, facts and notes, and the source."""
    table = (_table(meeting, chart),) if chart.has_numbers else ()
    return (*table, _definition(meeting, chart, facts), _source(meeting, chart))


def _table(meeting: Meeting, chart: Chart) -> Panel:
    t, frame = meeting.t, Frame(chart, meeting.today)
    return Panel(
        TABLE,
        t("Table"),
        paragraphs=_said(chart.subtitle, frame.signs, chart.synthetic_words),
        columns=frame.table(),
        printed_rows=tuple(rows_on_paper(chart)),
    )


def _definition(meeting: Meeting, chart: Chart, facts: tuple[str, ...]) -> Panel:
    t = meeting.t
    marks = tuple((mark.label, f"{mark.words} {mark.source}".strip()) for mark in chart.marks)
    said = {mark.words for mark in chart.marks}
    remarks = tuple(words for words in dict.fromkeys((*facts, *chart.notes)) if words not in said)
    signs = tuple((t("Sign «{sign}»", sign=sign), meaning) for sign, meaning in chart.signs)
    return Panel(
        DEFINITION, t("Definition"), paragraphs=_said(chart.definition), terms=(*marks, *signs), remarks=remarks
    )


def _source(meeting: Meeting, chart: Chart) -> Panel:
    t, is_internal = meeting.t, not meeting.is_external
    terms = (
        (t("Source"), chart.source),
        (t("Figures as of"), t.date(chart.data_date) if chart.data_date else t("The source gives no extract date.")),
        (t("Selection"), chart.selection_words),
        (t("Next update"), chart.next_update),
        (t("Marking"), chart.synthetic_words),
        (t("Privacy"), t("Small numbers are withheld, in the same way for everyone.")),
        (t("Edition"), chart.version if is_internal else ""),
    )
    link = chart.address if is_internal else ""
    return Panel(SOURCE, t("Source"), terms=tuple(term for term in terms if term[1]), link=link)


def _said(*paragraphs: str) -> tuple[str, ...]:
    return tuple(filter(None, paragraphs))
