"""What is held until a person has said yes to it, and why."""

from dataclasses import dataclass

from loaders.phrases import Phrase


@dataclass(frozen=True)
class Held:
    """One reason why a part of a delivery is not shown by itself.

    `code` is a stable English word; `files` are the delivered files that wait because of it, by their names, and
    empty where no yes can help; `words` say what was found, without a number.
    """

    code: str
    source: str
    files: tuple[str, ...]
    words: Phrase
