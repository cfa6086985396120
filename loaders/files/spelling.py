"""Whether one word is another one misspelt. A suggestion that changes what a row counts would make numbers wrong."""

import difflib
from collections.abc import Collection

MOST_EDITS = 2


def misspelt(text: str, words: Collection[str], alikeness: float) -> str | None:
    """The one of the `words` that a text is a misspelling of; None if none is near, or two are equally near.

    It has the same first letter, and at most two letters more, fewer or other: «Kvinder» is «Kvinner», while
    «Ukjent» is not «Jenter», however alike they look to a program. Text and words are in lower case.
    """
    possible = [word for word in words if word[:1] == text[:1] and abs(len(word) - len(text)) <= MOST_EDITS]
    alike = difflib.get_close_matches(text, possible, n=3, cutoff=alikeness)
    edits = sorted((edit_distance(text, word), word) for word in alike)
    near = [word for count, word in edits if count <= MOST_EDITS and count == edits[0][0]]
    return near[0] if len(near) == 1 else None


def edit_distance(one: str, other: str) -> int:
    """The fewest letters to add, remove or replace (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        above, row = row, [place]
        for column, wanted in enumerate(other, 1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != wanted)))
    return row[-1]
