"""The columns of the two frames that loaders deliver, declared once: observations (a row is a number) and measures."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pandas as pd

from loaders.registry import UNITS, indicator_of, is_official, source_of

NORMAL, PROVISIONAL = "normal", "provisional"
SUPPRESSED, MISSING, NOT_PUBLISHED, NOT_APPLICABLE = (
    "suppressed",
    "missing",
    "not_published",
    "not_applicable",
)
NUMBER_STATUSES = (NORMAL, PROVISIONAL)
NO_NUMBER_STATUSES = (SUPPRESSED, MISSING, NOT_PUBLISHED, NOT_APPLICABLE)
STATUSES = NUMBER_STATUSES + NO_NUMBER_STATUSES

WOMEN, MEN, OTHER, ALL = "women", "men", "other", "all"
ADULTS, CHILDREN = "adults", "children"


@dataclass(frozen=True)
class Field:
    """One column: its pandas dtype, its meaning, and its allowed values if they are few, or what they must fit."""

    name: str
    dtype: str
    meaning: str
    allowed: tuple[str, ...] | None = None
    fits: Callable[[str], object] | None = None

    def wrong(self, values: pd.Series) -> list[str]:
        """Values that are not allowed, in order."""
        if self.allowed is None and self.fits is None:
            return []
        found = [value for value in values.unique() if not pd.isna(value)]
        unlisted = [value for value in found if self.allowed is not None and value not in self.allowed]
        return sorted({*unlisted, *(value for value in found if self.fits is not None and not self.fits(value))})


@dataclass(frozen=True)
class Table:
    """A tidy frame: its columns in order, and the columns that identify a row."""

    name: str
    columns: tuple[Field, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Column names in order."""
        return [field.name for field in self.columns]

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with these columns, in order and of these types.

        Raises:
            ValueError: a column is missing or unknown, a value is not allowed, or a key occurs twice.
        """
        missing, extra = set(self.names) - set(frame.columns), set(frame.columns) - set(self.names)
        if missing or extra:
            raise ValueError(f"{self.name}: missing columns {sorted(missing)}, unknown columns {sorted(extra)}")
        typed = frame[self.names].astype({field.name: field.dtype for field in self.columns})
        for field in self.columns:
            if wrong := field.wrong(typed[field.name]):
                raise ValueError(f"{self.name}.{field.name}: not allowed {wrong}; allowed {field.meaning}")
        doubled = typed[typed.duplicated(list(self.key), keep=False)]
        if len(doubled):
            raise ValueError(f"{self.name}: key occurs twice: {doubled[list(self.key)].iloc[0].to_dict()}")
        return typed.reset_index(drop=True)

    def empty(self) -> pd.DataFrame:
        """A frame with these columns and no rows."""
        return _empty(self).copy()


@cache  # hundreds are made while files are read
def _empty(table: Table) -> pd.DataFrame:
    return table.check(pd.DataFrame({name: [] for name in table.names}))


OBSERVATIONS = Table(
    "observations",
    (
        Field("indicator", "str", "a registered key, described in the catalogue", fits=indicator_of),
        Field(
            "region",
            "str",
            "municipality «3201», county «32», country «0», or a catchment such as «centre:asker-baerum»; "
            "the newest code of a municipality whose borders did not change",
        ),
        Field("period_start", "int64", "first year of the period"),
        Field("period_end", "int64", "last year of the period"),
        Field("year", "int64", "the period's last year, for plotting only"),
        Field("sex", "str", "women, men, other or all", (WOMEN, MEN, OTHER, ALL)),
        Field("age_group", "str", "adults, children or all", (ADULTS, CHILDREN, ALL)),
        Field("value", "float64", "the number; missing unless status is normal or provisional"),
        Field("unit", "str", "what is counted", UNITS),
        Field("status", "str", "a number, or why there is none", STATUSES),
        Field("persons", "float64", "persons behind the number, where the source gives them"),
        Field("synthetic", "bool", "the workbook says «Eksempeldata: ja»"),
        Field("source", "str", "a registered key: who delivered", fits=source_of),
        Field("file", "str", "file name inside the data folder, with «/»"),
        Field("sheet", "str", "sheet name"),
        Field("cell", "str", "«E7», «E2+E3» for a sum that is in no cell, or the codes of a reply that has no cells"),
        Field("extracted", "datetime64[s]", "the day the source made the extract, where it is given"),
    ),
    key=("indicator", "region", "period_start", "period_end", "sex", "age_group", "source"),
)


def official_rows(observations: pd.DataFrame) -> pd.Series:
    """Which rows are official public statistics, which pass disclosure control untouched."""
    sources = observations["source"]
    return sources.isin([source for source in sources.unique() if is_official(source)])


NOT_SHOWN = "not_shown"
"""The status of a measure that must not be shown; no register contains it."""
MEASURE_STATUSES = ("not_started", "in_progress", "completed", "delayed", "cancelled")
MEASURES = Table(
    "measures",
    (
        Field("number", "int64", "the measure's number in the plan"),
        Field("title", "str", "its title in the plan"),
        Field("goal", "int64", "number of the goal it serves"),
        Field("goal_title", "str", "the goal's title"),
        Field("responsible", "str", "responsible units, «, » between"),
        Field("partners", "str", "in cooperation with, «, » between; empty where the plan names none"),
        Field("type", "str", "continued or new; empty until a person fills it in", ("continued", "new", "")),
        Field("status", "str", "the owner's claim; empty where not filled in", (*MEASURE_STATUSES, NOT_SHOWN, "")),
        Field("progress_pct", "float64", "0-100, the owner's claim; missing where not filled in"),
        Field("deadline", "datetime64[s]", "deadline; missing where not set"),
        Field("updated", "datetime64[s]", "when the owner last updated; missing where not filled in"),
        Field("comment", "str", "the owner's comment, plain text; empty where none"),
        Field("synthetic", "bool", "the workbook says «Eksempeldata: ja»"),
        Field("file", "str", "file name inside the data folder, with «/»"),
        Field("sheet", "str", "sheet name"),
        Field("row", "int64", "row as Excel shows it"),
    ),
    key=("number",),
)
