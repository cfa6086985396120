from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.files.cells import CellError
from loaders.files.periods import is_period, parse_day, parse_period


@pytest.mark.parametrize(
    ("value", "period"),
    [
        ("2014", (2014, 2014)),
        (2018, (2018, 2018)),
        (2018.0, (2018, 2018)),
        ("2019*", (2019, 2019)),
        ("2019 (foreløpig)", (2019, 2019)),
        ("2013-2014", (2013, 2014)),
        ("2013_2014", (2013, 2014)),
        ("2013–2014", (2013, 2014)),
        ("2013/2014", (2013, 2014)),
        ("2013 - 2014 ", (2013, 2014)),
        ("2016/17-2018/19", (2016, 2019)),
    ],
)
def test_a_period_is_read_in_every_spelling(value, period):
    assert parse_period(value) == period


@pytest.mark.parametrize(("value", "years"), [("2019", 2), ("2013-2015", 2), ("2018-2019", 1)])
def test_a_period_of_another_length_than_the_sources_is_refused(value, years):
    with pytest.raises(CellError) as caught:
        parse_period(value, years)
    assert caught.value.code == "wrong_period"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("14", "not_a_period"),
        ("2014-15-16", "not_a_period"),
        ("(2020-2023)", "not_a_period"),
        ("(-2019)", "not_a_period"),
        (True, "not_a_period"),
        (None, "not_a_period"),
        ("1814", "year_out_of_range"),
        (2109, "year_out_of_range"),
        ("2014-2013", "year_out_of_range"),
    ],
)
def test_an_implausible_period_is_refused(value, code):
    with pytest.raises(CellError) as caught:
        parse_period(value)
    assert caught.value.code == code


@given(st.integers(1980, 2020), st.integers(0, 5), st.sampled_from(["-", "–", "_", "/", " - "]))
def test_any_period_survives_being_written(start, length, sign):
    assert parse_period(f"{start}{sign}{start + length}") == (start, start + length)


@given(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.none()))
def test_any_header_cell_can_be_asked_whether_it_is_a_period(value):
    if is_period(value):
        try:
            start, end = parse_period(value)
        except CellError as error:
            assert error.code == "year_out_of_range"
        else:
            assert start <= end


@pytest.mark.parametrize("value", ["31.12.2022", "2022-12-31", datetime(2022, 12, 31), date(2022, 12, 31)])
def test_a_day_is_read_when_it_can_be_read_one_way(value):
    assert parse_day(value) == date(2022, 12, 31)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("03/04/2021", "ambiguous_date"),
        ("3-4-21", "ambiguous_date"),
        ("31.02.2022", "impossible_date"),
        ("2022-13-01", "impossible_date"),
        ("snart", "not_a_date"),
        (44926, "not_a_date"),
        ("01.01.1022", "date_out_of_range"),
    ],
)
def test_a_day_that_is_unclear_or_impossible_is_refused(value, code):
    with pytest.raises(CellError) as caught:
        parse_day(value)
    assert caught.value.code == code
