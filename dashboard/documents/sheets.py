"""Plain Excel sheets: Tabell 1 with facts about it, and the published table for machines."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from dashboard.charts.build import PROVISIONAL_SIGN
from dashboard.charts.chart import TableColumn
from dashboard.charts.identity import Identity
from dashboard.charts.tables.table1 import Table1
from dashboard.documents.packing import repacked
from dashboard.office.workbook import set_identity
from dashboard.vocabulary.text import MINUS, NBSP

NUMBER = {  # a cell that is only a number, as each language writes it
    "en": re.compile(r"[−-]?\d{1,3}(,?\d{3})*(\.\d+)?"),
    "nb": re.compile(rf"[−-]?\d{{1,3}}({NBSP}?\d{{3}})*(,\d+)?"),
}
A4 = 9  # Excel's code for the paper size
LINE_PT, FACT_WIDTHS = 15, (40, 90)
WIDEST = 60  # of a column of text; Excel repairs a file with one wider than 255
ALWAYS = datetime(1980, 1, 1)  # the date in a file that has none


def workbook(table: Table1, names: tuple[str, str], facts: Sequence[tuple[str, str]], exported: date) -> bytes:
    """A sheet with the table and one with facts about it; numbers are numbers, «41 (67)» and the signs are text.

    A provisional number is a number whose format adds its sign.
    """
    from dashboard.office.book import Book

    content = io.BytesIO()
    book = Book(content)
    book.set_properties({"title": table.title, "created": datetime(exported.year, exported.month, exported.day)})
    set_identity(book, Identity.of_table(table))
    _write_table(book, book.add_worksheet(names[0]), table)
    write_facts(book, book.add_worksheet(names[1]), facts)
    book.close()
    return content.getvalue()


def _write_table(book: Any, sheet: Any, table: Table1) -> None:
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    words = book.add_format({"text_wrap": True, "valign": "top"})
    right = book.add_format({"align": "right", "valign": "top"})
    year = book.add_format({"bold": True, "bottom": 1, "valign": "top", "align": "right", "num_format": "0"})
    columns = table.with_status
    widths = [_width(column) for column in columns]
    set_heights(sheet, zip(*(column.cells for column in columns), strict=True), widths, first=1)
    for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
        if is_year(column.heading):
            sheet.write_number(0, place, int(column.heading), year)
        else:
            sheet.write_string(0, place, column.heading, bold)
        sheet.set_column(place, place, width)
        for row, cell in enumerate(column.cells, start=1):
            number = number_in(cell, table.language) if column.is_numeric else None
            if number is None:
                sheet.write_string(row, place, cell, right if column.is_numeric else words)
            else:
                pattern = {"num_format": _pattern(cell, table.language), "valign": "top"}
                sheet.write_number(row, place, number, book.add_format(pattern))
    if table.synthetic_words:
        sheet.write_string(len(table.columns[0].cells) + 2, 0, table.synthetic_words, book.add_format({"bold": True}))
        sheet.set_header(f"&L{table.synthetic_words.replace('&', '&&')}")
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    one_page_wide(sheet)


def _width(column: TableColumn) -> float:
    """Wide enough for the longest cell of numbers and signs; text wraps."""
    return max(12, *(len(cell) + 2 for cell in column.cells)) if column.is_numeric and column.cells else 44


def set_heights(sheet: Any, rows: Iterable[Sequence[str]], widths: Sequence[float], *, first: int) -> None:
    """Makes rows high enough for their wrapped text: not every program does so by itself."""
    for row, cells in enumerate(rows, start=first):
        lines = max(-(-len(words) // int(width)) for words, width in zip(cells, widths, strict=True))
        sheet.set_row(row, LINE_PT * max(1, lines))


def is_year(words: str) -> bool:
    """Whether a category or heading is only a year."""
    return re.fullmatch(r"\d{4}", words) is not None


def one_page_wide(sheet: Any, *, pages_high: int = 0) -> None:
    """Prints on A4, one page wide and, unless `pages_high` is given, as many pages high as needed."""
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, pages_high)


def number_in(cell: str, language: str) -> float | None:
    """The cell's number, or None if it is anything else: «41 (67)», «:», «Ikke publisert ennå», empty."""
    cell = cell.removesuffix(PROVISIONAL_SIGN)
    if not NUMBER["en" if language == "en" else "nb"].fullmatch(cell):
        return None
    plain = cell.replace(MINUS, "-").replace(NBSP, "")
    return float(plain.replace(",", "") if language == "en" else plain.replace(",", "."))


def _pattern(cell: str, language: str) -> str:
    """Excel's number format with the decimals and sign of the cell; Excel itself writes it in the reader's language."""
    number = cell.removesuffix(PROVISIONAL_SIGN)
    sign = f'"{PROVISIONAL_SIGN}"' if number != cell else ""
    decimals = len(number.rpartition("." if language == "en" else ",")[2]) if "." in number or "," in number else 0
    return "#,##0" + ("." + "0" * decimals if decimals and not _is_grouped(number, language) else "") + sign


def _is_grouped(cell: str, language: str) -> bool:
    """Whether the only comma is an English thousands sign."""
    return language == "en" and "." not in cell


def write_facts(book: Any, sheet: Any, facts: Sequence[tuple[str, str]]) -> None:
    """Writes facts about the numbers: one heading and text per row."""
    bold, wrap = (book.add_format({"valign": "top", "text_wrap": True, "bold": is_bold}) for is_bold in (True, False))
    set_heights(sheet, facts, FACT_WIDTHS, first=0)
    for place, width in enumerate(FACT_WIDTHS):
        sheet.set_column(place, place, width)
    one_page_wide(sheet)
    for row, (heading, words) in enumerate(facts):
        sheet.write_string(row, 0, heading, bold)
        sheet.write_string(row, 1, words, wrap)


def write_columns_of_words(book: Any, sheet: Any, columns: Sequence[TableColumn]) -> None:
    """Writes a heading row and the cells as text, exactly as on the screen."""
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    widths = [min(WIDEST, max(12, *(len(words) + 2 for words in (c.heading, *c.cells)))) for c in columns]
    set_heights(sheet, zip(*(column.cells for column in columns), strict=True), widths, first=1)
    for place, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.write_string(0, place, column.heading, bold)
        sheet.set_column(place, place, width)
        for row, words in enumerate(column.cells, start=1):
            sheet.write_string(row, place, words, wrap)
    sheet.freeze_panes(1, 0)
    one_page_wide(sheet)


def plain_table(frame: pd.DataFrame) -> bytes:
    """A data frame as a one-sheet workbook: numbers and dates as such, missing values empty, no formulas."""
    from dashboard.office.book import Book

    content = io.BytesIO()
    book = Book(content, {"default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": ALWAYS})
    sheet, bold = book.add_worksheet("data"), book.add_format({"bold": True})
    for place, name in enumerate(frame.columns):
        sheet.write_string(0, place, str(name), bold)
        sheet.set_column(place, place, 16)
        for row, value in enumerate(frame[name].tolist(), start=1):
            if not pd.isna(value):
                _write_cell(sheet, row, place, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(frame)), max(0, len(frame.columns) - 1))
    book.close()
    return repacked(content.getvalue())


def _write_cell(sheet: Any, row: int, place: int, value: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, place, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value)
    else:
        sheet.write_string(row, place, str(value))
