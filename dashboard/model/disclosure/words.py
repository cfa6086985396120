"""What is said to a reader when the table had to be coarser than it was delivered."""

from dashboard.text import Text


def level_in_words(t: Text, level: str) -> str:
    """One sentence for a level of `LEVELS`; empty when the table is as fine as delivered."""
    return {
        "full": "",
        "without_sex": t("Women and men are shown together, because the split could not be protected."),
        "without_municipalities": t("Other municipalities are not shown, because the division could not be protected."),
        "totals": t("Only the largest totals are shown, because no division of them could be protected."),
        "nothing": t("Some figures are not shown at all, because they could not be protected."),
    }[level]
