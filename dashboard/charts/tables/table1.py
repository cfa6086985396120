"""Tabell 1 of the action plan, rebuilt from the published table: same rows, years and signs, longer each year."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.charts.build import SIGNS, Context, meaning_of_signs, number_label, source_line
from dashboard.charts.chart import TableColumn
from dashboard.charts.describe import plan_text, synthetic_words
from dashboard.charts.drawing.gaps import status_words
from dashboard.charts.findings.series import break_words, verdict_text
from dashboard.charts.sentences.groups import group_words
from dashboard.model.judged import judge
from dashboard.model.kept import kept
from dashboard.model.levels import behind, rates
from dashboard.model.published import Published
from dashboard.model.select import at, numbers, series
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import Text, text
from loaders.schema import (
    ADULTS,
    ALL,
    CHILDREN,
    MISSING,
    NORMAL,
    NOT_PUBLISHED,
    NUMBER_STATUSES,
    OBSERVATIONS,
    PROVISIONAL,
    SUPPRESSED,
)

CACHED = 8
KEY = "tabell1"
LOCAL = ("police.reports", "centre.residents", "centre.conversations", "assault_centre.persons")


@dataclass(frozen=True)
class Row:
    """One row of the table: an indicator, who it counts, and the region of the number in brackets, if it has one."""

    indicator: str
    age_group: str = ALL
    everyone: str = ""


@dataclass(frozen=True)
class Table1:
    """The table in one language: columns of text, the verdict on each row, and the notes below."""

    title: str
    language: str
    columns: tuple[TableColumn, ...]
    verdicts: tuple[tuple[str, str], ...]  # (row, verdict)
    footnotes: tuple[str, ...]
    source: str
    synthetic_words: str
    version: str
    address: str = "/anmeldelser"
    constructed: tuple[bool, ...] = ()  # of each row: whether any of its numbers is example data
    statuses: tuple[str, ...] = ()  # of each row: what its signs mean, in words, for machine-readable files

    @property
    def has_withheld(self) -> bool:
        """Whether any number is withheld for privacy."""
        cells = (cell for column in self.columns[2:] for cell in column.cells)
        return any(part.strip("()") == SIGNS[SUPPRESSED] for cell in cells for part in cell.split(" "))

    @property
    def with_status(self) -> tuple[TableColumn, ...]:
        """The columns and, last, the status of each row's years."""
        heading = text(self.language)("Status")
        return (*self.columns, *([TableColumn(heading, self.statuses, is_numeric=False)] if self.statuses else []))


@kept(CACHED)
def table1(published: Published, language: str) -> Table1:
    """The plan's table, from the first year of the police's or a centre's figures to their last."""
    context = Context(published, Selection(language=language))
    t, years = context.t, _years(published)
    lines = [_Line(context, row, years) for row in _rows(published.settings)]
    columns, shown = _columns(lines, years, t), pd.concat([line.shown for line in lines])
    breaks = dict.fromkeys(words for line in lines for words in line.breaks() if words)
    return Table1(
        title=t("Table 1. Recorded violence in close relationships in {place}", place=context.name(context.home)),
        language=language,
        columns=columns,
        statuses=tuple(line.statuses for line in lines),
        verdicts=tuple((line.label, line.verdict) for line in lines),
        footnotes=(*_footnotes(lines, t), *_signs(columns, t), *breaks),
        source=source_line(context, shown.drop_duplicates(["source", "extracted"])),
        synthetic_words=synthetic_words(context) if bool(shown["synthetic"].any()) else "",
        version=published.version,
        constructed=tuple(bool(line.shown["synthetic"].any()) for line in lines),
    )


def _years(published: Published) -> list[int]:
    """The years of the local sources; the statistics banks reach further, but the table is of them all."""
    found = numbers(published.about(*LOCAL))
    home = found[found["region"] == published.settings.home]
    return list(range(int(home["year"].min()), int(home["year"].max()) + 1)) if len(home) else []


def _rows(settings: Settings) -> tuple[Row, ...]:
    """The rows in the plan's order, without those of a centre that the municipality doesn't have."""
    assault = Row("assault_centre.persons", everyone=settings.assault_catchment)
    centre = (
        Row("centre.residents", ADULTS, settings.catchment),
        Row("centre.residents", CHILDREN),
        Row("centre.conversations"),
    )
    return (
        Row("violence.rate"),
        Row("violence.offences"),
        *((assault,) if settings.assault_catchment else ()),
        Row("police.reports"),
        *(centre if settings.catchment else ()),
    )


@dataclass(frozen=True, eq=False)
class _Line:
    """One row with its numbers in the years of the table, in words."""

    context: Context
    row: Row
    years: list[int]

    @cached_property
    def own(self) -> pd.DataFrame:
        """The home municipality's published rows."""
        if self.row.indicator == "violence.rate":
            return rates(self.context.published, self.context.home)
        return series(self.context.published, self.row.indicator, self.context.home, age_group=self.row.age_group)

    @cached_property
    def everyone(self) -> pd.DataFrame:
        """The published rows of the number in brackets; none if the row has no such number."""
        return series(self.context.published, self.row.indicator, self.row.everyone, age_group=self.row.age_group)

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The published rows behind the cells: own, in brackets, and a rate's denominator."""
        parts = [self.own, self.everyone]
        if self.row.indicator == "violence.rate":
            parts.append(behind(self.context.published, self.context.home, self.own, with_intervals=False))
        return self.in_table(pd.concat([part[list(OBSERVATIONS.names)] for part in parts]))

    def in_table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of the table's years."""
        return rows[rows["year"].isin(self.years)]

    @property
    def label(self) -> str:
        t, is_adults = self.context.t, self.row.age_group == ADULTS
        return {
            "violence.rate": t("Reported violence and maltreatment in total (not only VINR) per 1,000"),
            "violence.offences": t("Reported violence and maltreatment in total (not only VINR)"),
            "assault_centre.persons": t("People"),
            "police.reports": t("Reported cases VINR"),
            "centre.residents": t("Residents, adults") if is_adults else t("Residents, children"),
            "centre.conversations": t("Day conversations"),
        }[self.row.indicator]

    @property
    def sources(self) -> str:
        """Those who delivered the numbers; for a row without any, those of other years, or the usual one."""
        catalogue = self.context.published.catalogue
        usual = catalogue.indicators[self.row.indicator].sources[:1]
        keys = _stated(self.shown) or _stated(self.own) or dict.fromkeys(usual)
        return "; ".join(catalogue.sources[key].name[self.context.t.language] for key in keys)

    def cell(self, year: int) -> str:
        """A number, «41 (67)», or a sign; a provisional number has its sign after it."""
        t = self.context.t
        own = _number(self.own, year, t, self.context.indicator(self.row.indicator).decimals)
        return f"{own} ({_number(self.everyone, year, t)})" if self.has_everyone(year) else own

    def has_everyone(self, year: int) -> bool:
        """Whether a year's cell has a second number, or its sign, in brackets."""
        return bool(self.row.everyone) and _status(self.own, year) in NUMBER_STATUSES

    @property
    def statuses(self) -> str:
        """«2016: skjult …; 2019: foreløpig»: every year that is not a plain number, those in brackets too."""
        words = [words for year in self.years for words in self._statuses_in(year)]
        return "; ".join(words) or status_words(self.context.t, NORMAL)

    def _statuses_in(self, year: int) -> Iterator[str]:
        t, own, everyone = self.context.t, _status(self.own, year), _status(self.everyone, year)
        if own != NORMAL:
            yield t("{year}: {status}", year=str(year), status=status_words(t, own))
        if self.has_everyone(year) and everyone != NORMAL:
            yield t("{year} in brackets: {status}", year=str(year), status=status_words(t, everyone))

    @property
    def verdict(self) -> str:
        """What the row's numbers support, in the same words as every other verdict on them."""
        t, own = self.context.t, self.in_table(self.own)
        who = group_words(self.row.age_group, t) if self.row.age_group != ALL else ""
        words = verdict_text(self.context, judge(self.context.published, own), who) or t("No figures.")
        return plan_text(t, words, synthetic=bool(numbers(own)["synthetic"].any()))

    def breaks(self) -> Iterator[str]:
        """What makes the years incomparable, in the row's own numbers or in those in brackets."""
        for region, rows in ((self.context.home, self.own), (self.row.everyone, self.everyone)):
            yield break_words(self.context, self.row.indicator, region, self.in_table(rows))


def _stated(rows: pd.DataFrame) -> dict[str, None]:
    """The sources of the rows that have a number, shown or withheld."""
    return dict.fromkeys(rows[rows["status"].isin((*NUMBER_STATUSES, SUPPRESSED))]["source"])


def _columns(lines: list[_Line], years: list[int], t: Text) -> tuple[TableColumn, ...]:
    return (
        TableColumn(t("Numbers"), tuple(line.label for line in lines), is_numeric=False),
        TableColumn(t("Source"), tuple(line.sources for line in lines), is_numeric=False),
        *(TableColumn(str(year), tuple(line.cell(year) for line in lines)) for year in years),
    )


def _number(rows: pd.DataFrame, year: int, t: Text, decimals: int = 0) -> str:
    """One number as text, or why there is none: a sign, or words if it is still to come."""
    found = at(rows, year)
    if found is None:
        return SIGNS[MISSING]
    return t("Not published yet") if found["status"] == NOT_PUBLISHED else number_label(found, t, decimals)


def _status(rows: pd.DataFrame, year: int) -> str:
    """A year without a row is missing."""
    found = at(rows, year)
    return MISSING if found is None else str(found["status"])


def _signs(columns: tuple[TableColumn, ...], t: Text) -> tuple[str, ...]:
    """The key to the signs in the table; provisional numbers have a separate footnote."""
    cells = {part.strip("()") for column in columns[2:] for cell in column.cells for part in cell.split(" ")}
    found = [f"«{sign}» {words}" for sign, words in meaning_of_signs(t).items() if sign in cells]
    return (t("Signs: {meanings}.", meanings="; ".join(found)),) if found else ()


def _footnotes(lines: list[_Line], t: Text) -> tuple[str, ...]:
    """The plan's footnote in our words, and what it leaves out: two-year averages and provisional years."""
    brackets = t(
        "Numbers in brackets are for everyone, partner municipalities included. People may choose "
        "any crisis centre in Norway, and residents are moved across municipal borders when the "
        "police consider it necessary for their safety. Only people who agreed to be registered "
        "are counted; users of a crisis centre may remain anonymous."
    )
    notes = (
        *([brackets] if any(line.row.everyone for line in lines) else []),
        t("Total violence is an average of two years; the column is the period's last year (2014 is 2013–2014)."),
    )
    years = _provisional_years(lines)
    return (
        (*notes, t("* Reported cases of VINR for {years} are provisional.", years=t.listed(years))) if years else notes
    )


def _provisional_years(lines: list[_Line]) -> list[str]:
    """The years in the table for which the police's number may still change."""
    police = pd.concat(line.in_table(line.own) for line in lines if line.row.indicator == "police.reports")
    return [str(year) for year in sorted(police[police["status"] == PROVISIONAL]["year"])]
