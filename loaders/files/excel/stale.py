"""Formulas whose stored result is not their result: no program has computed them since the cells changed.

Some programs write a formula with 0 as its result, and ask Excel to compute it when the file is opened.
"""

import math
import re
from collections.abc import Mapping

from openpyxl.utils import coordinate_to_tuple

from loaders.files.excel.arithmetic import Lookup, result
from loaders.files.sheet import Sheet
from loaders.files.structure import Structure

_NOT_COMPUTED = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\bfullCalcOnLoad=[\"'](?:1|true)[\"']")
_ROUNDED = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*\bfullPrecision=[\"'](?:0|false)[\"']")
_TOLERANCE = 1e-6


def stale(sheet: Sheet, facts: Structure, sheets: Mapping[str, Sheet], book: bytes) -> list[str]:
    """Cells whose stored result differs from what the formula gives, or is 0 in a file that was never computed.

    `sheets` are those of the workbook as stored, and `book` its part `xl/workbook.xml`. Formulas with more than sums
    and arithmetic are taken at their word, unless the file asks to be computed and they say 0.
    """
    if _ROUNDED.search(book):
        return []
    value_of, is_not_computed = _lookup(sheet, sheets), bool(_NOT_COMPUTED.search(book))
    return [
        place
        for place, formula in facts.formulas.items()
        if _is_stale(sheet.value(*coordinate_to_tuple(place)), result(formula, value_of), is_not_computed)
    ]


def _is_stale(stored: object, computed: float | None, is_not_computed: bool) -> bool:
    if isinstance(stored, bool) or not isinstance(stored, int | float):
        return False
    if computed is None:
        return is_not_computed and stored == 0
    return not math.isclose(stored, computed, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)


def _lookup(own: Sheet, sheets: Mapping[str, Sheet]) -> Lookup:
    by_name = {name.casefold(): sheet for name, sheet in sheets.items()}

    def value_of(name: str, place: str) -> object:
        """A cell's stored value; a sheet that isn't there has none that can be reckoned with."""
        sheet = by_name.get(name.casefold()) if name else own
        return sheet.value(*coordinate_to_tuple(place)) if sheet else name

    return value_of
