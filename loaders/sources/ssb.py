"""Statistics Norway: reported violence (table 08487) and population (table 07459), by municipality.

Source: Statistikkbanken's Excel export, updated yearly. 08487 counts offences by scene of crime as an average of two
years, not only close relations, and prints `..` where the count is four or less. 07459 counts inhabitants on 1 January.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

import pandas as pd

from loaders.files.cells import CellError, Reading, read
from loaders.files.periods import is_period, parse_period
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.observation import Loaded, Row, Series
from loaders.phrases import Phrase, phrase
from loaders.places import Places
from loaders.quoting import quoted
from loaders.regions import ALWAYS, FOREVER, Label, codes_of, current_code, is_another_place, lifetime, parse_label
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, SUPPRESSED
from loaders.sources import pxweb
from loaders.sources.pxweb import PxTable
from loaders.sources.ssb_tables import TABLES, TOTALS, Meaning

LOOKS_FOR = pxweb.LOOKS_FOR


def recognises(book: Workbook) -> bool:
    """Whether the workbook is an export from Statistikkbanken."""
    return pxweb.title_of(book) is not None


def resembles(book: Workbook) -> bool:
    """Whether it names the bank's table, but without a title."""
    return book.says(r"^\d{5}: .+, (?:etter|by) ")


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """The table's numbers by place and period, with codes chained through reforms that kept borders."""
    table = pxweb.read_table(book, findings)
    if table.table not in TABLES:
        one, other = sorted(TABLES)
        at = (table.sheet.name, "A1")
        findings.stop(
            "unknown_table",
            phrase("table {number}", number=table.table),
            phrase("table {one} or {other}", one=one, other=other),
            phrase("Take the file out of the folder."),
            at=at,
        )
    meaning = TABLES[table.table]
    region, period = _dimension(table, _is_place, findings), _dimension(table, is_period, findings)
    frame = _wanted(table, meaning, {region, period}, findings)
    reader = _Reader(table, region, meaning, _periods(table, frame, period, meaning.years, findings), findings)
    columns = (frame[name] for name in (region, period, "value", "row", "column"))
    for cell in zip(*columns, strict=True):
        reader.take(*cell)
    extracted = pxweb.stamped(book.file) or table.updated
    return Loaded(_chained(reader.series.rows), extracted=extracted, source=meaning.source)


def _dimension(table: PxTable, fits: Callable[[str], bool], findings: Findings) -> str:
    """The first dimension with a label that fits: places or periods."""
    for name in table.dimensions:
        if any(map(fits, table.frame[name].unique())):
            return name
    found, expected = (
        phrase("a table without places or without years"),
        phrase("places such as “3201 Bærum”, and years or periods"),
    )
    return findings.stop("missing_column", found, expected, pxweb.AGAIN, at=(table.sheet.name, "A3"))


def _is_place(text: str) -> bool:
    """Whether a label has the code and name of a known place; «0 år» is none."""
    region = parse_label(text)
    return region is not None and region.code in codes_of(region.name)


def _periods(
    table: PxTable, frame: pd.DataFrame, name: str, years: int, findings: Findings
) -> dict[object, tuple[int, int]]:
    """Years by period label. An invalid label is an error, and its numbers are left out."""
    found = {}
    for text, row, column in frame.drop_duplicates(name)[[name, "row", "column"]].itertuples(index=False):
        try:
            found[text] = parse_period(text, years)
        except CellError as error:
            findings.cell(error, table.label_at(name, row, column))
    return found


def _wanted(table: PxTable, meaning: Meaning, special: set[str], findings: Findings) -> pd.DataFrame:
    """Rows of the wanted content and group, without sums that a user added; only totals of other dimensions."""
    frame = _without_formulas(table, findings)
    known = {label for group in meaning.needs for label in group} | {*meaning.optional, *TOTALS}
    used = set[str]()
    for name in (name for name in table.dimensions if name not in special):
        labels = [text for text in frame[name].unique() if pxweb.bare(text) in known]
        if not labels:
            _stop_without(table, name, quoted(frame[name].iloc[0], known), meaning, findings)
        used |= set(map(pxweb.bare, labels))
        frame = frame[frame[name].isin(labels)]
    if any(used.isdisjoint(group) for group in meaning.needs):
        _stop_without(table, table.dimensions[0], phrase("something else"), meaning, findings)
    return frame


def _stop_without(table: PxTable, name: str, found: Phrase, meaning: Meaning, findings: Findings) -> NoReturn:
    at = table.label_at(name, *table.frame.loc[0, ["row", "column"]])
    findings.stop("missing_category", found, meaning.wanted, meaning.advice, at=at)


def _without_formulas(table: PxTable, findings: Findings) -> pd.DataFrame:
    """The numbers without rows of formulas, which only a user can have added."""
    added = sorted(set(table.frame.loc[table.frame["is_formula"].astype(bool), "row"]))
    for row in added:
        fix = phrase("The row has not been used; delete it.")
        findings.warning(
            "added_row",
            phrase("a row of formulas"),
            phrase("only numbers from the statistics bank"),
            fix,
            at=table.sheet.at(row, 1),
        )
    return table.frame[~table.frame["row"].isin(added)]


class _Reader:
    """Turns the table's cells into observations; remembers each place's code and years."""

    def __init__(
        self,
        table: PxTable,
        places: str,
        meaning: Meaning,
        periods: dict[object, tuple[int, int]],
        findings: Findings,
    ) -> None:
        self.table, self.places, self.signs = table, places, meaning.signs
        self.periods, self.findings = periods, findings
        self.series = Series(meaning.indicator, meaning.unit)
        self._places: dict[str, Label | None] = {}
        self._reported: set[str] = set()

    def take(self, place: str, period_text: object, value: object, row: int, column: int) -> None:
        """Adds the cell's number, or the reason for none, if the place was in force; notes unreadable cells."""
        at = self.table.sheet.at(row, column)
        region, period = self._place(place, row, column), self.periods.get(period_text)
        if region is None or period is None:
            return
        try:
            reading = read(value, self.signs)
        except CellError as error:
            self.findings.cell(error, at)
            return
        if region.valid_from <= period[1] <= region.valid_to:
            self.series.add(_within_lifetime(reading), current_code(region.code), period, at)
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
        other = best.get(row.key)
        if other is None or order.index(row.status) < order.index(other.status):
            best[row.key] = row
        elif row.status == other.status == NORMAL:
            doubles.append(row)
    return [*best.values(), *doubles]
