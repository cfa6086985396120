"""Identity numbers: eleven digits, of which six are a date of birth and two are control digits.

A D-number has 40 added to the day. An H-number has 40 added to the month, and a test number 40, 65 or 80 (80 in the
Tax Administration's own). Test numbers are refused too, since nothing in a file shows that they are.

Both control digits are checked modulo 11. The second check has been the same since 1964, and stays. The first must
leave no remainder today; in numbers issued from 2032 on it may leave 0, 1, 2 or 3, and both kinds are then valid
(Skatteetaten, «Nytt fødselsnummer fra 2032»). Both kinds are refused already, so that 1 in 30 of the eleven-digit
numbers that begin like a birthday counts as one, instead of 1 in 121. Right after a word such as «fnr» the control
digits are not checked: a mistyped number is about a person too.
"""

import re
from datetime import date
from itertools import pairwise
from unicodedata import normalize

_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_FIRST_REMAINDERS = (0, 1, 2, 3)
_BETWEEN = r"[ .,\-–/_]{0,2}"
_WHOLE = re.compile(r"(?<![\d])(?:\d{11}|\d{6}[ .\-–]{1,2}\d{5}|(?:\d{2}[ .\-–/]){2}\d{2}[ .\-–]{1,3}\d{5})(?!\d)")
_GROUPED = re.compile(rf"(?<!\d)(?<!\d[ .,\-–/_])\d(?:{_BETWEEN}\d){{10}}(?![ .,\-–/_]?\d)")
_SCIENTIFIC = re.compile(r"(?<![\d.,])(\d)[.,](\d{6,10})E\+?0?(\d{1,2})(?!\d)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:f(?:ødsels|\.)?|person|d-|h-)(?:nummer|nr)\b\W{0,4}(\d(?:[ .\-–]{0,2}\d){10})(?!\d)", re.IGNORECASE
)
_DUF = re.compile(r"\bduf\b\W{0,3}(?:n(?:umme)?r)?\W{0,3}\d(?:[ .\-–]?\d){11}(?!\d)", re.IGNORECASE)
_ENOUGH_DIGITS = re.compile(r"\d(?:\D{0,4}\d){7}")


def holds_personal_number(value: object) -> bool:
    """Whether a text or a number holds an identity number, grouped in any way, or without its leading zero as a number.

    Digits of every script count, and so do numbers that Excel shows as «1,5057512345E+10».
    """
    if isinstance(value, str):
        return bool(_ENOUGH_DIGITS.search(value)) and _in_text(value)
    if type(value) is not int and type(value) is not float:  # nor a boolean
        return False
    return 10**9 <= value < 10**11 and value == int(value) and is_personal_number(f"{int(value):011}")


def is_personal_number(digits: str) -> bool:
    """Whether eleven digits are a date of birth with valid control digits."""
    return _is_birth(digits) and _remainder(digits, _SECOND) == 0 and _remainder(digits, _FIRST) in _FIRST_REMAINDERS


def is_split(values: tuple[object, ...]) -> bool:
    """Whether a row holds an identity number split over two cells: six digits as text, then five."""
    pairs = ((str(first).strip(), second) for first, second in pairwise(values) if isinstance(first, str))
    return any(
        len(first) == 6 and first.isdecimal() and _is_five(second) and is_personal_number(f"{first}{second:>05}")
        for first, second in ((first, str(second).strip()) for first, second in pairs)
    )


def _is_five(text: str) -> bool:
    return text.isdecimal() and len(text) <= 5


def _in_text(value: str) -> bool:
    text = " ".join(normalize("NFKC", value).split())
    scientific = (f"{found[1]}{found[2]}".ljust(int(found[3]) + 1, "0") for found in _SCIENTIFIC.finditer(text))
    found = (re.sub(r"\D", "", match[0]) for form in (_WHOLE, _GROUPED) for match in form.finditer(text))
    is_valid = any(is_personal_number(digits.zfill(11)) for digits in (*found, *scientific) if len(digits) <= 11)
    return is_valid or bool(_DUF.search(text)) or any(_is_birth(_digits(named[1])) for named in _NAMED.finditer(text))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _remainder(digits: str, weights: tuple[int, ...]) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11


def _is_birth(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    day -= 40 if day > 40 else 0
    month -= next((step for step in (80, 65, 40) if month > step), 0)
    try:
        return bool(date(2000, month, day))
    except ValueError:
        return False
