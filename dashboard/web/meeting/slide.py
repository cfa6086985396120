"""The content of one screen: a headline, one figure or list, at most two facts, one question, and a source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup

from dashboard.charts.chart import TableColumn
from dashboard.vocabulary.help import Contact

MOST_FACTS, MOST_WORDS = 2, 15  # of a figure's screen, and of each fact


class Layout(StrEnum):
    """The layout of a screen; each has its own block in `templates/slides.html`."""

    AGENDA = "agenda"
    MESSAGE = "message"
    FIGURE = "figure"
    MEASURES = "measures"
    CLOSING = "closing"


@dataclass(frozen=True)
class Panel:
    """What a key opens: `key` is table, definition or source; terms are (heading, text)."""

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()  # a list under one heading
    columns: tuple[TableColumn, ...] = ()
    groups: Mapping[int, str] = field(default_factory=dict)  # headings within the table, by the row below them
    printed_rows: tuple[int, ...] = ()  # rows that the hand-out shows; the screen shows all
    link: str = ""  # address of the figure in the dashboard; empty if such links are not shown

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The rows of the table."""
        return list(zip(*(column.cells for column in self.columns), strict=True))


@dataclass(frozen=True)
class Picture:
    """One figure drawn for a wide screen and for a phone, as SVG elements."""

    wide: Markup
    narrow: Markup


@dataclass(frozen=True)
class Claim:
    """A measure as its owner states it: who says what and when, why the forum should look, and the owner's comment."""

    title: str
    said: str
    reason: str
    comment: str = ""


@dataclass(frozen=True)
class Item:
    """One line of the agenda: its text, its screen, and its number, which is 1 for the first."""

    words: str
    screen: int
    number: int


@dataclass(frozen=True)
class Slide:
    """One screen, ready to be rendered; all text is in the reader's language."""

    key: str
    layout: Layout
    topic: str
    heading: str
    question: str
    subtitle: str = ""
    chosen: str = ""  # the filters carried into the meeting, on its cover
    facts: tuple[str, ...] = ()
    source: str = ""
    dated: str = ""
    synthetic: str = ""
    signs: tuple[tuple[str, str], ...] = ()
    picture: Picture | None = None
    empty: str = ""
    panels: tuple[Panel, ...] = ()
    claims: tuple[Claim, ...] = ()
    more: str = ""  # how much a list leaves out, in words
    items: tuple[Item, ...] = ()
    number: int = 0  # on the agenda; 0 if it isn't an item of it
    contacts: tuple[Contact, ...] = ()  # where those it concerns find help
    notices: tuple[str, ...] = ()
    is_whole_sheet: bool = False  # in the hand-out; the others share a sheet two and two

    def __post_init__(self) -> None:
        """Rejects a screen that says more than an audience can take in."""
        if len(self.facts) > MOST_FACTS:
            raise ValueError(f"{self.key}: {len(self.facts)} facts; a screen takes {MOST_FACTS}")
