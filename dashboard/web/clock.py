"""Date and time where the readers are, whatever the server's own time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def now() -> datetime:
    """The date and time in Norway."""
    return datetime.now(OSLO)


def today() -> date:
    """The date in Norway."""
    return now().date()
