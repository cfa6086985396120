"""Statistics Norway: reported violence (table 08487) and population (table 07459), by municipality.

Source: Statistikkbanken's Excel export, updated yearly. 08487 counts offences by scene of crime as an average of two
years, not only close relations, and prints `..` where the count is four or less. 07459 counts inhabitants on 1 January.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from loaders import pxweb
from loaders.cells import SIGNS, CellError, Reading, quoted, read
from loaders.findings import Findings
from loaders.observation import Loaded, Row, Series
from loaders.periods import is_period, parse_period
from loaders.places import Places
from loaders.pxweb import PxTable
from loaders.regions import Label, current_code, lifetime, parse_label
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, SUPPRESSED
from loaders.workbook import Workbook

LOOKS_FOR = pxweb.LOOKS_FOR


@dataclass(frozen=True)
class Meaning:
    """How one table becomes observations: `keeps` the rows with these labels, `signs` its own meanings.

    `must_match` are dimensions in which one of `contents` or `keeps` must stand, even if there is only one label.
    """

    source: str
    indicator: str
    unit: str
    contents: tuple[str, ...]
    keeps: tuple[str, ...]
    must_match: tuple[str, ...]
    signs: dict[str, str | float]


TABLES = {
    "08487": Meaning(
        source="ssb_08487",
        indicator="violence.offences",
        unit="count",
        contents=("lovbrudd anmeldt (årlig gjennomsnitt)", "offences reported (annual average)"),
        keeps=("vold og mishandling", "violence and maltreatment"),
        must_match=("lovbruddsgruppe", "group of offences", "statistikkvariabel", "contents"),
        signs={**SIGNS, "..": SUPPRESSED},
    ),
    "07459": Meaning(
        source="ssb_07459",
        indicator="population",
        unit="persons",
        contents=("personer", "persons"),
        keeps=(),
        must_match=("statistikkvariabel", "contents"),
        signs=dict(SIGNS),
    ),
}


def recognises(book: Workbook) -> bool:
    """Whether the workbook is an export from Statistikkbanken."""
    return pxweb.title_of(book) is not None


def load(book: Workbook, places: Places, findings: Findings) -> Loaded:
    """The table's numbers by place and period, codes chained over reforms that left borders alone."""
    table = pxweb.read_table(book, findings)
    if table.table not in TABLES:
        known = " og ".join(sorted(TABLES))
        at = (table.sheet.name, "A1")
        findings.stop("unknown_table", f"tabell {table.table}", f"tabell {known}", "Ta filen ut av mappen.", at=at)
    meaning = TABLES[table.table]
    region, period = _dimension(table, _is_place, findings), _dimension(table, is_period, findings)
    frame = _wanted(table, meaning, {region, period}, findings)
    reader = _Reader(table, meaning, _periods(table, frame, period, findings), findings)
    columns = (frame[name] for name in (region, period, "value", "row", "column"))
    for cell in zip(*columns, strict=True):
        reader.take(*cell)
    extracted = pxweb.stamped(book.file) or table.updated
    return Loaded(_chained(reader.series.rows), extracted=extracted, source=meaning.source)


def _dimension(table: PxTable, fits: Callable[[str], bool], findings: Findings) -> str:
    """The dimension whose first label fits: places or periods."""
    for name in table.dimensions:
        if fits(str(table.frame[name].iloc[0])):
            return name
    expected = "steder som «3201 Bærum», og år eller perioder"
    return findings.stop("missing_column", "en tabell uten dem", expected, pxweb.AGAIN, at=(table.sheet.name, "A3"))


def _is_place(text: str) -> bool:
    return parse_label(text) is not None and not is_period(text)


def _periods(table: PxTable, frame: pd.DataFrame, name: str, findings: Findings) -> dict[object, tuple[int, int]]:
    """Each period label's years. A label that is none is an error, and its numbers are left out."""
    found = {}
    for text, row, column in frame.drop_duplicates(name)[[name, "row", "column"]].itertuples(index=False):
        try:
            found[text] = parse_period(text)
        except CellError as error:
            findings.cell(error, table.sheet.at(row, column))
    return found


def _wanted(table: PxTable, meaning: Meaning, special: set[str], findings: Findings) -> pd.DataFrame:
    """Rows of the wanted content and group, without sums that a user added; other dimensions must be single."""
    frame = _without_formulas(table, findings)
    wanted = (*meaning.contents, *meaning.keeps)
    for name in (name for name in table.dimensions if name not in special):
        labels = [text for text in frame[name].unique() if pxweb.bare(text) in wanted]
        if labels:
            frame = frame[frame[name].isin(labels)]
        elif len(frame[name].unique()) > 1 or name in meaning.must_match:
            expected = " eller ".join(f"«{text}»" for text in wanted)
            at = table.sheet.at(int(frame["row"].iloc[0]), 1)
            findings.stop("missing_category", quoted(frame[name].iloc[0]), expected, pxweb.AGAIN, at=at)
    return frame


def _without_formulas(table: PxTable, findings: Findings) -> pd.DataFrame:
    """The numbers without rows of formulas, which only a user can have added."""
    added = sorted(set(table.frame.loc[table.frame["is_formula"].astype(bool), "row"]))
    for row in added:
        fix = "Raden er ikke brukt; slett den."
        findings.warning("added_row", "en rad med formler", "bare tall fra banken", fix, at=table.sheet.at(row, 1))
    return table.frame[~table.frame["row"].isin(added)]


class _Reader:
    """Turns the table's cells into observations; knows each place's code and years after seeing it once."""

    def __init__(
        self, table: PxTable, meaning: Meaning, periods: dict[object, tuple[int, int]], findings: Findings
    ) -> None:
        self.sheet, self.signs, self.periods, self.findings = table.sheet, meaning.signs, periods, findings
        self.series = Series(meaning.indicator, meaning.unit)
        self._places: dict[str, Label | None] = {}
        self._told: set[str] = set()

    def take(self, place: str, period_text: object, value: object, row: int, column: int) -> None:
        """Adds the cell's number, or its reason, if the place was in force; notes what cannot be read."""
        at = self.sheet.at(row, column)
        region, period = self._place(place, row), self.periods.get(period_text)
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

    def _place(self, text: str, row: int) -> Label | None:
        if text not in self._places:
            region = parse_label(text)
            if region is None:
                found, expected = f"stedet {quoted(text)}", "et sted som «3201 Bærum»"
                self.findings.error("unknown_region", found, expected, pxweb.AGAIN, at=self.sheet.at(row, 1))
            self._places[text] = region and _in_force(region)
        return self._places[text]

    def _note_outside(self, region: Label, at: tuple[str, str]) -> None:
        """Once a place: a user may have put 0 for every sign of a table."""
        if region.code not in self._told:
            self._told.add(region.code)
            fix = "Tallene er ikke brukt. Hent tabellen på nytt hvis tegn er byttet ut med 0."
            found = f"tall for {region.code} {region.name} utenfor årene koden gjaldt"
            self.findings.warning("outside_lifetime", found, "tegnet . i de årene", fix, at=at)


def _in_force(region: Label) -> Label:
    """The label with the years of its code: what the label says, within what is known of the code."""
    first, last = lifetime(region.code)
    return replace(region, valid_from=max(region.valid_from, first), valid_to=min(region.valid_to, last))


def _within_lifetime(reading: Reading) -> Reading:
    """A region in force that has no number lacks it: `.` is for regions that were not in force."""
    return Reading(None, MISSING) if reading.status == NOT_APPLICABLE else reading


def _chained(rows: list[Row]) -> list[Row]:
    """One row per region and period: of several codes in one chain, the one that says most."""
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
