"""A municipality's share of all users against what is expected of it, in words."""

from dashboard.charts.sentences.words import percent_span
from dashboard.model.comparison import CLEARLY_HIGHER, CLEARLY_LOWER, HIGHER, LOWER, NOT_COMPARABLE, NOT_DIFFERENT
from dashboard.model.shares import Share
from dashboard.text import Text


def share_heading(result: Share, area: str, t: Text) -> str:
    """The finding as a heading, without a full stop."""
    if result.verdict == NOT_COMPARABLE or result.expected is None:
        return t("The share of users from {area} cannot be compared with the share of the cost", area=area)
    values = {"area": area, "expected": t.percent(100 * result.expected)}
    return {
        CLEARLY_HIGHER: t(
            "The share of users from {area} is clearly higher than its share of the cost ({expected})", **values
        ),
        HIGHER: t("The share of users from {area} is higher than its share of the cost ({expected})", **values),
        NOT_DIFFERENT: t(
            "The share of users from {area} is not clearly different from its share of the cost ({expected})", **values
        ),
        LOWER: t("The share of users from {area} is lower than its share of the cost ({expected})", **values),
        CLEARLY_LOWER: t(
            "The share of users from {area} is clearly lower than its share of the cost ({expected})", **values
        ),
    }[result.verdict]


def share_sentence(result: Share, area: str, t: Text, decimals: int = 0) -> str:
    """«Bærum: 41 av 71 (58 %, usikkerhet 46–69 %). Forventet ut fra folketall: 57 %. Ikke sikkert forskjellig.»."""
    if result.share is None or result.low is None or result.high is None:
        return t("{area}: no share, because a number is not there.", area=area)
    values = {
        "area": area,
        "count": t.number(result.count or 0),
        "total": t.number(result.total or 0),
        "share": t.percent(100 * result.share, decimals),
        "span": percent_span(result.low, result.high, t, decimals),
    }
    if result.expected is None:
        return t(
            "{area}: {count} of {total} ({share}, range {span}). No share is expected: the key that the cost is shared "
            "by leaves out some who belonged to the centre then.",
            **values,
        )
    return t(
        "{area}: {count} of {total} ({share}, range {span}). Expected from the plan's population figures: "
        "{expected}. {verdict}",
        expected=t.percent(100 * result.expected, decimals),
        verdict=_verdict(result.verdict, t),
        **values,
    )


def shares_over_years(differs: bool | None, t: Text) -> str:
    """Whether the share differs from year to year; nothing where that can't be asked."""
    if differs is None:
        return ""
    if differs:
        return t("The share differs from year to year: read each year by itself.")
    return t("The share does not clearly differ from year to year.")


def share_caveats(t: Text) -> tuple[str, ...]:
    """What stands beside every share. Which municipalities joined when stands in data/breaks.toml, not here."""
    return (
        t("People may choose any crisis centre: some from here are elsewhere, and some from elsewhere are here."),
        t(
            "The total includes users from municipalities that are not in the population figures, which lowers the "
            "share."
        ),
        t("Anonymous users are not included."),
        t("The expected share is a yardstick, not a target."),
    )


def _verdict(verdict: str, t: Text) -> str:
    return {
        CLEARLY_HIGHER: t("Clearly higher than expected."),
        HIGHER: t("Higher than expected."),
        NOT_DIFFERENT: t("Not clearly different."),
        LOWER: t("Lower than expected."),
        CLEARLY_LOWER: t("Clearly lower than expected."),
    }[verdict]
