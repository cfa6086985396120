"""Formulas whose stored result is not their result: no program has computed them since the cells changed.

Some programs write a formula with 0 as its result, and ask Excel to compute it when the file is opened.
"""

import math
import re
from collections.abc import Mapping
from itertools import islice

from openpyxl.formula.translate import Translator, TranslatorError
from openpyxl.utils import coordinate_to_tuple

from loaders.files.excel.arithmetic import Lookup, UnknownError, result
from loaders.files.sheet import Sheet
from loaders.files.structure import Structure

_NOT_COMPUTED = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad=[\"'](?:1|true)[\"']")
_ROUNDED = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\bfullPrecision=[\"'](?:0|false)[\"']")
_TOLERANCE = 1e-6
MOST_FORMULAS, MOST_CELLS = 10_000, 400_000  # of a sheet that are computed, and that they look at: a second


def stale(sheet: Sheet, facts: Structure, sheets: Mapping[str, Sheet], book: bytes) -> list[str]:
    """Cells whose stored result differs from what the formula gives, or is 0 in a file that was never computed.

    `sheets` are those of the workbook as stored, and `book` its part `xl/workbook.xml`. Formulas with more than sums
    and arithmetic are taken at their word, unless the file asks to be computed and they say 0.
    """
    if _ROUNDED.search(book):
        return []
    value_of, is_not_computed = _Cells(sheet, sheets), bool(_NOT_COMPUTED.search(book))
    found = []
    for place, (text, first) in islice(facts.formulas.items(), MOST_FORMULAS):
        stored = sheet.value(*coordinate_to_tuple(place))
        if isinstance(stored, int | float) and not isinstance(stored, bool):
            computed = _result(text, first, place, value_of)
            found += [place] if _is_stale(stored, computed, is_not_computed) else []
    return found


def _is_stale(stored: float, computed: float | None, is_not_computed: bool) -> bool:
    if computed is None:
        return is_not_computed and stored == 0
    return not math.isclose(stored, computed, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)


def _result(text: str, first: str, place: str, value_of: Lookup) -> float | None:
    """What the formula gives in its place; one that is shared is moved there from the first cell."""
    if first != place:
        try:
            text = Translator(f"={text}", origin=first).translate_formula(place).removeprefix("=")
        except TranslatorError:
            return None
    return result(text, value_of)


class _Cells:
    """Looks up stored values, up to a limit."""

    def __init__(self, own: Sheet, sheets: Mapping[str, Sheet]) -> None:
        self._own, self._sheets, self._left = (
            own,
            {name.casefold(): sheet for name, sheet in sheets.items()},
            MOST_CELLS,
        )

    def __call__(self, name: str, row: int, column: int) -> object:
        """A cell's stored value.

        Raises:
            UnknownError: there is no such sheet, or too much has been looked up.
        """
        sheet = self._sheets.get(name.casefold()) if name else self._own
        self._left -= 1
        if sheet is None or self._left < 0:
            raise UnknownError
        return sheet.value(row, column)
