"""Tabell 1 as a file matches the plan, and the published table has typed numbers, dates and harmless text."""

import csv
import io
from dataclasses import replace
from datetime import date, datetime

import docx
import openpyxl
import pandas as pd
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.chart import TableColumn
from dashboard.charts.tables.table1 import Table1, table1
from dashboard.documents.sheets import number_in, plain_table
from dashboard.documents.tables import LANDSCAPE_CM, PORTRAIT_CM, TABLE_FORMATS, export_table
from dashboard.documents.word.tables import column_widths, side_by_side
from dashboard.vocabulary.text import LOCALES, text

DAY = date(2026, 3, 14)
VINR = ["28", "57", "43", "52", "39", "63"]  # the plan's own row, 2014–2019; the last is provisional


@pytest.fixture(scope="module")
def plan(published):
    return table1(published, "nb")


def typed(years, cell="41 (67)", label="Beboere voksne", **changed):
    columns = (
        TableColumn("Tall", (label, "Dagsamtaler"), is_numeric=False),
        TableColumn("Kilde", ("Krisesenter", "=1+1"), is_numeric=False),
        *(TableColumn(str(year), (cell, "2\u00a0500")) for year in years),
    )
    values = {
        "title": "Tabell 1. Omfang i Bærum",
        "language": "nb",
        "columns": columns,
        "verdicts": (("Dagsamtaler", "For få år."),),
        "footnotes": ("Tall i parentes er alle.",),
        "source": "Kilde: krisesenteret.",
        "synthetic_words": "Eksempeldata: konstruert.",
        "version": "c0ffee00",
    }
    return Table1(**(values | changed))


def document(table, **more):
    return docx.Document(io.BytesIO(export_table(table, "docx", exported=DAY, **more).content))


def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(word_table):
    return [[cell.text for cell in row.cells] for row in word_table.rows]


def test_the_plans_row_of_reported_cases_is_in_the_word_file(plan):
    found = {row[0]: row[2:] for row in rows(document(plan).tables[0])}
    assert found["Tall"] == ["2014", "2015", "2016", "2017", "2018", "2019"]
    assert found["Anmeldte forhold VINR"] == [*VINR[:-1], "63*"]
    assert found["Beboere voksne"][2] == "41 (67)"
    assert found["Totalt antall anmeldte tilfeller av vold og mishandling (ikke kun VINR)"][-1] == ".."


def test_the_caption_above_the_table_numbers_itself(plan):
    body = document(plan).element.body
    caption, table = body.findall(qn("w:p"))[0], body.find(qn("w:tbl"))
    assert list(body).index(caption) < list(body).index(table)
    assert caption.pPr.pStyle.val == "Caption"
    assert "SEQ Tabell" in "".join(code.text for code in caption.iter(qn("w:instrText")))


def test_the_header_row_is_marked_and_numbers_are_right_aligned(plan):
    table = document(plan).tables[0]
    marked = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table._tbl.tr_lst]
    assert marked == [True] + [False] * (len(marked) - 1)
    assert [cell.paragraphs[0].alignment for cell in table.rows[1].cells][:3] == [0, 0, 2]


def test_the_notes_below_the_table_describe_it(plan):
    said = [paragraph.text for paragraph in document(plan, site="https://vold.example").paragraphs]
    assert plan.synthetic_words in said
    assert plan.source in said
    assert set(plan.footnotes) <= set(said)
    assert any("14.03.2026" in words and plan.version in words for words in said)
    assert any("https://vold.example/anmeldelser" in words for words in said)


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_a_table_of_constructed_numbers_says_so_in_every_format(format):
    content = export_table(typed([2019]), format, exported=DAY).content
    said = {
        "docx": lambda: " ".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs),
        "xlsx": lambda: " ".join(str(c.value) for s in book(content) for row in s.iter_rows() for c in row),
        "csv": lambda: content.decode("utf-8-sig"),
    }[format]()
    assert "Eksempeldata: konstruert." in said


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_the_same_table_gives_the_same_bytes(plan, format):
    assert export_table(plan, format, exported=DAY) == export_table(replace(plan), format, exported=DAY)


def test_an_unknown_format_is_refused(plan):
    with pytest.raises(ValueError, match="docx, xlsx, csv"):
        export_table(plan, "pptx", exported=DAY)


def test_excel_has_numbers_as_numbers_and_the_rest_as_words(plan):
    sheet = book(export_table(plan, "xlsx", exported=DAY).content).worksheets[0]
    found = {row[0].value: row[2:] for row in sheet.iter_rows(min_row=1, max_row=8)}
    *years, status = found["Anmeldte forhold VINR"]
    assert [cell.value for cell in years] == [int(number) for number in VINR]
    assert (years[-1].number_format, status.value) == ('#,##0"*"', "2019: foreløpig")
    assert [cell.value for cell in sheet[1]][2:] == [2014, 2015, 2016, 2017, 2018, 2019, "Status"]
    assert found["Beboere voksne"][2].value == "41 (67)"
    rate = found["Totalt antall anmeldte tilfeller av vold og mishandling (ikke kun VINR) per 1000"]
    assert (rate[0].value, rate[0].number_format) == (3.4, "#,##0.0")
    assert rate[-2].value == ".."
    assert rate[-1].value == "2019: mangler"


def test_excel_has_a_sheet_that_says_what_the_numbers_are(plan):
    opened = book(export_table(plan, "xlsx", exported=DAY).content)
    assert opened.sheetnames == ["Tall", "Om tallene"]
    facts = {row[0]: row[1] for row in opened["Om tallene"].iter_rows(values_only=True)}
    assert facts["Kilde"] == plan.source
    assert facts["Utgave"] == plan.version


def test_text_that_looks_like_a_formula_stays_text():
    table = typed([2019], label="=HYPERLINK(1)")
    cells = [cell for sheet in book(export_table(table, "xlsx", exported=DAY).content) for row in sheet for cell in row]
    assert {cell.value for cell in cells if cell.data_type == "f"} == set()
    texts = [cell for cell in cells if cell.value in ("=HYPERLINK(1)", "=1+1")]
    assert len(texts) == 2
    assert all(cell.quotePrefix and cell.alignment.wrap_text for cell in texts)  # an edit would make them formulas
    lines = export_table(table, "csv", exported=DAY).content.decode("utf-8-sig")
    assert [row[:2] for row in csv.reader(io.StringIO(lines), delimiter=";")][1:3] == [
        ["'=HYPERLINK(1)", "Krisesenter"],
        ["Dagsamtaler", "'=1+1"],
    ]


def test_csv_opens_in_a_norwegian_spreadsheet(plan):
    content = export_table(plan, "csv", exported=DAY).content
    assert content.startswith(b"\xef\xbb\xbf")
    found = {row[0]: row[2:] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";") if row}
    assert found["Anmeldte forhold VINR"] == [*VINR, "2019: foreløpig"]
    assert found["Dagsamtaler"][:3] == ["..", "..", ".."]
    assert found["Dagsamtaler"][-1] == "2014: mangler; 2015: mangler; 2016: mangler"


def test_few_years_fit_a_portrait_page_and_many_a_landscape_one():
    few, many = document(typed(range(2014, 2020))), document(typed(range(2014, 2028)))
    assert few.sections[0].orientation == WD_ORIENT.PORTRAIT
    assert many.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert many.sections[0].page_width > many.sections[0].page_height


@pytest.mark.parametrize("count", [1, 6, 13, 40])
def test_every_year_occurs_once_and_no_table_is_wider_than_the_page(count):
    years = [str(2014 + number) for number in range(count)]
    opened = document(typed(years))
    section = opened.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    tables = [table for table in opened.tables if table.cell(0, 0).text == "Tall"]
    assert [cell.text for table in tables for cell in table.rows[0].cells[2:]] == years
    assert all(sum(column.width for column in table.columns) <= room * 1.001 for table in tables)


@given(
    st.lists(st.text("abcdefg 0123456789()", min_size=1, max_size=30), min_size=1, max_size=25),
    st.sampled_from([PORTRAIT_CM, LANDSCAPE_CM]),
)
def test_a_divided_table_keeps_every_column_in_order_and_fills_its_width(headings, width):
    columns = [TableColumn("Tall", ("a",), is_numeric=False), *(TableColumn(words, ("1",)) for words in headings)]
    parts = side_by_side(columns, width)
    assert [column for part in parts for column in part[1:]] == columns[1:]
    assert all(part[0] is columns[0] for part in parts)
    assert all(sum(column_widths(part, width)) == pytest.approx(width) for part in parts)


@given(st.floats(-1e9, 1e9), st.integers(0, 3), st.sampled_from(sorted(LOCALES)))
def test_a_number_is_parsed_from_any_languages_format(value, decimals, language):
    words = text(language).number(value, decimals)
    assert number_in(words, language) == pytest.approx(value, abs=0.51 * 10**-decimals)


@pytest.mark.parametrize("cell", ["", ":", "..", ".", "…", "41 (67)", "Ikke publisert ennå", "12,", "1 2", "=1"])
def test_other_text_is_not_parsed_as_a_number(cell):
    assert number_in(cell, "nb") is None


def test_the_published_table_in_excel_has_typed_numbers_dates_and_booleans():
    frame = pd.DataFrame(
        {
            "region": ["3201", "=cmd()"],
            "value": [63.0, float("nan")],
            "year": [2019, 2020],
            "synthetic": [True, False],
            "extracted": [datetime(2020, 1, 14), pd.NaT],
        }
    )
    found = list(book(plain_table(frame)).active.iter_rows())
    assert [cell.value for cell in found[1]] == ["3201", 63, 2019, True, datetime(2020, 1, 14)]
    assert [cell.value for cell in found[2]] == ["=cmd()", None, 2020, False, None]
    assert {cell.data_type for row in found for cell in row} <= {"s", "n", "b", "d"}
    assert plain_table(frame) == plain_table(frame.copy())
