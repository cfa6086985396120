"""The Institute of Public Health: all reported violence by place and two-year period, a year and per 1000 inhabitants.

Source: the Norwegian Institute of Public Health's bank, once a year: Kommunehelsa (closed 2025), copied from the
browser into Excel, and Folkehelsestatistikk, which replaced it, as CSV, JSON-stat 2 or Excel in long form. A row
counts offences by scene of crime, as an average of two years; their own source is Statistics Norway's table 08487.
Not only close relations.
"""

import re
from datetime import date
from pathlib import PurePosixPath

from loaders.files.cells import SIGNS, CellError, Reading
from loaders.files.periods import parse_day, parse_period
from loaders.files.reading import region_named, stop_below_least, value_at
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, Row, Series
from loaders.phrases import Phrase, phrase
from loaders.places import Places
from loaders.quoting import quoted
from loaders.schema import MISSING, NOT_PUBLISHED, SUPPRESSED
from loaders.sources.fhi_long import borders_of, header_of, read_long
from loaders.sources.nesstar import MEASURE, PLACE, YEAR, Grid, Label, Number, read_grid

READS_TEXT = True
SOURCE = "kommunehelsa"
INDICATOR = r"\bvold og mishandling\b"
LOOKS_FOR = phrase(
    "the Institute of Public Health: “Vold og mishandling, anmeldte tilfeller” with “År”, “Måltall” and “Geografi”"
)
OFFENCES, RATE = ("violence.offences", "count"), ("violence.rate", "per_1000")
MEASURES = {"årlig antall": OFFENCES, "teller": OFFENCES, "per 1000": RATE, "rate": RATE}
OTHER_MEASURES = ("forholdstall (norge=100)", "forholdstall (norge = 100)", "smr", "meis")
"""Left out: a ratio to the country, and a standardised rate."""
TOTALS = ("kjønn samlet", "begge kjønn", "alle aldre", "totalt")
TOTAL_CODES = {"kjønn": ("0",), "alder": ("0", "0_120")}
YEARS, LEAST = 2, 5
STEPS = {OFFENCES: 0.5, RATE: 0}
"""What the numbers are multiples of: a mean of two years is whole or ends on a half, and a rate is any fraction."""
OWN_SIGNS = {**SIGNS, "-": MISSING, "–": MISSING, "k": SUPPRESSED}
"""A user who pasted the grid may have put a dash for any sign; what it stood for is lost."""


def recognises(book: Workbook) -> bool:
    """Whether the workbook is a table from the bank, of either age."""
    return (resembles(book) and book.says(rf"^{PLACE}$")) or header_of(book) is not None


def resembles(book: Workbook) -> bool:
    """Whether it names the bank or its indicator."""
    return book.says(r"vold og mishandling, anmeldte tilfeller|kommunehelsa statistikkbank")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """Offences and rates by place and period; what the source sheet marks as unpublished becomes not_published."""
    _check_indicator(book, findings)
    header = header_of(book)
    grid = read_long(*header, findings) if header else read_grid(book, findings)
    reader = _Reader(grid, findings, borders_of(grid) if header else None)
    reader.add_numbers()
    reader.add_unpublished(book)
    return Loaded(reader.rows, extracted=_extracted(book, findings), source=SOURCE)


def _check_indicator(book: Workbook, findings: Findings) -> None:
    """Stops at a table of something else. The bank's CSV has no title: the file's name may say what it is."""
    name = re.sub(r"[_\W]+", " ", PurePosixPath(book.file).stem)
    if book.says(INDICATOR) or re.search(INDICATOR, name, re.IGNORECASE):
        return
    fix = phrase("Take the file out of the folder. If it is that table, write its title in the file's name.")
    found = phrase("a table from the Institute of Public Health that doesn't say that it is about violence")
    expected = phrase("“Vold og mishandling, anmeldte tilfeller”")
    findings.stop("unknown_table", found, expected, fix, at=(book.sheets[0].name, ""))


class _Reader:
    """Turns the grid's cells into observations; an unusable label is reported once, and its numbers are left out."""

    def __init__(self, grid: Grid, findings: Findings, borders: int | None = None) -> None:
        """`borders` is the year whose borders all years have; None if each year has its own."""
        self.grid, self.findings, self.borders = grid, findings, borders
        self._series = {key: Series(*key) for key in (OFFENCES, RATE)}
        self._reported: set[tuple[str, str]] = set()

    @property
    def rows(self) -> list[Row]:
        """Every observation so far."""
        return [row for part in self._series.values() for row in part.rows]

    def add_numbers(self) -> None:
        """Adds every number and sign of the table."""
        sheet = self.grid.sheet
        for number in self.grid.numbers:
            if number.labels[MEASURE].text.casefold() in OTHER_MEASURES:
                continue
            key, period = self._measure(number.labels[MEASURE]), self._period(number.labels[YEAR])
            if key is None or period is None or not self._is_total(number):
                continue
            if (region := self._region(number.labels[PLACE], period[1])) is not None:
                reading = value_at(sheet, number.row, number.column, self.findings, OWN_SIGNS, step=STEPS[key])
                if key == OFFENCES:
                    self._check_least(reading, sheet.at(number.row, number.column))
                self._series[key].add(reading, region, period, sheet.at(number.row, number.column))

    def add_unpublished(self, book: Workbook) -> None:
        """Adds rows without numbers, for every place and measure, for a period that a note calls unpublished."""
        names = dict.fromkeys(number.labels[PLACE].text for number in self.grid.numbers)
        for where, row, column, match in book.find_all(r"tall for (\d{4}\s?[-–]\s?\d{4}) er ikke publisert"):
            at = where.at(row, column)
            try:
                period = parse_period(match[1], YEARS)
            except CellError as error:
                self.findings.warning(
                    "unread_note", error.found, error.expected, phrase("The sentence has not been used."), at=at
                )
                continue
            regions = {region_named(name, self.borders or period[1], at, Findings("")) for name in names} - {None}
            taken = {found[:4] for found in self.rows}
            for key, part in self._series.items():
                for region in sorted(filter(None, regions)):
                    if (key[0], region, *period) not in taken:
                        part.add(Reading(None, NOT_PUBLISHED), region, period, at)

    def _check_least(self, reading: Reading, at: tuple[str, str]) -> None:
        """Stops at a count that the bank never prints; a mean of two years may end on a half."""
        if reading.number is not None and reading.number <= LEAST - 1:
            stop_below_least(LEAST, at, self.findings)

    def _measure(self, label: Label) -> tuple[str, str] | None:
        known = MEASURES.get(label.text.casefold())
        if known is None:
            expected, fix = phrase("“Årlig antall” or “Per 1000”"), phrase("Download the table with these measures.")
            self._note("unknown_measure", quoted(label.text, MEASURES), expected, fix, label)
        return known

    def _period(self, label: Label) -> tuple[int, int] | None:
        try:
            return parse_period(label.text, YEARS)
        except CellError as error:
            self._note(
                error.code, error.found, error.expected, phrase("Correct the cell and deliver the file again."), label
            )
            return None

    def _is_total(self, number: Number) -> bool:
        """Whether sex, age and the like are totals; the indicator is published only for those."""
        for name, label in number.labels.items():
            known = (*TOTALS, *TOTAL_CODES.get(name, ()))
            if name not in (PLACE, YEAR, MEASURE) and label.text.casefold() not in known:
                found, expected = quoted(label.text, TOTALS), phrase("“kjønn samlet” and “alle aldre”")
                self._note("part_of_all", found, expected, phrase("Download the table without this breakdown."), label)
                return False
        return True

    def _region(self, label: Label, year: int) -> str | None:
        is_reported = label.at in self._reported
        findings = Findings("") if is_reported else self.findings
        region = region_named(label.text, self.borders or year, label.at, findings)
        if region is None:
            self._reported.add(label.at)
        return region

    def _note(self, code: str, found: Phrase, expected: Phrase, fix: Phrase, label: Label) -> None:
        if label.at not in self._reported:
            self._reported.add(label.at)
            self.findings.error(code, found, expected, fix, at=label.at)


def _extracted(book: Workbook, findings: Findings) -> date | None:
    for sheet, row, column, match in book.find_all(r"hentet (\d{1,2}\.\d{1,2}\.\d{4})"):
        try:
            return parse_day(match[1])
        except CellError as error:
            findings.cell(error, sheet.at(row, column))
    return None
