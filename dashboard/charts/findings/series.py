"""One series in words: its newest number, its verdict, and its change since the year before."""

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import PROVISIONAL_SIGN, SIGNS, Context, Row
from dashboard.charts.findings.newest import newest_number
from dashboard.charts.sentences import Counted
from dashboard.model.breaks import breaks_for
from dashboard.model.judged import Judged
from dashboard.model.select import numbers, records
from dashboard.model.trends import BREAK, NO_CLEAR_CHANGE, TOO_SHORT
from loaders.schema import NUMBER_STATUSES, PROVISIONAL, SUPPRESSED

COUNTED = {
    "centre.conversations": Counted.CONVERSATIONS,
    "centre.day_visits": Counted.CONVERSATIONS,
    "centre.residents": Counted.PERSONS,
    "centre.conversation_users": Counted.PERSONS,
    "centre.day_users": Counted.PERSONS,
    "assault_centre.persons": Counted.PERSONS,
}


def counted(indicator: str) -> Counted:
    """What an indicator counts; it decides what its numbers can't say."""
    return COUNTED.get(indicator, Counted.CASES)


def heading(context: Context, judged: Judged, indicator: str, who: str = "") -> str:
    """«63 anmeldte forhold i 2019. Ingen sikker endring siden 2014»; `who` replaces the unit, as «voksne».

    A series too short for a verdict whose ends clearly differ says so instead: it is what can be said.
    """
    if judged.latest is None:
        return ""
    t = context.t
    unit = who or context.published.catalogue.indicators[indicator].unit[t.language]
    newest = t(
        "{number} {unit} in {period}",
        number=t.number(judged.latest["value"]),
        unit=unit,
        period=_period(context, judged.latest),
    )
    return f"{newest}. {_verdict_heading(context, judged, indicator)}"


def _verdict_heading(context: Context, judged: Judged, indicator: str) -> str:
    change = judged.since_first
    if judged.trend.verdict == TOO_SHORT and change is not None and change.is_clear:
        ends = [str(row["year"]) for row in (judged.first, judged.latest) if row is not None]
        return sentences.period_heading(change, ends[0], ends[1], context.t, counted(indicator))
    return sentences.trend_heading(judged.trend, context.t)


def paragraph(
    context: Context, judged: Judged, indicator: str, place: str, who: str = "", rows: pd.DataFrame | None = None
) -> str:
    """Figures, period, uncertainty, verdict, change and caveat of one series, ready to paste."""
    if judged.latest is None:
        return ""
    t, entry = context.t, context.published.catalogue.indicators[indicator]
    title = f"{entry.title[t.language]} ({who})" if who else entry.title[t.language]
    shown = sequence_words(context, numbers(judged.rows))
    if place == context.published.settings.country:  # these titles name the country themselves
        opening = t("{title}: {numbers}.", title=title, numbers=shown)
    else:
        opening = t("{title}, {place}: {numbers}.", title=title, place=context.name(place), numbers=shown)
    return sentences.joined(
        opening,
        _uncertainty(context, judged, indicator),
        _development(context, judged, indicator, place),
        _change(context, judged, indicator),
        withheld_words(context, judged.rows),
        caveat(context, indicator),
    )


def also(context: Context, judged: Judged, who: str) -> str:
    """A second series beside the first of a paragraph, in two sentences: its numbers and its verdict."""
    if judged.latest is None:
        return ""
    listed = f"{who.capitalize()}: {sequence_words(context, numbers(judged.rows))}."
    verdict = sentences.trend_sentence(judged.trend, context.t)
    return sentences.joined(listed, verdict, sentences.trend_estimate(judged.trend, context.t))


def cautions(context: Context, *judged: Judged) -> tuple[str, ...]:
    """What must stand wherever a heading says «no clear change», also on a slide without the paragraph."""
    if all(one.trend.verdict != NO_CLEAR_CHANGE for one in judged):
        return ()
    return (context.t("“No clear change” does not mean the level is stable."),)


def caveat(context: Context, indicator: str) -> str:
    """The first thing that must be known to read an indicator."""
    known = context.published.catalogue.indicators[indicator].caveats[context.t.language]
    return known[0] if known else ""


def break_words(context: Context, indicator: str, region: str, *frames: pd.DataFrame) -> str:
    """What happened between the first and the last number listed that makes them incomparable."""
    years = [int(year) for rows in frames for year in numbers(rows)["year"]]
    found = breaks_for(context.published.breaks, indicator, region, min(years), max(years)) if years else ()
    return sentences.joined(*(item.words[context.t.language] for item in found if item.is_break))


def withheld_words(context: Context, *frames: pd.DataFrame) -> str:
    """Which years have numbers that a text leaves out, as they are withheld, and why."""
    hidden = {int(year) for rows in frames for year in rows[rows["status"] == SUPPRESSED]["year"]}
    if not hidden:
        return ""
    return context.t(
        "Some numbers for {years} are withheld, so that nobody can be recognised, either from a small number or by "
        "subtraction.",
        years=context.t.listed([str(year) for year in sorted(hidden)]),
    )


def _development(context: Context, judged: Judged, indicator: str, place: str) -> str:
    """The verdict with all that must be said together; where a break is the verdict, which one."""
    t, kind = context.t, counted(indicator)
    if judged.trend.verdict != BREAK:
        return sentences.trend_text(judged.trend, t, kind)
    broken = break_words(context, indicator, place, judged.rows)
    return sentences.joined(broken or sentences.trend_sentence(judged.trend, t), sentences.registered_only(kind, t))


def sequence_words(context: Context, rows: pd.DataFrame) -> str:
    """«28 (2014), 57 (2015) og 63* (2019)»; a year without a number has its sign."""
    t = context.t
    return t.listed([f"{_label(context, row)} ({_period(context, row)})" for row in records(rows)])


def _label(context: Context, row: Row) -> str:
    if row["status"] not in NUMBER_STATUSES:
        return SIGNS[row["status"]]
    decimals = context.published.catalogue.indicators[row["indicator"]].decimals
    return context.t.number(row["value"], decimals) + (PROVISIONAL_SIGN if row["status"] == PROVISIONAL else "")


def _period(context: Context, row: Row) -> str:
    return context.t.period(int(row["period_start"]), int(row["period_end"]))


def _uncertainty(context: Context, judged: Judged, indicator: str) -> str:
    """The newest count's interval; conversations have none, as one person has many of them."""
    latest = judged.latest
    if latest is None or counted(indicator) is Counted.CONVERSATIONS:
        return ""
    return newest_number(context, latest)


def _change(context: Context, judged: Judged, indicator: str) -> str:
    """The newest year against the one before; for a short series with clearly different ends, those instead."""
    t, kind = context.t, counted(indicator)
    if judged.latest is None or judged.change is None or judged.before is None or judged.first is None:
        return ""
    newest = str(judged.latest["year"])
    ends = judged.since_first
    if judged.trend.verdict == TOO_SHORT and ends is not None and ends.is_clear:
        return sentences.period_sentence(ends, str(judged.first["year"]), newest, t, kind)
    return sentences.period_sentence(judged.change, str(judged.before["year"]), newest, t, kind)
