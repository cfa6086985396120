"""A figure in a Word document: chart, caption, the lines below it and its table."""

from typing import Any

from dashboard.charts.chart import Chart, Kind, TableColumn
from dashboard.charts.identity import Identity
from dashboard.documents.frame import Frame
from dashboard.documents.names import figure_id
from dashboard.documents.word.chart_part import add_chart
from dashboard.documents.word.fields import add_caption
from dashboard.documents.word.links import add_linked
from dashboard.documents.word.tables import add_table
from dashboard.office.build import native_chart
from dashboard.office.notes import native_notes
from dashboard.scene.size import Preset

MOST_ROWS = 60  # in a printed companion table
EITHER_END = 5  # rows kept from each end of a longer one


def add_figure(
    document: Any, frame: Frame, preset: Preset, *, number: int = 1, table_number: int = 1, in_report: bool = False
) -> None:
    """Adds the figure with its text and table; the captions show these numbers until Word updates the fields.

    In a report, finding and paragraph are already above the figure, so its caption is the subtitle.
    """
    chart = frame.chart
    if chart.has_numbers:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        add_chart(paragraph, native_chart(chart, frame.exported, preset.key), preset, chart)
    else:
        document.add_paragraph(chart.empty or chart.alt)
    caption = chart.subtitle if in_report and chart.subtitle else frame.title
    identity = Identity.of(chart, preset.key)
    add_caption(document, "figure", number, caption, chart.language, anchor=figure_id(chart), identity=identity)
    _below(document, frame, caption)
    if chart.paragraph and not in_report:
        document.add_paragraph(chart.paragraph)
    if chart.definition:
        document.add_paragraph(f"{frame.t('Definition')}: {chart.definition}", style="Figure source")
    if chart.categories:
        _companion(document, frame, table_number)


def _below(document: Any, frame: Frame, caption: str) -> None:
    lines = [words for words in frame.below if words != caption]
    notes = native_notes(frame.chart) if frame.chart.has_numbers else ()
    for words in [*lines, *notes]:
        add_linked(document, words, frame.link, strong=words == frame.chart.synthetic_words)


def _companion(document: Any, frame: Frame, number: int) -> None:
    """Adds the table with its caption above; a very long one shows its ends and the home municipality, and says so."""
    t, columns = frame.t, frame.table()
    add_caption(document, "table", number, t("The numbers behind the figure"), frame.chart.language)
    rows = rows_on_paper(frame.chart)
    if len(rows) < len(frame.chart.categories):
        count = t.number(len(frame.chart.categories))
        some = t("{shown} of {count} rows: the highest, the lowest and your own.", shown=len(rows), count=count)
        every = t("The chart's own workbook has every number.")
        document.add_paragraph(f"{some} {every}", style="Figure source").paragraph_format.keep_with_next = True
    shown = [TableColumn(c.heading, tuple(c.cells[row] for row in rows), c.is_numeric) for c in columns]
    add_table(document, shown, t("The numbers behind the figure"))


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
