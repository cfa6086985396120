"""The report in PowerPoint: cover, Tabell 1, one slide a figure, method."""

from typing import Any

from dashboard.documents.powerpoint.figure import add_figure_slides
from dashboard.documents.powerpoint.presentation import new_deck, saved
from dashboard.documents.powerpoint.tables import SlideTable, add_table_slides
from dashboard.documents.powerpoint.text import FOOT_CM, HEIGHT_CM, add_text, add_title, text_height
from dashboard.documents.report.annex import annex
from dashboard.documents.report.content import Report, ReportTable
from dashboard.scene.looks import MUTED, TITLE
from dashboard.scene.size import LEAST_SLIDE_PT, PRESETS

HEADING_PT, AIR_CM = 20, 0.3


def pptx(report: Report) -> bytes:
    """The report as a presentation."""
    deck = new_deck()
    _cover(deck, report)
    if report.table1:
        _table(deck, report, report.table1)
        if report.table1.verdicts:
            _table(deck, report, ReportTable(report.t("What the numbers can tell us"), report.table1.verdicts))
    for chapter, charts in report.parts:
        if chapter.paragraphs:
            _chapter(deck, report, chapter.title, chapter.paragraphs)
        for chart in charts:
            add_figure_slides(deck, report.frame(chart), PRESETS["slide"])
        for table in chapter.tables:
            _table(deck, report, table)
    _method(deck, report)
    return saved(deck, report.title, report.exported, report.language)


def _cover(deck: Any, report: Report) -> None:
    slide, top = add_title(deck, report.title, report.language)
    lines = [f"{report.municipality} · {report.period}", report.exported_words]
    top = add_text(slide, lines, top + 0.5, report.language, size=20, color=MUTED)
    if report.synthetic_words:
        marking = report.synthetic_words
        top = add_text(slide, [marking], top + 0.5, report.language, size=20, strong=marking)
    if report.help:
        add_text(slide, [report.help], top + 1, report.language, color=MUTED)


def _chapter(deck: Any, report: Report, title: str, paragraphs: tuple[str, ...]) -> None:
    slide, top = add_title(deck, title, report.language)
    add_text(slide, paragraphs, top + 0.5, report.language)


def _table(deck: Any, report: Report, table: ReportTable) -> None:
    marking = report.synthetic_words if table.is_registered else ""
    notes = tuple(words for words in table.notes if words != marking)
    add_table_slides(deck, SlideTable(table.caption, table.columns, marking, notes, table.identity), report.language)


def _method(deck: Any, report: Report) -> None:
    """Adds the annex on as many slides as it needs; a heading stays with its first paragraph."""
    slide, top = None, HEIGHT_CM
    for heading, words in _passages(report):
        height = text_height(heading, HEADING_PT) + AIR_CM if heading else 0
        if slide is None or top + height + text_height(words, LEAST_SLIDE_PT) > HEIGHT_CM - FOOT_CM:
            slide, top = add_title(deck, report.t("Method and privacy"), report.language)
        if heading:
            top = add_text(
                slide, [heading], top + AIR_CM, report.language, size=HEADING_PT, color=TITLE, strong=heading
            )
        top = add_text(slide, [words], top, report.language)


def _passages(report: Report) -> list[tuple[str, str]]:
    """Each paragraph with the heading above it, if any; the edition is joined to the last source."""
    found = [
        (heading if place == 0 else "", words)
        for heading, paragraphs in annex(report, with_definitions=True)
        for place, words in enumerate(paragraphs)
    ]
    *rest, (heading, words) = found
    return [*rest[:-1], (rest[-1][0], f"{rest[-1][1]}\n{heading}: {words}")] if heading and rest else found
