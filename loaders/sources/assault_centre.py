"""Sexual assault centre: persons helped, own municipality and all, by year.

Source: the sexual assault centre at Drammen legevakt, a note once a year. A row counts persons; «11 (96)» is own
municipality (all who came).
"""

import re
from dataclasses import dataclass

from loaders.files.cells import CellError, Reading, read_pair
from loaders.files.reading import period_at, region_named
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, Series
from loaders.phrases import phrase
from loaders.places import Catchment, Places
from loaders.schema import MISSING, NOT_PUBLISHED

SOURCE = "assault_centre"
LOOKS_FOR = phrase("the sexual assault centre: “Overgrepsmottak” with the column “Personer fra … (alle)”")
HEADER = r"^personer fra (?P<place>.+?) \(alle\)$"


def recognises(book: Workbook) -> bool:
    """Whether a sheet has a column of persons, own municipality and all."""
    return book.says(HEADER)


def resembles(book: Workbook) -> bool:
    """Whether it names such a centre."""
    return book.says(r"\bovergrepsmottak")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Persons from the municipality in each header, and from the whole catchment, by year, from every such sheet."""
    series = Series("assault_centre.persons", "persons")
    sheets = [sheet for sheet in book.sheets if sheet.find(HEADER)]
    if not sheets:
        expected = phrase("the column “Personer fra Bærum (alle)”")
        findings.stop("missing_column", phrase("no such heading"), expected, at=(book.sheets[0].name, ""))
    for sheet in sheets:
        for table in _tables(book, sheet, places, findings):
            _add_table(series, table, findings)
    if not series.rows and not findings.has_error:
        at = (sheets[0].name, "")
        findings.error("no_rows", phrase("no numbers below the heading"), phrase("a row for each year"), at=at)
    return Loaded(series.rows, source=SOURCE)


@dataclass(frozen=True)
class _Table:
    """Where one municipality's numbers are, and which catchment «alle» covers."""

    sheet: Sheet
    header: int
    year: int
    column: int
    place: str
    catchment: Catchment


def _tables(book: Workbook, sheet: Sheet, places: Places, findings: Findings) -> list[_Table]:
    row = (sheet.find(HEADER) or (0, 0, None))[0]
    columns = range(1, sheet.width + 1)
    year = next((place for place in columns if sheet.text(row, place).casefold() == "år"), 0)
    if not year:
        return findings.stop("missing_column", phrase("no column “År”"), phrase("the column “År”"), at=sheet.at(row, 1))
    catchment = _catchment(book, sheet, row, places, findings)
    headers = ((column, re.fullmatch(HEADER, sheet.text(row, column), re.IGNORECASE)) for column in columns)
    return [_Table(sheet, row, year, column, match["place"], catchment) for column, match in headers if match]


def _catchment(book: Workbook, sheet: Sheet, header: int, places: Places, findings: Findings) -> Catchment:
    titles = [text for row, _, text in sheet.texts if row < header and "overgrepsmottak" in text.casefold()]
    catchment = places.catchment_of(SOURCE, titles, book.file)
    if catchment is None:
        found, expected = phrase("an unknown sexual assault centre"), phrase("a centre in places.toml")
        return findings.stop("unknown_centre", found, expected, phrase("Add the centre there."), at=sheet.at(1, 1))
    return catchment


def _add_table(series: Series, table: _Table, findings: Findings) -> None:
    for row in range(table.header + 1, table.sheet.height + 1):
        if not table.sheet.is_blank(row, table.column, table.column):
            _add(series, table, row, findings)


def _add(series: Series, table: _Table, row: int, findings: Findings) -> None:
    at = table.sheet.at(row, table.column)
    period = period_at(table.sheet, row, table.year, findings)
    region = region_named(table.place, period[1], at, findings) if period else None
    if period is None or region is None:
        return
    try:
        own, everyone = read_pair(table.sheet.value(row, table.column))
    except CellError as error:
        findings.cell(error, at)
        return
    series.add(own, region, period, at)
    if everyone is None and own.status in (NOT_PUBLISHED, MISSING):
        everyone = own  # «Ikke publisert enda» applies to the whole cell
    if everyone is None:
        fix = phrase("Write the number for all in parentheses.")
        findings.warning(
            "no_parenthesis", phrase("only one number"), phrase("“own municipality (all)”, as in “11 (96)”"), fix, at=at
        )
    else:
        _add_everyone(series, everyone, table.catchment.code, period, at, findings)


def _add_everyone(
    series: Series, everyone: Reading, code: str, period: tuple[int, int], at: tuple[str, str], findings: Findings
) -> None:
    """Adds everyone's number once per year, though each municipality's column has it in parentheses."""
    first = next((row for row in series.rows if (row.region, row.period_end) == (code, period[1])), None)
    if first is None:
        series.add(everyone, code, period, at)
    elif (first.value, first.status) != (everyone.number, everyone.status):
        found, expected = (
            phrase("another number for all than in cell {cell}", cell=first.cell),
            phrase("the same number in both places"),
        )
        findings.error("pair_differs", found, expected, phrase("Correct the number that is wrong."), at=at)
