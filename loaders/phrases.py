"""Messages before translation: an English template and its values.

The template is the gettext id. The caller that words it supplies the `Language`; by itself a phrase is English.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Language(Protocol):
    """How a phrase becomes words: `t("…", name=value)` translates a template and fills it in."""

    @property
    def language(self) -> str:
        """The language code, such as «nb»."""

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with `{name}` replaced."""

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as this language writes it."""


class English:
    """The language of the templates themselves."""

    language = "en"

    def __call__(self, message: str, /, **values: object) -> str:
        """The message with `{name}` replaced."""
        return message.format(**values)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with a decimal point."""
        return f"{value:.{decimals}f}"


ENGLISH = English()


class Wordable(Protocol):
    """A value that may be worded differently in each language."""

    def worded(self, t: Language) -> str:
        """Its words in one language."""


Value = str | int | Wordable


@dataclass(frozen=True)
class Phrase:
    """A template and its values by name. A value that is a phrase is worded in the same language."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    def worded(self, t: Language) -> str:
        """Its words in one language."""
        return t(self.template, **{name: worded(value, t) for name, value in self.values})

    def __str__(self) -> str:
        return self.worded(ENGLISH)


@dataclass(frozen=True)
class Listed:
    """A list of values."""

    items: tuple[Value, ...]
    separator: str = ", "

    def worded(self, t: Language) -> str:
        """Its words in one language."""
        return self.separator.join(worded(item, t) for item in self.items)


@dataclass(frozen=True)
class Number:
    """A number with its own decimals and the language's decimal sign."""

    value: float

    def worded(self, t: Language) -> str:
        """Its words in one language."""
        plain = f"{self.value:g}" if abs(self.value) < 1e5 else f"{self.value:.0f}"
        return t.number(float(plain), len(plain.partition(".")[2]))


def worded(value: Value, t: Language = ENGLISH) -> str:
    """Any value of a message, worded in one language."""
    return str(value) if isinstance(value, str | int) else value.worded(t)


def phrase(template: str, /, **values: Value) -> Phrase:
    """A phrase. The template must be a literal, so that it can be extracted for translation."""
    return Phrase(template, tuple(values.items()))


def plural_phrase(one: str, many: str, /, count: int, **values: Value) -> Phrase:
    """`one` where count is 1, else `many`; both may use `{count}`."""
    return Phrase(one if count == 1 else many, (("count", count), *values.items()))


def quote(text: Value) -> Phrase:
    """A text in quotation marks, as written in the workbook in any language."""
    return phrase("“{text}”", text=text)


def quotes(texts: Iterable[str]) -> Listed:
    """Texts in quotation marks, one after another."""
    return Listed(tuple(map(quote, texts)))
