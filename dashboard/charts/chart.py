"""The Chart: a figure's content, from which screen, Office chart, picture, table and text are all made."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.vocabulary.text import text
from loaders.schema import NORMAL, NUMBER_STATUSES, PROVISIONAL, SUPPRESSED


class Kind(StrEnum):
    """How a chart is drawn."""

    COLUMNS = "columns"  # upright bars side by side, one group per category, value axis from zero
    STACKED = "stacked"  # one upright bar of parts per category; a series with the role ALL is their published total
    LINES = "lines"  # one line per series with markers; a category without a number is a gap in the line
    BARS = "bars"  # horizontal bars, one category per row, value axis from zero
    DOTS = "dots"  # one point and its interval per category, for shares; `reference` is the dashed line
    FUNNEL = "funnel"  # points at (x, value) with control limits as `Limit`s


class Role(StrEnum):
    """What a series is to the reader; colour, dash and marker follow from it."""

    OWN = "own"
    PARTNER = "partner"
    COUNTY = "county"
    COUNTRY = "country"
    OTHER = "other"
    ALL = "all"
    WOMEN = "women"
    MEN = "men"


@dataclass(frozen=True)
class Value:
    """One number, or why there is none.

    `low` and `high` are the 95 % interval if one is drawn. `origin` is «file › sheet › cell». `x` is used by
    FUNNEL only (population). `label` is the formatted number, sign included («:» for suppressed). `count` is the count
    behind a rate, if that is published too.
    """

    value: float | None
    status: str
    label: str
    low: float | None = None
    high: float | None = None
    origin: str = ""
    synthetic: bool = False
    x: float | None = None
    count: float | None = None

    @property
    def is_number(self) -> bool:
        """Whether there is a number to draw."""
        return self.status in NUMBER_STATUSES and self.value is not None

    @property
    def number(self) -> float | None:
        """The number that may be shown: None for every status that has none, whatever the value is."""
        return self.value if self.is_number else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """(low, high) around a number that may be shown, or None."""
        return (self.low, self.high) if self.is_number and self.low is not None and self.high is not None else None

    @property
    def short_label(self) -> str:
        """The label without the interval in brackets."""
        return re.split(r"\s\(", self.label)[0]

    @property
    def is_provisional(self) -> bool:
        """Whether the number may still change."""
        return self.status == PROVISIONAL


@dataclass(frozen=True)
class Series:
    """Values in the order of the chart's categories.

    `highlight` names categories drawn as one's own (FUNNEL, BARS), and `partners` those named beside it (FUNNEL).
    """

    key: str
    name: str
    role: Role
    values: tuple[Value, ...]
    highlight: tuple[int, ...] = ()
    partners: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """The numbers that may be shown, None for the rest."""
        return tuple(value.number for value in self.values)


@dataclass(frozen=True)
class Mark:
    """A break or an event: a labelled thin vertical line between two categories.

    `position` counts categories from 0; 1.5 is between the second and the third. A break also splits lines.
    `label` is short, for the picture; `words` is the whole sentence, for notes and tables. `of` is the key of the only
    series that it concerns, if it doesn't concern all.
    """

    position: float
    label: str
    words: str
    is_break: bool
    source: str
    of: str = ""


@dataclass(frozen=True)
class Reference:
    """A level to compare with, drawn as a labelled, dashed horizontal line (DOTS, COLUMNS)."""

    value: float
    label: str


@dataclass(frozen=True)
class Limit:
    """One control limit of a FUNNEL: its label and its points (x, value)."""

    label: str
    points: tuple[tuple[float, float], ...]
    is_outer: bool


@dataclass(frozen=True)
class TableColumn:
    """A column of the companion table: heading and cells, as text that is ready to read."""

    heading: str
    cells: tuple[str, ...]
    is_numeric: bool = True


@dataclass(frozen=True)
class Chart:
    """One figure, in one language, for one selection.

    A chart without a single number has `empty`: the sentence that says why. A missing value is drawn as a low slot
    labelled with the reason (`charts.drawing.gaps`); `signs` is the key to the companion table.
    """

    key: str
    kind: Kind
    language: str
    finding: str  # the heading: the finding, in words that the numbers support
    subtitle: str  # measure, place, period, unit
    unit: str  # axis title, as «per 1000 innbyggere»
    decimals: int
    category_title: str  # what the categories are: «År», «Kommune»
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str  # at most about 250 characters
    paragraph: str  # ready to paste into a plan
    source: str  # «Kilde: …, hentet 14.01.2020»
    selection_words: str  # the active filters in words
    definition: str = ""
    reading: str = ""  # how this number is read, in one sentence; among the notes as well
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    reference: Reference | None = None
    limits: tuple[Limit, ...] = ()
    signs: tuple[tuple[str, str], ...] = ()  # (sign, meaning) of the signs that occur
    data_date: date | None = None
    synthetic: bool = False
    synthetic_words: str = ""  # «Eksempeldata: …», shown wherever the chart is shown
    version: str = ""  # content hash of the snapshot
    address: str = ""  # path and query that reopen this view
    next_update: str = ""  # «Neste tall ventes …»
    empty: str = ""
    place: str = ""  # the place of every number, if not the chosen one
    elsewhere: str = ""  # why the figure shows another place than the chosen one, as «Politiet leverer bare tall for …»
    log_axis: bool = False  # of a FUNNEL's populations
    in_table: tuple[Series, ...] = ()  # further series, which are not drawn

    @property
    def all_series(self) -> tuple[Series, ...]:
        """Every series of the table and the files: those drawn, and those that are not."""
        return (*self.series, *self.in_table)

    @property
    def has_numbers(self) -> bool:
        """Whether anything can be drawn."""
        return any(value.is_number for series in self.series for value in series.values)

    @property
    def has_withheld(self) -> bool:
        """Whether any value is withheld for privacy."""
        return any(value.status == SUPPRESSED for series in self.all_series for value in series.values)

    @property
    def has_intervals(self) -> bool:
        """Whether uncertainty is drawn."""
        return any(value.low is not None for series in self.series for value in series.values)

    def table(self) -> tuple[TableColumn, ...]:
        """The companion table: a row per category, a column per series; an interval follows its number in brackets."""
        first = TableColumn(self.category_title, self.categories, is_numeric=False)
        return (
            first,
            *(TableColumn(self._heading(series), tuple(map(self._cell, series.values))) for series in self.all_series),
        )

    def origins(self) -> tuple[TableColumn, ...]:
        """A row per number: its category, its series if there are several, the number, and its cell in Excel."""
        t = text(self.language)
        rows = [
            (category, series.name, value.label, value.origin)
            for series in self.all_series
            for category, value in zip(self.categories, series.values, strict=True)
            if value.is_number and value.origin
        ]
        headings = (self.category_title, t("Series"), t("Number"), t("File › sheet › cell"))
        wanted = (0, 1, 2, 3) if len(self.all_series) > 1 else (0, 2, 3)
        return tuple(TableColumn(headings[nth], tuple(row[nth] for row in rows), is_numeric=nth == 2) for nth in wanted)

    def _heading(self, series: Series) -> str:
        is_uncertain = any(value.low is not None for value in series.values)
        name = series.name if self.place.lower() in series.name.lower() else f"{series.name}, {self.place}"
        return text(self.language)("{name} (95% interval)", name=name) if is_uncertain else name

    def _cell(self, value: Value) -> str:
        if not value.is_number or value.low is None or value.high is None or "(" in value.label:
            return value.label
        return f"{value.label} ({text(self.language).span(value.low, value.high, self.decimals)})"


def number(value: float, label: str, *, status: str = NORMAL, **more: object) -> Value:
    """A value that is a number."""
    return Value(value, status, label, **more)  # type: ignore[arg-type]
