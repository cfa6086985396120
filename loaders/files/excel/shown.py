"""Cells whose number Excel shows as something else, or does not show: their owner sees another than what is stored."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeGuard

from openpyxl.utils import coordinate_to_tuple

from loaders.files.excel.formats import NUMBER, shown_as
from loaders.files.excel.styles import Style, Styles
from loaders.files.sheet import Sheet
from loaders.files.structure import Rule, Structure

_COMPARED = {
    "lessThan": lambda value, low, _: value < low,
    "lessThanOrEqual": lambda value, low, _: value <= low,
    "greaterThan": lambda value, low, _: value > low,
    "greaterThanOrEqual": lambda value, low, _: value >= low,
    "equal": lambda value, low, _: value == low,
    "notEqual": lambda value, low, _: value != low,
    "between": lambda value, low, high: low <= value <= high,
    "notBetween": lambda value, low, high: not low <= value <= high,
}


MOST_CELLS = 200_000  # that conditions are tried on, all rules together


def shown_otherwise(sheet: Sheet, facts: Structure, styles: Styles) -> dict[str, str]:
    """How each number is shown that is not shown as it is: `TEXT`, `NOTHING` or `UNIT` by cell."""
    shown = {
        place: kind
        for place, value, style in _styled(sheet, facts, styles)
        if style.format and (kind := shown_as(style.format, value)) != NUMBER
    }
    return dict(sorted(shown.items(), key=lambda each: coordinate_to_tuple(each[0])))


def invisible(sheet: Sheet, facts: Structure, styles: Styles) -> list[str]:
    """Numbers in letters of the colour behind them, row by row."""
    found = {place for place, _, style in _styled(sheet, facts, styles) if style.is_invisible}
    return sorted(found, key=coordinate_to_tuple)


def _styled(sheet: Sheet, facts: Structure, styles: Styles) -> Iterator[tuple[str, float | str, Style]]:
    """Every number with a style that may mislead, its own or one that a condition gives it; a text may be a number."""
    for place, number in facts.styles.items():
        value = sheet.value(*coordinate_to_tuple(place))
        if _is_number(value) or (isinstance(value, str) and any(map(str.isdigit, value))):
            yield place, value, styles.cells[number]
    rules = (rule for rule in facts.rules if rule.style in styles.conditional)
    for rule, row, column in islice(_covered(sheet, rules), MOST_CELLS):
        value = sheet.value(row, column)
        if _is_number(value) and _may_apply(rule, value):
            yield sheet.at(row, column)[1], value, styles.conditional[rule.style]


def _covered(sheet: Sheet, rules: Iterable[Rule]) -> Iterator[tuple[Rule, int, int]]:
    """The cells of each rule, as far as the sheet goes."""
    for rule in rules:
        for left, top, right, bottom in rule.cells:
            for row in range(top, min(bottom, sheet.height) + 1):
                yield from ((rule, row, column) for column in range(left, min(right, sheet.width) + 1))


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _may_apply(rule: Rule, value: float) -> bool:
    """Whether the condition may hold; only comparisons with constants are worked out."""
    try:
        low, high = (*map(float, rule.limits), 0.0, 0.0)[:2]
        compare = _COMPARED[rule.operator] if rule.kind == "cellIs" else None
    except (ValueError, KeyError):
        return True
    return compare is None or compare(value, low, high)
