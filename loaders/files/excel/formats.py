"""What a number format lets Excel show of a number: the number, another text, nothing, or the number in another unit.

The code is stored in one form in every language: «General», decimals with a point, up to four sections between
semicolons (ECMA-376, part 1, 18.8.31).
"""

import re
from functools import lru_cache
from typing import NamedTuple

NUMBER, TEXT, NOTHING, UNIT = "number", "text", "nothing", "unit"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<general>(?i:General))|(?P<bare>.)'
)
_CONDITION = re.compile(r"(?P<sign><=|>=|<>|<|>|=)(?P<limit>-?\d+(?:\.\d+)?)")
_HOLDS = {
    "<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__, "=": float.__eq__, "<>": float.__ne__,
}  # fmt: skip
_CHANGES = re.compile(
    r"\d|[<>≤≥~≈]|\b(?:under|færre|færrast|mindre|inntil|over|minst|fleire?|flere|ca|opp til|mer enn)\b", re.IGNORECASE
)
_DASHES = ("", "-", "–", "−")


class _Section(NamedTuple):
    """One section: when it is used, the words it adds, and how it writes the number."""

    condition: re.Match[str] | None
    words: str
    has_number: bool
    is_scaled: bool


def shown_as(code: str, value: float | str) -> str:
    """NUMBER where the number can be seen as it is; UNIT where it is multiplied or divided; TEXT or NOTHING.

    A number that is stored as text is hidden by an empty fourth section, and is else shown as it is.
    """
    if isinstance(value, str):
        return NOTHING if _hides_text(code) else NUMBER
    section = _chosen(_sections(code), float(value))
    words = section.words.strip()
    if not section.has_number:
        if (value == 0 and words in _DASHES) or words == f"{value:g}":
            return NUMBER
        return TEXT if words else NOTHING
    if _CHANGES.search(words) or (value > 0 and words.startswith("-")):
        return TEXT
    return UNIT if section.is_scaled else NUMBER


def may_mislead(code: str) -> bool:
    """Whether some number would not be seen as it is; most formats never do this."""
    return any(
        section.is_scaled or not section.has_number or _CHANGES.search(section.words) or section.words.startswith("-")
        for section in _sections(code)[:3]
    )


def _chosen(sections: tuple[_Section, ...], value: float) -> _Section:
    if any(section.condition for section in sections):
        fitting = (section for section in sections if section.condition is None or _holds(section.condition, value))
        return next(fitting, sections[-1])
    place = 0 if value > 0 or len(sections) == 1 else 1 if value < 0 else min(2, len(sections) - 1)
    return sections[0] if len(sections) == 2 and value == 0 else sections[place]


def _holds(condition: re.Match[str], value: float) -> bool:
    return _HOLDS[condition["sign"]](value, float(condition["limit"]))


@lru_cache(maxsize=1000)
def _sections(code: str) -> tuple[_Section, ...]:
    """The sections for numbers; the fourth is for text."""
    return tuple(map(_section, _parts(code)[:3]))


def _hides_text(code: str) -> bool:
    parts = _parts(code)
    return len(parts) > 3 and not parts[3]


def _parts(code: str) -> list[list[re.Match[str]]]:
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token["bare"] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _section(tokens: list[re.Match[str]]) -> _Section:
    written = "".join(token["bare"] or " " for token in tokens)
    number = re.search(r"[0#?@][0#?.,@/ ]*", written)
    has_number = number is not None or any(token["general"] for token in tokens)
    conditions = (_CONDITION.fullmatch(token["bracket"] or "") for token in tokens)
    words = "".join(map(_words, tokens))
    is_scaled = "%" in written or (number is not None and number[0].rstrip().endswith(","))
    return _Section(next((found for found in conditions if found), None), words, has_number, is_scaled)


def _words(token: re.Match[str]) -> str:
    """What the token adds to the number as it stands."""
    if token["quoted"] is not None or token["escaped"] is not None:
        return token["quoted"] or token["escaped"] or ""
    bare = token["bare"] or ""
    return "" if bare in "0#?.,%@/E" else bare
