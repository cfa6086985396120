"""One meeting: what its address asks for."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.model.published import Published
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import Text, text
from dashboard.web.meeting.agenda import Agenda

EXTERNAL, COMMENTS = "ekstern", "ja"


@dataclass(frozen=True)
class Meeting:
    """The meeting at an address; `address` is printed on the hand-out, and `opened` is when its figures were current.

    `is_external` leaves out internal matters: comments on measures, the edition of the data, and links into the
    dashboard. Everyone sees the same published numbers. Comments are free text that is also in the hand-out and the
    pack, so they are left out unless the address asks for them.
    """

    published: Published
    selection: Selection
    agenda: Agenda
    messages: tuple[str, ...]
    today: date
    address: str = ""
    opened: datetime | None = None
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
