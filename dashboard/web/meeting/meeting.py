"""One meeting: what is asked for in the address, and every screen that follows from it."""

from dataclasses import dataclass
from datetime import date

from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text, text
from dashboard.web.meeting.agenda import Agenda

EXTERNAL, COMMENTS = "ekstern", "ja"


@dataclass(frozen=True)
class Meeting:
    """The meeting that an address asks for; `address` is where the reader found it, for the hand-out.

    `is_external` leaves out what is for the municipality itself: comments on measures, the edition of the data, and
    links into the dashboard. The numbers are the published ones for everyone. Comments are free text that follows the
    hand-out and the pack, so they are left out of every meeting that does not ask for them.
    """

    published: Published
    selection: Selection
    agenda: Agenda
    messages: tuple[str, ...]
    today: date
    address: str = ""
    is_external: bool = False
    asks_for_comments: bool = False

    @property
    def has_comments(self) -> bool:
        """Whether the comments on measures are shown; never in an external meeting."""
        return self.asks_for_comments and not self.is_external

    @property
    def t(self) -> Text:
        """The words of the meeting."""
        return text(self.selection.language)

    @property
    def place(self) -> str:
        """The home municipality's name."""
        return self.published.regions.name(self.published.settings.home, self.t.language)
