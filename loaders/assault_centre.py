"""Sexual assault centre: persons helped, own municipality and all, by year.

Source: the sexual assault centre at Drammen legevakt, a note once a year. A row counts persons; «11 (96)» is own
municipality (all who came).
"""

import re

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
    sheet = book.sheet_where(lambda sheet: sheet.find(HEADER)) or book.sheets[0]
    found = sheet.find(HEADER)
    if found is None:
        findings.stop(
            "missing_column",
            "ingen kolonne «Personer fra … (alle)»",
            "kolonnen «Personer fra Bærum (alle)»",
            at=(sheet.name, ""),
        )
    header, column, match = found
    titles = [text for row, _, text in sheet.texts if row < header and re.search("overgrepsmottak", text, re.I)]
    catchment = places.catchment_of(SOURCE, titles, book.file)
    if catchment is None:
        findings.stop(
            "unknown_centre",
            "et overgrepsmottak som ikke er kjent",
            "et mottak i places.toml",
            "Legg mottaket til i places.toml.",
            at=sheet.at(1, 1),
        )
    series = Series("assault_centre.persons", "persons")
    for row in range(header + 1, sheet.height + 1):
        if not sheet.is_blank(row, column, column):
            _add(series, sheet, row, column, match, catchment, findings)
    if not series.rows and not findings.has_error:
        findings.error(
            "no_rows", "ingen tall under overskriften", "en rad for hvert år", at=sheet.at(header + 1, column)
        )
    return Loaded(series.rows, source=SOURCE)


def _add(
    series: Series, sheet: Sheet, row: int, column: int, header: re.Match[str], catchment: Catchment, findings: Findings
) -> None:
    period = period_at(sheet, row, column - 1, findings)
    if period is None:
        return
    region = region_named(header["place"], period[1], sheet.at(row, column), findings)
    try:
        own, everyone = read_pair(sheet.value(row, column))
    except CellError as error:
        findings.cell(error, sheet.at(row, column))
        return
    if region is None:
        return
    series.add(own, region, period, sheet.at(row, column))
    if everyone is None:
        findings.warning(
            "no_parenthesis",
            "bare ett tall",
            "«egen (alle)», som «11 (96)»",
            "Skriv tallet for alle i parentes.",
            at=sheet.at(row, column),
        )
    else:
        series.add(everyone, catchment.code, period, sheet.at(row, column))
