"""The text below a PxWeb table: where it begins, and what it says of the numbers. Contact persons are not read.

Until 2025 the bank wrote everything in column A, a heading above its text; since PxWeb 2 the heading is in column A and
its text beside it in column B.
"""

from datetime import date

from loaders.files.cells import normalise
from loaders.files.periods import day_of_stamp
from loaders.files.sheet import Sheet

UPDATED = ("sist endret", "sist oppdatert", "updated", "latest update", "last updated")
UNITS = ("måleenhet", "units", "unit")
_SOURCE = ("kilde", "source")
_OTHER = (
    *("kontakt", "contact", "database", "intern referansekode", "internal reference code", "matrix", "matrise"),
    *("målemetode", "data type", "referansetid", "reference period", "reference time", "copyright"),
)
_BANK = ("statistisk sentralbyrå", "statistics norway")


def is_heading(sheet: Sheet, row: int) -> bool:
    """Whether column A has the heading of a part of the footer."""
    return normalise(sheet.value(row, 1) or "").endswith(":") or _heading(sheet, row) in (
        *UPDATED,
        *UNITS,
        *_SOURCE,
        *_OTHER,
    )


def is_pair(sheet: Sheet, row: int) -> bool:
    """Whether a row is a heading with its text beside it, and nothing further right."""
    return is_heading(sheet, row) and sheet.is_blank(row, 3)


def is_of_the_bank(sheet: Sheet) -> bool:
    """Whether a footer names Statistics Norway as the source."""
    named = (texts_after(sheet, row, _SOURCE) for row in range(1, sheet.height + 1) if _heading(sheet, row) in _SOURCE)
    return any(text.casefold().startswith(_BANK) for texts in named for text in texts)


def updated(sheet: Sheet, first: int) -> date | None:
    """The day of the last change, of the first contents that have one."""
    days = map(day_of_stamp, texts_after(sheet, first, UPDATED))
    return next((day for day in days if day), None)


def texts_after(sheet: Sheet, first: int, headings: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of a part of the footer, to the next blank row or heading. Other parts are not read."""
    rows = range(first, sheet.height + 1)
    start = next((row for row in rows if _heading(sheet, row) in headings), None)
    if start is None:
        return ()
    found = [sheet.value(start, 2)]
    for row in range(start + 1, sheet.height + 1):
        if sheet.is_blank(row) or is_heading(sheet, row):
            break
        found += [sheet.value(row, 1), sheet.value(row, 2)]
    return tuple(normalise(text) for text in found if text is not None and normalise(text))


def _heading(sheet: Sheet, row: int) -> str:
    return normalise(sheet.value(row, 1) or "").rstrip(": ").casefold()
