"""Lines of TOML."""

import json
from collections.abc import Iterable, Mapping


def quoted(words: str) -> str:
    """A TOML string: JSON's are written alike."""
    return json.dumps(words, ensure_ascii=False)


def line(key: str, value: str, explained: str) -> str:
    """A key with its value, and what it is."""
    return f"{key} = {value}  # {explained}"


def tables(key: str, rows: Iterable[Mapping[str, str]]) -> str:
    """A list of tables, one a line."""
    listed = (", ".join(f"{name} = {quoted(words)}" for name, words in row.items()) for row in rows)
    return "\n".join([f"{key} = [", *(f"    {{ {row} }}," for row in listed), "]"])


def comment(words: str) -> str:
    """A line that only people read."""
    return f"# {words}"


def by_language(words: Mapping[str, str]) -> list[str]:
    """A line for each language."""
    return [f"{language} = {quoted(said)}" for language, said in words.items()]
