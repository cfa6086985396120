"""The parts that every chart has: source, notes, signs, dates, alt text, and what is said when nothing is shown."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.charts.build import Context, Period, marks, selection_words, signs, source_line
from dashboard.charts.chart import Chart, Kind, Series, Value
from dashboard.selection import EDITION

ALT_LENGTH = 250


def describe(
    context: Context,
    *,
    key: str,
    kind: Kind,
    indicator: str,
    rows: pd.DataFrame,
    categories: Sequence[str],
    series: Sequence[Series],
    finding: str,
    subtitle: str,
    paragraph: str,
    periods: Sequence[Period] = (),
    rests_on: pd.DataFrame | None = None,
    place: str | None = None,
    marked: str | None = None,
    chosen: Sequence[str] = (),
    everywhere: str = "",
    notes: Sequence[str] = (),
    cautions: Sequence[str] = (),
    unit: str = "",
    decimals: int = 0,
    category_title: str = "",
    definition: str = "",
    **more: object,
) -> Chart:
    """A chart with everything that follows from its rows and its indicator filled in.

    `rows` are the published rows shown (for source, date and synthetic), `rests_on` further rows that the numbers are
    computed from (for source). `place` is the region shown, `marked` the one whose breaks are marked where it is
    another. `chosen` are further filters in words; `everywhere` stands instead of
    place and filters where none can be chosen. `cautions` are said after the indicator's own caveats.
    """
    t, entry = context.t, context.published.catalogue.indicators[indicator]
    shown = tuple(value for one in series for value in one.values)
    lines = marks(context, indicator, marked or place, periods) if place else ()
    synthetic = any(value.synthetic for value in shown if value.is_number or value.status == "suppressed")
    is_empty = not any(value.is_number for value in shown)
    empty = empty_words(context, shown) if is_empty else ""
    source = source_line(context, rows if rests_on is None else pd.concat([rows, rests_on]))
    return Chart(
        key=key,
        kind=kind,
        language=t.language,
        finding=finding if not is_empty else t("No figures to show for this selection"),
        subtitle=subtitle,
        unit=unit or entry.unit[t.language],
        decimals=decimals or entry.decimals,
        category_title=category_title or t("Year"),
        categories=tuple(categories),
        series=tuple(series),
        alt=empty or alt_text(context, kind, subtitle, finding, categories, series),
        paragraph="" if is_empty or not paragraph else " ".join(part for part in (paragraph, source) if part),
        source=source,
        selection_words=everywhere or selection_words(context, place or context.region, periods, *chosen),
        definition=definition or entry.definition[t.language],
        notes=tuple(dict.fromkeys((*notes, *entry.caveats[t.language], *cautions, *(mark.words for mark in lines)))),
        marks=lines,
        signs=signs(shown, t),
        data_date=data_date(rows),
        synthetic=synthetic,
        synthetic_words=synthetic_words(context) if synthetic else "",
        version=context.published.version,
        address=address(context, key),
        next_update=next_update(context, rows),
        empty=empty,
        **more,  # type: ignore[arg-type]
    )


def address(context: Context, key: str) -> str:
    """Path and query that reopen this view on its page, and name the edition that it was made from."""
    query = context.selection.query(context.published.settings.language)
    parts = [query, f"{EDITION}={context.published.version}"]
    return f"{PATHS[key]}?{'&'.join(part for part in parts if part)}"


PATHS = {
    "police-reports": "/anmeldelser",
    "violence-rate": "/anmeldelser",
    "violence-offences": "/anmeldelser",
    "residents": "/beboere",
    "residents-sex": "/beboere",
    "residents-municipality": "/beboere",
    "residents-national": "/beboere",
    "conversations": "/samtaler",
    "conversation-users": "/samtaler",
    "conversations-per-person": "/samtaler",
    "conversations-municipality": "/samtaler",
    "day-users-national": "/samtaler",
    "residents-share": "/sammenlikning",
    "funnel": "/sammenlikning",
    "measures": "/tiltak",
}


def next_update(context: Context, rows: pd.DataFrame) -> str:
    """When the source of the newest number is expected to give the next."""
    if rows.empty:
        return ""
    newest = rows.sort_values("year", kind="stable")["source"].iloc[-1]
    return context.published.catalogue.sources[newest].next[context.t.language]


def data_date(rows: pd.DataFrame) -> date | None:
    """The newest day on which a source made its extract, where any tells."""
    newest = rows["extracted"].max() if len(rows) else pd.NaT
    return None if pd.isna(newest) else newest.date()


def synthetic_words(context: Context) -> str:
    """What «Eksempeldata» means on a figure."""
    return context.t("Example data: the workbook says that figures in it were constructed for demonstration.")


def empty_words(context: Context, shown: Sequence[Value]) -> str:
    """Why a chart has no number at all."""
    t = context.t
    if any(value.status == "suppressed" for value in shown):
        return t("Every number in this selection is withheld to protect privacy.")
    if any(value.status == "not_published" for value in shown):
        return t("The figures for this selection are not published yet.")
    return t("The files delivered hold no figures for this selection. Choose another one.")


def kind_words(context: Context, kind: Kind) -> str:
    """The kind of chart in words, for alt text."""
    t = context.t
    return {
        Kind.COLUMNS: t("Column chart"),
        Kind.LINES: t("Line chart"),
        Kind.BARS: t("Bar chart"),
        Kind.DOTS: t("Dot chart with uncertainty"),
        Kind.FUNNEL: t("Funnel chart"),
    }[kind]


def alt_text(
    context: Context, kind: Kind, subject: str, finding: str, categories: Sequence[str], series: Sequence[Series]
) -> str:
    """Kind, subject, the finding, and each series' first and last number, as far as about 250 characters reach."""
    text = f"{kind_words(context, kind)}: {subject.rstrip('.')}. {finding.rstrip('.')}."
    for one in series if kind in (Kind.COLUMNS, Kind.LINES) else ():
        part = _ends(context, one, categories)
        if len(text) + len(part) + 1 > ALT_LENGTH:
            break
        text = f"{text} {part}".rstrip()
    return text if len(text) <= ALT_LENGTH else text[: ALT_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _ends(context: Context, one: Series, categories: Sequence[str]) -> str:
    """«Bærum: 28 i 2014, 63 i 2019.»"""
    found = [(category, value) for category, value in zip(categories, one.values, strict=True) if value.is_number]
    if not found:
        return ""
    t = context.t
    ends = found[:1] if len(found) == 1 else [found[0], found[-1]]
    words = [t("{number} in {year}", number=value.label, year=category) for category, value in ends]
    return f"{one.name}: {', '.join(words)}."
