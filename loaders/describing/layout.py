"""The layout that a person has described, and the text of its file."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import tomli_w

from loaders.describing.drawn import IN_NAME, ONE_YEAR, PAIR, YEARS, Drawn, number_roles
from loaders.describing.faults import faults
from loaders.describing.marks import mark_of
from loaders.files.cells import normalise
from loaders.files.sheet import Sheet
from loaders.layouts.layout import CATEGORY, GROUP, PLACE, SERVICE, YEAR, Layout, LayoutError, layout_of
from loaders.tables.signs import DASHES
from loaders.tables.source import shipped

_ONE = r"(\d{4})"
Described = Sequence[tuple[Drawn, Sheet]]


def layout_of_drawn(name: str, described: Described) -> tuple[Layout, str]:
    """The layout that a person has described, sheet by sheet, and the text of its file.

    A dash that nobody has explained is no fault here: reading tells its cell.

    Raises:
        LayoutError: what was pointed out makes no table.
    """
    for drawn, sheet in described:
        for fault in faults(drawn, sheet, dict.fromkeys(DASHES, 0.0)):
            raise LayoutError(f"{name}: {fault.field}: {fault.words}")
    content = content_of(described)
    return layout_of(name, content), tomli_w.dumps(content)


def content_of(described: Described) -> dict[str, Any]:
    """What the file of a layout says, as far as it has been pointed out."""
    (first, sheet), *_ = described
    mark = mark_of(first, sheet)
    return {
        "source": shipped(first.source).layout.source,
        "marks": [f"^{re.escape(normalise(mark))}$"] if mark else [],
        "tables": [_table(drawn, sheet) | _beside(drawn, described) for drawn, sheet in described],
    }


def _beside(drawn: Drawn, described: Described) -> dict[str, Any]:
    """What a table owes to the others; the first one must always be there, since the workbook is known by it."""
    known, others = drawn.known, {other.table for other, _ in described} - {drawn.table}
    years = {"same_years_as": known.same_years_as} if known.same_years_as in others else {}
    return {"optional": known.optional and drawn is not described[0][0]} | years


def _table(drawn: Drawn, sheet: Sheet) -> dict[str, Any]:
    known = drawn.known
    content: dict[str, Any] = {"name": known.name, "provisional": known.provisional, "not_about": [*known.not_about]}
    if drawn.dash is not None:
        content["signs"] = dict.fromkeys(DASHES, drawn.dash)
    for name in known.axes:
        if (said := _axis(name, drawn, sheet)) is not None:
            content[name] = said
    content["numbers"] = [*_numbers(drawn, sheet)]
    return content


def _axis(name: str, drawn: Drawn, sheet: Sheet) -> dict[str, Any] | None:
    if headings := [sheet.text(drawn.row, column) for column in drawn.columns_of(name)]:
        return {"headings": headings} | _meanings(name, drawn)
    if only := {PLACE: drawn.place, SERVICE: drawn.service, GROUP: drawn.group}.get(name):
        return {"constant": only}
    return _year(drawn, sheet) if name == YEAR else None


def _meanings(name: str, drawn: Drawn) -> dict[str, Any]:
    if name == CATEGORY:
        return {"wanted": [*drawn.wanted]}
    words = {code: [*said] for code, said in drawn.words.get(name, {}).items()}
    return {"words": words} if words else {}


def _year(drawn: Drawn, sheet: Sheet) -> dict[str, Any] | None:
    if YEARS in drawn.columns.values():
        return {"headings": []}
    if drawn.year_in is None:
        return None
    if drawn.year_in == IN_NAME:
        return {"in_name": True}
    lines = [text for row, _, text in sheet.texts if row == drawn.year_in and len(ONE_YEAR.findall(text)) == 1]
    return {"titles": [f"^{ONE_YEAR.sub('(HERE)', re.escape(text)).replace('(HERE)', _ONE)}$" for text in lines]}


def _numbers(drawn: Drawn, sheet: Sheet) -> Iterator[dict[str, Any]]:
    for role in number_roles(drawn.known):
        alike: dict[tuple[str, str, str], list[int]] = {}
        for column in drawn.columns_of(role):
            alike.setdefault(drawn.said_of(column), []).append(column)
        for (_, sex, group), columns in alike.items():
            headings = [ONE_YEAR.sub("", sheet.text(drawn.row, column)).strip() for column in columns]
            yield _number(role, [heading for heading in headings if heading], sex=sex, group=group)
    if YEARS in drawn.columns.values() and (role := drawn.counted_by_year):
        known = [number.headings for number in drawn.known.numbers if number.indicator == role and not number.pair]
        yield _number(role, [*known[0]])


def _number(role: str, headings: list[str], **only: str) -> dict[str, Any]:
    pair = {"pair": True} if role.endswith(PAIR) else {}
    said = {name: code for name, code in only.items() if code}
    return {"indicator": role.removesuffix(PAIR), "headings": headings} | said | pair
