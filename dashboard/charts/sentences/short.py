"""Verdicts in a line or two beside a number, for a reader who sees nothing else of the figure."""

from dashboard.charts.sentences.trends import trend_sentence
from dashboard.charts.sentences.verdict import no_trend
from dashboard.charts.sentences.words import joined
from dashboard.model.comparison import (
    CLEARLY_HIGHER,
    CLEARLY_LOWER,
    HIGHER,
    LOWER,
    NOT_DIFFERENT,
    Comparison,
)
from dashboard.model.judged import Judged
from dashboard.model.shares.shares import Share
from dashboard.model.trends import NO_CLEAR_CHANGE, TOO_SHORT
from dashboard.vocabulary.text import Text


def short_verdict(judged: Judged, t: Text) -> str:
    """The verdict on a series, without the newest number and what it counts, which stand beside it."""
    if judged.clear_pair is not None:
        return joined(_than_then(judged, t), no_trend(judged, t))
    found = judged.trend
    if found.verdict == NO_CLEAR_CHANGE:
        return t("We cannot say whether the number is going up or down.")
    if found.verdict != TOO_SHORT:
        return trend_sentence(found, t, judged.since_break)
    if judged.since_break is not None:
        return t("Too few years since the break in {year} to say whether it is a trend.", year=judged.since_break)
    return no_trend(judged, t) if found.n > 1 else t("One year is too few to say whether it is a trend.")


def _than_then(judged: Judged, t: Text) -> str:
    earlier, test = judged.clear_pair  # type: ignore[misc]
    values = {"first": earlier["year"], "before": t.number(test.before)}
    if test.is_increase:
        return t("More than in {first} ({before}).", **values)
    return t("Fewer than in {first} ({before}).", **values)


def short_level(found: Comparison, period: str, t: Text, *, is_newest: bool) -> str:
    """A rate against the country's of the same period, which is named unless it `is_newest`: the number beside."""
    level = {
        CLEARLY_HIGHER: t("Clearly higher than the national average"),
        HIGHER: t("Higher than the national average"),
        NOT_DIFFERENT: t("Not clearly different from the national average"),
        LOWER: t("Lower than the national average"),
        CLEARLY_LOWER: t("Clearly lower than the national average"),
    }[found.verdict]
    values = {"level": level, "rate": t.number(found.benchmark_rate or 0, 1)}
    if is_newest:
        return t("{level} in the same period ({rate}).", **values)
    return t("{level} in {period}: {own} against {rate}.", period=period, own=t.number(found.rate or 0, 1), **values)


def short_share(found: Share, yardstick: str, t: Text) -> str:
    """A share against what is expected of it; `yardstick` is what that is, in words."""
    values = {"yardstick": yardstick, "expected": t.percent(100 * (found.expected or 0))}
    return {
        CLEARLY_HIGHER: t("Clearly higher than {yardstick}, {expected}.", **values),
        HIGHER: t("Higher than {yardstick}, {expected}.", **values),
        NOT_DIFFERENT: t("We cannot say that it differs from {yardstick}, {expected}.", **values),
        LOWER: t("Lower than {yardstick}, {expected}.", **values),
        CLEARLY_LOWER: t("Clearly lower than {yardstick}, {expected}.", **values),
    }.get(found.verdict) or t("There is nothing to compare it with.")
