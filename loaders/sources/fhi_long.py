"""The long form of the Institute of Public Health's bank: a row for each number, with its labels or codes beside it.

So are csv2 (labels), csv3 (codes), a copy of either saved as Excel, and JSON-stat 2. The bank recalculates the whole
series when borders change: a place has the same borders in every year of the table.
"""

from loaders.files.periods import is_period, parse_period
from loaders.files.reading import data_rows
from loaders.files.sheet import Sheet
from loaders.files.text.coded import HEADER, CodedSheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.phrases import phrase
from loaders.regions import COUNTRY, all_regions, name_of
from loaders.sources.nesstar import MEASURE, PLACE, YEAR, Grid, Label, Number

NAMES = {"geo": PLACE, "aar": YEAR, "measure_type": MEASURE, "kjonn": "kjønn", "alder": "alder"}
"""The bank's codes of its dimensions, and the names that it shows."""
FIRST_BORDERS = 2024
VALUE = ("value", "verdi")


def header_of(book: Workbook) -> tuple[Sheet, int] | None:
    """The sheet and the row with the names of place, year and measure, and the column of numbers."""
    for sheet in book.sheets:
        for row in range(1, min(sheet.height, 12) + 1):
            names = [_name(sheet.text(row, column)) for column in range(1, sheet.width + 1)]
            if {PLACE, YEAR, MEASURE} <= set(names) and set(names) & set(VALUE):
                return sheet, row
    return None


def read_long(sheet: Sheet, header: int, findings: Findings) -> Grid:
    """The table's numbers, each with its labels.

    Raises:
        SourceError: two columns of one name, or something to the right of the numbers.
    """
    names = [_name(sheet.text(header, column)) for column in range(1, sheet.width + 1)]
    filled = [name for name in names if name]
    if len(set(filled)) < len(filled) or len(set(names) & set(VALUE)) > 1:
        at = (sheet.name, f"A{header}")
        findings.stop("duplicate_column", phrase("two columns with the same name"), phrase("each column once"), at=at)
    value = next(column for column, name in enumerate(names, 1) if name in VALUE)
    columns = {name: column for column, name in enumerate(names, 1) if name and column != value}
    return Grid(sheet, [_number(sheet, row, columns, value, findings) for row in _rows(sheet, header)])


def _rows(sheet: Sheet, header: int) -> list[int]:
    return list(range(header + 1, sheet.height + 1)) if isinstance(sheet, CodedSheet) else data_rows(sheet, header)


def _number(sheet: Sheet, row: int, columns: dict[str, int], value: int, findings: Findings) -> Number:
    for column in range(1, sheet.width + 1):
        if column not in (value, *columns.values()) and not sheet.is_blank(row, column, column):
            found, expected = phrase("a number without a heading"), phrase("numbers only below headings")
            findings.stop("no_header", found, expected, at=sheet.at(row, column))
    labels = {name: Label(_text(sheet, row, column, name), sheet.at(row, column)) for name, column in columns.items()}
    return Number(row, value, labels)


def _text(sheet: Sheet, row: int, column: int, name: str) -> str:
    """The label; the code where there is one and it is surer, as for a measure or a place."""
    text = sheet.text(row, column)
    if isinstance(sheet, CodedSheet) and name in (MEASURE, PLACE):
        text = sheet.codes[row - HEADER - 1][column - 1]
    return _place(text) if name == PLACE else text


def _place(text: str) -> str:
    """The name of a place that is given by its code alone; codes of names with a leading zero may have lost it."""
    code = text if text == COUNTRY else text.zfill(2 if len(text) < 3 else 4)
    if not text.isdecimal():
        return text
    return "Norge" if code == COUNTRY else f"{code} {name_of(code)}" if code in all_regions() else text


def _name(heading: str) -> str:
    return NAMES.get(heading.casefold(), heading.casefold())


def borders_of(grid: Grid) -> int:
    """The year whose borders the whole series has: of the bank's first year or the table's newest, if that is later."""
    return max(FIRST_BORDERS, *(_last(number.labels[YEAR].text) for number in grid.numbers), 0)


def _last(text: str) -> int:
    try:
        return parse_period(text)[1] if is_period(text) else 0
    except ValueError:
        return 0
