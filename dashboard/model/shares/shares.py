"""A municipality's share of residents against what is expected of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.model.comparison import NOT_COMPARABLE, verdict_for
from dashboard.model.intervals import LEVEL_CLEAR, is_known, share_interval, whole_number

DIFFER_P = 0.05


@dataclass(frozen=True)
class Share:
    """A part of a whole: share, interval and expected share from 0 to 1; None where there is no share.

    `verdict` is one of comparison's codes. `p` is of the exact binomial test, for checking and never shown.
    """

    count: int | None
    total: int | None
    share: float | None
    low: float | None
    high: float | None
    expected: float | None
    verdict: str
    p: float | None = None


def share(count: float | None, total: float | None, expected: float | None) -> Share:
    """One period's share against the expected share, by its Wilson interval at 95 and 99.8 %.

    Missing numbers or a total of 0 give no share; without an expected share there is an interval but no verdict.

    Raises:
        ValueError: a count is negative or not whole, it exceeds its total, or the expected share is not from 0 to 1.
    """
    from scipy.stats import binomtest

    yardstick = float(expected) if is_known(expected) else None
    if not is_known(count) or not is_known(total) or total == 0:
        return Share(None, None, None, None, None, yardstick, NOT_COMPARABLE)
    part, whole = whole_number("count", count), whole_number("total", total)
    if yardstick is None:
        return Share(part, whole, part / whole, *share_interval(part, whole), None, NOT_COMPARABLE)
    if not 0 <= yardstick <= 1:
        raise ValueError(f"expected = {expected}: expected a share from 0 to 1")
    low, high = share_interval(part, whole)
    verdict = verdict_for(yardstick, (low, high), share_interval(part, whole, LEVEL_CLEAR))
    p = float(binomtest(part, whole, yardstick).pvalue)
    return Share(part, whole, part / whole, low, high, yardstick, verdict, p)


def pooled(counts: Sequence[float | None], totals: Sequence[float | None], expected: Sequence[float | None]) -> Share:
    """All years with numbers taken together; the expected share is the years' own, weighted by their totals.

    If one of these years has no expected share, neither has the whole.

    The caller must pass years counted in one way: no pooling across a break.
    """
    years = zip(counts, totals, expected, strict=True)
    whole = [(count, total, part) for count, total, part in years if is_known(count) and is_known(total)]
    users = sum(total for _, total, _ in whole)
    if not users:
        return share(None, None, None)
    weighted = [total * part for _, total, part in whole if is_known(part)]
    yardstick = sum(weighted) / users if len(weighted) == len(whole) else None
    return share(sum(count for count, _, _ in whole), users, yardstick)


def differ_between_years(counts: Sequence[float | None], totals: Sequence[float | None]) -> bool | None:
    """Whether the share differs from year to year by more than chance (Pearson's chi-squared, uncorrected).

    None where fewer than two years have numbers, or all users in all years are on one side.
    """
    p = difference_p(counts, totals)
    return None if p is None else p < DIFFER_P


def difference_p(counts: Sequence[float | None], totals: Sequence[float | None]) -> float | None:
    """The p-value behind `differ_between_years`, for checking and never shown."""
    from scipy.stats import chi2_contingency

    pairs = zip(counts, totals, strict=True)
    table = [[count, total - count] for count, total in pairs if is_known(count) and is_known(total) and total]
    if len(table) < 2 or not all(sum(column) for column in zip(*table, strict=True)):
        return None
    return float(chi2_contingency(table, correction=False).pvalue)


def expected_share(population: float | None, others: Sequence[float | None]) -> float | None:
    """A municipality's share of the catchment's inhabitants; None if any number is missing: a part is no total."""
    others_known = [number for number in others if is_known(number)]
    if not is_known(population) or len(others_known) < len(others):
        return None
    whole = population + sum(others_known)
    return float(population) / whole if whole else None
