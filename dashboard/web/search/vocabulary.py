"""The words of an index, and which of them a typed word may mean: itself, its stem, a part, a beginning, a slip."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dashboard.web.search.words import folded, stems

SAME, SAME_STEM = 1.0, 0.95
# A part of a word, and what is added the more of the word it is; its end says what it is, and its beginning what kind.
LAST_PART, FIRST_PART, BEGINNING, WHOLE = 0.5, 0.35, 0.5, 0.4
SLIPS, BEGUN_WITH_SLIP = {0: SAME, 1: 0.75, 2: 0.6}, 0.5
SHORTEST_PART, SHORTEST_BEGINNING, SHORTEST_WITH_SLIP, SHORTEST_WITH_TWO = 4, 2, 4, 8
SURE = 0.9  # from here, the word is one that is known
Meanings = dict[str, float]  # a known stem → how surely it is meant, from 0 to 1


def slips_allowed(word: str) -> int:
    """How many letters may be wrong, missing, in excess or swapped: none in a short word, two in a long one."""
    return (len(word) >= SHORTEST_WITH_SLIP) + (len(word) >= SHORTEST_WITH_TWO)


class Vocabulary:
    """Every word that is written, with its stems."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self._stems_of: dict[str, set[str]] = {}
        for word, stem in words:
            self._stems_of.setdefault(word, set()).add(stem)
        self._words = sorted(self._stems_of)
        self._stems = {stem for found in self._stems_of.values() for stem in found}
        self._backwards = sorted(stem[::-1] for stem in self._stems)

    def meanings(self, typed: str) -> Meanings:
        """The stems that a typed word may mean; what is written is neither a slip nor made up of a first part."""
        word, typed_stems = folded(typed), stems(typed)
        found = _surest(self._written(word, typed_stems))
        if max(found.values(), default=0) >= SURE:
            return found
        guesses = _surest((*self._slips(word), *(part for stem in typed_stems for part in self._first_parts(stem))))
        return guesses | {stem: max(quality, guesses.get(stem, 0)) for stem, quality in found.items()}

    def _written(self, word: str, typed_stems: frozenset[str]) -> Iterator[tuple[str, float]]:
        for stem in self._stems_of.get(word, ()):
            yield stem, SAME
        for stem in typed_stems & self._stems:
            yield stem, SAME_STEM
        yield from self._begun(word)
        for stem in typed_stems:
            yield from self._longer(stem)
            yield from self._last_parts(stem)

    def _begun(self, word: str) -> Iterator[tuple[str, float]]:
        """Words that begin with what is typed."""
        if len(word) < SHORTEST_BEGINNING:
            return
        for known in beginning_with(self._words, word):
            for stem in self._stems_of[known]:
                yield stem, BEGINNING + WHOLE * len(word) / len(known)

    def _longer(self, stem: str) -> Iterator[tuple[str, float]]:
        """Compounds of which the word is the last part, as «dagsamtaler» of «samtaler»."""
        if len(stem) >= SHORTEST_PART:
            for backwards in beginning_with(self._backwards, stem[::-1]):
                yield backwards[::-1], LAST_PART + WHOLE * len(stem) / len(backwards)

    def _last_parts(self, stem: str) -> Iterator[tuple[str, float]]:
        """The last part of a compound, which says what it is, as in «politi|anmeldelser»."""
        for length in range(SHORTEST_PART, len(stem) - 2):
            if stem[-length:] in self._stems:
                yield stem[-length:], LAST_PART + WHOLE * length / len(stem)

    def _first_parts(self, stem: str) -> Iterator[tuple[str, float]]:
        """The first part of a compound, which says what kind it is."""
        for length in range(SHORTEST_PART, len(stem) - 2):
            for first in {*self._stems_of.get(stem[:length], ()), *({stem[:length]} & self._stems)}:
                yield first, FIRST_PART + WHOLE * length / len(stem)

    def _slips(self, word: str) -> Iterator[tuple[str, float]]:
        """Words that differ by as many letters as a person may slip, or begin like that."""
        allowed = slips_allowed(word)
        if not allowed:
            return
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        for known, slips, _ in near:
            for stem in self._stems_of[known]:
                yield stem, SLIPS[slips]
        if near:
            return
        begun = [known[: len(word)] for known in self._words]
        for _, _, at in process.extract(word, begun, scorer=OSA.distance, score_cutoff=1, limit=None):
            for stem in self._stems_of[self._words[at]]:
                yield stem, BEGUN_WITH_SLIP


def _surest(found: Iterable[tuple[str, float]]) -> Meanings:
    """Each meaning once, by the surest way to it."""
    meanings: Meanings = {}
    for stem, quality in found:
        meanings[stem] = max(quality, meanings.get(stem, 0))
    return meanings


def beginning_with(ordered: list[str], start: str) -> Iterator[str]:
    """The words of an ordered list with this beginning."""
    at = bisect_left(ordered, start)
    while at < len(ordered) and ordered[at].startswith(start):
        yield ordered[at]
        at += 1
