"""Today's date where the readers are, whatever the server's own time zone."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def today() -> date:
    """The date in Norway."""
    return datetime.now(OSLO).date()
