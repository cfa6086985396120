"""The report in Word: cover, contents, list of figures, Tabell 1, chapters with native charts, annex."""

import io
from typing import Any

from dashboard.documents.names import figure_id
from dashboard.documents.report.annex import annex
from dashboard.documents.report.content import Chapter, Report, ReportTable
from dashboard.documents.word.contents import add_contents, add_heading, add_list_of_figures
from dashboard.documents.word.document import finished, new_document
from dashboard.documents.word.fields import add_caption, add_field
from dashboard.documents.word.figure import add_about, add_figure
from dashboard.documents.word.links import add_linked
from dashboard.documents.word.tables import WIDTH_CM, add_table
from dashboard.scene.size import PRESETS


def docx(report: Report) -> bytes:
    """The report as a Word document."""
    document = new_document(report.language)
    _cover(document, report)
    _contents(document, report)
    _table1(document, report)
    _chapters(document, report)
    _annex(document, report)
    _running_lines(document, report)
    saved = io.BytesIO()
    finished(document, report.title, report.exported, report.language).save(saved)
    return saved.getvalue()


def _cover(document: Any, report: Report) -> None:
    from docx.shared import Cm

    first = document.add_paragraph(report.title, style="Title")
    first.paragraph_format.space_before = Cm(6)
    for words in (report.municipality, report.period, report.exported_words):
        document.add_paragraph(words, style="Subtitle")
    if report.synthetic_words:
        document.add_paragraph().add_run(report.synthetic_words).bold = True
    if report.help:
        document.add_paragraph(report.help).paragraph_format.space_before = Cm(1)


def _contents(document: Any, report: Report) -> None:
    t = report.t
    names = [*([report.table1.caption] if report.table1 else []), *(chapter.title for chapter, _ in report.parts)]
    _new_page(document.add_paragraph(t("Contents"), style="TOC Heading"))
    add_contents(document, [*names, t("Method and privacy")])
    document.add_paragraph(t("List of figures"), style="TOC Heading")
    figures = [(figure_id(chart), caption) for chart, caption in report.captions]
    add_list_of_figures(document, figures, report.language)


def _table1(document: Any, report: Report) -> None:
    """Tabell 1 as its own chapter."""
    if report.table1 is None:
        return
    _new_page(add_heading(document, report.table1.caption, 1))
    _add_table(document, report, report.table1, 1, report.table1.caption)
    if report.table1.verdicts:
        heading = report.t("What the numbers can tell us")
        _add_table(document, report, ReportTable(heading, report.table1.verdicts), 2, heading)


def _add_table(document: Any, report: Report, table: ReportTable, number: int, caption: str) -> None:
    add_caption(document, "table", number, caption, report.language, identity=table.identity)
    add_table(document, table.columns, caption)
    for words in table.notes:
        add_linked(document, words)


def _chapters(document: Any, report: Report) -> None:
    number, tables = 0, report.tables_first
    for chapter, charts in report.parts:
        _new_page(add_heading(document, chapter.title, 1))
        for words in chapter.paragraphs:
            document.add_paragraph(words)
        for chart in charts:
            number += 1
            tables += 1
            add_heading(document, report.frame(chart).title, 2)
            document.add_paragraph(chart.paragraph).paragraph_format.keep_with_next = True
            add_figure(document, report.frame(chart), PRESETS["word_full"], number=number, table_number=tables,
                       in_report=True)  # fmt: skip
        tables = _extra_tables(document, report, chapter, tables)


def _extra_tables(document: Any, report: Report, chapter: Chapter, tables: int) -> int:
    for table in chapter.tables:
        tables += 1
        _add_table(document, report, table, tables, table.caption)
    return tables


def _annex(document: Any, report: Report) -> None:
    _new_page(add_heading(document, report.t("Method and privacy"), 1))
    for heading, paragraphs in annex(report):
        add_heading(document, heading, 2)
        for words in paragraphs:
            document.add_paragraph(words)
    if report.figures:
        _about_figures(document, report)


def _about_figures(document: Any, report: Report) -> None:
    """What the lines under each figure leave out."""
    add_heading(document, report.t("About the figures"), 2)
    for number, (chart, caption) in enumerate(report.captions, start=1):
        heading = f"{report.t('Figure')}\u00a0{number}. {caption}"
        add_about(document, report.frame(chart), heading, in_report=True)


def _running_lines(document: Any, report: Report) -> None:
    """Adds the marking at the top of every page, and title and page number at the bottom."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    section = document.sections[0]
    section.header.paragraphs[0].text = report.synthetic_words
    foot = section.footer.paragraphs[0]
    stops = foot.style.paragraph_format.tab_stops
    stops.clear_all()  # the template's are outside our margin, where the page number would be cut off
    stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{report.title}, {report.municipality}\t")
    add_field(foot, " PAGE ", "1")


def _new_page(paragraph: Any) -> None:
    paragraph.paragraph_format.page_break_before = True
