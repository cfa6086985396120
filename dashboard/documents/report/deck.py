"""The report in PowerPoint: cover, Tabell 1, one slide a figure, method."""

from typing import Any

from dashboard.charts.chart import TableColumn
from dashboard.charts.identity import Identity
from dashboard.charts.palette import INK, MUTED, SLOT, TITLE
from dashboard.documents.identity.slides import tag_shape
from dashboard.documents.powerpoint import (
    HEIGHT_CM,
    MARGIN_CM,
    TEXT_CM,
    add_figure_slide,
    add_text,
    add_title,
    new_deck,
    saved,
    text_height,
    write,
)
from dashboard.documents.presets import POINTS_PER_CM, PRESETS
from dashboard.documents.report.annex import annex
from dashboard.documents.report.content import Report, ReportTable
from dashboard.paint.paper.lettering import BOLD, LEADING, wrapped

ROWS_A_SLIDE = 14


def pptx(report: Report) -> bytes:
    """The report as a presentation."""
    deck = new_deck()
    _cover(deck, report)
    if report.table1:
        _table(deck, report, report.table1, report.table1.caption)
        if report.table1.verdicts:
            carried = report.t("What the numbers can tell us")
            _table(deck, report, ReportTable(carried, report.table1.verdicts), carried)
    for chapter, charts in report.parts:
        if chapter.paragraphs:
            _chapter(deck, report, chapter.title, chapter.paragraphs)
        for chart in charts:
            add_figure_slide(deck, report.frame(chart), PRESETS["slide"])
        for table in chapter.tables:
            _table(deck, report, table, table.caption)
    _method(deck, report)
    return saved(deck, report.title, report.exported, report.language)


def _cover(deck: Any, report: Report) -> None:
    slide, top = add_title(deck, report.title, report.language)
    lines = [f"{report.municipality} · {report.period}", report.exported_words]
    top = add_text(slide, lines, top + 0.5, 20, report.language, color=MUTED)
    if report.synthetic_words:
        add_text(slide, [report.synthetic_words], top + 0.5, 20, report.language, strong=report.synthetic_words)


def _chapter(deck: Any, report: Report, title: str, paragraphs: tuple[str, ...]) -> None:
    slide, top = add_title(deck, title, report.language)
    add_text(slide, list(paragraphs), top + 0.5, 18, report.language)


def _method(deck: Any, report: Report) -> None:
    """The annex over as many slides as it needs."""
    slide, top = None, HEIGHT_CM
    for heading, paragraphs in annex(report):
        for place, words in enumerate(paragraphs):
            headed = [heading] if place == 0 else []
            needed = sum(text_height(line, 16) for line in headed) + text_height(words, 12) + 0.3
            if slide is None or top + needed > HEIGHT_CM - 0.8:
                slide, top = add_title(deck, report.t("Method and privacy"), report.language)
            if headed:
                top = add_text(slide, headed, top + 0.3, 16, report.language, color=TITLE, strong=heading)
            top = add_text(slide, [words], top, 12, report.language)


def _table(deck: Any, report: Report, table: ReportTable, title: str) -> None:
    count = max((len(column.cells) for column in table.columns), default=0)
    for first in range(0, max(1, count), ROWS_A_SLIDE):
        slide, top = add_title(deck, title, report.language)
        rows = [TableColumn(c.heading, c.cells[first : first + ROWS_A_SLIDE], c.is_numeric) for c in table.columns]
        bottom = _rows(slide, rows, top + 0.3, report.language, table.identity)
        notes = list(dict.fromkeys(words for words in (report.synthetic_words, *table.notes) if words))
        if notes:
            add_text(slide, notes, bottom + 0.3, 10, report.language, color=MUTED, strong=report.synthetic_words)


def _rows(slide: Any, columns: list[TableColumn], top: float, language: str, identity: Identity | None = None) -> float:
    """A table with its header row marked; returns where it ends, in cm."""
    from pptx.util import Cm

    count = max(len(column.cells) for column in columns)
    size = 12 if count > 8 or len(columns) > 7 else 14
    widths = _widths(columns)
    heights = _heights(columns, widths, size)
    place = (Cm(MARGIN_CM), Cm(top), Cm(TEXT_CM), Cm(sum(heights)))
    shape = slide.shapes.add_table(count + 1, len(columns), *place)
    if identity:
        tag_shape(slide, shape, identity)
    table = shape.table
    table.first_row, table.first_col = True, True
    for row, height in zip(table.rows, heights, strict=True):
        row.height = Cm(height)
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        table.columns[number].width = Cm(width)
        for row, words in enumerate((column.heading, *column.cells)):
            _cell(table.cell(row, number), words, column, language, size, is_header=row == 0)
    return top + sum(heights)


def _widths(columns: list[TableColumn]) -> list[float]:
    """In cm: each column as wide as its longest cell wants, in proportion, within bounds."""
    shares = [min(max(map(len, (column.heading, *column.cells))), 40) + 4 for column in columns]
    return [TEXT_CM * share / sum(shares) for share in shares]


def _heights(columns: list[TableColumn], widths: list[float], size: float) -> list[float]:
    """In cm: each row as high as its highest cell, whose words are divided into lines."""
    rows = zip(*((column.heading, *column.cells) for column in columns), strict=True)
    room = [(width - 0.6) * POINTS_PER_CM for width in widths]
    lines = [max(len(wrapped(words, wide, size, BOLD)) for words, wide in zip(row, room, strict=True)) for row in rows]
    return [(max(1, count) * LEADING * size + 6) / POINTS_PER_CM for count in lines]


def _cell(cell: Any, words: str, column: TableColumn, language: str, size: float, *, is_header: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    write(cell, words, size, "#FFFFFF" if is_header else INK, language, bold=is_header)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string((TITLE if is_header else SLOT)[1:])
    cell.margin_top = cell.margin_bottom = Pt(2)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if column.is_numeric else PP_ALIGN.LEFT
