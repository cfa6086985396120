"""An area against a benchmark, another area or all areas, in neutral words: higher and lower, nothing more."""

from dashboard.charts.sentences.words import joined, percent_span
from dashboard.model.comparison import (
    CLEARLY_HIGHER,
    CLEARLY_LOWER,
    HIGHER,
    LOWER,
    MINIMUM_AREAS,
    NO_CASES,
    NOT_COMPARABLE,
    NOT_DIFFERENT,
    TOO_FEW_AREAS,
    Between,
    Comparison,
    Funnel,
)
from dashboard.model.trends.periods import PERCENT_BASE
from dashboard.vocabulary.text import Text


def comparison_heading(verdict: str, area: str, benchmark: str, measure: str, t: Text) -> str:
    """«Bærum har klart lavere anmeldt vold enn landet»; names and measure come as words in the text's language."""
    names = {"area": area, "benchmark": benchmark, "measure": measure}
    return {
        CLEARLY_HIGHER: t("{area} has clearly higher {measure} than {benchmark}", **names),
        HIGHER: t("{area} has higher {measure} than {benchmark}", **names),
        NOT_DIFFERENT: t("No clear difference in {measure} between {area} and {benchmark}", **names),
        LOWER: t("{area} has lower {measure} than {benchmark}", **names),
        CLEARLY_LOWER: t("{area} has clearly lower {measure} than {benchmark}", **names),
        NOT_COMPARABLE: t("{area} and {benchmark} cannot be compared in {measure}", **names),
    }[verdict]


def comparison_sentence(result: Comparison, area: str, benchmark: str, unit: str, t: Text, decimals: int = 1) -> str:
    """Both rates, their ratio with its interval, and the verdict; `unit` is as «per 1000 innbyggere».

    The ratio is a percentage of the expected count, and left out if that is under 20.
    """
    if result.ratio is None or result.low is None or result.high is None:
        return t("No comparison: a number or the population is missing.")
    numbers = t(
        "{area} has {rate} {unit}, against {benchmark_rate} in {benchmark}.",
        area=area,
        rate=t.number(result.rate or 0, decimals),
        unit=unit,
        benchmark_rate=t.number(result.benchmark_rate or 0, decimals),
        benchmark=benchmark,
    )
    is_enough = (result.expected or 0) >= PERCENT_BASE
    ratio = _ratio(result.ratio, result.low, result.high, t) if is_enough else ""
    return joined(numbers, ratio, _verdict(result.verdict, t), caution(t))


def between_sentence(result: Between, area: str, other: str, t: Text) -> str:
    """One municipality's rate as a percentage of another's, and the verdict; no percentage of fewer than 20 cases."""
    if result.test.percent is None or result.high == float("inf"):
        return joined(t("{area} and {other} have too few cases for a ratio.", area=area, other=other), caution(t))
    level = t(
        "The rate in {area} is {ratio} of that in {other} (95% interval {span}).",
        area=area,
        other=other,
        ratio=t.percent(100 * result.ratio),
        span=percent_span(result.low, result.high, t),
    )
    chance = t("The difference may be no more than normal variation.") if result.verdict == NOT_DIFFERENT else ""
    return joined(level, chance or _verdict(result.verdict, t), caution(t))


def funnel_sentence(result: Funnel, t: Text) -> str:
    """How many areas there are, how many are outside the outer limits, and how many have no number."""
    if result.reason == NO_CASES:
        return t("No municipality has a single case to compare.")
    if result.reason == TOO_FEW_AREAS:
        return t(
            "Too few municipalities to compare ({n} of at least {minimum}).", n=len(result.areas), minimum=MINIMUM_AREAS
        )
    outside = int(result.areas["verdict"].isin((CLEARLY_HIGHER, CLEARLY_LOWER)).sum())
    return joined(
        t(
            "{outside} of {n} municipalities lie outside the outer limits (99.8%): they differ from the common level "
            "by more than chance.",
            outside=t.number(outside),
            n=t.number(len(result.areas)),
        ),
        _left_out(result.left_out, t),
    )


def caution(t: Text) -> str:
    """What a comparison of recorded cases can't show."""
    return t("This does not say how much violence occurs.")


def _ratio(ratio: float, low: float, high: float, t: Text) -> str:
    share, span = t.percent(100 * ratio), percent_span(low, high, t)
    return t("That is {ratio} of the rate there (95% interval {span}).", ratio=share, span=span)


def _verdict(verdict: str, t: Text) -> str:
    return {
        CLEARLY_HIGHER: t("Clearly higher."),
        HIGHER: t("Higher."),
        NOT_DIFFERENT: t("No clear difference."),
        LOWER: t("Lower."),
        CLEARLY_LOWER: t("Clearly lower."),
    }[verdict]


def _left_out(count: int, t: Text) -> str:
    if not count:
        return ""
    return t.plural(
        "{count} municipality without a number or population is not included.",
        "{count} municipalities without a number or population are not included.",
        count,
    )
