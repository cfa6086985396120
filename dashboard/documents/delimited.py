"""CSV for a spreadsheet in the reader's language: semicolon, UTF-8 with byte order mark, decimal comma in Norwegian."""

import csv
import io

from dashboard.documents.columns import Cell, columns_of
from dashboard.documents.frame import Frame

MIME = "text/csv; charset=utf-8"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_file(frame: Frame) -> bytes:
    """One row per category with numbers and statuses, then facts about the figure, then each number's cell."""
    saved = io.StringIO()
    writer = csv.writer(saved, delimiter=";", lineterminator="\r\n")
    writer.writerows(_rows(frame))
    writer.writerow([])
    writer.writerows([harmless(heading), harmless(words)] for heading, words in frame.facts)
    writer.writerow([])
    columns = [[harmless(words) for words in (column.heading, *column.cells)] for column in frame.chart.origins()]
    writer.writerows(zip(*columns, strict=True))
    return saved.getvalue().encode("utf-8-sig")


def harmless(words: str) -> str:
    """Text that no spreadsheet runs as a formula: a dangerous first character gets an apostrophe in front."""
    flat = " ".join(words.split())
    return f"'{flat}" if flat.startswith(DANGEROUS) else flat


def plain_number(value: float, language: str, decimals: int) -> str:
    """A number for a spreadsheet: no grouping, its column's decimals, and a decimal comma in Norwegian."""
    words = f"{value:.{decimals}f}"
    return words if language == "en" else words.replace(".", ",")


def _rows(frame: Frame) -> list[list[str]]:
    chart, columns = frame.chart, columns_of(frame)
    headings = [chart.category_title, *(column.heading for column in columns)]
    cells = [[_cell(cell, chart.language, column.decimals) for cell in column.cells] for column in columns]
    names = [harmless(name) for name in chart.categories]
    return [list(map(harmless, headings)), *map(list, zip(names, *cells, strict=True))]


def _cell(cell: Cell, language: str, decimals: int) -> str:
    if isinstance(cell, float):
        return plain_number(cell, language, decimals)
    return harmless(cell or "")
