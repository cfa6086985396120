"""What a search can lead to: a page or a part of one, and the words it is found by."""

from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.web.components.search import Hit
from dashboard.web.page.address import QUERY, carried, pairs_of

NAME, SYNONYM, BESIDE, DESCRIPTION = 1.0, 0.95, 0.5, 0.3  # how much a word counts by where it is written


@dataclass(frozen=True)
class Said:
    """Words that lead to a target, their language, and how much they count; a phrase may be all that is typed."""

    words: str
    language: str
    weight: float

    @property
    def is_phrase(self) -> bool:
        """Whether it says what the target is."""
        return self.weight >= SYNONYM


@dataclass(frozen=True)
class Target:
    """One target: `fragment` names a part of the page at `path`; `note` is the line below its name.

    A document is a separate page outside the dashboard's. `drops` names the filters that its link leaves out, since
    they could hide the target, and `chooses` has those that it sets. `worth` is how likely it is meant where the words
    alone don't tell.
    """

    name: str
    kind: str
    path: str
    fragment: str = ""
    note: str = ""
    is_document: bool = False
    is_common: bool = False
    drops: tuple[str, ...] = ()
    chooses: tuple[tuple[str, str], ...] = ()
    said: tuple[Said, ...] = ()
    worth: float = 1.0

    def hit(self, search: str) -> Hit:
        """The target as it is shown, with a link that carries the reader's selection."""
        left_out = {QUERY, *self.drops, *(name for name, _ in self.chooses)}
        kept = [(name, value) for name, value in pairs_of(carried(search)) if name not in left_out]
        query = urlencode([*kept, *self.chooses], safe=",")
        href = self.path + (f"?{query}" if query else "") + (f"#{self.fragment}" if self.fragment else "")
        return Hit(self.name, self.kind, href, self.note, self.is_document)
