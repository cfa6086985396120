"""What is missing or contradictory in what a person has pointed out, field by field and in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.describing.drawn import (
    ONE_YEAR,
    YEARS,
    Drawn,
    dash_at,
    filled,
    lines_with_year,
    needs_year,
    plain_roles,
    strange_words,
)
from loaders.describing.marks import mark_of
from loaders.files.sheet import Sheet
from loaders.layouts.layout import CATEGORY, GROUP, PLACE, SERVICE, SEX, YEAR
from loaders.phrases import Phrase, phrase
from loaders.tables.columns import names_sex
from loaders.tables.signs import DASHES, Signs

ROW, COLUMNS, COUNTED, DASH = "row", "columns", "counted", "dash"
NO_SIGNS: Signs = {}


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field: an axis, or one of the names above."""

    field: str
    words: Phrase


def faults(drawn: Drawn, sheet: Sheet, explained: Signs = NO_SIGNS) -> tuple[Fault, ...]:
    """Everything that must be said before the sheet can be read; `explained` are signs that the workbook explains."""
    if not drawn.row or drawn.row > sheet.height or sheet.is_blank(drawn.row):
        return (Fault(ROW, phrase("Give the number of the row that has the headings.")),)
    found = (*_of_columns(drawn, sheet), *_of_axes(drawn, sheet), *_of_signs(drawn, sheet, explained))
    return found or tuple(_of_marks(drawn, sheet))


def _of_columns(drawn: Drawn, sheet: Sheet) -> Iterator[Fault]:
    counts, years = drawn.counts, YEARS in drawn.columns.values()
    if not counts and not years:
        yield Fault(COLUMNS, phrase("Point out at least one column of numbers."))
    if counts and years:
        words = phrase(
            "Point out either the columns of years or columns of other numbers: they can't be read together."
        )
        yield Fault(COLUMNS, words)
    if years and not counts and not drawn.counted_by_year and plain_roles(drawn.known):
        yield Fault(COUNTED, phrase("Choose what the columns of years count."))
    if any(len(drawn.columns_of(axis)) > 1 for axis in drawn.known.axes) or _has_same_numbers(drawn, sheet):
        yield Fault(COLUMNS, phrase("Two columns have the same meaning. Choose one of them."))
    if (SEX in drawn.columns.values() and drawn.sexes) or (GROUP in drawn.columns.values() and drawn.groups):
        words = phrase("A column of its own says the sex or the age group: don't say it of a column of numbers too.")
        yield Fault(COLUMNS, words)
    if _leaves_out_sex(drawn, sheet):
        words = phrase("A column of one of the sexes is left out. Point it out too, or the total would be too small.")
        yield Fault(COLUMNS, words)
    if any("{" in sheet.text(drawn.row, column) for column in drawn.columns):
        yield Fault(COLUMNS, phrase("A heading has a curly bracket in it, and can't be used."))


def _leaves_out_sex(drawn: Drawn, sheet: Sheet) -> bool:
    """Whether a column of one sex is left out beside others that are read, as reading refuses too."""
    out = [column for column in filled(sheet, drawn.row) if column not in drawn.columns]
    return bool(drawn.sexes) and any(names_sex(sheet.text(drawn.row, column)) for column in out)


def _has_same_numbers(drawn: Drawn, sheet: Sheet) -> bool:
    """Whether two columns of numbers count the same; those of different years don't."""
    numbers = [column for column, role in drawn.columns.items() if role in drawn.counts]
    said = [(*drawn.said_of(column), *ONE_YEAR.findall(sheet.text(drawn.row, column))) for column in numbers]
    return len(set(said)) < len(said)


def _of_axes(drawn: Drawn, sheet: Sheet) -> Iterator[Fault]:
    roles, axes = set(drawn.columns.values()), drawn.known.axes
    if PLACE not in roles and not drawn.place:
        yield Fault(
            PLACE, phrase("Point out the column of places, or choose the only place that the numbers are about.")
        )
    if SERVICE in axes and SERVICE not in roles and not drawn.service:
        words = phrase("Point out the column of services, or choose the only service that the numbers are about.")
        yield Fault(SERVICE, words)
    if YEAR in roles and YEARS in roles:
        yield Fault(YEAR, phrase("The years stand in a column or in the headings, not both. Choose one."))
    lines = {0, *(row for row, _ in lines_with_year(drawn, sheet))}
    if needs_year(drawn) and drawn.year_in not in lines:
        yield Fault(YEAR, phrase("Say where the year stands."))
    if drawn.needs_group and not drawn.group:
        words = phrase(
            "Say the age group: point out the column of age groups, say it of each column of numbers, or choose the "
            "only one."
        )
        yield Fault(GROUP, words)
    if CATEGORY in axes:
        yield from _of_category(drawn)


def _of_category(drawn: Drawn) -> Iterator[Fault]:
    if CATEGORY not in drawn.columns.values():
        if not drawn.is_whole:
            words = phrase(
                "Point out the column of categories, or confirm that all of the table is about the category."
            )
            yield Fault(CATEGORY, words)
    elif not drawn.wanted:
        yield Fault(CATEGORY, phrase("Tick the categories that are to be read."))


def _of_signs(drawn: Drawn, sheet: Sheet, explained: Signs) -> Iterator[Fault]:
    for axis in (SEX, GROUP):
        said = {text for texts in _words_of(drawn, axis).values() for text in texts}
        if any(text not in said for _, text in strange_words(axis, drawn, sheet)):
            yield Fault(axis, phrase("Say what each word in the column means."))
    if drawn.dash is None and not set(DASHES) & set(explained) and dash_at(drawn, sheet):
        yield Fault(DASH, phrase("Say what a dash means. Ask the source if you don't know."))


def _words_of(drawn: Drawn, axis: str) -> Mapping[str, tuple[str, ...]]:
    return drawn.words.get(axis, {})


def _of_marks(drawn: Drawn, sheet: Sheet) -> Iterator[Fault]:
    if mark_of(drawn, sheet) is None:
        words = phrase(
            "Nothing in the sheet tells it from other files: there is no line of text above the headings, and the "
            "headings are common words. Ask the source to write its name above the table."
        )
        yield Fault(ROW, words)
