"""What the form's fields say of one sheet, each only if it is one of the choices."""

from collections.abc import Iterable

from werkzeug.datastructures import MultiDict

from dashboard.web.intake.describing.names import (
    COUNTED,
    DASH,
    DASHES,
    MEANINGS,
    ONE_OF,
    ONLY_GROUP,
    PLACE,
    SERVICE,
    WANTED,
    WHOLE,
    YEAR,
    column_field,
    only_field,
    word_field,
)
from loaders.describing.drawn import (
    Drawn,
    choices,
    filled,
    is_divisible,
    labels_of,
    plain_roles,
    strange_words,
)
from loaders.describing.known import Known
from loaders.files.sheet import Sheet
from loaders.layouts.layout import CATEGORY, GROUP, SEX, Table

Values = MultiDict[str, str]


def pointed(values: Values, sheet: Sheet, source: str, table: Table, row: int, known: Known) -> Drawn:
    """The sheet as the fields describe it; `known` are the places and services to choose among."""
    roles = {column: values.get(column_field(column), "") for column in filled(sheet, row)}
    columns = {column: role for column, role in roles.items() if role in choices(table)}
    drawn = Drawn(sheet.name, source, table.name, row, columns)
    rows = set(values.getlist(WANTED))
    return Drawn(
        sheet.name,
        source,
        table.name,
        row,
        columns,
        sexes=_only(values, SEX, drawn),
        groups=_only(values, GROUP, drawn),
        counted=_one_of(values.get(COUNTED, ""), plain_roles(table)),
        year_in=values.get(YEAR, None, type=int),
        place=_one_of(values.get(PLACE, ""), known.places_of(source)),
        service=_one_of(values.get(SERVICE, ""), known.names),
        group=_one_of(values.get(ONLY_GROUP, ""), MEANINGS[GROUP]),
        wanted=tuple(text for at, text in labels_of(CATEGORY, drawn, sheet) if str(at) in rows),
        is_whole=values.get(WHOLE) == "ja",
        words={axis: _words(values, axis, drawn, sheet) for axis in MEANINGS},
        dash=DASHES.get(values.get(DASH, "")),
    )


def _one_of(value: str, allowed: Iterable[str]) -> str:
    return value if value in set(allowed) else ""


def _only(values: Values, axis: str, drawn: Drawn) -> dict[int, str]:
    """The only sex or age group of each column of persons, or of what persons had."""
    divisible = [column for column, role in drawn.columns.items() if is_divisible(role)]
    said = {column: _one_of(values.get(only_field(axis, column), ""), ONE_OF[axis]) for column in divisible}
    return {column: code for column, code in said.items() if code}


def _words(values: Values, axis: str, drawn: Drawn, sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """What each strange word means, by its meaning."""
    found: dict[str, list[str]] = {}
    for row, text in strange_words(axis, drawn, sheet):
        if meaning := _one_of(values.get(word_field(axis, row), ""), MEANINGS[axis]):
            found.setdefault(meaning, []).append(text)
    return {meaning: tuple(texts) for meaning, texts in found.items()}
