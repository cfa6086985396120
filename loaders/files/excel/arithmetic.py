"""Computes simple formulas, to see whether a stored result is the result: + - * / % ( ) and SUM, nothing else."""

import re
from collections.abc import Callable, Iterator

from openpyxl.utils import range_boundaries

Lookup = Callable[[str, int, int], object]
"""The value of a cell, by sheet («» is the formula's own), row and column. It may raise `UnknownError`."""
_SHEET = r"(?:'(?P<quoted>(?:[^']|'')+)'!|(?P<plain>[\w.]+)!)?"
_CELL = r"\$?[A-Z]{1,3}\$?\d{1,7}"
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?|\.\d+)(?![\w!])|(?P<sum>SUM\()"
    rf"|{_SHEET}(?P<cells>{_CELL}(?::{_CELL})?)(?![\w(!])|(?P<sign>[-+*/%(),]))\s*",
    re.IGNORECASE,
)


class UnknownError(Exception):
    """The formula has something that is not computed here."""


def result(formula: str, value_of: Lookup) -> float | None:
    """What a formula without its «=» gives; None where it uses more than is computed here."""
    try:
        return _Formula(formula, value_of).result()
    except (UnknownError, ZeroDivisionError, OverflowError):
        return None


class _Formula:
    """Reads a formula from left to right, one token ahead."""

    def __init__(self, formula: str, value_of: Lookup) -> None:
        self.value_of = value_of
        self.tokens = list(_tokens(formula))[::-1]

    def result(self) -> float:
        number = self._sum()
        if self.tokens:
            raise UnknownError
        return number

    def _sum(self) -> float:
        number = self._product()
        while (sign := self._take("+-")) is not None:
            other = self._product()
            number += other if sign == "+" else -other
        return number

    def _product(self) -> float:
        number = self._signed()
        while (sign := self._take("*/")) is not None:
            other = self._signed()
            number = number * other if sign == "*" else number / other
        return number

    def _signed(self) -> float:
        if (sign := self._take("+-")) is not None:
            return self._signed() * (1 if sign == "+" else -1)
        number = self._operand()
        while self._take("%") is not None:
            number /= 100
        return number

    def _operand(self) -> float:
        if self._take("(") is not None:
            return self._closed(self._sum())
        token = self._next()
        if token["number"]:
            return float(token["number"])
        if token["sum"]:
            return self._closed(self._arguments())
        if token["cells"] and ":" not in token["cells"]:
            return _number(next(self._values(token)))
        raise UnknownError

    def _arguments(self) -> float:
        """The sum of the arguments of SUM; in cells, text counts as nothing, as in Excel."""
        total = self._argument()
        while self._take(",") is not None:
            total += self._argument()
        return total

    def _argument(self) -> float:
        after = self.tokens[-2]["sign"] if len(self.tokens) > 1 else None
        if self.tokens and self.tokens[-1]["cells"] and after in (",", ")"):
            values = self._values(self._next())
            return sum(_number(value) for value in values if not isinstance(value, str | bool))
        return self._sum()

    def _values(self, token: re.Match[str]) -> Iterator[object]:
        """What the cells hold, row by row."""
        sheet = (token["quoted"] or "").replace("''", "'") or token["plain"] or ""
        left, top, right, bottom = range_boundaries(token["cells"].replace("$", "").upper())
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield self.value_of(sheet, row, column)

    def _closed(self, number: float) -> float:
        if self._take(")") is None:
            raise UnknownError
        return number

    def _take(self, signs: str) -> str | None:
        sign = self.tokens[-1]["sign"] if self.tokens else None
        return self.tokens.pop()["sign"] if sign and sign in signs else None

    def _next(self) -> re.Match[str]:
        if not self.tokens:
            raise UnknownError
        return self.tokens.pop()


def _tokens(formula: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(formula):
        if (token := _TOKEN.match(formula, place)) is None:
            raise UnknownError
        yield token
        place = token.end()


def _number(value: object) -> float:
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnknownError
    return float(value)
