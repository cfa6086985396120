"""Builds rows of the observations frame, which describe one number each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
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
    """What a loader read from one workbook: observations or measures, and the date of the extract if given."""

    rows: Sequence[Row] = ()
    measures: Sequence[dict[str, object]] = ()
    extracted: date | None = None
    source: str = ""


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
    """The rows, once each; the same key twice in a workbook is an error that names both cells."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        first = seen.setdefault(row.key, row)
        if first is not row:
            findings.error(
                "duplicate_row",
                phrase(
                    "the same number twice, also in sheet {sheet}, cell {cell}",
                    sheet=quote(first.sheet),
                    cell=first.cell,
                ),
                phrase("each number once"),
                phrase("Delete one of the rows."),
                at=(row.sheet, row.cell),
            )
    return list(seen.values())


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
