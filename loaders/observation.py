"""Builds rows of the observations frame, which describe one number each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from string import ascii_uppercase
from typing import NamedTuple

import pandas as pd

from loaders.files.cells import Reading
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.phrases import phrase, quote
from loaders.schema import ALL, NORMAL, OBSERVATIONS


class Row(NamedTuple):
    """One observation, without the columns that all rows of a workbook share."""

    indicator: str
    region: str
    period_start: int
    period_end: int
    sex: str
    age_group: str
    value: float | None
    unit: str
    status: str
    persons: float | None
    sheet: str
    cell: str
    source: str = ""  # where a workbook holds numbers of several sources

    @property
    def key(self) -> tuple[object, ...]:
        """The columns that identify a row in a workbook."""
        return self[:6]


@dataclass(frozen=True)
class Loaded:
    """What a loader read from one workbook: observations or measures, and the date of the extract if given.

    `cells` are the (sheet, cell) of measures, which no observation names.
    """

    rows: Sequence[Row] = ()
    measures: Sequence[dict[str, object]] = ()
    extracted: date | None = None
    source: str = ""
    cells: Sequence[tuple[str, str]] = ()

    @property
    def sheets(self) -> set[str]:
        """The names of the sheets that something was read from."""
        return {sheet for sheet, _ in self.cells} | {row.sheet for row in self.rows}

    def cells_of(self, sheet: str) -> set[str]:
        """The cells of a sheet that something was read from."""
        return {cell for name, cell in self.cells if name == sheet} | {
            row.cell for row in self.rows if row.sheet == sheet
        }


@dataclass
class Series:
    """What the rows of one indicator have in common."""

    indicator: str
    unit: str
    rows: list[Row] = field(default_factory=list)

    def add(
        self,
        reading: Reading,
        region: str,
        period: tuple[int, int],
        at: tuple[str, str],
        *,
        sex: str = ALL,
        age_group: str = ALL,
        persons: float | None = None,
        status: str | None = None,
    ) -> None:
        """Adds one observation read at (sheet, cell). If the unit is persons, the number is its own `persons`.

        `status` replaces normal (for provisional figures), never the reason why there is no number.
        """
        persons = reading.number if self.unit == "persons" else persons
        status = status if status and reading.status == NORMAL else reading.status
        self.rows.append(
            Row(self.indicator, region, *period, sex, age_group, reading.number, self.unit, status, persons, *at)
        )


def without_doubles(rows: Sequence[Row], findings: Findings) -> list[Row]:
    """The rows, once each; the same key twice in a workbook is an error, one for each pair of rows in its sheets."""
    seen: dict[tuple[object, ...], Row] = {}
    doubled = defaultdict[tuple[object, ...], list[tuple[Row, Row]]](list)
    for row in rows:
        first = seen.setdefault(row.key, row)
        if first is not row:
            doubled[_line(first), _line(row)].append((first, row))
    for pairs in doubled.values():
        _note_doubled(pairs, findings)
    return list(seen.values())


def _line(row: Row) -> tuple[str, str]:
    """The sheet and the number of the row that it was read from."""
    return row.sheet, row.cell.lstrip(ascii_uppercase)


def _note_doubled(pairs: list[tuple[Row, Row]], findings: Findings) -> None:
    """An error for two rows about the same. Which is right, or whether both are, only the source knows."""
    first, again = pairs[0]
    sheet, cell = quote(first.sheet), first.cell
    if all((one.value, one.status) == (other.value, other.status) for one, other in pairs):
        found = phrase(
            "the same place, year and group as in sheet {sheet}, cell {cell}, with the same number",
            sheet=sheet,
            cell=cell,
        )
        fix = phrase("Ask the source whether it is one row written twice, or two to be added up there.")
    else:
        found = phrase(
            "the same place, year and group as in sheet {sheet}, cell {cell}, with another number",
            sheet=sheet,
            cell=cell,
        )
        fix = phrase(
            "Have the source add the rows up, or say which part of the year or which offence each of them is about."
        )
    expected = phrase("one row for each place, year and group")
    findings.error("duplicate_row", found, expected, fix, at=(again.sheet, again.cell))


def frame_of(loaded: Loaded, book: Workbook) -> pd.DataFrame:
    """The rows as a checked OBSERVATIONS frame, with what the workbook's rows share."""
    frame = pd.DataFrame(loaded.rows, columns=list(Row._fields))
    return OBSERVATIONS.check(
        frame.assign(
            year=frame["period_end"],
            synthetic=book.synthetic,
            source=[row.source or loaded.source for row in loaded.rows],
            file=book.file,
            extracted=pd.Series(pd.Timestamp(loaded.extracted) if loaded.extracted else pd.NaT, index=frame.index),
        )
    )
