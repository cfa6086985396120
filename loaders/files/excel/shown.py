"""Cells whose number Excel shows as something else, or does not show: their owner sees another than what is stored."""

from collections.abc import Iterator
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


def _styled(sheet: Sheet, facts: Structure, styles: Styles) -> Iterator[tuple[str, float, Style]]:
    """Every number with a style that may mislead, its own or one that a condition gives it."""
    for place, number in facts.styles.items():
        value = sheet.value(*coordinate_to_tuple(place))
        if _is_number(value):
            yield place, value, styles.cells[number]
    rules = [rule for rule in facts.rules if rule.style in styles.conditional]
    for row, column, value in _numbers(sheet) if rules else ():
        for rule in rules:
            if _covers(rule, row, column) and _may_apply(rule, value):
                yield sheet.at(row, column)[1], value, styles.conditional[rule.style]


def _numbers(sheet: Sheet) -> Iterator[tuple[int, int, float]]:
    for row, cells in enumerate(sheet.rows, 1):
        for column, value in enumerate(cells, 1):
            if _is_number(value):
                yield row, column, value


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _covers(rule: Rule, row: int, column: int) -> bool:
    return any(left <= column <= right and top <= row <= bottom for left, top, right, bottom in rule.cells)


def _may_apply(rule: Rule, value: float) -> bool:
    """Whether the condition may hold; only comparisons with constants are worked out."""
    try:
        low, high = (*map(float, rule.limits), 0.0, 0.0)[:2]
        compare = _COMPARED[rule.operator] if rule.kind == "cellIs" else None
    except (ValueError, KeyError):
        return True
    return compare is None or compare(value, low, high)
