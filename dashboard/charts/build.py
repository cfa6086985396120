"""What every chart is built from: values and their labels, periods as categories, marks, signs, source, selection."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import pandas as pd

from dashboard.charts.chart import Mark, Value
from dashboard.charts.sentences.groups import group_words, sex_words
from dashboard.model.breaks import breaks_for
from dashboard.model.intervals import Interval, average_interval
from dashboard.model.published import Published
from dashboard.model.select import records, series
from dashboard.vocabulary.catalogue import Indicator
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text, text
from loaders.schema import (
    ADULTS,
    ALL,
    CHILDREN,
    MEN,
    MISSING,
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    NUMBER_STATUSES,
    PROVISIONAL,
    SUPPRESSED,
    WOMEN,
)

Period = tuple[int, int]
Row: TypeAlias = pd.Series | Mapping[Hashable, Any]  # a frame's row; many are read faster as mappings than as Series
SIGNS = {SUPPRESSED: ":", MISSING: "..", NOT_PUBLISHED: "…", NOT_APPLICABLE: "."}
PROVISIONAL_SIGN = "*"


@dataclass(frozen=True)
class Context:
    """The input of every chart function: the published table, the selection, and the selection's language."""

    published: Published
    selection: Selection

    @property
    def t(self) -> Text:
        """Text in the selection's language."""
        return text(self.selection.language)

    @property
    def home(self) -> str:
        """The home municipality's code."""
        return self.published.settings.home

    @property
    def region(self) -> str:
        """The chosen region, or the home municipality if none is chosen."""
        return self.selection.region or self.home

    @property
    def are_years_chosen(self) -> bool:
        """Whether the reader chose the years: in chosen years a change is found more easily."""
        return (self.selection.from_year, self.selection.to_year) != (None, None)

    @property
    def one_group(self) -> str:
        """The age group of a figure that shows only one: adults, unless children are chosen."""
        return CHILDREN if self.selection.group == CHILDREN else ADULTS

    @property
    def sexes(self) -> tuple[str, ...]:
        """The sexes of a figure that shows them side by side."""
        return (WOMEN, MEN) if self.selection.sex == ALL else (self.selection.sex,)

    @property
    def chosen_sex(self) -> str:
        """The chosen sex in words; empty if both are shown."""
        return "" if self.selection.sex == ALL else sex_words(self.selection.sex, self.t)

    @property
    def chosen_group(self) -> str:
        """The chosen age group in words; empty if all ages are shown."""
        return "" if self.selection.group == ALL else group_words(self.selection.group, self.t)

    @property
    def no_rows(self) -> pd.DataFrame:
        """The columns of the published table, without rows."""
        return self.published.frame.iloc[:0]

    def indicator(self, key: str) -> Indicator:
        """The catalogue's entry on an indicator."""
        return self.published.catalogue.indicators[key]

    def rows(self, indicator: str, region: str, *, sex: str = ALL, group: str = ALL) -> pd.DataFrame:
        """The published rows of one series in the chosen years: one row per period, in order."""
        chosen = self.selection
        years = {"from_year": chosen.from_year, "to_year": chosen.to_year}
        return series(self.published, indicator, region, sex=sex, age_group=group, **years)

    def name(self, region: str) -> str:
        """A region's name in the selection's language."""
        return self.published.regions.name(region, self.t.language)

    def place(self, region: str) -> str:
        """A region's name inside a sentence: «andre kommuner», «Bærum»."""
        return self.published.regions.name_inside(region, self.t.language)


def meaning_of_signs(t: Text) -> dict[str, str]:
    """Sign → what it means."""
    return {
        ":": t("withheld to protect privacy"),
        "..": t("missing: not in the files delivered"),
        "…": t("not published yet"),
        ".": t("not applicable"),
        PROVISIONAL_SIGN: t("provisional"),
    }


def value(row: Row | None, t: Text, decimals: int = 0, *, with_interval: bool = False) -> Value:
    """One row of the published table as a value; without a row it is missing."""
    if row is None:
        return Value(None, MISSING, SIGNS[MISSING])
    label = number_label(row, t, decimals)
    if row["status"] not in NUMBER_STATUSES:
        return Value(None, row["status"], label, synthetic=bool(row["synthetic"]), origin=origin(row))
    low, high = interval_of(row) if with_interval else (None, None)
    return Value(float(row["value"]), row["status"], label, low, high, origin(row), bool(row["synthetic"]))


def number_label(row: Row, t: Text, decimals: int = 0) -> str:
    """The number, with its sign if provisional; the reason's sign if there is none."""
    if row["status"] not in NUMBER_STATUSES:
        return SIGNS[row["status"]]
    return t.number(row["value"], decimals) + (PROVISIONAL_SIGN if row["status"] == PROVISIONAL else "")


def interval_of(row: Row) -> Interval:
    """The interval of a row's count, or of its yearly average over a longer period."""
    return average_interval(row["value"], int(row["period_end"] - row["period_start"]) + 1)


def origin(row: Row) -> str:
    """«file › sheet › cell», for looking up a number; a text file has no sheet."""
    return " › ".join(filter(None, (row["file"], row["sheet"], row["cell"])))


def values(
    rows: pd.DataFrame, periods: Sequence[Period], t: Text, decimals: int = 0, *, with_interval: bool = False
) -> tuple[Value, ...]:
    """A value per period, in order; a period without a row is missing."""
    return _by_period(rows, periods, lambda row: value(row, t, decimals, with_interval=with_interval))


def rate_values(rows: pd.DataFrame, periods: Sequence[Period], t: Text) -> tuple[Value, ...]:
    """The same for rows of `rates`: one decimal, the interval and the count behind each rate."""
    return _by_period(rows, periods, lambda row: _rate_value(row, t))


def _by_period(
    rows: pd.DataFrame, periods: Sequence[Period], value_of: Callable[[Row | None], Value]
) -> tuple[Value, ...]:
    found = {(row["period_start"], row["period_end"]): row for row in records(rows)}
    return tuple(value_of(found.get(period)) for period in periods)


def _rate_value(row: Row | None, t: Text) -> Value:
    shown = value(row, t, 1)
    if row is None or not shown.is_number or pd.isna(row["rate_low"]):
        return shown
    return replace(shown, low=row["rate_low"], high=row["rate_high"], count=row["rate_count"])


def periods_of(*frames: pd.DataFrame) -> list[Period]:
    """(first year, last year) of every period from the first to the last in the frames, in order.

    All have the length of the longest one found. A period without a row is included: it is a gap.
    """
    found = {
        period
        for rows in frames
        for period in zip(rows["period_start"].tolist(), rows["period_end"].tolist(), strict=True)
    }
    if not found:
        return []
    length = max(end - start for start, end in found)
    first, last = min(end for _, end in found), max(end for _, end in found)
    return [(end - length, end) for end in range(first, last + 1)]


def marks(context: Context, indicator: str, region: str, periods: Sequence[Period]) -> tuple[Mark, ...]:
    """The breaks and events of a series, each placed between two categories."""
    if not periods:
        return ()
    ends = [end for _, end in periods]
    found = breaks_for(context.published.breaks, indicator, region, ends[0], ends[-1])
    return tuple(
        Mark(
            position=sum(end < item.year for end in ends) - 0.5,
            label=item.label[context.t.language],
            words=item.words[context.t.language],
            is_break=item.is_break,
            source=item.source,
        )
        for item in found
    )


def signs(all_values: Iterable[Value], t: Text) -> tuple[tuple[str, str], ...]:
    """The signs that occur among the values, with their meaning, in the order of the key to signs."""
    present = {SIGNS.get(item.status) for item in all_values}
    present |= {PROVISIONAL_SIGN for item in all_values if item.is_provisional}
    return tuple((sign, words) for sign, words in meaning_of_signs(t).items() if sign in present)


def source_line(context: Context, rows: pd.DataFrame) -> str:
    """«Kilde: …, hentet 14.01.2020», from the rows that are shown."""
    t, sources = context.t, context.published.catalogue.sources
    parts = []
    for key in dict.fromkeys(rows["source"].tolist()):
        name = sources[key].name[t.language]
        extracted = rows["extracted"].array[rows["source"] == key].max()
        parts.append(name if pd.isna(extracted) else t("{source}, retrieved {day}", source=name, day=t.date(extracted)))
    return t("Source: {sources}.", sources="; ".join(parts)) if parts else ""


def selection_words(context: Context, region: str, periods: Sequence[Period], *extra: str) -> str:
    """The active filters in words: place, years, and any other choices."""
    t = context.t
    years = t.period(periods[0][0], periods[-1][1]) if periods else ""
    return ", ".join(part for part in (context.name(region), years, *extra) if part)


def period_words(periods: Sequence[Period], t: Text) -> tuple[str, ...]:
    """The periods as categories."""
    return tuple(t.period(start, end) for start, end in periods)


def row_period(row: Row, t: Text) -> str:
    """The period of one row: «2019», «2013–2014»."""
    return t.period(int(row["period_start"]), int(row["period_end"]))
