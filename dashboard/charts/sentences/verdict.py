"""The one verdict on a series in words, for heading, card, table, paragraph, meeting and files alike."""

import pandas as pd

from dashboard.charts.sentences.periods import left_open
from dashboard.charts.sentences.trends import (
    not_stable,
    odd_year_sentence,
    population_sentence,
    registered_only,
    trend_estimate,
    trend_sentence,
)
from dashboard.charts.sentences.words import Counted, joined
from dashboard.model.judged import Judged
from dashboard.model.trends import TOO_SHORT
from dashboard.vocabulary.text import Text


def verdict_sentence(judged: Judged, t: Text, unit: str) -> str:
    """The verdict; `unit` is what is counted in words, as «samtaler» or «voksne».

    If two years clearly differ and there is no trend to judge, both are given together: «Flere samtaler i 2019 (291)
    enn i 2017 (145). Tre år er for lite til å si om det er en trend.»
    """
    if judged.clear_pair is None:
        return trend_sentence(judged.trend, t, judged.since_break)
    return joined(_clear_pair(judged, t, unit), no_trend(judged, t))


def verdict_heading(judged: Judged, t: Text, unit: str) -> str:
    """The verdict as a heading, without a full stop."""
    return verdict_sentence(judged, t, unit).removesuffix(".")


def verdict_caution(judged: Judged, t: Text, counted: Counted, *, is_chosen: bool) -> tuple[str, ...]:
    """The sentences that must always accompany the verdict; `is_chosen` if the reader chose the years."""
    pair = judged.clear_pair
    found = (
        not_stable(judged.trend, t),
        left_open(pair[1], t, counted) if pair else "",
        chosen_years(t) if is_chosen else "",
    )
    return tuple(filter(None, found))


def verdict_reading(judged: Judged, t: Text, counted: Counted, *, is_chosen: bool) -> tuple[str, ...]:
    """The sentences that help to read the verdict: its caution, and what a trend is based on."""
    found = (
        *verdict_caution(judged, t, counted, is_chosen=is_chosen),
        _judged_from(judged, t),
        trend_estimate(judged.trend, t, per_inhabitant=judged.growth is not None),
        population_sentence(judged.trend, judged.growth, t),
        odd_year_sentence(judged.trend, t),
    )
    return tuple(filter(None, found))


def verdict_text(judged: Judged, t: Text, unit: str, counted: Counted, *, is_chosen: bool = False) -> str:
    """The verdict and all that must accompany it, as one paragraph."""
    reading = verdict_reading(judged, t, counted, is_chosen=is_chosen)
    recorded = registered_only(counted, t) if judged.clear_pair is None else ""
    return joined(verdict_sentence(judged, t, unit), *reading, recorded)


def chosen_years(t: Text) -> str:
    """Why a change within chosen years is weaker news than one in the whole series."""
    return t("The years were chosen: a change is found more easily there than in all years.")


def _clear_pair(judged: Judged, t: Text, unit: str) -> str:
    earlier, test = judged.clear_pair  # type: ignore[misc]
    values = {
        "unit": unit,
        "second": _period(judged.latest, t),
        "first": _period(earlier, t),
        "after": t.number(test.after),
        "before": t.number(test.before),
    }
    if test.is_increase:
        return t("More {unit} in {second} ({after}) than in {first} ({before}).", **values)
    return t("Fewer {unit} in {second} ({after}) than in {first} ({before}).", **values)


def _period(row: pd.Series, t: Text) -> str:
    return t.period(int(row["period_start"]), int(row["period_end"]))


def no_trend(judged: Judged, t: Text) -> str:
    """Why a clear difference is no trend."""
    if judged.trend.verdict != TOO_SHORT:
        return trend_sentence(judged.trend, t, judged.since_break)
    years = {2: t("Two years"), 3: t("Three years"), 4: t("Four years")}[judged.trend.n]
    if judged.since_break is None:
        return t("{years} are too few to say whether it is a trend.", years=years)
    return t(
        "{years} since the break in {year} are too few to say whether it is a trend.",
        years=years,
        year=judged.since_break,
    )


def _judged_from(judged: Judged, t: Text) -> str:
    """The first year judged of a series with a break, if the verdict itself doesn't name it."""
    if judged.since_break is None or not judged.trend.is_judged:
        return ""
    return t("Only the years from {year} on are judged, as the series has a break.", year=judged.trend.first_year)
