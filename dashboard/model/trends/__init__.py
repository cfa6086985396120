"""Whether a series is changing: `trend` judges a yearly series, `two_periods` compares one period with another."""

from dashboard.model.trends.fit import Fit, fit
from dashboard.model.trends.periods import TwoPeriods, two_periods
from dashboard.model.trends.verdict import (
    BREAK,
    CLEAR_DECREASE,
    CLEAR_INCREASE,
    JUDGED,
    MINIMUM_MEAN,
    MINIMUM_YEARS,
    NO_CLEAR_CHANGE,
    NOT_JUDGED,
    OVERLAPPING,
    POSSIBLE_DECREASE,
    POSSIBLE_INCREASE,
    TOO_SHORT,
    TOO_SMALL,
    VERDICTS,
    Trend,
    trend,
)

__all__ = [
    "BREAK",
    "CLEAR_DECREASE",
    "CLEAR_INCREASE",
    "JUDGED",
    "MINIMUM_MEAN",
    "MINIMUM_YEARS",
    "NOT_JUDGED",
    "NO_CLEAR_CHANGE",
    "OVERLAPPING",
    "POSSIBLE_DECREASE",
    "POSSIBLE_INCREASE",
    "TOO_SHORT",
    "TOO_SMALL",
    "VERDICTS",
    "Fit",
    "Trend",
    "TwoPeriods",
    "fit",
    "trend",
    "two_periods",
]
