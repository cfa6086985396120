"""Words and numbers for readers, in bokmål, nynorsk and English.

Message ids are the English sentences, with `{name}` for what varies. `nb/*.po` and `nn/*.po` hold the translations,
one file per area of the dashboard; `tests/vocabulary/test_text.py` extracts every id from the code and fails on one
that is missing, fuzzy or has other placeholders.
"""

import logging
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from babel.core import Locale
from babel.dates import format_date, format_time
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

FOLDER = Path(__file__).parent
LANGUAGE_TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}  # as documents and browsers write them
LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
log = logging.getLogger(__name__)
Day = date  # inside `Text`, `date` is its method
NBSP, MINUS, EN_DASH = "\u00a0", "\u2212", "\u2013"


@dataclass(frozen=True)
class Text:
    """The words of one language: `t("…")` translates, the other methods format."""

    language: str

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale."""
        return Locale.parse(LOCALES[self.language])

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with `{name}` replaced."""
        return self._translated(message).format(**values)

    def plural(self, one: str, many: str, /, count: int, **values: object) -> str:
        """`one` where count is 1, else `many`; both may use `{count}`, which is formatted as a number."""
        message = one if abs(count) == 1 else many
        return self._translated(message).format(count=self.number(count), **values)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as this language writes it: decimal comma and non-breaking thousands in Norwegian.

        Rounded half away from zero before formatting, as readers expect; Babel alone would round half to even.
        """
        return _number(self.language, str(value), decimals)

    def signed(self, value: float, decimals: int = 0) -> str:
        """A number with its sign, even if positive; zero has none."""
        words = self.number(value, decimals)
        return f"+{words}" if value > 0 and any(digit in words for digit in "123456789") else words

    def percent(self, value: float, decimals: int = 0, *, signed: bool = False) -> str:
        """A percentage from 0-100: «34 %» in Norwegian with a non-breaking space, «34%» in English."""
        number = self.signed(value, decimals) if signed else self.number(value, decimals)
        return f"{number}%" if self.language == "en" else f"{number}{NBSP}%"

    def span(self, low: float, high: float, decimals: int = 0) -> str:
        """An interval of numbers: «48–81», or «−9 til +29» where a sign is needed."""
        if low < 0 or high < 0:
            return self("{low} to {high}", low=self.signed(low, decimals), high=self.signed(high, decimals))
        return f"{self.number(low, decimals)}{EN_DASH}{self.number(high, decimals)}"

    def period(self, start: int, end: int) -> str:
        """A year, or «2013–2014»; years are never grouped."""
        return str(end) if start == end else f"{start}{EN_DASH}{end}"

    def date(self, day: date | datetime) -> str:
        """A day as 31.12.2019, or 31 December 2019 in English."""
        return format_date(day, format="d MMMM y" if self.language == "en" else "dd.MM.yyyy", locale=self.locale)

    def month(self, day: Day) -> str:
        """A day's month as «januar 2027»."""
        return format_date(day, format="LLLL y", locale=self.locale)

    def time(self, moment: datetime) -> str:
        """A moment as «31.12.2019 kl. 14.05», in the moment's own time zone."""
        clock = format_time(moment, format="HH:mm" if self.language == "en" else "HH.mm", locale=self.locale)
        return self("{day} at {time}", day=self.date(moment), time=clock)

    def listed(self, items: list[str]) -> str:
        """«a, b og c»."""
        if len(items) < 2:
            return "".join(items)
        return self("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])

    def _translated(self, message: str) -> str:
        if self.language == "en":
            return message
        if (found := catalogue(self.language).get(message)) is None:
            log.warning("No %s translation of: %s", self.language, message)
            return message
        return found


@lru_cache(maxsize=16384)
def _number(language: str, value: str, decimals: int) -> str:
    """The formatted number; cached, as Babel takes 0.2 ms for each and a page has hundreds."""
    exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if exact.is_zero():
        exact = abs(exact)  # −0,3 rounds to 0, which has no sign
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(exact, format=pattern, locale=text(language).locale).replace("-", MINUS)


@lru_cache
def text(language: str) -> Text:
    """The words of one language."""
    return Text(language)


@lru_cache
def catalogue(language: str) -> MappingProxyType[str, str]:
    """Message id → translation, from every .po file of the language."""
    found: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            entries = read_po(file, locale=LOCALES[language])
        found |= {str(entry.id): str(entry.string) for entry in entries if entry.id and entry.string}
    return MappingProxyType(found)
