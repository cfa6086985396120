"""How many cases a number of reports may correspond to: bounds under an assumption, never an estimate or a series."""

from dashboard.model.intervals import count_interval, is_missing, whole_number

LOW_PCT, HIGH_PCT = 15, 25
STEP = 10


def bounds(count: float | None, low_pct: float = LOW_PCT, high_pct: float = HIGH_PCT) -> tuple[int, int] | None:
    """From the count's low end at the high share reported to its high end at the low share, rounded outward to 10.

    Interval arithmetic: 63 reports at 15-25 % reported give 190 to 540. The low end is never below the count itself.
    None if the count is missing.

    Raises:
        ValueError: the count is negative or not whole, or the percents are not 0 < low <= high <= 100.
    """
    if not 0 < low_pct <= high_pct <= 100:
        raise ValueError(f"low_pct = {low_pct}, high_pct = {high_pct}: expected 0 < low <= high <= 100")
    if is_missing(count):
        return None
    low, high = count_interval(count)
    least = int(low / (high_pct / 100) // STEP) * STEP
    return max(least, whole_number("count", count)), -int(-high / (low_pct / 100) // STEP) * STEP
