"""Checks of a table's columns: none twice, none of parts of a year, none left out in silence."""

from loaders.files.cells import normalise
from loaders.findings import Findings
from loaders.layouts.layout import CATEGORY, SEX
from loaders.layouts.words import plain, words
from loaders.phrases import Phrase, phrase, quote, quotes
from loaders.tables.body import Body
from loaders.tables.heading import Heading


def check_columns(heading: Heading, body: Body, findings: Findings) -> None:
    """Refuses a table with columns that make its numbers unsure, and warns of those that are not read.

    Raises:
        SourceError: two columns are called the same.
    """
    for column in heading.doubled:
        _stop_for_double(heading, column, findings)
    _check_parts(heading, body, findings)
    for column in range(1, heading.sheet.width + 1):
        if column not in heading.columns and any(heading.sheet.text(row, column) for row in body.rows):
            _note_unread(heading, column, findings)


def _stop_for_double(heading: Heading, column: int, findings: Findings) -> None:
    at = heading.sheet.at(heading.row, column)
    if any(value.column == column and value.year for value in heading.values):
        findings.stop("duplicate_column", phrase("a year that occurs twice"), phrase("each year once"), at=at)
    name = quote(heading.sheet.text(heading.row, column))
    findings.stop("duplicate_column", phrase("the column {name} twice", name=name), phrase("each column once"), at=at)


def _check_parts(heading: Heading, body: Body, findings: Findings) -> None:
    for column in heading.parts:
        cells = {plain(heading.sheet.value(row, column)) for row in body.rows}
        if not cells <= {*words().whole_year, ""}:
            findings.error(
                "part_of_year",
                phrase("a column of parts of a year"),
                phrase("numbers of whole years"),
                phrase("Ask the source for whole years. Adding up parts may count the same person twice."),
                at=heading.sheet.at(heading.row, column),
            )


def _note_unread(heading: Heading, column: int, findings: Findings) -> None:
    name = normalise(heading.sheet.value(heading.row, column) or "")
    if not name and _lacks_category(heading):
        wanted = heading.table.axis(CATEGORY).headings[0]
        findings.stop(
            "missing_column",
            phrase("a column without a heading"),
            phrase("the heading {text}", text=quote(wanted)),
            phrase("Give the column its heading."),
            at=heading.sheet.at(heading.row, column),
        )
    at = heading.sheet.at(heading.row, column)
    if _is_of_persons(heading, name):
        findings.error(
            "left_out_part",
            phrase("a column of some of the persons, which is not known"),
            phrase("a row for each sex, with “Annet eller uregistrert” for other or not registered"),
            phrase("Ask the source to put these persons in rows of their own, so that the totals are right."),
            at=at,
        )
        return
    known = [number.headings[0] for number in heading.table.numbers]
    what = phrase("a column with another heading") if name else phrase("a column without a heading")
    fix = phrase("The column has not been used. Write the year as 2019 if the numbers cover the whole year.")
    if heading.values and not heading.values[0].year:
        fix = phrase("The column has not been used.")
    findings.warning("unread_column", what, _expected(heading, known), fix, at=at)


def _lacks_category(heading: Heading) -> bool:
    return CATEGORY in heading.table.axes and CATEGORY not in heading.axes


def _expected(heading: Heading, known: list[str]) -> Phrase:
    if heading.values and heading.values[0].year:
        return phrase("whole years, such as 2019")
    return phrase("the headings {names}", names=quotes(dict.fromkeys(known)))


def _is_of_persons(heading: Heading, name: str) -> bool:
    """Whether a heading is about one sex or an unknown one, in a table that tells the sexes apart."""
    if SEX not in heading.table.axes and not any(number.sex for number in heading.table.numbers):
        return False
    return names_sex(name)


def names_sex(heading: str) -> bool:
    """Whether a heading is about one sex, or about those whose sex is unknown."""
    said = plain(heading).split()
    return "kjønn" in said or "kjøn" in said or not words().sexes.keys().isdisjoint(said)
