"""One meeting: what is asked for in the address, and every screen that follows from it."""

from dataclasses import dataclass
from datetime import date

from dashboard.meeting.agenda import Agenda
from dashboard.model.published import Published
from dashboard.selection import Selection
from dashboard.text import Text, text

EXTERNAL = "ekstern"


@dataclass(frozen=True)
class Meeting:
    """The meeting that an address asks for; `address` is where the reader found it, for the hand-out.

    `is_external` leaves out what is for the municipality itself: comments on measures, the edition of the data, and
    links into the dashboard. The numbers are the published ones for everyone.
    """

    published: Published
    selection: Selection
    agenda: Agenda
    messages: tuple[str, ...]
    today: date
    address: str = ""
    is_external: bool = False

    @property
    def t(self) -> Text:
        """The words of the meeting."""
        return text(self.selection.language)

    @property
    def place(self) -> str:
        """The home municipality's name."""
        return self.published.regions.name(self.published.settings.home, self.t.language)
