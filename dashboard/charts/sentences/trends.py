"""A trend verdict in words: the verdict itself, its estimate, and what must be known to read it."""

from dashboard.charts.sentences.words import Counted, change_span
from dashboard.model.trends import (
    BREAK,
    CLEAR_DECREASE,
    CLEAR_INCREASE,
    MINIMUM_YEARS,
    NO_CLEAR_CHANGE,
    OVERLAPPING,
    POSSIBLE_DECREASE,
    POSSIBLE_INCREASE,
    TOO_SHORT,
    TOO_SMALL,
    Trend,
)
from dashboard.vocabulary.text import Text

LARGEST_ESTIMATE = 100  # percent per year; a larger estimate means that the numbers fit no line


def trend_sentence(result: Trend, t: Text, since_break: int | None = None) -> str:
    """The verdict on the years from `since_break` on; from the first if there is no break."""
    year = result.first_year
    return {
        BREAK: t("Break in the series: years before and after are not comparable."),
        OVERLAPPING: t("The periods overlap, so we can't say whether there is a trend."),
        TOO_SHORT: _too_short(result, t, since_break),
        TOO_SMALL: _too_small(result, t),
        NO_CLEAR_CHANGE: t("No clear change since {year}.", year=year),
        POSSIBLE_INCREASE: t("Possible increase since {year}, but uncertain.", year=year),
        POSSIBLE_DECREASE: t("Possible decrease since {year}, but uncertain.", year=year),
        CLEAR_INCREASE: t("Clear increase in recorded numbers since {year}.", year=year),
        CLEAR_DECREASE: t("Clear decrease in recorded numbers since {year}.", year=year),
    }[result.verdict]


def not_stable(result: Trend, t: Text) -> str:
    """What «no clear change» does not mean: accompanies every such verdict, empty for the others."""
    if result.verdict != NO_CLEAR_CHANGE:
        return ""
    return t("The variation may be chance. This does not mean the level is stable.")


def trend_estimate(result: Trend, t: Text, *, per_inhabitant: bool = False) -> str:
    """«Anslag +8 % per år (usikkerhet −9 til +29 %).»; empty if the series could not be judged."""
    if result.change_per_year is None or result.low is None or result.high is None:
        return ""
    if max(map(abs, map(round, (result.change_per_year, result.low, result.high)))) > LARGEST_ESTIMATE:
        return t("The numbers vary too much to estimate a change per year.")
    change = t.percent(result.change_per_year, signed=True)
    span = change_span(result.low, result.high, t)
    if per_inhabitant:
        return t("Estimate per inhabitant: {change} per year (95% interval {span}).", change=change, span=span)
    return t("Estimate: {change} per year (95% interval {span}).", change=change, span=span)


def population_sentence(result: Trend, growth: float | None, t: Text) -> str:
    """How the population changed over the judged years, or that it isn't allowed for; `growth` is in per cent."""
    if not result.is_judged:
        return ""
    if growth is None:
        return t("Changes in the population are not allowed for.")
    if not round(growth):
        return t("The population hardly changed over the same years, and is allowed for.")
    values = {"percent": t.percent(abs(growth))}
    if growth > 0:
        return t("The population grew by {percent} over the same years, which is allowed for.", **values)
    return t("The population fell by {percent} over the same years, which is allowed for.", **values)


def odd_year_sentence(result: Trend, t: Text) -> str:
    """The one year without which a clear verdict would not be clear; empty if there is none."""
    return t("Without {year} the change would not be clear.", year=result.odd_year) if result.odd_year else ""


def registered_only(counted: Counted, t: Text) -> str:
    """What recorded numbers do not show; accompanies every verdict."""
    return {
        Counted.CASES: t("Applies to recorded cases, not to how much violence occurs."),
        Counted.PERSONS: t("Applies to recorded people, not to how much violence occurs."),
        Counted.CONVERSATIONS: t("Applies to recorded conversations, not to how much violence occurs."),
    }[counted]


def _too_short(result: Trend, t: Text, since_break: int | None) -> str:
    years = {"n": result.n, "minimum": MINIMUM_YEARS}
    if since_break is None:
        return t("Too few years to judge a trend ({n} of at least {minimum}).", **years)
    return t(
        "Too few years since the break in {year} to judge a trend ({n} of at least {minimum}).",
        year=since_break,
        **years,
    )


def _too_small(result: Trend, t: Text) -> str:
    """A series with a gap gets the same code, but calling its numbers small would not be true."""
    if result.missing:
        years = t.listed([str(year) for year in result.missing])
        return t("There is no number for {years}, so the trend is not judged.", years=years)
    return t("Numbers are too small to judge a trend.")
