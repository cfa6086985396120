"""Statistics Norway: reported violence (table 08487) and population (table 07459), by municipality.

Source: Statistikkbanken's Excel export, updated yearly. 08487 counts offences by scene of crime as an average of two
years, not only close relations, and prints `..` where the count is four or less. 07459 counts inhabitants on 1 January.
"""

from dataclasses import dataclass

import pandas as pd

from loaders import pxweb
from loaders.cells import SIGNS, CellError, Reading, quoted, read
from loaders.findings import Findings
from loaders.observation import Loaded, Row, Series
from loaders.periods import parse_period
from loaders.places import Places
from loaders.pxweb import PxTable
from loaders.regions import FOREVER, Label, current_code, lifetime, parse_label
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, SUPPRESSED
from loaders.workbook import Workbook

LOOKS_FOR = pxweb.LOOKS_FOR


@dataclass(frozen=True)
class Meaning:
    """How one table becomes observations: `keeps` the rows whose labels include these, `signs` its own meanings."""

    source: str
    indicator: str
    unit: str
    contents: tuple[str, ...]
    keeps: tuple[str, ...]
    signs: dict[str, str | float]


TABLES = {
    "08487": Meaning(
        source="ssb_08487",
        indicator="violence.offences",
        unit="count",
        contents=("lovbrudd anmeldt (årlig gjennomsnitt)", "offences reported (annual average)"),
        keeps=("vold og mishandling", "violence and maltreatment"),
        signs={**SIGNS, "..": SUPPRESSED},
    ),
    "07459": Meaning(
        source="ssb_07459",
        indicator="population",
        unit="persons",
        contents=("personer", "persons"),
        keeps=(),
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
        findings.stop(
            "unknown_table",
            f"tabell {table.table}",
            f"tabell {known}",
            "Ta filen ut av mappen.",
            at=(table.sheet.name, "A1"),
        )
    meaning = TABLES[table.table]
    frame = _wanted(table, meaning, findings)
    series = Series(meaning.indicator, meaning.unit)
    for place, cells in frame.groupby(_region_dimension(table, findings), sort=False):
        _add_place(str(place), cells, table, meaning, series, findings)
    return Loaded(_chained(series.rows), extracted=pxweb.stamped(book.file) or table.updated, source=meaning.source)


def _region_dimension(table: PxTable, findings: Findings) -> str:
    for name in table.dimensions:
        if parse_label(str(table.frame[name].iloc[0])) and not _is_period(table.frame[name].iloc[0]):
            return name
    findings.stop(
        "missing_column",
        "ingen kolonne med steder",
        "steder som «3201 Bærum»",
        pxweb.AGAIN,
        at=(table.sheet.name, "A5"),
    )


def _period_dimension(table: PxTable, findings: Findings) -> str:
    for name in table.dimensions:
        if _is_period(table.frame[name].iloc[0]):
            return name
    findings.stop(
        "missing_column", "ingen år i overskriften", "år eller perioder", pxweb.AGAIN, at=(table.sheet.name, "A4")
    )


def _is_period(value: object) -> bool:
    try:
        parse_period(value)
    except CellError:
        return False
    return True


def _wanted(table: PxTable, meaning: Meaning, findings: Findings) -> pd.DataFrame:
    """Rows of the wanted content and group, without sums that a user added; other dimensions must be single."""
    frame = _without_formulas(table, findings)
    special = {_region_dimension(table, findings), _period_dimension(table, findings)}
    for name in (name for name in table.dimensions if name not in special):
        labels = frame[name].map(pxweb.bare)
        wanted = labels.isin((*meaning.contents, *meaning.keeps))
        if wanted.any():
            frame = frame[wanted]
        elif labels.nunique() > 1 or name == "lovbruddsgruppe":
            expected = " eller ".join(f"«{text}»" for text in (*meaning.keeps, *meaning.contents)[:2])
            findings.stop(
                "missing_category", quoted(frame[name].iloc[0]), expected, pxweb.AGAIN, at=(table.sheet.name, "A3")
            )
    return frame


def _without_formulas(table: PxTable, findings: Findings) -> pd.DataFrame:
    frame = table.frame
    for row in sorted(set(frame.loc[frame["is_formula"].astype(bool), "row"])):
        findings.warning(
            "added_row",
            "en rad med formler",
            "bare tall fra Statistikkbanken",
            "Raden er ikke brukt; slett den.",
            at=table.sheet.at(row, 1),
        )
        frame = frame[frame["row"] != row]
    return frame


def _add_place(
    place: str, cells: pd.DataFrame, table: PxTable, meaning: Meaning, series: Series, findings: Findings
) -> None:
    region = parse_label(place)
    if region is None:
        at = table.sheet.at(int(cells["row"].iloc[0]), 1)
        findings.error("unknown_region", f"stedet {quoted(place)}", "et sted som «3201 Bærum»", pxweb.AGAIN, at=at)
        return
    first, last = _in_force(region)
    periods = cells[_period_dimension(table, findings)]
    for period_text, value, row, column in zip(periods, cells["value"], cells["row"], cells["column"], strict=True):
        at = table.sheet.at(row, column)
        try:
            period, reading = parse_period(period_text), read(value, meaning.signs, whole=True)
        except CellError as error:
            findings.cell(error, at)
            continue
        if first <= period[1] <= last:
            series.add(_within_lifetime(reading), current_code(region.code), period, at)
        elif reading.status == NORMAL:
            _note_outside(reading, region, at, findings)


def _in_force(region: Label) -> tuple[int, int]:
    """Years of the code: as the label says, else as is known of the code."""
    known = lifetime(region.code)
    return max(region.valid_from, known[0]), min(
        region.valid_to, known[1]
    ) if region.valid_to == FOREVER else region.valid_to


def _within_lifetime(reading: Reading) -> Reading:
    """A region in force that has no number lacks it: `.` is for regions that were not in force."""
    return Reading(None, MISSING) if reading.status == NOT_APPLICABLE else reading


def _note_outside(reading: Reading, region: Label, at: tuple[str, str], findings: Findings) -> None:
    findings.warning(
        "outside_lifetime",
        f"tallet {reading.number:g} for {region.code} {region.name} utenfor årene koden gjaldt",
        "tegnet . utenfor årene koden gjaldt",
        "Tallet er ikke brukt. Hent tabellen på nytt hvis tegn er byttet ut med 0.",
        at=at,
    )


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
