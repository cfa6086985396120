"""Which targets answer a query: any of its words may lead to one, and a rare word says more than a common one."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dashboard.vocabulary import topics
from dashboard.web.search.target import NAME, Target
from dashboard.web.search.vocabulary import SAME, SURE, Meanings, Vocabulary
from dashboard.web.search.words import folded, known_stem, meaningful, tokens

# What is added to the score where a phrase is all that is typed, and where the name says no more than is typed.
WHOLE_PHRASE, WHOLE_NAME = 0.75, 0.25
MOST_WORDS = 12
Scores = dict[int, float]  # a target's number → how well it answers


@dataclass(frozen=True)
class Typed:
    """A query's words that say what is looked for, as they are compared, and what each may mean."""

    words: tuple[str, ...]
    meanings: tuple[Meanings, ...]

    def is_written(self, at: int) -> bool:
        """Whether a word is written somewhere as it is typed."""
        return max(self.meanings[at].values(), default=0) >= SAME

    def sure(self, at: int) -> set[str]:
        """The stems that a word surely means."""
        return {stem for stem, quality in self.meanings[at].items() if quality >= SURE}


class Index:
    """Targets by the words that lead to them."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self.targets = tuple(targets)
        self._weights: dict[str, Scores] = defaultdict(dict)  # a stem → the targets with it, and its weight there
        self._phrases: dict[frozenset[str], set[int]] = defaultdict(set)
        self._names: list[frozenset[str]] = []
        self._vocabulary = Vocabulary(
            word for number, target in enumerate(targets) for word in self._add(number, target)
        )

    def _add(self, number: int, target: Target) -> list[tuple[str, str]]:
        """Takes in a target; returns its words, each with its stem."""
        written = []
        names: set[str] = set()
        for said in target.said:
            words = [(word, known_stem(word, said.language)) for word in tokens(said.words)]
            written += [(folded(word), stem) for word, stem in words]
            for _, stem in words:
                self._weights[stem][number] = max(said.weight, self._weights[stem].get(number, 0))
            phrase = frozenset(stem for word, stem in words if word not in topics.load().ignored)
            if phrase and said.is_phrase:
                self._phrases[phrase].add(number)
            if said.weight == NAME:
                names |= phrase
        self._names.append(frozenset(names))
        return written

    def read(self, query: str) -> Typed:
        """The query's words, and what they may mean here."""
        words = tuple(dict.fromkeys(meaningful(tokens(query))))[:MOST_WORDS]
        return Typed(tuple(map(folded, words)), tuple(self._vocabulary.meanings(word) for word in words))

    def scores(self, typed: Typed, left_out: frozenset[int] = frozenset()) -> Scores:
        """How well each target answers, by the words that are not left out; those that don't are not there."""
        found: Scores = defaultdict(float)
        counted = [at for at in range(len(typed.words)) if at not in left_out]
        for at in counted:
            for number, score in self._of_word(typed.meanings[at]).items():
                found[number] += score
        for number, part in self._wholes(typed, counted).items():
            found[number] *= 1 + part
        return {number: score * self.targets[number].worth for number, score in found.items()}

    def rarity(self, count: int) -> float:
        """How much a word says that `count` targets have."""
        return math.log(1 + len(self.targets) / max(count, 1))

    def _of_word(self, meanings: Meanings) -> Scores:
        """The score of each target for one typed word: how surely it is meant there, and how rare what is meant is.

        What a word only may mean says no more than what it surely means.
        """
        found: Scores = {}
        rarity = math.inf
        for is_sure in (True, False):
            best = self._best({stem: quality for stem, quality in meanings.items() if (quality >= SURE) == is_sure})
            rarity = min(rarity, self.rarity(len(best)))
            for number, score in best.items():
                found[number] = max(score * rarity, found.get(number, 0))
        return found

    def _best(self, meanings: Meanings) -> Scores:
        """The targets with any of the meanings: the surest, by where it is written."""
        best: Scores = {}
        for stem, quality in meanings.items():
            for number, weight in self._weights[stem].items():
                best[number] = max(quality * weight, best.get(number, 0))
        return best

    def _wholes(self, typed: Typed, counted: list[int]) -> Scores:
        """What is added where all of a phrase is typed, or the name says little else."""
        found: Scores = defaultdict(float)
        sure = [typed.sure(at) for at in counted]
        meant = frozenset[str]().union(*sure)
        for number, name in enumerate(self._names):
            if shared := name & meant:
                found[number] = WHOLE_NAME * len(shared) / len(name)
        for phrase, numbers in self._phrases.items():
            if phrase <= meant:
                part = sum(not phrase.isdisjoint(each) for each in sure) / len(sure)
                for number in numbers:
                    found[number] = max(found[number], WHOLE_PHRASE * part)
        return found

    def nearest(self, query: str, most: int) -> list[Target]:
        """The targets whose names or other phrases look most like a query that none answers."""
        said = [(number, each) for number, target in enumerate(self.targets) for each in target.said if each.is_phrase]
        phrases = [folded(each.words.casefold()) for _, each in said]
        near = process.extract(" ".join(map(folded, tokens(query))), phrases, scorer=fuzz.WRatio, limit=None)
        numbers = dict.fromkeys([said[at][0] for _, _, at in near])
        return [self.targets[number] for number in list(numbers)[:most]]
