"""Intervals of survey percentages: chance alone, since who did not answer is in no interval."""

from dashboard.model.intervals import Interval, share_interval
from dashboard.vocabulary.surveys import Finding, Survey


def percent_interval(survey: Survey, finding: Finding, group: str, level: float = 0.95) -> Interval | None:
    """The interval of a percentage from 0 to 100 (Wilson 1927); None where it has none.

    The source prints a rounded percentage, so the number who answered yes is known to the nearest person or so.
    """
    asked = survey.base(finding, group)
    if not asked or group not in finding.percent:
        return None
    low, high = share_interval(round(finding.percent[group] * asked / 100), asked, level)
    return low * 100, high * 100
