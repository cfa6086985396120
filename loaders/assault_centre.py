"""Sexual assault centre: persons helped, own municipality and all, by year.

Source: the sexual assault centre at Drammen legevakt, a note once a year. A row counts persons; «11 (96)» is own
municipality (all who came).
"""

from dataclasses import dataclass

from loaders.cells import CellError, read_pair
from loaders.findings import Findings
from loaders.observation import Loaded, Series
from loaders.places import Catchment, Places
from loaders.reading import period_at, region_named
from loaders.workbook import Sheet, Workbook

SOURCE = "assault_centre"
LOOKS_FOR = "overgrepsmottaket: «Overgrepsmottak» med kolonnen «Personer fra … (alle)»"
HEADER = r"^personer fra (?P<place>.+?) \(alle\)$"


def recognises(book: Workbook) -> bool:
    """Whether the workbook is the sexual assault centre's note."""
    return book.says(r"\bovergrepsmottak|^personer fra .+ \(alle\)$")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Persons from the municipality in the header, and from the whole catchment, by year."""
    table = _find_table(book, places, findings)
    series = Series("assault_centre.persons", "persons")
    for row in range(table.header + 1, table.sheet.height + 1):
        if not table.sheet.is_blank(row, table.column, table.column):
            _add(series, table, row, findings)
    if not series.rows and not findings.has_error:
        at = table.sheet.at(table.header + 1, table.column)
        findings.error("no_rows", "ingen tall under overskriften", "en rad for hvert år", at=at)
    return Loaded(series.rows, source=SOURCE)


@dataclass(frozen=True)
class _Table:
    """Where the numbers stand, whose they are, and who is «alle»."""

    sheet: Sheet
    header: int
    year: int
    column: int
    place: str
    catchment: Catchment


def _find_table(book: Workbook, places: Places, findings: Findings) -> _Table:
    sheet = book.sheet_where(lambda sheet: sheet.find(HEADER)) or book.sheets[0]
    found = sheet.find(HEADER)
    if found is None:
        expected = "kolonnen «Personer fra Bærum (alle)»"
        return findings.stop("missing_column", "ingen slik overskrift", expected, at=(sheet.name, ""))
    row, column, match = found
    year = next((place for place in range(1, sheet.width + 1) if sheet.text(row, place).casefold() == "år"), 0)
    if not year:
        return findings.stop("missing_column", "ingen kolonne «År»", "kolonnen «År»", at=sheet.at(row, 1))
    return _Table(sheet, row, year, column, match["place"], _catchment(book, sheet, row, places, findings))


def _catchment(book: Workbook, sheet: Sheet, header: int, places: Places, findings: Findings) -> Catchment:
    titles = [text for row, _, text in sheet.texts if row < header and "overgrepsmottak" in text.casefold()]
    catchment = places.catchment_of(SOURCE, titles, book.file)
    if catchment is None:
        found, expected = "et overgrepsmottak som ikke er kjent", "et mottak i places.toml"
        return findings.stop("unknown_centre", found, expected, "Legg mottaket til der.", at=sheet.at(1, 1))
    return catchment


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
    if everyone is None:
        fix = "Skriv tallet for alle i parentes."
        findings.warning("no_parenthesis", "bare ett tall", "«egen (alle)», som «11 (96)»", fix, at=at)
    else:
        series.add(everyone, table.catchment.code, period, at)
