"""Bufdir: residents and day users of all crisis centres in Norway by year.

Source: the Norwegian Directorate for Children, Youth and Family Affairs' yearly statistics, collected by hand from its
pages. A row counts persons (day visits count visits). From 2021 persons are counted in a new way.
"""

from loaders.files.cells import SIGNS, Reading
from loaders.files.reading import check_sum, data_rows, header_row, period_at, value_at
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, Series
from loaders.phrases import phrase
from loaders.places import Places
from loaders.regions import COUNTRY
from loaders.schema import ADULTS, ALL, CHILDREN, MEN, MISSING, OTHER, WOMEN

SOURCE = "bufdir"
LOOKS_FOR = phrase("Bufdir: “Kilde: Bufdir” with the columns “År” and “Beboere i alt”")
YEAR, TOTAL = "År", "Beboere i alt"
RESIDENTS, DAY_USERS, DAY_VISITS = (
    ("centre.residents", "persons"),
    ("centre.day_users", "persons"),
    ("centre.day_visits", "visits"),
)
COLUMNS = {
    "Kvinner": (RESIDENTS, WOMEN, ADULTS),
    "Menn": (RESIDENTS, MEN, ADULTS),
    "Annet eller uregistrert": (RESIDENTS, OTHER, ADULTS),
    TOTAL: (RESIDENTS, ALL, ADULTS),
    "Barn": (RESIDENTS, ALL, CHILDREN),
    "Dagbrukere": (DAY_USERS, ALL, ALL),
    "Dagsbesøk": (DAY_VISITS, ALL, ALL),
}
PARTS = ("Kvinner", "Menn", "Annet eller uregistrert")
OWN_SIGNS = {**SIGNS, "": MISSING}


def recognises(book: Workbook) -> bool:
    """Whether a sheet has the national table's total."""
    return book.says(rf"^{TOTAL}$")


def resembles(book: Workbook) -> bool:
    """Whether it names Bufdir and the table's subject; others report to Bufdir too, and say so."""
    return book.says(r"\bbufdir\b") and book.says(r"krisesenter|^beboere")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """National residents, children, day users and day visits by year; an empty cell is missing."""
    sheet = book.sheet_where(lambda sheet: sheet.find(rf"^{TOTAL}$")) or book.sheets[0]
    header, columns = header_row(sheet, (YEAR, *COLUMNS), findings)
    series = {key: Series(*key) for key, _, _ in COLUMNS.values()}
    for row in data_rows(sheet, header):
        if (period := period_at(sheet, row, columns[YEAR], findings)) is None:
            continue
        cells = {name: value_at(sheet, row, columns[name], findings, OWN_SIGNS) for name in COLUMNS}
        _check_total(sheet, row, columns, cells, findings)
        for name, (key, sex, age_group) in COLUMNS.items():
            series[key].add(cells[name], COUNTRY, period, sheet.at(row, columns[name]), sex=sex, age_group=age_group)
    return Loaded([row for part in series.values() for row in part.rows], source=SOURCE)


def _check_total(
    sheet: Sheet, row: int, columns: dict[str, int], cells: dict[str, Reading], findings: Findings
) -> None:
    parts = [(cells[name], sheet.at(row, columns[name])) for name in PARTS]
    check_sum((cells[TOTAL], sheet.at(row, columns[TOTAL])), parts, findings)
