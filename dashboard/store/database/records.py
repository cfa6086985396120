"""What is read from the database, in the store's own words."""

from dataclasses import dataclass
from datetime import datetime

SCREENS = (PAGE, MEETING) = ("page", "meeting")  # what is shown and not made into a file


class OvertakenError(Exception):
    """Another process published meanwhile."""


@dataclass(frozen=True)
class Row:
    """One edition as the database knows it.

    `follows` is the edition that readers had before; `is_taken_over` one that was kept before there was a database;
    `given` whether a reader or a file has had it; `forgotten` whether it was withdrawn before anybody had it.
    """

    number: int
    sha256: str
    bytes: int
    rows: int
    version: str
    made: datetime
    follows: int | None
    is_taken_over: bool
    given: bool
    forgotten: bool


@dataclass(frozen=True)
class Publication:
    """One change of what is shown: its running number, the edition that is shown from then on, and by what act."""

    number: int
    edition: int
    act: str


@dataclass(frozen=True)
class Act:
    """One line of the audit: no values, only who did what, when and why, with digests of the files."""

    at: datetime
    who: str
    act: str
    why: str
    edition: int | None
    files: tuple[str, ...]


@dataclass(frozen=True)
class Waiting:
    """A dropped file that waits for a decision."""

    name: str
    sha256: str
    at: datetime


@dataclass(frozen=True)
class Use:
    """How often a figure of an edition was made into a file of one kind, or shown on a page: what, never who or when.

    `withheld` is how many of these times it had withheld numbers; on a page, only such are counted.
    """

    edition: int
    figure: str
    kind: str
    count: int = 1
    withheld: int = 0

    @property
    def is_file(self) -> bool:
        """Whether it is a file that somebody could take along."""
        return self.kind not in SCREENS
