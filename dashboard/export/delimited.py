"""CSV for a spreadsheet in the reader's language: semicolon, UTF-8 with byte order mark, decimal comma in Norwegian."""

import csv
import io

from dashboard.charts.chart import Value
from dashboard.export.frame import Frame, interval_of, number_of

MIME = "text/csv; charset=utf-8"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_file(frame: Frame) -> bytes:
    """A row a category; after each series its interval where there is one; what the figure is; each number's cell."""
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
    """Words that no spreadsheet takes for a formula: a dangerous first sign is preceded by an apostrophe."""
    flat = " ".join(words.split())
    return f"'{flat}" if flat.startswith(DANGEROUS) else flat


def plain_number(value: float, language: str) -> str:
    """A number for a spreadsheet: no grouping, all its decimals, comma in Norwegian."""
    words = f"{value:.10f}".rstrip("0").rstrip(".")
    return words if language == "en" else words.replace(".", ",")


def _rows(frame: Frame) -> list[list[str]]:
    chart, t = frame.chart, frame.t
    headings, columns = [chart.category_title], [[harmless(name) for name in chart.categories]]
    for series in chart.series:
        headings.append(series.name)
        columns.append([_cell(value, chart.language) for value in series.values])
        if any(map(interval_of, series.values)):
            headings += [t("{name}, lower", name=series.name), t("{name}, upper", name=series.name)]
            ends = [interval_of(value) for value in series.values]
            columns += [[plain_number(e[side], chart.language) if e else "" for e in ends] for side in (0, 1)]
    return [list(map(harmless, headings)), *map(list, zip(*columns, strict=True))]


def _cell(value: Value, language: str) -> str:
    number = number_of(value)
    return harmless(value.label) if number is None else plain_number(number, language)
