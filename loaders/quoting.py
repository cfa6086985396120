"""How a message refers to a cell: by its text if that is a known word misspelt, else by its kind of content.

Readers of the dashboard see the messages too. Misplaced content may be a remark about someone, or a small count; a
near match of a known word is neither.
"""

from collections.abc import Iterable

from loaders.files.cells import kind_of, normalise
from loaders.files.spelling import misspelt
from loaders.personal.traces import is_quotable
from loaders.phrases import Phrase, quote

NEAR, SHORTEST = 0.8, 4


def may_be_quoted(value: object, known: Iterable[str]) -> bool:
    """Whether a message may repeat the value: «Kvinder» where «Kvinner» is known."""
    return near(value, known) is not None and is_quotable(normalise(value))


def quoted(value: object, known: Iterable[str]) -> Phrase:
    """The value in quotation marks if it may be quoted; otherwise its kind, such as “a text”."""
    return quote(normalise(value)) if may_be_quoted(value, known) else kind_of(value)


def near(value: object, known: Iterable[str]) -> str | None:
    """The known word that a text is a misspelling of; None if it has a digit or is of none."""
    text = normalise(value).casefold() if isinstance(value, str) else ""
    if len(text) < SHORTEST or any(char.isdigit() for char in text):
        return None
    words = {word.casefold(): word for word in known if len(word) >= SHORTEST}
    found = misspelt(text, words, NEAR)
    return words[found] if found else None
