"""Excel: numbers as numbers, sheets with facts about them and their cells, and the same chart as in Word."""

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import Chart
from dashboard.charts.identity import Identity
from dashboard.documents.columns import Column, columns_of
from dashboard.documents.frame import Frame
from dashboard.documents.packing import replaced
from dashboard.documents.sheets import is_year, one_page_wide, plain_table, write_columns_of_words, write_facts
from dashboard.office.build import Native, native_chart, number_format
from dashboard.office.notes import native_notes
from dashboard.office.rows import fit_names
from dashboard.office.style import style
from dashboard.office.workbook import set_identity, write_columns
from dashboard.office.xml import chart_element
from dashboard.scene.size import ChartBox, Preset

__all__ = ["MIME", "plain_table", "xlsx"]

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PIXELS_PER_CM = 96 / 2.54
MOST_ABOVE = 30  # rows of a table that has the chart below it; beside a longer one


def xlsx(frame: Frame, preset: Preset) -> bytes:
    """The workbook; text is never written as formulas or links.

    The chart reads a separate sheet where withheld and missing numbers are empty cells: Excel would draw the sign «:»
    as zero.
    """
    from dashboard.office.book import Book

    content = io.BytesIO()
    book = Book(content)
    day, t = frame.exported, frame.t
    book.set_properties({"title": frame.chart.finding, "created": datetime(day.year, day.month, day.day)})
    set_identity(book, Identity.of(frame.chart, preset.key))
    numbers, about = book.add_worksheet(t("Numbers")), book.add_worksheet(t("About the figures"))
    width = _write_numbers(book, numbers, frame)
    write_facts(book, about, _facts(frame))
    if not frame.chart.has_numbers:
        book.close()
        return content.getvalue()
    write_columns_of_words(book, book.add_worksheet(t("Where the numbers are")), frame.chart.origins())
    native, name = native_chart(frame.chart, frame.exported, preset.key), t("Chart data")
    write_columns(book, book.add_worksheet(name), native.plan, native.number_format)
    box = fit_names(frame.chart, ChartBox(preset.width_cm, preset.height_cm, preset.font_pt))
    _hold_place(book, numbers, frame.chart, box, width)
    book.close()
    return replaced(content.getvalue(), "xl/charts/chart1.xml", _chart_xml(native, box, name))


def _write_numbers(book: Any, sheet: Any, frame: Frame) -> int:
    """Writes a heading row and one row per category; real numbers, signs as text. Returns the number of columns."""
    chart, columns = frame.chart, columns_of(frame)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet.write_string(0, 0, chart.category_title, bold)
    _write_categories(book, sheet, chart)
    for place, column in enumerate(columns, start=1):
        sheet.write_string(0, place, column.heading, bold)
        _write_column(book, sheet, place, column, chart)
    _page(book, sheet, chart)
    return 1 + len(columns)


def _write_categories(book: Any, sheet: Any, chart: Chart) -> None:
    """Writes years as numbers and anything else as text."""
    year = book.add_format({"num_format": "0", "align": "left"})
    for row, name in enumerate(chart.categories, start=1):
        if is_year(name):
            sheet.write_number(row, 0, int(name), year)
        else:
            sheet.write_string(row, 0, name)
    sheet.set_column(0, 0, min(60, max((len(name) + 2 for name in chart.categories), default=12)))


def _page(book: Any, sheet: Any, chart: Chart) -> None:
    """Sets up view and print: frozen headings, one page wide, marked as example data."""
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 64)
    sheet.set_landscape()
    one_page_wide(sheet, pages_high=1 if len(chart.categories) <= MOST_ABOVE else 0)
    if chart.synthetic_words:
        sheet.write_string(len(chart.categories) + 2, 0, chart.synthetic_words, book.add_format({"bold": True}))
        sheet.set_header(f"&L{chart.synthetic_words.replace('&', '&&')}")


def _write_column(book: Any, sheet: Any, place: int, column: Column, chart: Chart) -> None:
    style = number_format(replace(chart, decimals=column.decimals))
    plain, provisional = (book.add_format({"num_format": style + sign}) for sign in ("", f'"{PROVISIONAL_SIGN}"'))
    right = book.add_format({"align": "right"})
    is_words = not any(isinstance(cell, float) for cell in column.cells)
    for row, cell in enumerate(column.cells, start=1):
        if isinstance(cell, float):
            sheet.write_number(row, place, cell, provisional if row - 1 in column.provisional else plain)
        elif cell:
            sheet.write_string(row, place, cell, None if is_words else right)
    longest = max((len(cell) for cell in column.cells if isinstance(cell, str)), default=0)
    sheet.set_column(place, place, max(16, longest + 2))


def _facts(frame: Frame) -> list[tuple[str, str]]:
    notes = native_notes(frame.chart) if frame.chart.has_numbers else ()
    return [*frame.facts, *((frame.t("Note"), words) for words in notes)]


def _hold_place(book: Any, sheet: Any, chart: Chart, box: ChartBox, width: int) -> None:
    """Adds a placeholder chart with the right size and place; the chart that Word has too replaces its content."""
    made = book.add_chart({"type": "column"})
    made.add_series({"values": [sheet.get_name(), 1, 1, 1, 1]})
    made.set_size({"width": round(box.width_cm * PIXELS_PER_CM), "height": round(box.height_cm * PIXELS_PER_CM)})
    count = len(chart.categories)
    cell = (count + 4, 0) if count <= MOST_ABOVE else (1, width + 1)
    sheet.insert_chart(*cell, made, {"description": chart.alt, "object_position": 2})


def _chart_xml(native: Native, box: ChartBox, sheet: str) -> bytes:
    from lxml import etree

    space = native.space()
    style(space, native, box)
    for reference in space.iter(chart_element("f")):
        reference.text = reference.text.replace("Sheet1!", f"'{sheet}'!", 1)
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
