"""CSV: decimal comma in Norwegian, no formulas, intervals beside their numbers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export import export_figure
from dashboard.export.delimited import harmless, plain_number
from tests.export.charts import EXPORTED, MAKERS


def rows(chart):
    content = export_figure(chart, "csv", exported=EXPORTED).content
    assert content.startswith(b"\xef\xbb\xbf")
    return [line.split(";") for line in content.decode("utf-8-sig").split("\r\n")]


def test_norwegian_has_decimal_comma_and_english_a_point():
    assert rows(MAKERS["bars"]("nb"))[4][1] == "1234,5"
    assert rows(MAKERS["bars"]("en"))[4][1] == "1234.5"


def test_an_interval_stands_in_two_columns_after_its_number():
    found = rows(MAKERS["columns"]("nb"))
    assert found[0] == ["År", "antall per år", "antall per år, nedre", "antall per år, øvre"]
    assert found[1] == ["2014", "28", "19", "40"]
    assert found[3] == ["2016", ":", "", ""]


def test_a_name_that_looks_like_a_formula_is_made_harmless():
    chart = MAKERS["bars"]("nb")
    chart = replace(chart, categories=("=cmd|' /C calc'!A0", *chart.categories[1:]))
    assert rows(chart)[1][0] == "'=cmd|' /C calc'!A0"


@given(st.text())
def test_no_words_are_left_that_a_spreadsheet_would_run(words):
    assert not harmless(words).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize(
    ("value", "words"), ((0.0, "0"), (1000.0, "1000"), (0.1, "0,1"), (-2.5, "-2,5"), (1e-05, "0,00001"))
)
def test_numbers_are_written_plainly(value, words):
    assert plain_number(value, "nb") == words
