"""Child welfare: children with a report of concern about violence at home, by municipality and year.

Source: the municipality's child welfare service, once a year. A row is a municipality; a number counts children.
"""

from loaders.files.reading import data_rows, header_row, period_columns, region_at, value_at
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, Series
from loaders.phrases import phrase
from loaders.places import Places

SOURCE = "child_welfare"
LOOKS_FOR = phrase("child welfare: a sheet with the heading “Barn med bekymringsmelding”")
HEADER = "Barn med bekymringsmelding"


def recognises(book: Workbook) -> bool:
    """Whether a sheet has the table's heading."""
    return book.says(rf"^{HEADER}$")


def resembles(book: Workbook) -> bool:
    """Whether it speaks of such reports."""
    return book.says(r"\bbekymringsmelding")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Children by municipality and year, from the first sheet."""
    series = Series("child_welfare.children", "persons")
    sheet = book.sheets[0]
    header, columns = header_row(sheet, [HEADER], findings)
    years = period_columns(sheet, header, findings)
    for row in data_rows(sheet, header):
        for column, period in years.items():
            if region := region_at(sheet, row, columns[HEADER], period[1], findings):
                series.add(value_at(sheet, row, column, findings), region, period, sheet.at(row, column))
    return Loaded(series.rows, source=SOURCE)
