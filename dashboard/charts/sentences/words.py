"""What the sentences are built of: what is counted, and intervals as a reader meets them."""

from enum import StrEnum

from dashboard.vocabulary.text import EN_DASH, Text


class Counted(StrEnum):
    """What a number counts; it decides what the number can't say."""

    CASES = "cases"
    PERSONS = "persons"
    CONVERSATIONS = "conversations"


def percent_span(low: float, high: float, t: Text, decimals: int = 0) -> str:
    """An interval of shares given from 0 to 1: «46–69 %»."""
    return f"{t.number(100 * low, decimals)}{EN_DASH}{t.percent(100 * high, decimals)}"


def change_span(low: float, high: float, t: Text) -> str:
    """An interval of changes in percent, signs always shown: «−9 til +29 %»."""
    return t("{low} to {high}", low=t.signed(low), high=t.percent(high, signed=True))


def with_interval(value: float, low: float, high: float, t: Text, decimals: int = 0) -> str:
    """A number and its interval: «63 (usikkerhet 48–81)»."""
    return t("{value} (95% interval {span})", value=t.number(value, decimals), span=t.span(low, high, decimals))


def joined(*sentences: str) -> str:
    """Sentences joined into one text, skipping empty ones."""
    return " ".join(sentence for sentence in sentences if sentence)
