"""CSV: decimal comma in Norwegian, no formulas, intervals beside their numbers."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.chart import Value
from dashboard.documents.delimited import harmless, plain_number
from dashboard.documents.export import export_figure
from tests.documents.charts import EXPORTED, MAKERS


def rows(chart):
    content = export_figure(chart, "csv", exported=EXPORTED).content
    assert content.startswith(b"\xef\xbb\xbf")
    return [line.split(";") for line in content.decode("utf-8-sig").split("\r\n")]


def test_norwegian_has_decimal_comma_and_english_a_point():
    assert rows(MAKERS["bars"]("nb"))[4][1] == "1234,5"
    assert rows(MAKERS["bars"]("en"))[4][1] == "1234.5"


def test_status_and_interval_columns_follow_their_number():
    found = rows(MAKERS["columns"]("nb"))
    assert found[0] == ["År", "antall per år", "Status", "antall per år, nedre", "antall per år, øvre"]
    assert found[1] == ["2014", "28", "publisert", "19", "40"]
    assert found[3] == ["2016", ":", "skjult av hensyn til personvernet", "", ""]
    assert found[6] == ["2019*", "63", "foreløpig", "48", "81"]


def test_each_series_has_its_own_status_column():
    found = rows(MAKERS["groups"]("nb"))
    assert found[0] == ["År", "Kvinner", "Kvinner, status", "Menn", "Menn, status"]
    assert found[2] == ["2017", "27", "publisert", ":", "skjult av hensyn til personvernet"]
    assert found[5][1:3] == ["…", "ikke publisert ennå"]


def test_a_column_has_uniform_decimals_and_a_rate_has_its_count_beside_it():
    rates = (Value(4.8453913301, "normal", "4,8", count=524.0), Value(3.4, "normal", "3,4", count=415.0))
    chart = replace(MAKERS["lines"]("nb"), categories=("2007–2008", "2014–2015"), marks=(), signs=())
    found = rows(replace(chart, series=(replace(chart.series[0], values=rates),)))
    assert found[0] == ["År", "Bærum", "Status", "Bærum, antall"]
    assert found[1:3] == [["2007–2008", "4,8", "publisert", "524"], ["2014–2015", "3,4", "publisert", "415"]]


def test_a_name_that_looks_like_a_formula_is_made_harmless():
    chart = MAKERS["bars"]("nb")
    chart = replace(chart, categories=("=cmd|' /C calc'!A0", *chart.categories[1:]))
    assert rows(chart)[1][0] == "'=cmd|' /C calc'!A0"


@given(st.text())
def test_no_text_remains_that_a_spreadsheet_would_run(words):
    made = harmless(words)
    for part in re.split("[;,\t]", made):
        assert not part.lstrip(' \u00a0\u200b\ufeff"').startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))  # noqa: RUF001
    assert not made.startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("\uff1dA1", "'\uff1dA1"),
        ("\u200b=A1", "'\u200b=A1"),
        ("navn;=A1", "navn;'=A1"),
        ("navn, +A1", "navn,' +A1"),
        ("2014-2019, Bærum - Asker: 3+4", "2014-2019, Bærum - Asker: 3+4"),
    ],
)
def test_a_formula_is_also_seen_behind_another_separator_or_an_invisible_sign(words, expected):
    assert harmless(words) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    ((0.0, 0, "0"), (1000.0, 0, "1000"), (0.1, 1, "0,1"), (-2.5, 1, "-2,5"), (4, 1, "4,0")),
)
def test_numbers_are_written_plainly(value, decimals, words):
    assert plain_number(value, "nb", decimals) == words
