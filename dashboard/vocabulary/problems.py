"""Words problems in the files in a reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.vocabulary.regions import Regions
from dashboard.vocabulary.text import Text
from loaders.phrases import Language
from loaders.problems import Problem


def in_words(problem: Problem, t: Text) -> dict[str, str]:
    """File, sheet, cell, severity, code, found, expected, fix and the whole message, in one language."""
    return problem.in_words(t)


def line(problem: Problem, t: Text) -> str:
    """Where, what was found, what was expected and what to do, as one line in one language."""
    return problem.sentences.worded(t)


@dataclass(frozen=True, eq=False)
class Title:
    """A title from the catalogue, inside a sentence."""

    words: Mapping[str, str]

    def worded(self, t: Language) -> str:
        """The title in one language, with a lower-case first letter."""
        words = self.words[t.language]
        return words[:1].lower() + words[1:]


@dataclass(frozen=True, eq=False)
class PlaceName:
    """A place, inside a sentence."""

    region: str
    regions: Regions

    def worded(self, t: Language) -> str:
        """Its name in one language."""
        return self.regions.name_inside(self.region, t.language)


@dataclass(frozen=True)
class Names:
    """Names with «og» before the last."""

    names: tuple[str, ...]

    def worded(self, t: Language) -> str:
        """The names in one language."""
        if len(self.names) < 2:
            return "".join(self.names)
        return t("{first} and {last}", first=", ".join(self.names[:-1]), last=self.names[-1])
