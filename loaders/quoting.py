"""What a message says of a cell: the text where it is a known word misspelt, else what kind of thing stood there.

Readers of the dashboard see the messages too. What stands in a wrong place may be a remark about someone, or a small
count; a word that is nearly a known one is neither.
"""

import difflib
from collections.abc import Iterable

from loaders.files.cells import kind_of, normalise
from loaders.personal.traces import is_quotable

NEAR, SHORTEST = 0.8, 4


def quoted(value: object, known: Iterable[str]) -> str:
    """«Kvinder» where «Kvinner» is known; else «en tekst», «et tall», «en dato» or «en tom celle»."""
    return f"«{normalise(value)}»" if near(value, known) and is_quotable(normalise(value)) else kind_of(value)


def named(kind: str, value: object, known: Iterable[str]) -> str:
    """«stedet «Berum»» for a message, or only what kind of thing stands there."""
    said = quoted(value, known)
    return f"{kind} {said}" if said.startswith("«") else said


def near(value: object, known: Iterable[str]) -> str | None:
    """The known word that a text is nearly; None where it holds a digit or resembles none."""
    text = normalise(value).casefold() if isinstance(value, str) else ""
    if len(text) < SHORTEST or any(char.isdigit() for char in text):
        return None
    words = {word.casefold(): word for word in known if len(word) >= SHORTEST}
    found = difflib.get_close_matches(text, words, n=1, cutoff=NEAR)
    return words[found[0]] if found else None
