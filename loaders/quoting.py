"""How a message refers to a cell: by its text where it is a known word misspelt, else by what kind of thing it is.

Readers of the dashboard see the messages too. Content in a wrong place may be a remark about someone, or a small
count; a word that is nearly a known one is neither.
"""

import difflib
from collections.abc import Iterable

from loaders.files.cells import kind_of, normalise
from loaders.personal.traces import is_quotable
from loaders.phrases import Phrase, quote

NEAR, SHORTEST = 0.8, 4


def may_be_quoted(value: object, known: Iterable[str]) -> bool:
    """Whether a message may repeat the value: «Kvinder» where «Kvinner» is known."""
    return near(value, known) is not None and is_quotable(normalise(value))


def quoted(value: object, known: Iterable[str]) -> Phrase:
    """The value in quotation marks where it may be quoted; else what kind of thing it is, such as “a text”."""
    return quote(normalise(value)) if may_be_quoted(value, known) else kind_of(value)


def near(value: object, known: Iterable[str]) -> str | None:
    """The known word that a text nearly is; None where it holds a digit or resembles none."""
    text = normalise(value).casefold() if isinstance(value, str) else ""
    if len(text) < SHORTEST or any(char.isdigit() for char in text):
        return None
    words = {word.casefold(): word for word in known if len(word) >= SHORTEST}
    found = difflib.get_close_matches(text, words, n=1, cutoff=NEAR)
    return words[found[0]] if found else None
