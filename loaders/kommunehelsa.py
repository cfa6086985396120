"""Kommunehelsa: all reported violence by place and two-year period, as number a year and per 1000 inhabitants.

Source: the Norwegian Institute of Public Health's bank Kommunehelsa (closed 2025), copied from the browser into Excel,
once a year. A row counts offences by scene of crime, as an average of two years; their own source is Statistics
Norway's table 08487. Not only close relations.
"""

from datetime import date

from loaders.cells import SIGNS, CellError, Reading, quoted
from loaders.findings import Findings
from loaders.observation import Loaded, Series
from loaders.periods import parse_day, parse_period
from loaders.places import Places
from loaders.reading import region_at, value_at
from loaders.schema import MISSING, NOT_PUBLISHED
from loaders.workbook import Sheet, Workbook

SOURCE = "kommunehelsa"
LOOKS_FOR = "Kommunehelsa: «Vold og mishandling, anmeldte tilfeller» med radene «År», «Måltall» og «Geografi»"
MEASURES = {"årlig antall": ("violence.offences", "count"), "per 1000": ("violence.rate", "per_1000")}
OTHER_MEASURES = ("forholdstall (norge=100)", "forholdstall (norge = 100)")
OWN_SIGNS = {**SIGNS, "-": MISSING, "–": MISSING}
"""A user who pasted the grid may have put a dash for any sign; what it stood for is lost."""


def recognises(book: Workbook) -> bool:
    """Whether the workbook is the bank's table of reported violence."""
    return book.says(r"vold og mishandling, anmeldte tilfeller|kommunehelsa statistikkbank")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Offences and rates by place and period; what the source sheet calls unpublished becomes not_published."""
    sheet = book.sheet_where(lambda sheet: sheet.find(r"^geografi$"))
    if sheet is None:
        findings.stop(
            "missing_row", "ingen rad «Geografi»", "raden «Geografi» over stedene", at=(book.sheets[0].name, "")
        )
    rows = {name: _row_of(sheet, name, findings) for name in ("År", "Måltall", "Geografi")}
    series = {key: Series(*key) for key in MEASURES.values()}
    columns = _columns(sheet, rows, findings)
    places_at = _place_rows(sheet, rows["Geografi"])
    for row in places_at:
        for column, (period, key) in columns.items():
            region = region_at(sheet, row, 1, period[1], findings)
            if region is None:
                break
            reading = value_at(sheet, row, column, findings, OWN_SIGNS, whole=False)
            series[key].add(reading, region, period, sheet.at(row, column))
    _add_unpublished(book, sheet, places_at, series, findings)
    return Loaded([row for part in series.values() for row in part.rows], extracted=_extracted(book), source=SOURCE)


def _row_of(sheet: Sheet, name: str, findings: Findings) -> int:
    found = sheet.find(rf"^{name}$")
    if found is None:
        findings.stop("missing_row", f"ingen rad «{name}»", f"raden «{name}»", at=(sheet.name, ""))
    return found[0]


def _columns(
    sheet: Sheet, rows: dict[str, int], findings: Findings
) -> dict[int, tuple[tuple[int, int], tuple[str, str]]]:
    """Period and measure of each value column; a merged label stands in the first column of its block."""
    found: dict[int, tuple[tuple[int, int], tuple[str, str]]] = {}
    periods, measures = (sheet.filled_right(rows[name], 2, sheet.width) for name in ("År", "Måltall"))
    for column, (period, measure) in enumerate(zip(periods, measures, strict=True), 2):
        if sheet.is_blank(rows["Måltall"], column, column) or measure.casefold() in OTHER_MEASURES:
            continue
        if measure.casefold() not in MEASURES:
            findings.error(
                "unknown_measure",
                quoted(measure),
                "«Årlig antall» eller «Per 1000»",
                "Hent tabellen med disse måltallene.",
                at=sheet.at(rows["Måltall"], column),
            )
            continue
        try:
            found[column] = parse_period(period), MEASURES[measure.casefold()]
        except CellError as error:
            findings.cell(error, sheet.at(rows["År"], column))
    return found


def _place_rows(sheet: Sheet, header: int) -> list[int]:
    """Rows from the one below «Geografi» to the legend; a blank row between places is skipped."""
    legend = sheet.find(r"^tegnforklaring")
    last = legend[0] if legend else sheet.height + 1
    return [row for row in range(header + 1, last) if not sheet.is_blank(row)]


def _add_unpublished(
    book: Workbook, sheet: Sheet, rows: list[int], series: dict[tuple[str, str], Series], findings: Findings
) -> None:
    for where, row, column, match in book.find_all(r"tall for (\d{4}\s?[-–]\s?\d{4}) er ikke publisert"):
        period = parse_period(match[1])
        regions = [region_at(sheet, place, 1, period[1], Findings(book.file)) for place in rows]
        for part in series.values():
            taken = {(found.region, found.period_start, found.period_end) for found in part.rows}
            for region in regions:
                if region is not None and (region, *period) not in taken:
                    part.add(Reading(None, NOT_PUBLISHED), region, period, where.at(row, column))


def _extracted(book: Workbook) -> date | None:
    return next((parse_day(match[1]) for *_, match in book.find_all(r"hentet (\d{1,2}\.\d{1,2}\.\d{4})")), None)
