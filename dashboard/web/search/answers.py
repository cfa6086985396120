"""The answer to a query: what fits it, best first; what is nearest if nothing does; common targets if it is empty."""

from dataclasses import dataclass

from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.vocabulary.text import text
from dashboard.web.components.search import LONGEST
from dashboard.web.page.page import Page
from dashboard.web.search.gazetteer import Gazetteer
from dashboard.web.search.matching import Index
from dashboard.web.search.places import places
from dashboard.web.search.target import Target
from dashboard.web.search.targets import targets
from dashboard.web.search.words import tokens

MOST, NEAREST = 12, 3
LEAST = 0.3  # of the best answer's score


@dataclass(frozen=True)
class Answer:
    """The targets in order; `fits` tells whether they answer the query or are only shown in want of an answer."""

    query: str
    targets: tuple[Target, ...]
    fits: bool = True


@dataclass(frozen=True)
class Finder:
    """All that can be found in one edition and language."""

    index: Index
    gazetteer: Gazetteer

    def answer(self, query: str) -> Answer:
        """The answer to any text."""
        asked = query[:LONGEST]
        if not tokens(asked):
            return Answer("", tuple(target for target in self.index.targets if target.is_common))
        found = self._found(asked)
        return Answer(asked, found) if found else Answer(asked, tuple(self.index.nearest(asked, NEAREST)), fits=False)

    def _found(self, query: str) -> tuple[Target, ...]:
        typed = self.index.read(query)
        scored = [(score, self.index.targets[number]) for number, score in self.index.scores(typed).items()]
        scored += self.gazetteer.scores(typed, self.index)
        best = max((score for score, _ in scored), default=0)
        shown = sorted((pair for pair in scored if pair[0] >= LEAST * best), key=lambda pair: -pair[0])
        return tuple(target for _, target in shown[:MOST])


@kept(8)
def finder(published: Published, pages: tuple[Page, ...], language: str) -> Finder:
    """What can be found, made once per edition and language."""
    t = text(language)
    return Finder(Index(targets(published, pages, t)), Gazetteer(places(published, pages, t)))
