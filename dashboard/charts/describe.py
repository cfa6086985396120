"""The parts that every chart has: source, notes, signs, dates, alt text, and what is said when nothing is shown."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.charts.alt import alt_text
from dashboard.charts.build import Context, Period, marks, selection_words, signs, source_line
from dashboard.charts.chart import Chart, Kind, Series
from dashboard.charts.empty import NOTHING_LACKING, Lacking, empty_heading, empty_words, why_empty
from dashboard.charts.sentences import joined
from dashboard.vocabulary.selection import EDITION
from dashboard.vocabulary.text import Text


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
    of: str = "",
    elsewhere: str = "",
    lacking: Lacking = NOTHING_LACKING,
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
    another. `chosen` are further filters in words; `everywhere` stands instead of place and filters where none can be
    chosen. `of` is the region whose number the finding tells, for a finding that doesn't name it; `elsewhere` says why
    the figure is of another place than the chosen one, `lacking` what is missing where there is no number. `cautions`
    are said after the indicator's own caveats.
    """
    t, entry = context.t, context.published.catalogue.indicators[indicator]
    shown = tuple(value for one in series for value in one.values)
    selected = everywhere or selection_words(context, place or context.region, periods, *chosen)
    synthetic = any(value.synthetic for value in shown)
    is_empty = not any(value.is_number for value in shown)
    lines = marks(context, indicator, marked or place, periods) if place and not is_empty else ()
    why = why_empty(context, indicator, place or context.region, shown)
    empty = empty_words(context, why, place or context.region, categories, series, lacking) if is_empty else ""
    source = source_line(context, rows if rests_on is None else pd.concat([rows, rests_on]))
    return Chart(
        key=key,
        kind=kind,
        language=t.language,
        finding=empty_heading(context, why, selected) if is_empty else _placed(context, of, finding),
        subtitle=subtitle,
        unit=unit or entry.unit[t.language],
        decimals=decimals or entry.decimals,
        category_title=category_title or t("Year"),
        categories=tuple(categories),
        series=tuple(series),
        alt=empty or alt_text(context, kind, subtitle, finding, categories, series),
        paragraph="" if is_empty else plan_text(t, paragraph, source, synthetic=synthetic),
        source=source,
        selection_words=selected,
        definition=definition or entry.definition[t.language],
        notes=()
        if is_empty
        else tuple(dict.fromkeys((*notes, *entry.caveats[t.language], *cautions, *(mark.words for mark in lines)))),
        marks=lines,
        signs=() if is_empty else signs(shown, t),
        data_date=data_date(rows),
        synthetic=synthetic,
        synthetic_words=synthetic_words(context) if synthetic else "",
        version=context.published.version,
        address=address(context, key),
        next_update=next_update(context, rows),
        empty=empty,
        place=context.place(of) if of and of != context.region else "",
        elsewhere=elsewhere,
        **more,  # type: ignore[arg-type]
    )


def _placed(context: Context, region: str, finding: str) -> str:
    """The finding with the name of the place that its number is of."""
    return context.t("{place}: {finding}", place=context.name(region), finding=finding) if region else finding


def plan_text(t: Text, *sentences: str, synthetic: bool) -> str:
    """The text to paste in a plan, with the mark that must follow it there where it rests on constructed numbers."""
    words = joined(*sentences) if sentences[0] else ""
    return t("[Example data] {words}", words=words) if synthetic and words else words


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
    "residents-sex-together": "/beboere",
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
