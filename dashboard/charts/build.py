"""What every chart is built with: values and their labels, periods as categories, marks, signs, source, selection."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import pandas as pd

from dashboard.charts.chart import Mark, Value
from dashboard.model.breaks import breaks_for
from dashboard.model.intervals import Interval, average_interval
from dashboard.model.published import Published
from dashboard.model.select import records, series
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
    """What a chart function works with: the published table, the selection, and the selection's language."""

    published: Published
    selection: Selection

    @property
    def t(self) -> Text:
        """The words of the selection's language."""
        return text(self.selection.language)

    @property
    def home(self) -> str:
        """The home municipality's code."""
        return self.published.settings.home

    @property
    def region(self) -> str:
        """The chosen region, the home municipality where none is chosen."""
        return self.selection.region or self.home

    @property
    def are_years_chosen(self) -> bool:
        """Whether the reader chose the years: in chosen years a change is found more easily."""
        return (self.selection.from_year, self.selection.to_year) != (None, None)

    def rows(self, indicator: str, region: str, *, sex: str = ALL, group: str = ALL) -> pd.DataFrame:
        """A series' published rows in the chosen years."""
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
    """One row as a value; without a row it is missing."""
    if row is None:
        return Value(None, MISSING, SIGNS[MISSING])
    if row["status"] not in NUMBER_STATUSES:
        return Value(None, row["status"], SIGNS[row["status"]], synthetic=bool(row["synthetic"]), origin=origin(row))
    low, high = interval_of(row) if with_interval else (None, None)
    label = t.number(row["value"], decimals) + (PROVISIONAL_SIGN if row["status"] == PROVISIONAL else "")
    return Value(float(row["value"]), row["status"], label, low, high, origin(row), bool(row["synthetic"]))


def interval_of(row: Row) -> Interval:
    """The interval of a row's count, or of its yearly average over a longer period."""
    return average_interval(row["value"], int(row["period_end"] - row["period_start"]) + 1)


def origin(row: Row) -> str:
    """«file › sheet › cell», where a number can be looked up."""
    return f"{row['file']} › {row['sheet']} › {row['cell']}"


def values(
    rows: pd.DataFrame, periods: Sequence[Period], t: Text, decimals: int = 0, *, with_interval: bool = False
) -> tuple[Value, ...]:
    """A value per period, in order; a period without a row is missing."""
    found = {(row["period_start"], row["period_end"]): row for row in records(rows)}
    return tuple(value(found.get(period), t, decimals, with_interval=with_interval) for period in periods)


def periods_of(*frames: pd.DataFrame) -> list[Period]:
    """Every period from the first to the last in the frames, of the length they have; one without a row is a gap."""
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
    """The breaks and events of a series, placed between the categories they fall between."""
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
    for key, group in rows.groupby("source", sort=False):
        name = sources[str(key)].name[t.language]
        extracted = group["extracted"].max()
        parts.append(name if pd.isna(extracted) else t("{source}, retrieved {day}", source=name, day=t.date(extracted)))
    return t("Source: {sources}.", sources="; ".join(parts)) if parts else ""


def sex_words(sex: str, t: Text) -> str:
    """A sex in words."""
    return {WOMEN: t("women"), MEN: t("men"), ALL: t("both sexes")}.get(sex, t("other or not registered"))


def group_words(group: str, t: Text) -> str:
    """An age group in words."""
    return {ADULTS: t("adults"), CHILDREN: t("children"), ALL: t("all ages")}[group]


def who_words(sex: str, group: str, t: Text) -> str:
    """Whom a number counts: «voksne», «voksne menn», «jenter», and «kvinner» where groups are not distinguished."""
    if sex == ALL:
        return group_words(group, t)
    words = {
        (WOMEN, ADULTS): t("adult women"),
        (MEN, ADULTS): t("adult men"),
        (WOMEN, CHILDREN): t("girls"),
        (MEN, CHILDREN): t("boys"),
    }
    return words.get((sex, group), sex_words(sex, t))


def selection_words(context: Context, region: str, periods: Sequence[Period], *extra: str) -> str:
    """The active filters in words: place, years, and what else was chosen."""
    t = context.t
    years = t.period(periods[0][0], periods[-1][1]) if periods else ""
    return ", ".join(part for part in (context.name(region), years, *extra) if part)


def period_words(periods: Sequence[Period], t: Text) -> tuple[str, ...]:
    """The periods as categories."""
    return tuple(t.period(start, end) for start, end in periods)


def rate_value(row: Row | None, t: Text) -> Value:
    """One row of `rates` as a value with one decimal, its interval and the count behind it."""
    shown = value(row, t, 1)
    if row is None or not shown.is_number or pd.isna(row["rate_low"]):
        return shown
    return replace(shown, low=row["rate_low"], high=row["rate_high"], count=row["rate_count"])
