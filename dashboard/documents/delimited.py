"""CSV for a spreadsheet in the reader's language: semicolon, UTF-8 with byte order mark, decimal comma in Norwegian."""

import csv
import io
import re

from dashboard.documents.columns import Cell, columns_of
from dashboard.documents.frame import Frame

MIME = "text/csv; charset=utf-8"
# What a spreadsheet may read as the beginning of a formula, full-width signs too, first in a text or after what another
# spreadsheet takes for the separator; blanks, quotes and characters that nobody sees may stand before it.
FORMULA = re.compile('(?:^|(?<=[;,\t\r\n]))[\\s"\u200b-\u200f\u2060\ufeff]*(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])')


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
    """Text that no spreadsheet runs as a formula: an apostrophe stands before what would begin one."""
    return FORMULA.sub(lambda found: f"'{found[0]}", " ".join(words.split()))


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
