"""Which places a query names, and what else it asks about them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.web.search.matching import Index, Scores, Typed
from dashboard.web.search.places import Place, Spelling
from dashboard.web.search.target import Target
from dashboard.web.search.vocabulary import BEGINNING, SAME, SAME_STEM, SLIPS, WHOLE, beginning_with, slips_allowed

MOST_PLACES = 5
SHORTEST_BEGINNING = 3
LEAST = 0.25  # the quality from which a name is meant
IN_DOUBT = 0.5  # what the beginning of a name counts that may also be a word of another meaning
OF_A_PART = 0.8  # what an answer on a part of a page counts for the whole page
Alike = dict[str, tuple[float, int]]  # a word of names → how surely it is meant, and by which typed word


@dataclass(frozen=True)
class Named:
    """A place that a query names, how surely, and by which of its words."""

    place: Place
    quality: float
    words: frozenset[int]


class Gazetteer:
    """Places by the words of their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._with: dict[str, set[int]] = defaultdict(set)
        self.places = tuple(places)
        for number, place in enumerate(self.places):
            for word in {word for spelling in place.spellings for word in spelling}:
                self._with[word].add(number)
        self._words = sorted(self._with)

    def scores(self, typed: Typed, index: Index) -> list[tuple[float, Target]]:
        """How well each page answers for the places named: by the place, and by what else is typed."""
        scored = []
        for named in self.named(typed):
            beside = _by_path(index, index.scores(typed, named.words))
            by_place = index.rarity(1) * named.quality**2
            scored += [((by_place + beside.get(to.path, 0)) * to.worth, to) for to in named.place.targets]
        return scored

    def named(self, typed: Typed) -> list[Named]:
        """The places that a query names, the surest first."""
        alike: Alike = {}
        for at in range(len(typed.words)):
            for word, quality in self._alike(typed, at):
                alike[word] = max(alike.get(word, (0, at)), (quality, at))
        numbers = sorted({number for word in alike for number in self._with[word]})
        found = (_named(self.places[number], alike) for number in numbers)
        return sorted((each for each in found if each.quality >= LEAST), key=lambda each: -each.quality)[:MOST_PLACES]

    def _alike(self, typed: Typed, at: int) -> Iterator[tuple[str, float]]:
        """The words of names that a typed word may be; one that is written elsewhere must be spelt like it."""
        word = typed.words[at]
        yield from (
            (name, quality)
            for name, quality in ((word, SAME), (word.removesuffix("s"), SAME_STEM))
            if name in self._with
        )
        if typed.is_written(at) or word in self._with:
            return
        if len(word) >= SHORTEST_BEGINNING:
            doubt = IN_DOUBT if typed.meanings[at] else 1
            for name in beginning_with(self._words, word):
                yield name, (BEGINNING + WHOLE * len(word) / len(name)) * doubt
        if allowed := slips_allowed(word):
            for name, slips, _ in process.extract(
                word, self._words, scorer=OSA.distance, score_cutoff=allowed, limit=None
            ):
                if name[0] == word[0]:
                    yield name, SLIPS[slips]


def _named(place: Place, alike: Alike) -> Named:
    return max((_spelt(place, spelling, alike) for spelling in place.spellings), key=lambda named: named.quality)


def _spelt(place: Place, spelling: Spelling, alike: Alike) -> Named:
    """How surely a name is meant: of each of its words, the typed one that is most like it."""
    found = [alike[word] for word in spelling if word in alike]
    return Named(place, sum(quality for quality, _ in found) / len(spelling), frozenset(at for _, at in found))


def _by_path(index: Index, scores: Scores) -> dict[str, float]:
    """The best score on each page."""
    found: dict[str, float] = {}
    for number, score in scores.items():
        target = index.targets[number]
        found[target.path] = max(score * (OF_A_PART if target.fragment else 1), found.get(target.path, 0))
    return found
