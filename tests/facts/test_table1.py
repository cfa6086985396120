"""Tabell 1 of the plan: its 33 numbers, on the page, in Word, Excel and CSV, in every language."""

import re

import pytest

from dashboard.charts.tables.table1 import table1
from dashboard.documents.files import table1_file
from dashboard.vocabulary.selection import Selection
from dashboard.vocabulary.text import text
from tests.facts import layout, opened, views
from tests.facts.selections import LANGUAGES
from tests.facts.words import AWAITED, PROVISIONAL

# Handlingsplan mot vold i nære relasjoner 2020-2022, Tabell 1: row by row, 2014 to 2019; «.» is an empty cell.
PLAN = (
    (3.4, 3.4, 3.7, 3.9, 4.0, "."),
    (407, 415, 456, 479, 497, "."),
    (".", ".", ".", ".", ".", "11 (96)"),
    (28, 57, 43, 52, 39, 63),
    (".", ".", "41 (67)", "27 (49)", "40 (81)", "41 (71)"),
    (".", ".", 37, 61, 49, 43),
    (".", ".", ".", 145, 259, 291),
)
YEARS = tuple(range(2014, 2020))


def as_printed(cell):
    """A cell as the plan prints it: 3.4, 407, «41 (67)»; anything without a number is empty."""
    words = cell.replace("*", "").strip()
    if re.fullmatch(r"\d+ \(\d+\)", words):
        return words
    number = words.replace("\u00a0", "").replace(",", ".")
    return float(number) if re.fullmatch(r"\d+(\.\d+)?", number) else "."


def numbers(rows):
    """The year columns of rows of cells: the last six, whatever comes before."""
    return tuple(tuple(as_printed(cell) for cell in row) for row in rows)


def test_the_plan_has_33_numbers():
    cells = [cell for row in PLAN for cell in row if cell != "."]
    assert sum(2 if isinstance(cell, str) else 1 for cell in cells) == 33


@pytest.mark.parametrize("language", LANGUAGES)
def test_tabell_1_has_the_plans_numbers_and_no_other_in_the_plans_years(published, language):
    columns = [column.cells for column in table1(published, language).columns if column.heading in map(str, YEARS)]
    assert numbers(zip(*columns, strict=True)) == PLAN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_tabell_1_unchanged(snapshot, language):
    page = views.AT["/anmeldelser"]
    view = views.PageView(snapshot, Selection(language=language), text(language))
    (table,) = [held for held in layout.tables(layout.plain(page.below(view))) if held["id"] == "table1-data"]
    columns = {column["heading"]: column["cells"] for column in table["columns"]}
    assert numbers(zip(*(columns[str(year)] for year in YEARS), strict=True)) == PLAN


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ["docx", "xlsx", "csv"])
def test_every_file_of_tabell_1_has_the_plans_numbers(published, format, language):
    made = table1_file(published, language, format, exported=views.TODAY).content
    if format == "docx":
        rows = _docx_rows(made)
    else:
        rows = opened.csv_rows(made) if format == "csv" else next(iter(opened.sheets(made).values()))
    place = rows[0].index("2014")
    assert numbers(row[place : place + 6] for row in rows[1 : 1 + len(PLAN)]) == PLAN


def _docx_rows(content):
    import io

    from docx import Document

    table = Document(io.BytesIO(content)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tabell_1_awaits_no_old_period(published, language):
    content = table1(published, language)
    cells = [cell for column in content.columns for cell in column.cells]
    assert [cell for cell in (*cells, *content.footnotes) if AWAITED.search(cell)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_the_provisional_number_is_marked_in_the_files_of_tabell_1(published, format, language):
    made = table1_file(published, language, format, exported=views.TODAY).content
    rows = (
        opened.csv_rows(made) if format == "csv" else [row for sheet in opened.sheets(made).values() for row in sheet]
    )
    marked = [row for row in rows if "63" in " ".join(row)]
    assert any("63*" in " ".join(row) or PROVISIONAL.search(" ".join(row)) for row in marked if "28" in row), marked
