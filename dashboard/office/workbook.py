"""The workbook in an Office chart: only what the chart draws, in the cells its XML points to."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from dashboard.charts.identity import Identity
from dashboard.office.plan import Column, Plan
from dashboard.vocabulary.text import text

IDENTITY = "VINR_FIGURE"  # in capitals, as PowerPoint writes the names of tags
LONGEST_PROPERTY = 255  # characters in a document property, at most


def interval_columns(plan: Plan) -> dict[int, int]:
    """Chart column number → workbook column, from 0, of its distances down; those up are in the next."""
    with_interval = [number for number, column in enumerate(plan.columns) if any(column.intervals)]
    first = 1 + len(plan.columns)
    return {number: first + 2 * place for place, number in enumerate(with_interval)}


def distances(column: Column) -> tuple[list[float | None], list[float | None]]:
    """From each number down to its interval's lower end, and up to its upper end."""
    pairs = list(zip(column.values, column.intervals, strict=True))
    down = [round(value - ends[0], 10) if value is not None and ends else None for value, ends in pairs]
    up = [round(ends[1] - value, 10) if value is not None and ends else None for value, ends in pairs]
    return down, up


def workbook_blob(plan: Plan, number_format: str, exported: date, identity: Identity) -> bytes:
    """The workbook as xlsx; the same plan gives the same bytes once the enclosing file is repacked."""
    from dashboard.office.book import Book

    saved = io.BytesIO()
    book = Book(saved)
    book.set_properties({"created": datetime(exported.year, exported.month, exported.day)})
    set_identity(book, identity)
    write_columns(book, book.add_worksheet("Sheet1"), plan, number_format)
    book.close()
    return saved.getvalue()


def set_identity(book: Any, identity: Identity) -> None:
    """Custom document properties that identify the figure, split if they are too long for one."""
    words = str(identity)
    for number, first in enumerate(range(0, len(words), LONGEST_PROPERTY), start=1):
        name = IDENTITY if number == 1 else f"{IDENTITY}_{number}"
        book.set_custom_property(name, words[first : first + LONGEST_PROPERTY], "text")


def write_columns(book: Any, sheet: Any, plan: Plan, number_format: str) -> None:
    """The plan's columns in the cells the chart XML points to; an empty cell for a missing number."""
    style = book.add_format({"num_format": number_format})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, max(2, len(plan.columns) + 2 * len(interval_columns(plan))), 16)
    if plan.categories:
        _categories(sheet, style, plan)
    else:
        _points(sheet, style, plan)


def _categories(sheet: Any, style: Any, plan: Plan) -> None:
    t = text(plan.chart.language)
    for row, words in enumerate((plan.chart.category_title, *plan.categories)):
        sheet.write_string(row, 0, words)
    for number, column in enumerate(plan.columns, start=1):
        _number_column(sheet, style, number, column.name, column.values)
    for number, place in interval_columns(plan).items():
        column = plan.columns[number]
        down, up = distances(column)
        _number_column(sheet, style, place, t("{name}: down to the lower end", name=column.name), down)
        _number_column(sheet, style, place + 1, t("{name}: up to the upper end", name=column.name), up)


def _points(sheet: Any, style: Any, plan: Plan) -> None:
    """A table per series, one below the other: x in A, value in B, name in C, as the chart XML expects."""
    row = 0
    for column in plan.columns:
        sheet.write_string(row, 1, column.name)
        sheet.write_column(row + 1, 0, column.xs)
        sheet.write_column(row + 1, 1, column.values, style)
        for offset, name in enumerate(column.names, start=1):
            sheet.write_string(row + offset, 2, name)
        row += len(column.values) + 2


def _number_column(sheet: Any, style: Any, number: int, heading: str, values: Iterable[float | None]) -> None:
    sheet.write_string(0, number, heading)
    for row, value in enumerate(values, start=1):
        if value is not None:
            sheet.write_number(row, number, value, style)
