"""Tabell 1 of the action plan, rebuilt from the published table: same rows, years and signs, longer each year."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from dashboard.charts.build import PROVISIONAL_SIGN, SIGNS, Context, group_words, meaning_of_signs, source_line
from dashboard.charts.chart import TableColumn
from dashboard.charts.describe import plan_text, synthetic_words
from dashboard.charts.findings.series import break_words, verdict_text
from dashboard.charts.gaps import status_words
from dashboard.model.judged import judge
from dashboard.model.levels import behind, rates
from dashboard.model.published import Published
from dashboard.model.select import at, numbers, series
from dashboard.vocabulary.selection import Selection
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
LOCAL = ("police.reports", "centre.residents", "centre.conversations", "assault_centre.persons")


@dataclass(frozen=True)
class Row:
    """One row of the table: an indicator, who it counts, and the region of the number in brackets, if it has one."""

    indicator: str
    age_group: str = ALL
    everyone: str = ""


@dataclass(frozen=True)
class Table1:
    """The table in one language: columns of text, what each row may claim, and the words below."""

    title: str
    language: str
    columns: tuple[TableColumn, ...]
    verdicts: tuple[tuple[str, str], ...]  # (row, what its numbers support)
    footnotes: tuple[str, ...]
    source: str
    synthetic_words: str
    version: str
    address: str = "/anmeldelser"
    statuses: tuple[str, ...] = ()  # of each row, in words: what its signs say, for files that machines read

    @property
    def with_status(self) -> tuple[TableColumn, ...]:
        """The columns and, last, the status of each row's years."""
        heading = text(self.language)("Status")
        return (*self.columns, *([TableColumn(heading, self.statuses, is_numeric=False)] if self.statuses else []))


@lru_cache(maxsize=CACHED)
def table1(published: Published, language: str) -> Table1:
    """The plan's table, from the first year of the police's or a centre's figures to their last."""
    context = Context(published, Selection(language=language))
    t, settings = context.t, published.settings
    rows = (
        Row("violence.rate"),
        Row("violence.offences"),
        Row("assault_centre.persons", everyone=settings.assault_catchment),
        Row("police.reports"),
        Row("centre.residents", ADULTS, settings.catchment),
        Row("centre.residents", CHILDREN),
        Row("centre.conversations"),
    )
    frames = [_frame(context, row) for row in rows]
    years = _years(published)
    labels = [_label(row, t) for row in rows]
    owners = [_sources(context, row, frame, years) for row, frame in zip(rows, frames, strict=True)]
    columns = (
        TableColumn(t("Numbers"), tuple(labels), is_numeric=False),
        TableColumn(t("Source"), tuple(owners), is_numeric=False),
        *(
            TableColumn(
                str(year), tuple(_cell(context, row, frame, year) for row, frame in zip(rows, frames, strict=True))
            )
            for year in years
        ),
    )
    shown = pd.concat([_shown(context, row, frame, years) for row, frame in zip(rows, frames, strict=True)])
    return Table1(
        title=t("Table 1. Recorded violence in close relationships in {place}", place=context.name(context.home)),
        language=language,
        columns=columns,
        statuses=tuple(_statuses(context, row, frame, years) for row, frame in zip(rows, frames, strict=True)),
        verdicts=tuple(
            (label, plan_text(t, _verdict(context, row, frame, years), synthetic=_is_constructed(frame, years)))
            for label, row, frame in zip(labels, rows, frames, strict=True)
        ),
        footnotes=(
            *_footnotes(context, frames, years),
            *_signs(columns, t),
            *_broken(context, rows, frames, years),
        ),
        source=source_line(context, shown.drop_duplicates(["source", "extracted"])),
        synthetic_words=synthetic_words(context) if bool(shown["synthetic"].any()) else "",
        version=published.version,
    )


def _years(published: Published) -> list[int]:
    """The years of the local sources; the statistics banks reach further, but the table is of them all."""
    found = numbers(published.frame)
    home = found[found["indicator"].isin(LOCAL) & (found["region"] == published.settings.home)]
    return list(range(int(home["year"].min()), int(home["year"].max()) + 1)) if len(home) else []


def _frame(context: Context, row: Row) -> pd.DataFrame:
    if row.indicator == "violence.rate":
        return rates(context.published, context.home)
    return series(context.published, row.indicator, context.home, age_group=row.age_group)


def _label(row: Row, t: Text) -> str:
    return {
        "violence.rate": t("Reported violence and maltreatment in total (not only VINR) per 1,000"),
        "violence.offences": t("Reported violence and maltreatment in total (not only VINR)"),
        "assault_centre.persons": t("People"),
        "police.reports": t("Reported cases VINR"),
        "centre.residents": t("Residents, adults") if row.age_group == ADULTS else t("Residents, children"),
        "centre.conversations": t("Day conversations"),
    }[row.indicator]


def _shown(context: Context, row: Row, frame: pd.DataFrame, years: list[int]) -> pd.DataFrame:
    """The published rows that a row's cells are made of: its own, those in brackets, and what a rate is divided by."""
    parts = [frame, _all_of(context, row)]
    if row.indicator == "violence.rate":
        parts.append(behind(context.published, context.home, frame, with_intervals=False))
    rows = pd.concat([part[list(OBSERVATIONS.names)] for part in parts])
    return rows[rows["year"].isin(years)]


def _sources(context: Context, row: Row, frame: pd.DataFrame, years: list[int]) -> str:
    """Those who delivered the numbers in a row; for a row without any, the one they are expected from."""
    catalogue = context.published.catalogue
    rows = _shown(context, row, frame, years)
    stated = rows[rows["status"].isin((*NUMBER_STATUSES, SUPPRESSED))]["source"]
    keys = dict.fromkeys(stated) or catalogue.indicators[row.indicator].sources[:1]
    return "; ".join(catalogue.sources[key].name[context.t.language] for key in keys)


def _cell(context: Context, row: Row, frame: pd.DataFrame, year: int) -> str:
    """A number, «41 (67)», or a sign; a provisional number has its sign after it."""
    decimals = context.published.catalogue.indicators[row.indicator].decimals
    own = _number(context, frame, year, decimals)
    has_everyone = row.everyone and _status(frame, year) in NUMBER_STATUSES
    return f"{own} ({_number(context, _all_of(context, row), year)})" if has_everyone else own


def _number(context: Context, frame: pd.DataFrame, year: int, decimals: int = 0) -> str:
    """One number as text, or the sign of why there is none."""
    t, found = context.t, at(frame, year)
    if found is None or found["status"] not in NUMBER_STATUSES:
        status = _status(frame, year)
        return t("Not published yet") if status == NOT_PUBLISHED else SIGNS[status]
    return t.number(found["value"], decimals) + (PROVISIONAL_SIGN if found["status"] == PROVISIONAL else "")


def _status(frame: pd.DataFrame, year: int) -> str:
    """A year without a row is missing."""
    found = at(frame, year)
    return MISSING if found is None else str(found["status"])


def _statuses(context: Context, row: Row, frame: pd.DataFrame, years: list[int]) -> str:
    """«2016: skjult …; 2019: foreløpig»: every year that is not a plain number, those in brackets too."""
    t, parts = context.t, []
    for year in years:
        own = _status(frame, year)
        if own != NORMAL:
            parts.append(t("{year}: {status}", year=str(year), status=status_words(t, own)))
        everyone = _status(_all_of(context, row), year) if row.everyone and own in NUMBER_STATUSES else NORMAL
        if everyone != NORMAL:
            parts.append(t("{year} in brackets: {status}", year=str(year), status=status_words(t, everyone)))
    return "; ".join(parts) or status_words(t, NORMAL)


def _signs(columns: tuple[TableColumn, ...], t: Text) -> tuple[str, ...]:
    """The key to the signs in the table; what is provisional has a footnote of its own."""
    cells = {part.strip("()") for column in columns[2:] for cell in column.cells for part in cell.split(" ")}
    found = [f"«{sign}» {words}" for sign, words in meaning_of_signs(t).items() if sign in cells]
    return (t("Signs: {meanings}.", meanings="; ".join(found)),) if found else ()


def _verdict(context: Context, row: Row, frame: pd.DataFrame, years: list[int]) -> str:
    """What the row's numbers support, in the same words as every other verdict on them."""
    judged = judge(context.published, frame[frame["year"].isin(years)])
    if judged.latest is None:
        return context.t("No figures.")
    who = group_words(row.age_group, context.t) if row.age_group != ALL else ""
    return verdict_text(context, judged, row.indicator, who)


def _is_constructed(frame: pd.DataFrame, years: list[int]) -> bool:
    return bool(numbers(frame[frame["year"].isin(years)])["synthetic"].any())


def _broken(context: Context, rows: tuple[Row, ...], frames: list[pd.DataFrame], years: list[int]) -> tuple[str, ...]:
    """What makes a row's years incomparable, in its own numbers or in those in brackets."""
    notes = [
        break_words(context, row.indicator, region, found[found["year"].isin(years)])
        for row, frame in zip(rows, frames, strict=True)
        for region, found in ((context.home, frame), (row.everyone, _all_of(context, row)))
        if region
    ]
    return tuple(dict.fromkeys(words for words in notes if words))


def _all_of(context: Context, row: Row) -> pd.DataFrame:
    return series(context.published, row.indicator, row.everyone, age_group=row.age_group)


def _footnotes(context: Context, frames: list[pd.DataFrame], years: list[int]) -> tuple[str, ...]:
    """The plan's footnote in our words, and what it leaves out: two-year averages and provisional years."""
    t = context.t
    police = pd.concat(frame[frame["indicator"] == "police.reports"] for frame in frames)
    provisional = sorted(int(year) for year in police[police["status"] == PROVISIONAL]["year"])
    notes = [
        t(
            "Numbers in brackets are for everyone, partner municipalities included. People may choose "
            "any crisis centre in Norway, and residents are moved across municipal borders when the "
            "police consider it necessary for their safety. Only people who agreed to be registered "
            "are counted; users of a crisis centre may remain anonymous."
        ),
        t("Total violence is an average of two years; the column is the period's last year (2014 is 2013–2014)."),
    ]
    listed = t.listed([str(year) for year in provisional if year in years])
    return (
        (*notes, t("* Reported cases of VINR for {years} are provisional.", years=listed)) if listed else tuple(notes)
    )
