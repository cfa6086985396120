"""Words as they are compared: in small letters without accents, by their stem, and by what they leave out.

One query may mix bokmål, nynorsk and English, so a typed word has a stem in each language.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from dashboard.vocabulary import topics

STEMMERS = {"nb": "norwegian", "nn": "norwegian", "en": "english"}
ALL_STEMMERS = tuple(dict.fromkeys(STEMMERS.values()))
SHORTEST_STEM = 3
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t"})  # the last three are Sami


def tokens(text: str) -> list[str]:
    """The words and numbers of a text in small letters, in order."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def folded(word: str) -> str:
    """A word in the letters that every keyboard has: «Bærum» is `baerum`, «Kárášjohka» is `karasjohka`."""
    apart = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def stem(word: str, stemmer: str) -> str:
    """A word without its endings, so that «beboere» and «beboer» are one."""
    made = snowballstemmer.stemmer(stemmer)  # holds the word it works on, so no two threads may share one
    while (shorter := made.stemWord(word)) != word and len(shorter) >= SHORTEST_STEM:
        word = shorter
    return folded(word)


@lru_cache(maxsize=16384)
def known_stem(word: str, language: str) -> str:
    """The stem of a word that we wrote, which every edition and language asks for again."""
    return stem(word, STEMMERS[language])


def stems(word: str) -> frozenset[str]:
    """A typed word's stems in every language."""
    return frozenset(stem(word, stemmer) for stemmer in ALL_STEMMERS)


def meaningful(words: Iterable[str]) -> list[str]:
    """The words that say what is looked for: all of them if none does."""
    given, ignored = list(words), topics.load().ignored
    return [word for word in given if word not in ignored] or given
