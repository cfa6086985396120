"""Reads a cell with the signs that apply there: a dash means only what its source has said it means.

What a workbook says of its own signs is in the workbook; the rest is in its layout. A cell that can't be read is an
error, and counts as missing.
"""

import re
from collections.abc import Mapping

from loaders.files.cells import CellError, Reading, normalise, read, read_pair
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook
from loaders.findings import Findings
from loaders.phrases import phrase
from loaders.schema import MISSING

Signs = Mapping[str, str | float]
DASHES = ("-", "–", "—", "−")
_DASH = r"[«“\"(]?[-–—−][»”\")]?"
_LEGEND = re.compile(
    rf"(?:(?:tanke)?strek\s?(?:{_DASH})?\s?(?:=|:|betyr|tyder)?|{_DASH}\s?(?:=|:|betyr|tyder))\s?(.*)", re.I
)
_ZERO = re.compile(r"(?:det samme som |det same som )?(?:0|null|ingen|zero|none)\b.*", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"(?:ukjent|ukjend|mangler|manglar|ikke registrert|ikkje registrert|ikke kjent|unknown)\b.*", re.IGNORECASE
)


def told_in(book: Workbook) -> Signs:
    """Signs that the workbook explains: «- = null», or «Strek (-)» beside «Det samme som 0.»."""
    found: dict[str, str | float] = {}
    for sheet in book.sheets:
        for row, column, text in sheet.texts:
            match = _LEGEND.fullmatch(text)
            meaning = match and (match[1] or sheet.text(row, column + 1))
            if meaning:
                found |= _meant(meaning)
    return found


def _meant(meaning: str) -> dict[str, str | float]:
    if _ZERO.fullmatch(meaning):
        return dict.fromkeys(DASHES, 0.0)
    return dict.fromkeys(DASHES, MISSING) if _UNKNOWN.fullmatch(meaning) else {}


def reading_at(sheet: Sheet, row: int, column: int, signs: Signs, findings: Findings) -> Reading:
    """The number or sign in a cell."""
    value, at = sheet.value(row, column), sheet.at(row, column)
    if _is_unexplained(value, signs):
        return _note_dash(at, findings)
    try:
        return read(value, signs)
    except CellError as error:
        findings.cell(error, at)
        return Reading(None, MISSING)


def pair_at(sheet: Sheet, row: int, column: int, signs: Signs, findings: Findings) -> tuple[Reading, Reading | None]:
    """Own municipality and all in a cell such as «41 (67)»; the second is None where there is only one."""
    value, at = sheet.value(row, column), sheet.at(row, column)
    if _is_unexplained(value, signs):
        return _note_dash(at, findings), None
    try:
        return read_pair(value, signs)
    except CellError as error:
        findings.cell(error, at)
        return Reading(None, MISSING), None


def _is_unexplained(value: object, signs: Signs) -> bool:
    return isinstance(value, str) and (text := normalise(value)) in DASHES and text not in signs


def _note_dash(at: tuple[str, str], findings: Findings) -> Reading:
    findings.error(
        "dash",
        phrase("a dash, which may mean none or unknown"),
        phrase("0 where there was no one, and .. where it is not known"),
        phrase("Ask the source what its dash means, and have it said in the workbook, as in “- = 0”."),
        at=at,
    )
    return Reading(None, MISSING)
