"""One series in words: its newest number, its verdict, and its change since the year before."""

from collections.abc import Mapping

import pandas as pd

from dashboard.charts import sentences
from dashboard.charts.build import Context, Row, number_label, row_period
from dashboard.charts.findings.newest import newest_number
from dashboard.charts.sentences import Counted
from dashboard.model.breaks import breaks_for
from dashboard.model.judged import Judged
from dashboard.model.select import numbers, records
from dashboard.model.trends import NO_CLEAR_CHANGE
from loaders.schema import SUPPRESSED

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


def heading(context: Context, judged: Judged, who: str = "") -> str:
    """«63 anmeldte forhold i 2019. Ingen sikker endring siden 2014»; `who` replaces the unit, as «voksne».

    A verdict that names two years with their numbers is used alone. Empty if the series has no number.
    """
    if judged.latest is None:
        return ""
    t, latest = context.t, judged.latest
    unit = unit_of(context, latest["indicator"], who)
    verdict = sentences.verdict_heading(judged, t, unit)
    if judged.clear_pair is not None:
        return verdict
    newest = t("{number} {unit} in {period}", number=t.number(latest["value"]), unit=unit, period=row_period(latest, t))
    return f"{newest}. {verdict}"


def headings(context: Context, judged: Mapping[str, Judged]) -> str:
    """The heading of several series of one figure, by what each counts: «41 voksne og 43 barn i 2019. …»

    Newest numbers of different years can't be said in one breath; then the first series' heading is the figure's.
    """
    t, (first, *others) = context.t, [one.latest for one in judged.values()]
    if first is None or not others or any(row is None or row["period_end"] != first["period_end"] for row in others):
        return next(filter(None, (heading(context, one, who) for who, one in judged.items())), "")
    counts = [
        t("{number} {unit}", number=t.number(row["value"]), unit=who)
        for who, row in zip(judged, (first, *others), strict=True)
    ]
    newest = t("{numbers} in {period}", numbers=t.listed(counts), period=row_period(first, t))
    verdicts = {who: sentences.verdict_heading(one, t, who) for who, one in judged.items()}
    if len(set(verdicts.values())) == 1:
        return f"{newest}. {next(iter(verdicts.values()))}"
    return f"{newest}. {'. '.join(f'{who.capitalize()}: {words}' for who, words in verdicts.items())}"


def unit_of(context: Context, indicator: str, who: str = "") -> str:
    """What a number counts in words: `who` if given, else the indicator's unit."""
    return who or context.indicator(indicator).unit[context.t.language]


def verdict_text(context: Context, judged: Judged, who: str = "") -> str:
    """The verdict on a series with everything that must accompany it, for text on its own.

    Empty if the series has no number; `who` replaces the unit, as in `heading`.
    """
    if judged.latest is None:
        return ""
    indicator, chosen = judged.latest["indicator"], context.are_years_chosen
    unit = unit_of(context, indicator, who)
    return sentences.verdict_text(judged, context.t, unit, counted(indicator), is_chosen=chosen)


def paragraph(context: Context, judged: Judged, who: str = "", *, unit: str = "", behind: str = "") -> str:
    """Numbers, uncertainty, verdict, change and caveat of one series, ready to paste.

    `who` is part of the title, `unit` is what is counted, if more than `who`, `behind` comes before the
    caveat. Empty if the series has no number.
    """
    if judged.latest is None:
        return ""
    indicator, place = judged.latest["indicator"], judged.latest["region"]
    return sentences.joined(
        _opening(context, judged.rows, indicator, place, who),
        _uncertainty(context, judged),
        break_words(context, indicator, place, judged.rows),
        verdict_text(context, judged, unit or who),
        _change(context, judged),
        withheld_words(context, judged.rows),
        behind,
        caveat(context, indicator),
    )


def _opening(context: Context, rows: pd.DataFrame, indicator: str, place: str, who: str) -> str:
    """Every number of the series after its title and place."""
    t, title = context.t, context.indicator(indicator).title[context.t.language]
    values = {"title": f"{title} ({who})" if who else title, "numbers": sequence_words(context, numbers(rows))}
    if place == context.published.settings.country:  # these titles name the country themselves
        return t("{title}: {numbers}.", **values)
    return t("{title}, {place}: {numbers}.", place=context.place(place), **values)


def also(context: Context, judged: Judged, first: Judged, who: str) -> str:
    """A second series after the first of a paragraph: its numbers, its verdict, and only what the first leaves out."""
    if judged.latest is None:
        return ""
    mentioned, reading = (_reading(context, one, judged.latest["indicator"]) for one in (first, judged))
    listed = f"{who.capitalize()}: {sequence_words(context, numbers(judged.rows))}."
    verdict = sentences.verdict_sentence(judged, context.t, who)
    return sentences.joined(listed, verdict, *(words for words in reading if words not in mentioned))


def _reading(context: Context, judged: Judged, indicator: str) -> tuple[str, ...]:
    chosen = context.are_years_chosen
    return sentences.verdict_reading(judged, context.t, counted(indicator), is_chosen=chosen)


def cautions(context: Context, *judged: Judged) -> tuple[str, ...]:
    """What must accompany the verdicts of a heading, also on a slide without the paragraph."""
    t = context.t
    is_flat = any(one.trend.verdict == NO_CLEAR_CHANGE for one in judged)
    found = (
        t("“No clear change” does not mean the level is stable.") if is_flat else "",
        sentences.chosen_years(t) if context.are_years_chosen and any(one.latest is not None for one in judged) else "",
    )
    return tuple(filter(None, found))


def caveat(context: Context, indicator: str) -> str:
    """The first thing that must be known to read an indicator; empty if nothing is noted."""
    known = context.indicator(indicator).caveats[context.t.language]
    return known[0] if known else ""


def break_words(context: Context, indicator: str, region: str, *frames: pd.DataFrame) -> str:
    """What happened between the first and the last number listed that makes them incomparable."""
    years = [int(year) for rows in frames for year in numbers(rows)["year"]]
    found = breaks_for(context.published.breaks, indicator, region, min(years), max(years)) if years else ()
    return sentences.joined(*(item.words[context.t.language] for item in found if item.is_break))


def withheld_words(context: Context, *frames: pd.DataFrame) -> str:
    """Which periods have numbers that a text leaves out, as they are withheld, and why."""
    hidden = {
        (int(row["period_end"]), int(row["period_start"]))
        for rows in frames
        for row in records(rows[rows["status"] == SUPPRESSED])
    }
    if not hidden:
        return ""
    return context.t(
        "Some numbers for {years} are withheld so that nobody can be recognised, either from a small "
        "number or by subtraction.",
        years=context.t.listed([context.t.period(start, end) for end, start in sorted(hidden)]),
    )


def sequence_words(context: Context, rows: pd.DataFrame, decimals: int | None = None) -> str:
    """«28 (2014), 57 (2015) og 63* (2019)»; a year without a number has its sign.

    `decimals` are by default the indicator's own.
    """
    t = context.t
    return t.listed([f"{_label(context, row, decimals)} ({row_period(row, t)})" for row in records(rows)])


def _label(context: Context, row: Row, decimals: int | None) -> str:
    own = context.indicator(row["indicator"]).decimals
    return number_label(row, context.t, own if decimals is None else decimals)


def _uncertainty(context: Context, judged: Judged) -> str:
    """The newest count's interval; conversations have none, as one person has many of them."""
    if judged.latest is None or counted(judged.latest["indicator"]) is Counted.CONVERSATIONS:
        return ""
    return newest_number(context, judged.latest)


def _change(context: Context, judged: Judged) -> str:
    """The size of the difference that the verdict has named; else the newest year against the one before."""
    if judged.latest is None:
        return ""
    t, kind = context.t, counted(judged.latest["indicator"])
    if judged.clear_pair is not None:
        return sentences.difference_in_percent(judged.clear_pair[1], t, kind)
    if judged.change is None or judged.before is None:
        return ""
    before, latest = (row_period(row, t) for row in (judged.before, judged.latest))
    return sentences.period_sentence(judged.change, before, latest, t, kind)
