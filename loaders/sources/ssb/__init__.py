"""Statistics Norway: reported violence (table 08487), population (07459), and the tables that a catalogue describes.

Source: Statistikkbanken's export as Excel, CSV or JSON-stat 2, updated yearly. 08487 counts offences by scene of crime
as an average of two years, not only close relations, and prints `..` where the count is four or less. 07459 counts
inhabitants on 1 January. `loaders/sources/ssb_tables.py` says what is data about a table.
"""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from loaders.files.cells import CellError, Reading, read
from loaders.files.periods import is_period
from loaders.files.reading import stop_below_least
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, Row, Series
from loaders.phrases import phrase
from loaders.places import Places
from loaders.regions import ALWAYS, FOREVER, Label, current_code, is_another_place, lifetime, parse_label
from loaders.schema import ALL, MISSING, NORMAL, NOT_APPLICABLE, SUPPRESSED
from loaders.sources import pxweb
from loaders.sources.pxweb import PxTable, codes, footer
from loaders.sources.ssb.selection import periods_of, wanted
from loaders.sources.ssb.which import table_of, untitled
from loaders.sources.ssb_tables import PARTS, Table, own_tables

LOOKS_FOR = pxweb.LOOKS_FOR
READS_TEXT = True


def recognises(book: Workbook) -> bool:
    """Whether the workbook is an export from Statistikkbanken, or holds a table that is known without a title."""
    return pxweb.title_of(book) is not None or untitled(book, own_tables()) is not None


def resembles(book: Workbook) -> bool:
    """Whether it names the bank or one of its tables, but has no title."""
    return book.says(r"^\d{5}: .+, (?:etter|by) ") or any(map(footer.is_of_the_bank, book.sheets))


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """The table's numbers by place and period, with codes chained through reforms that kept borders."""
    meaning = table_of(book, places.tables, findings)
    table = pxweb.read_table(book, findings)
    reader = _Reader(table, meaning, findings)
    reader.take_all()
    extracted = pxweb.stamped(book.file) or table.updated
    return Loaded(_chained(reader.series.rows), extracted=extracted, source=meaning.source)


class _Reader:
    """Turns the table's cells into observations; remembers each place's code and years."""

    def __init__(self, table: PxTable, meaning: Table, findings: Findings) -> None:
        self.table, self.meaning, self.findings = table, meaning, findings
        self.signs = meaning.meanings
        self.series = Series(meaning.indicator, meaning.unit)
        self.places = self._dimension(codes.is_place, is_needed=not meaning.region)
        self._places: dict[str, Label | None] = {}
        self._reported: set[str] = set()

    def take_all(self) -> None:
        """Adds every number that the table's description asks for."""
        period = self._dimension(is_period, is_needed=True)
        frame, parts = wanted(self.table, self.meaning, {self.places, period}, self.findings)
        years = periods_of(self.table, frame, period, self.meaning, self.findings)
        places = frame[self.places] if self.places else pd.Series("", index=frame.index)
        groups = (parts[kind][frame.index] if kind in parts else pd.Series(ALL, index=frame.index) for kind in PARTS)
        columns = (places, frame[period], frame["value"], frame["row"], frame["column"], *groups)
        cells = zip(*(column.to_numpy(object) for column in columns), strict=True)  # Series are slow to go through
        for place, text, value, row, column, sex, age_group in cells:
            if text in years:
                self._take(place, years[text], value, (row, column), sex, age_group)

    def _dimension(self, fits: Callable[[str], bool], *, is_needed: bool) -> str:
        """The first dimension with a label that fits: places or periods; empty if there is none, and none is needed."""
        for name in self.table.dimensions:
            if any(map(fits, self.table.frame[name].unique())):
                return name
        if not is_needed:
            return ""
        found, expected = (
            phrase("a table without places or without years"),
            phrase("places such as “3201 Bærum”, and years or periods"),
        )
        return self.findings.stop("missing_column", found, expected, pxweb.AGAIN, at=(self.table.sheet.name, "A3"))

    def _take(
        self, place: str, period: tuple[int, int], value: object, cell: tuple[int, int], sex: str, age_group: str
    ) -> None:
        """Adds the cell's number, or the reason for none, if the place was in force; notes unreadable cells."""
        at = self.table.sheet.at(*cell)
        region = self._place(place, *cell) if self.places else Label(self.meaning.region, "")
        if region is None:
            return
        try:
            reading = read(value, self.signs)
        except CellError as error:
            self.findings.cell(error, at)
            return
        if reading.number is not None and reading.number < self.meaning.least:
            stop_below_least(self.meaning.least, at, self.findings)
        if region.valid_from <= period[1] <= region.valid_to:
            self.series.add(
                _within_lifetime(reading), current_code(region.code), period, at, sex=sex, age_group=age_group
            )
        elif reading.status == NORMAL:
            self._note_outside(region, at)

    def _place(self, text: str, row: int, column: int) -> Label | None:
        if text not in self._places:
            region = parse_label(text)
            if region is None or is_another_place(region.code, region.name):
                found, expected = (
                    phrase("a place without a known code"),
                    phrase("a place with its own code, such as “3201 Bærum”"),
                )
                at = self.table.label_at(self.places, row, column)
                self.findings.error("unknown_region", found, expected, pxweb.AGAIN, at=at)
                region = None
            self._places[text] = region and _in_force(region)
        return self._places[text]

    def _note_outside(self, region: Label, at: tuple[str, str]) -> None:
        """Warns once per place: a user may have replaced all signs of a table by 0."""
        if region.code not in self._reported:
            self._reported.add(region.code)
            fix = phrase("The numbers have not been used. Download the table again if signs have been replaced with 0.")
            found = phrase("numbers outside the years in which the place's code was in use")
            self.findings.warning("outside_lifetime", found, phrase("the sign . in those years"), fix, at=at)


def _in_force(region: Label) -> Label:
    """The label with the years it applies to: its own, within those of its code; all years for a joined one."""
    first, last = (ALWAYS, FOREVER) if region.joined else lifetime(region.code)
    return replace(region, valid_from=max(region.valid_from, first), valid_to=min(region.valid_to, last))


def _within_lifetime(reading: Reading) -> Reading:
    """Missing instead of not applicable: `.` makes no sense for a region in force."""
    return Reading(None, MISSING) if reading.status == NOT_APPLICABLE else reading


def _chained(rows: list[Row]) -> list[Row]:
    """One row per region and period: of several codes in one chain, the most informative."""
    best: dict[tuple[object, ...], Row] = {}
    order = (NORMAL, SUPPRESSED, MISSING, NOT_APPLICABLE)
    doubles: list[Row] = []
    for row in rows:
        other = best.setdefault(row.key, row)
        if order.index(row.status) < order.index(other.status):
            best[row.key] = row
        elif other is not row and row.status == other.status == NORMAL:
            doubles.append(row)
    return [*best.values(), *doubles]
