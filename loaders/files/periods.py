"""Years, periods and days as exports write them."""

import re
from datetime import date, datetime

from loaders.files.cells import CellError, kind_of, normalise
from loaders.phrases import phrase

FIRST_YEAR = 1980
_MARKS = r"\s?(?:[*¹²³]*|\((?:foreløpige?|førebels)(?: tall?)?\))"
_PERIOD = re.compile(rf"(\d{{4}})(?:\s?[-–_/]\s?(\d{{4}}))?{_MARKS}", re.ASCII)
_SEASONS = re.compile(rf"(\d{{4}})/\d{{2}}\s?[-–]\s?(\d{{4}})/(\d{{2}}){_MARKS}", re.ASCII)
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_STAMP = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?=[T ]\d{2}:\d{2}|$)", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?", re.ASCII)


def is_period(value: object) -> bool:
    """Whether a header cell looks like a year or a period, right or wrong."""
    return not isinstance(value, bool) and _match(value) is not None


def parse_period(value: object, years: int | None = None, first: int = FIRST_YEAR) -> tuple[int, int]:
    """First and last year of «2014», 2014, «2013-2014», «2013–2014», «2013_2014», «2013/2014», «2016/17-2018/19».

    `first` is the first year that a source may have.

    Raises:
        CellError: not a period, a year out of range, the last year before the first, or not as many `years`.
    """
    match = None if isinstance(value, bool) else _match(value)
    if match is None:
        raise CellError("not_a_period", kind_of(value), phrase("a year (2019) or a period (2018-2019)"))
    start, end = match
    if not first <= start <= end <= date.today().year:
        raise CellError(
            "year_out_of_range",
            phrase("a year outside the table's period"),
            phrase("years from {first} to this year, the earlier one first", first=first),
        )
    if years is not None and end - start + 1 != years:
        raise CellError(
            "wrong_period",
            phrase("another period"),
            phrase("one year (2019)") if years == 1 else phrase("two years (2018-2019)"),
        )
    return start, end


def _match(value: object) -> tuple[int, int] | None:
    if isinstance(value, float) and value == int(value):
        value = int(value)
    text = normalise(value)
    if seasons := _SEASONS.fullmatch(text):
        start, century, last = int(seasons[1]), int(seasons[2]) // 100, int(seasons[3])
        return start, century * 100 + last
    if match := _PERIOD.fullmatch(text):
        return int(match[1]), int(match[2] or match[1])
    return None


def parse_day(value: object) -> date:
    """A day from a date cell, «31.12.2022» or «2022-12-31».

    Raises:
        CellError: a day that does not exist, one that may be read two ways («03/04/2021»), or no day at all.
    """
    if isinstance(value, datetime):
        return _in_range(value.date(), value)
    if isinstance(value, date):
        return _in_range(value, value)
    text = normalise(value)
    if match := _DAY.fullmatch(text):
        return _existing(int(match[3]), int(match[2]), int(match[1]), text)
    if match := _ISO.fullmatch(text):
        return _existing(int(match[1]), int(match[2]), int(match[3]), text)
    if re.fullmatch(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}", text):
        raise CellError(
            "ambiguous_date", phrase("a date that can be read in several ways"), phrase("a date written as 31.12.2022")
        )
    raise CellError("not_a_date", kind_of(value), phrase("a date written as 31.12.2022"))


def day_of_stamp(text: str) -> date | None:
    """The day of «20250606 08:00», «2025-06-06T06:00:00Z» or «2025-06-06» in a text; None if it has none."""
    match = _STAMP.search(normalise(text))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _existing(year: int, month: int, day: int, text: str) -> date:
    try:
        return _in_range(date(year, month, day), text)
    except ValueError as error:
        if isinstance(error, CellError):
            raise
        raise CellError(
            "impossible_date", phrase("a date that does not exist"), phrase("a date written as 31.12.2022")
        ) from error


def _in_range(day: date, value: object) -> date:
    if not FIRST_YEAR <= day.year <= date.today().year + 30:
        raise CellError("date_out_of_range", kind_of(value), phrase("a plausible date"))
    return day
