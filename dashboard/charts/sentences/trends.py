"""A trend verdict in words: heading, sentence, estimate, and all that must be said together."""

from dashboard.charts.sentences.words import Counted, change_span, joined
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
from dashboard.text import Text


def trend_heading(result: Trend, t: Text) -> str:
    """The verdict as a heading, without a full stop. Never stands alone: `trend_text` goes with it."""
    year = result.first_year
    return {
        BREAK: t("Break in the series: no trend across it"),
        OVERLAPPING: t("The periods overlap, so the trend is not judged"),
        TOO_SHORT: t("Too few years to judge a trend"),
        TOO_SMALL: _too_small_heading(result, t),
        NO_CLEAR_CHANGE: t("No clear change since {year}", year=year),
        POSSIBLE_INCREASE: t("Possible increase since {year}, but uncertain", year=year),
        POSSIBLE_DECREASE: t("Possible decrease since {year}, but uncertain", year=year),
        CLEAR_INCREASE: t("Clear increase in recorded numbers since {year}", year=year),
        CLEAR_DECREASE: t("Clear decrease in recorded numbers since {year}", year=year),
    }[result.verdict]


def trend_sentence(result: Trend, t: Text) -> str:
    """The verdict as METHODS § 2 words it."""
    return {
        BREAK: t("Break in the series: years before and after are not comparable."),
        OVERLAPPING: t("Moving averages overlap, so no automatic trend."),
        TOO_SHORT: t("Too few years to judge a trend ({n} of at least {minimum}).", n=result.n, minimum=MINIMUM_YEARS),
        TOO_SMALL: _too_small_sentence(result, t),
        NO_CLEAR_CHANGE: t(
            "No clear change. The swings may be chance. This does not mean the level is stable.",
        ),
        POSSIBLE_INCREASE: t("Possible increase, uncertain."),
        POSSIBLE_DECREASE: t("Possible decrease, uncertain."),
        CLEAR_INCREASE: t("Clear increase in recorded numbers."),
        CLEAR_DECREASE: t("Clear decrease in recorded numbers."),
    }[result.verdict]


def trend_estimate(result: Trend, t: Text) -> str:
    """«Anslag +8 % per år (usikkerhet −9 til +29 %).», or nothing where the series could not be judged."""
    if result.change_per_year is None or result.low is None or result.high is None:
        return ""
    change = t.percent(result.change_per_year, signed=True)
    return t("Estimate {change} per year (range {span}).", change=change, span=change_span(result.low, result.high, t))


def trend_text(result: Trend, t: Text, counted: Counted = Counted.CASES) -> str:
    """Verdict, estimate and what the numbers are not, as one paragraph."""
    return joined(trend_sentence(result, t), trend_estimate(result, t), registered_only(counted, t))


def registered_only(counted: Counted, t: Text) -> str:
    """What recorded numbers do not say; stands with every verdict."""
    return {
        Counted.CASES: t("Applies to recorded cases, not to how much violence occurs."),
        Counted.PERSONS: t("Applies to recorded persons, not to how much violence occurs."),
        Counted.CONVERSATIONS: t("Applies to recorded conversations, not to how much violence occurs."),
    }[counted]


def _too_small_heading(result: Trend, t: Text) -> str:
    if result.missing:
        return t("Some years have no number, so the trend is not judged")
    return t("Numbers too small to judge a trend")


def _too_small_sentence(result: Trend, t: Text) -> str:
    """A series with a gap gets the same code, but calling its numbers small would not be true."""
    if result.missing:
        years = t.listed([str(year) for year in result.missing])
        return t("There is no number for {years}, so the trend is not judged.", years=years)
    return t("Numbers are too small to judge a trend.")
