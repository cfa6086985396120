"""Finds numbers in text, in each language's format, and distinguishes what they are."""

import re
from functools import lru_cache
from typing import NamedTuple

MINUS, NBSP, DASH = "\u2212", "\u00a0", "\u2013"
WHOLE = {
    "nb": rf"\d{{1,3}}(?:{NBSP}\d{{3}})+|\d+",
    "nn": rf"\d{{1,3}}(?:{NBSP}\d{{3}})+|\d+",
    "en": r"\d{1,3}(?:,\d{3})+|\d+",
}
POINT = {"nb": ",", "nn": ",", "en": r"\."}
MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|January|February|March|April|"
    "May|June|July|August|September|October|November|December|Oct"
)
DAY = re.compile(rf"\b\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b|\b\d{{1,2}}\.? (?:{MONTHS})(?: \d{{4}})?\b")
YEARS = re.compile(r"\b(?:19|20)\d\d(?:[–-](?:19|20)?\d\d)?\b(?![,.]\d)")
# An uncertainty in brackets, of a change or a ratio: the worked examples test what it may be.
CHANGE_SPAN = re.compile(
    r"\([^()]*(?:usikkerhet|uvisse|interval)[^()]*%[^()]*\)|(?:usikkerhet|uvisse|interval)[^.;]*?%"
)


class Number(NamedTuple):
    """A number as written in text."""

    text: str
    value: float
    decimals: int
    sign: str
    is_percent: bool


@lru_cache(maxsize=4)
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<sign>[+{MINUS}])?(?<![\w.,{NBSP}])(?P<number>(?:{WHOLE[language]})(?:{POINT[language]}\d+)?)(?![\d]|[.,]\d)"
        rf"(?P<percent>(?:{DASH}[\d.,]+)?{NBSP}?%)?"
    )


def numbers_in(words: str, language: str) -> list[Number]:
    """Every number except years, days and spans of change."""
    return [_number(found, language) for found in _pattern(language).finditer(without_times(words))]


def without_times(words: str) -> str:
    """The text without years, days and spans of change."""
    return YEARS.sub("¤", DAY.sub("¤", CHANGE_SPAN.sub("¤", words)))


def _number(found: re.Match[str], language: str) -> Number:
    text = found["number"]
    plain = text.replace(",", "") if language == "en" else text.replace(NBSP, "").replace(",", ".")
    return Number(text, float(plain), len(plain.partition(".")[2]), found["sign"] or "", bool(found["percent"]))


def is_rounded(number: Number, exact: float) -> bool:
    """Whether the number is a valid rounding of the exact one."""
    return abs(number.value - abs(exact)) <= 0.5 * 10**-number.decimals + 1e-9
