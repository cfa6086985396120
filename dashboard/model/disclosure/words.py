"""What readers are told about the limits of disclosure control."""

from datetime import datetime

from dashboard.vocabulary.text import Text


def level_in_words(t: Text, level: str) -> str:
    """One sentence for a level of `LEVELS`; empty when nothing was coarsened."""
    return {
        "full": "",
        "without_sex": t("Women and men are shown together, because the split could not be protected."),
        "totals": t("Only the largest totals are shown, because no breakdown of them could be protected."),
        "nothing": t("Some figures are not shown at all, because they could not be protected."),
    }[level]


def unclear_in_words(t: Text, is_unclear: bool) -> str:
    """That figures are withheld because the numbers contradict one another; empty when they do not."""
    if not is_unclear:
        return ""
    return t(
        "Some years are withheld because the numbers delivered contradict one another, or because the "
        "municipalities are grouped differently from when the years were first shown."
    )


def editions_in_words(t: Text, number: int, last: datetime | None) -> str:
    """Whether earlier editions count: `number` is the one shown, `last` the day of the one before."""
    if last is None:
        return t("This is the first edition kept here, so no earlier one is taken into account.")
    return t(
        "This is edition {number}. Earlier editions are taken into account, since a reader may have kept them. The one "
        "before is from {day}.",
        number=number,
        day=t.date(last),
    )
