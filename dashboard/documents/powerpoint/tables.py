"""Tables on slides: as many slides as the rows need in readable type."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import TableColumn
from dashboard.charts.identity import Identity
from dashboard.documents.identity.slides import tag_shape
from dashboard.documents.powerpoint.text import (
    FOOT_CM,
    HEIGHT_CM,
    MARGIN_CM,
    TEXT_CM,
    TITLE_PT,
    TOP_CM,
    add_notes,
    add_text,
    add_title,
    text_height,
    title_of,
    write,
)
from dashboard.documents.word.tables import column_widths, side_by_side
from dashboard.scene.looks import INK, SLOT, TITLE
from dashboard.scene.metrics import LEADING, wrap
from dashboard.scene.size import LEAST_SLIDE_PT, POINTS_PER_CM

MARGINS_CM, AIR_CM = 0.6, 0.3  # in a cell, left and right; above and below the table


@dataclass(frozen=True)
class SlideTable:
    """A table with its title, the marking below it on every slide, and text for the notes."""

    title: str
    columns: tuple[TableColumn, ...]
    marking: str = ""
    notes: tuple[str, ...] = ()
    identity: Identity | None = None


def add_table_slides(deck: Any, table: SlideTable, language: str) -> None:
    """Adds the table on as many slides as it needs; columns of text beside numbers go to the notes."""
    shown, aside = _shown(table.columns)
    groups = side_by_side(shown, TEXT_CM, size=LEAST_SLIDE_PT)
    parts = [(group, rows) for group in groups for rows in _pages(group, _height(table, language))]
    for number, (columns, rows) in enumerate(parts, start=1):
        slide, top = add_title(deck, table.title, language, part=(number, len(parts)))
        bottom = _add_rows(slide, _cut(columns, rows), top + AIR_CM, language, table.identity)
        if table.marking:
            add_text(slide, [table.marking], bottom + AIR_CM, language, strong=table.marking)
        add_notes(slide, (table.marking, *table.notes, *aside))


def _shown(columns: Sequence[TableColumn]) -> tuple[list[TableColumn], list[str]]:
    """The columns for the slide, and «row: text» from those that only explain numbers."""
    first, *rest = columns
    aside = [column for column in rest if not column.is_numeric] if any(c.is_numeric for c in rest) else []
    words = [
        f"{column.heading}, {name}: {cell}"
        for column in aside
        for name, cell in zip(first.cells, column.cells, strict=True)
    ]
    return [column for column in columns if column not in aside], words


def _height(table: SlideTable, language: str) -> float:
    """The height available for rows on a slide, in cm."""
    title = text_height(title_of(table.title, language), TITLE_PT, bold=True)
    marking = text_height(table.marking, LEAST_SLIDE_PT) + AIR_CM if table.marking else 0
    return HEIGHT_CM - TOP_CM - title - AIR_CM - marking - FOOT_CM


def _pages(columns: list[TableColumn], room: float) -> list[range]:
    """The rows of each slide: as many as fit under the headings, at least one."""
    heading, *heights = _heights(columns, column_widths(columns, TEXT_CM, size=LEAST_SLIDE_PT))
    pages, first, used = [], 0, heading
    for row, height in enumerate(heights):
        if used + height > room and row > first:
            pages.append(range(first, row))
            first, used = row, heading
        used += height
    return [*pages, range(first, len(heights))]


def _cut(columns: Sequence[TableColumn], rows: range) -> list[TableColumn]:
    return [TableColumn(c.heading, c.cells[rows.start : rows.stop], c.is_numeric) for c in columns]


def _add_rows(slide: Any, columns: list[TableColumn], top: float, language: str, identity: Identity | None) -> float:
    """A table with its header row marked; returns where it ends, in cm."""
    from pptx.util import Cm

    widths = column_widths(columns, TEXT_CM, size=LEAST_SLIDE_PT)
    heights = _heights(columns, widths)
    place = (Cm(MARGIN_CM), Cm(top), Cm(TEXT_CM), Cm(sum(heights)))
    shape = slide.shapes.add_table(len(heights), len(columns), *place)
    if identity:
        tag_shape(slide, shape, identity)
    table = shape.table
    table.first_row, table.first_col = True, True
    for row, height in zip(table.rows, heights, strict=True):
        row.height = Cm(height)
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        table.columns[number].width = Cm(width)
        for row, words in enumerate((column.heading, *column.cells)):
            _write_cell(table.cell(row, number), words, column, language, is_header=row == 0)
    return top + sum(heights)


def _heights(columns: list[TableColumn], widths: list[float]) -> list[float]:
    """Row heights in cm: each as high as its tallest cell, with text wrapped."""
    rows = zip(*((column.heading, *column.cells) for column in columns), strict=True)
    room = [(width - MARGINS_CM) * POINTS_PER_CM for width in widths]
    lines = [
        max(len(wrap(words, LEAST_SLIDE_PT, wide, bold=True)) for words, wide in zip(row, room, strict=True))
        for row in rows
    ]
    return [(max(1, count) * LEADING * LEAST_SLIDE_PT + 6) / POINTS_PER_CM for count in lines]


def _write_cell(cell: Any, words: str, column: TableColumn, language: str, *, is_header: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    write(cell, words, LEAST_SLIDE_PT, "#FFFFFF" if is_header else INK, language, bold=is_header)
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string((TITLE if is_header else SLOT)[1:])
    cell.margin_top = cell.margin_bottom = Pt(2)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if column.is_numeric else PP_ALIGN.LEFT
