"""What another edition means for readers: verdicts that change, and figures in files that become out of date."""

from dashboard.charts.effects.figures import Outdated, failing_figures, outdated
from dashboard.charts.effects.measures import MeasureChange, changed_measures
from dashboard.charts.effects.numbers import before_and_after, change_words, group_words, what_counts, where_and_when
from dashboard.charts.effects.verdicts import VerdictChange, changed_verdicts

__all__ = [
    "Outdated",
    "MeasureChange",
    "VerdictChange",
    "changed_measures",
    "changed_verdicts",
    "failing_figures",
    "group_words",
    "before_and_after",
    "change_words",
    "outdated",
    "what_counts",
    "where_and_when",
]
