"""A figure in a Word document: chart, caption, two lines below it and its table; the rest is told at the end."""

from typing import Any

from dashboard.charts.chart import Chart, Kind, TableColumn
from dashboard.charts.identity import Identity
from dashboard.documents.about import about, native_note, reopening, source_line, trace, undrawn
from dashboard.documents.frame import Frame
from dashboard.documents.names import figure_id
from dashboard.documents.word.chart_part import add_chart
from dashboard.documents.word.fields import add_caption
from dashboard.documents.word.links import add_fact
from dashboard.documents.word.tables import add_table
from dashboard.office.build import native_chart
from dashboard.scene.size import Preset

MOST_ROWS = 60  # in a printed companion table
AIR_PT, HEADING_PT = 8, 11
EITHER_END = 5  # rows kept from each end of a longer one


def add_figure(
    document: Any, frame: Frame, preset: Preset, *, number: int = 1, table_number: int = 1, in_report: bool = False
) -> None:
    """Adds the figure with two lines below it and its table; the captions show these numbers until Word updates them.

    In a report, finding and paragraph are already above the figure, so its caption is the subtitle.
    """
    chart = frame.chart
    if chart.has_numbers:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        add_chart(paragraph, native_chart(chart, frame.exported, preset.key), preset, chart)
    else:
        document.add_paragraph(chart.empty or chart.alt)
    words, identity = frame.caption if in_report else frame.title, Identity.of(chart, preset.key)
    add_caption(document, "figure", number, frame.marked(words), chart.language, anchor=figure_id(chart),
                identity=identity)  # fmt: skip
    for line in filter(None, (source_line(frame, words), native_note(frame))):
        document.add_paragraph(line, style="Figure source")
    if chart.paragraph and not in_report:
        _add_text(document, chart.paragraph)
    if chart.categories:
        _companion(document, frame, table_number)


def _add_text(document: Any, words: str) -> None:
    """The text to paste into a plan, a little below the small lines."""
    from docx.shared import Pt

    document.add_paragraph(words).paragraph_format.space_before = Pt(AIR_PT)


def add_about(document: Any, frame: Frame, heading: str, *, in_report: bool = False) -> None:
    """Adds what the lines under the figure leave out, in small type; a report tells dates and marking once for all."""
    from docx.shared import Pt

    document.add_heading(heading, level=3 if in_report else 2).runs[0].font.size = Pt(HEADING_PT)
    facts = about(frame, undrawn(frame.chart), in_report=in_report)
    *first, last = filter(all, (*facts, trace(frame, with_dates=not in_report), reopening(frame)))
    for name, words in first:
        add_fact(document, name, words).paragraph_format.keep_with_next = True
    add_fact(document, *last, address=frame.link)


def _companion(document: Any, frame: Frame, number: int) -> None:
    """Adds the table with its caption above; a very long one shows its ends and the home municipality, and says so."""
    t, columns = frame.t, frame.table()
    caption = frame.marked(t("The numbers behind the figure"))
    add_caption(document, "table", number, caption, frame.chart.language)
    rows = rows_on_paper(frame.chart)
    if len(rows) < len(frame.chart.categories):
        count = t.number(len(frame.chart.categories))
        some = t("{shown} of {count} rows: the highest, the lowest and your own.", shown=len(rows), count=count)
        every = t("The chart's own workbook has every number.")
        document.add_paragraph(f"{some} {every}", style="Figure source").paragraph_format.keep_with_next = True
    shown = [TableColumn(c.heading, tuple(c.cells[row] for row in rows), c.is_numeric) for c in columns]
    add_table(document, shown, t("The numbers behind the figure"), note=frame.signs)


def rows_on_paper(chart: Chart) -> list[int]:
    """The categories of a printed table: all, or if very many, the home municipality and those at both ends."""
    count = len(chart.categories)
    if count <= MOST_ROWS or chart.kind not in (Kind.FUNNEL, Kind.BARS):
        return list(range(count))
    numbers = {index: value.value for s in chart.series for index, value in enumerate(s.values) if value.is_number}
    order = sorted(numbers, key=lambda index: (-(numbers[index] or 0), index))
    own = {index for series in chart.series for index in series.highlight}
    kept = own | set(order[:EITHER_END]) | set(order[-EITHER_END:])
    return [index for index in order if index in kept] + sorted(own - set(order))
