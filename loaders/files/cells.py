"""Reads a cell: a number, or one of the signs used where there is no number. Nothing is guessed."""

import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from loaders.phrases import Phrase, phrase
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, NOT_PUBLISHED, SUPPRESSED

ERROR_VALUES = frozenset(
    ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
SIGNS: Mapping[str, str | float] = {
    ":": SUPPRESSED,
    "*": SUPPRESSED,
    "anonymisert": SUPPRESSED,
    "skjult": SUPPRESSED,
    "..": MISSING,
    "manglende data": MISSING,
    "mangler": MISSING,
    "ikke registrert": MISSING,
    "ikke registrert dette året": MISSING,
    ".": NOT_APPLICABLE,
    "lar seg ikke beregne": NOT_APPLICABLE,
    "...": NOT_PUBLISHED,
    "…": NOT_PUBLISHED,
    "ikke publisert": NOT_PUBLISHED,
    "ikke publisert enda": NOT_PUBLISHED,
    "ikke publisert ennå": NOT_PUBLISHED,
    "kommer": NOT_PUBLISHED,
}
"""What signs and words mean unless a source says otherwise. A dash and an empty cell mean nothing by themselves."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SMALL = re.compile(r"<\s?\d+|\d\s?[-–]\s?\d")
_GROUPED = r"\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?:\.\d{3}){2,}|\d+"
_FOOTNOTE = r"(?:\s?\*{1,3}|\s?[¹²³⁴⁵⁶⁷⁸⁹]|\s?[a-z]\))?"
_NUMBER = re.compile(rf"(?P<minus>[-−–+]?)\s?(?P<whole>{_GROUPED})(?:[.,](?P<part>\d+))?\s?%?{_FOOTNOTE}", re.ASCII)
_AMBIGUOUS = re.compile(rf"[-−–+]?[1-9]\d{{0,2}}\.\d{{3}}\s?%?{_FOOTNOTE}", re.ASCII)
_MAYBE_THOUSANDS = re.compile(rf"[-−–+]?[1-9]\d{{0,2}},000{_FOOTNOTE}", re.ASCII)
_PAIR = re.compile(r"(?P<own>[^()/]+?)\s*(?:\(\s*(?P<all>[^()/]+?)\s*\)|/\s*(?P<slash>[^()/]+))" + _FOOTNOTE)


MOST = 10_000_000
"""No count of persons or cases in Norway comes near this."""


class CellError(ValueError):
    """The cell holds neither a number nor a known sign."""

    def __init__(self, code: str, found: Phrase, expected: Phrase) -> None:
        super().__init__(f"{found}; {expected}")
        self.code, self.found, self.expected = code, found, expected


class Reading(NamedTuple):
    """A number with status normal, or the reason why there is none."""

    number: float | None
    status: str


def normalise(text: object) -> str:
    """Text as compared: every kind of blank is one space, nothing invisible, letters composed, ends trimmed."""
    return _normalised(str(text))


@lru_cache(maxsize=50_000)
def _normalised(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return " ".join(composed.split())


def label(text: object) -> str:
    """A label without the additions of exports: hierarchy marks, «sort» from a web page, footnote marks."""
    return _labelled("" if text is None else str(text))


@lru_cache(maxsize=50_000)
def _labelled(text: str) -> str:
    bare = re.sub(r"^[¬\s]+", "", _normalised(text))
    return re.sub(r"(?:\s+sort|\s*\*+|\s*[¹²³⁴-⁹⁰]+\)?|\s*:)$", "", bare).strip()


def kind_of(value: object) -> Phrase:
    """The kind of content in a cell, for a message that does not repeat it."""
    if value is None or not normalise(value):
        return phrase("an empty cell")
    if isinstance(value, bool):
        return phrase("TRUE or FALSE")
    if isinstance(value, date | time | timedelta):
        return phrase("a date or a time")
    return (
        phrase("a number")
        if isinstance(value, int | float) or _NUMBER.fullmatch(normalise(value))
        else phrase("a text")
    )


def parse_number(text: str) -> float:
    """The number in a text: «1 234,5», «41», «3,9 %», «63*». A footnote mark and a per cent sign are dropped.

    Raises:
        CellError: digits other than 0-9, a point that may be thousands or decimals («1.234»), or no number at all.
    """
    text = normalise(text)
    if any(not char.isascii() and char.isdecimal() for char in text):
        raise CellError("foreign_digits", phrase("digits other than 0–9"), phrase("ordinary digits"))
    if _AMBIGUOUS.fullmatch(text):
        raise _ambiguous()
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise CellError("not_a_number", kind_of(text), phrase("a number or a known sign (: .. .)"))
    digits = re.sub(r"[ .]", "", match["whole"])
    number = float(f"{digits}.{match['part'] or 0}")
    return -number if match["minus"] in ("-", "−", "–") else number


def _ambiguous() -> CellError:
    expected = phrase("thousands written with a space, or decimals with a comma")
    return CellError("ambiguous_number", phrase("a number that can be read in two ways"), expected)


def read(value: object, signs: Mapping[str, str | float] = SIGNS, *, step: float = 1, percent: bool = False) -> Reading:
    """What a cell holds: a possible count, or why there is none.

    `signs` maps casefolded text to a status or to a number (a dash may be 0); "" is the empty cell. A number must be a
    multiple of `step`, because half a person is a mistake, and not «12,000», which is twelve thousand to an English
    program; with a step of 0 it may be any fraction. A share in place of a count is a mistake too, unless `percent`.

    Raises:
        CellError: anything else.
    """
    if isinstance(value, str) or value is None:
        text = normalise("" if value is None else value)
        if (reading := _sign(text, signs)) is not None:
            return reading
        if text in ERROR_VALUES:
            raise CellError("error_cell", phrase("the error value {value}", value=text), phrase("a number"))
        if not text:
            raise CellError(
                "empty_cell", phrase("an empty cell"), phrase("a number, or .. where the number is missing")
            )
        if "%" in text and not percent:
            raise CellError("percent", phrase("a number in per cent"), phrase("a count"))
        if step and _MAYBE_THOUSANDS.fullmatch(text):
            raise _ambiguous()
        return Reading(_sound(parse_number(text), step), NORMAL)
    return Reading(_sound(_typed_number(value), step), NORMAL)


def read_pair(value: object, signs: Mapping[str, str | float] = SIGNS) -> tuple[Reading, Reading | None]:
    """Own municipality and all in one cell: «41 (67)», «41(67)», «41/67». The second is None where there is only one.

    Raises:
        CellError: a part is not a number or a sign, or own is greater than all.
    """
    match = _PAIR.fullmatch(normalise(value)) if isinstance(value, str) else None
    if match is None:
        return read(value, signs), None
    own, both = read(match["own"], signs), read(match["all"] or match["slash"], signs)
    if own.number is not None and both.number is not None and own.number > both.number:
        raise CellError(
            "own_exceeds_all",
            phrase("a pair in which the own municipality is the larger number"),
            phrase("own municipality (all), as in “41 (67)”"),
        )
    return own, both


def _sign(text: str, signs: Mapping[str, str | float]) -> Reading | None:
    meaning = signs.get(text.casefold())
    if meaning is None and _SMALL.fullmatch(text):
        meaning = SUPPRESSED
    if meaning is None:
        return None
    return Reading(None, meaning) if isinstance(meaning, str) else Reading(float(meaning), NORMAL)


def _typed_number(value: object) -> float:
    if type(value) is int or type(value) is float:  # asked a million times; a boolean is of neither type
        return float(value)
    if isinstance(value, bool):
        raise CellError("boolean", phrase("FALSE") if not value else phrase("TRUE"), phrase("a number"))
    if isinstance(value, date | time | timedelta):
        raise CellError("date_for_count", phrase("a date or a time"), phrase("a number (format the cell as a number)"))
    raise CellError("not_a_number", phrase("something other than a number"), phrase("a number"))


def _sound(number: float, step: float) -> float:
    """The number if it can be a count. Messages never repeat it, since it may be a small count of persons."""
    if not math.isfinite(number):
        raise CellError("infinite", phrase("an infinite number"), phrase("a finite number"))
    if number < 0:
        raise CellError("negative", phrase("a negative number"), phrase("zero or more"))
    if number > MOST:
        raise CellError(
            "too_many", phrase("a number larger than the population of Norway"), phrase("a plausible count for Norway")
        )
    if step and number % step:
        expected = phrase("a whole number") if step == 1 else phrase("a whole number or a half")
        raise CellError("fraction", phrase("a fraction"), expected)
    return number
