"""Codes of categories, which the bank writes if the user asks for them: in a column of their own, or before the label.

Dropping a column that isn't one of codes would take a part for the whole. A column is therefore only taken for codes if
the title shows that a column is too many, or the table is known, and each of its codes has a digit or is in capitals
and belongs to exactly one label in the column to its right.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.files.periods import is_period
from loaders.regions import codes_of, parse_label

Labels = Sequence[str]
_CODE = r"(?:[\w.+-]*\d[\w.+-]*|[A-ZÆØÅ]{1,12})"
_BEFORE = re.compile(r"(?:(?=[\d.+-]*[^\W\d])[\w.+-]*\d[\w.+-]*|0\d*|[A-ZÆØÅ]{1,12})(?::|\s)\s*(.+)")
"""A number alone is no code before a label, unless it begins with 0: «2 personer» are two."""


def columns_of_codes(columns: Sequence[Labels], extra: int | None) -> list[int]:
    """Places of stub columns that only hold codes of the next one. `extra` is how many there are; None if unknown."""
    found = [place for place in range(len(columns) - 1) if _are_codes(columns[place], columns[place + 1])]
    return found if extra is None or len(found) == extra else []


def _are_codes(codes: Labels, labels: Labels) -> bool:
    pairs = set(zip(codes, labels, strict=True))
    is_one_to_one = len(pairs) == len(set(codes)) == len(set(labels))
    return is_one_to_one and all(_is_code(code, label) for code, label in pairs)


def _is_code(code: str, label: str) -> bool:
    is_year = is_period(code) and not is_place(f"{code} {label}")
    return re.fullmatch(_CODE, code) is not None and not is_year and not is_period(label)


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether a label has the code and name of a known place; «0 år» is none."""
    region = parse_label(text)
    return region is not None and region.code in codes_of(region.name)


@lru_cache(maxsize=4096)
def joined(code: str, label: str) -> str:
    """A label with its code where it is a place's, which no place is known without: «3201 Bærum»."""
    return f"{code} {label}" if is_place(f"{code} {label}") else label


def without_code(label: str) -> str:
    """A label without the code before it: «VM Vold og mishandling»."""
    match = _BEFORE.fullmatch(label)
    return match[1] if match else label
