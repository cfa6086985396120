"""Plain sheets in Excel: text ready to read, and the published table for machines."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from dashboard.charts.chart import TableColumn
from dashboard.export.packing import repacked


def text_sheets(sheets: Sequence[tuple[str, Sequence[TableColumn]]], title: str, exported: date) -> bytes:
    """A workbook of sheets of text: (name, columns). A whole number without spaces is written as a number."""
    from xlsxwriter import Workbook

    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": datetime(exported.year, exported.month, exported.day)})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrap, right = (book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"align": "right"}))
    for name, columns in sheets:
        sheet = book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.heading, bold)
            sheet.set_column(place, place, 12 if column.is_numeric else 50)
            for row, words in enumerate(column.cells, start=1):
                _write_words(sheet, row, place, words, right if column.is_numeric else wrap)
        sheet.freeze_panes(1, 0)
    book.close()
    return content.getvalue()


def _write_words(sheet: Any, row: int, place: int, words: str, style: Any) -> None:
    if words.isascii() and words.isdigit():
        sheet.write_number(row, place, int(words), style)
    else:
        sheet.write_string(row, place, words, style)


def plain_table(frame: Any) -> bytes:
    """A data frame as a workbook of one sheet: numbers and dates as such, missing values empty, no formulas."""
    import pandas as pd
    from xlsxwriter import Workbook

    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    book = Workbook(content, options)
    book.set_properties({"created": datetime(1980, 1, 1)})
    sheet = book.add_worksheet("data")
    bold = book.add_format({"bold": True})
    for place, name in enumerate(frame.columns):
        sheet.write_string(0, place, str(name), bold)
        for row, value in enumerate(frame[name].tolist(), start=1):
            if not pd.isna(value):
                _write_cell(sheet, row, place, value)
    sheet.freeze_panes(1, 0)
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
