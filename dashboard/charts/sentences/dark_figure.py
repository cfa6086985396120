"""The dark figure in words: arithmetic on a stated assumption, never a measurement."""

from dashboard.charts.sentences.words import joined
from dashboard.model.dark_figure import HIGH_PCT, LOW_PCT, bounds
from dashboard.model.intervals import whole_number
from dashboard.vocabulary.text import EN_DASH, Text


def dark_figure_sentence(reports: float | None, t: Text, low_pct: float = LOW_PCT, high_pct: float = HIGH_PCT) -> str:
    """The arithmetic with its assumption; nothing if the number of reports is missing. Never as a series."""
    found = bounds(reports, low_pct, high_pct)
    if found is None:
        return ""
    low, high = found
    count = whole_number("reports", reports)
    same = low_pct == high_pct
    shares = t.percent(low_pct) if same else f"{t.number(low_pct)}{EN_DASH}{t.percent(high_pct)}"
    span = f"{t.number(low)}{EN_DASH}{t.number(high)}"
    return t.plural(
        "Arithmetic, not measurement: if {shares} of cases are reported, {count} report corresponds to roughly "
        "{span} cases.",
        "Arithmetic, not measurement: if {shares} of cases are reported, {count} reports correspond to roughly "
        "{span} cases.",
        count,
        shares=shares,
        span=span,
    )


def dark_figure_text(
    reports: float | None, t: Text, low_pct: float = LOW_PCT, high_pct: float = HIGH_PCT, *, is_in_plan: bool
) -> str:
    """The sentence with its assumption's source, which is the plan only where `is_in_plan`."""
    sentence = dark_figure_sentence(reports, t, low_pct, high_pct)
    return joined(sentence, dark_figure_caveat(t, is_in_plan=is_in_plan)) if sentence else ""


def dark_figure_caveat(t: Text, *, is_in_plan: bool) -> str:
    """What the assumption is about, and what it can't be used for."""
    if not is_in_plan:
        return t(
            "How large a share of all violence is reported is an assumption here, not a measurement. It is not only "
            "about close relationships, says nothing about trends, and cannot be used to compare municipalities."
        )
    return t(
        "The action plan assumes that about one fifth of all violence is reported, citing NKVTS; the "
        "range around it is our own assumption. It is not only about close relationships, says "
        "nothing about trends, and cannot be used to compare municipalities."
    )
