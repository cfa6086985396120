from math import isnan, nan

import pandas as pd
import pytest

from dashboard.model.intervals import average_interval, count_interval, is_missing, rate_interval, share_interval

MISSING = [None, nan, pd.NA, float("nan")]


def test_a_count_of_none_starts_at_zero_and_ends_above_three():
    assert count_interval(0) == (0.0, pytest.approx(3.689, abs=0.0005))


def test_the_interval_of_a_count_of_one_starts_near_zero():
    low, high = count_interval(1)
    assert 0 < low < 0.03
    assert 5.5 < high < 5.6


def test_an_interval_always_contains_its_count():
    for count in range(200):
        low, high = count_interval(count)
        assert low <= count < high


def test_a_higher_level_gives_a_wider_interval():
    usual, sure = count_interval(63), count_interval(63, level=0.998)
    assert sure[0] < usual[0] < usual[1] < sure[1]


def test_a_count_that_is_an_average_may_have_a_half():
    assert count_interval(63)[0] < count_interval(63.5)[0] < count_interval(64)[0]


@pytest.mark.parametrize("missing", MISSING)
def test_a_missing_number_gives_no_interval(missing):
    found = [count_interval(missing), rate_interval(missing, 1000), share_interval(missing, 5)]
    assert all(isnan(low) and isnan(high) for low, high in found)


@pytest.mark.parametrize("population", [*MISSING, 0])
def test_no_population_gives_no_rate(population):
    assert all(map(isnan, rate_interval(63, population)))


def test_a_rate_is_the_count_by_the_population():
    assert rate_interval(63, 127_000, per=10_000) == pytest.approx((3.81, 6.35), abs=0.005)


def test_zero_of_eleven_may_still_be_a_quarter():
    assert share_interval(0, 11) == (0.0, pytest.approx(0.259, abs=0.0005))


def test_all_of_eleven_may_still_be_three_quarters():
    assert share_interval(11, 11) == (pytest.approx(0.741, abs=0.0005), 1.0)


def test_a_share_of_nothing_is_no_number():
    assert all(map(isnan, share_interval(0, 0)))


def test_a_share_accepts_float_counts():
    assert share_interval(41.0, 71.0) == share_interval(41, 71)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: count_interval(-1),
        lambda: count_interval(float("inf")),
        lambda: count_interval(5, level=95),
        lambda: rate_interval(-1, 1000),
        lambda: rate_interval(5, -1000),
        lambda: rate_interval(5, 1000, per=0),
        lambda: share_interval(-1, 10),
        lambda: share_interval(11, 10),
        lambda: share_interval(1.5, 10),
        lambda: share_interval(5, 10, level=1),
    ],
)
def test_an_impossible_number_is_refused(impossible):
    with pytest.raises(ValueError, match=r"expected|exceeds"):
        impossible()


def test_zero_is_a_number():
    assert not is_missing(0)
    assert not is_missing("")


def test_the_interval_of_an_average_is_that_of_the_sum_divided_by_its_years():
    """METHODS, change 10: 754 a year over two years is 716–793, not the 701–810 of one year's 754."""
    assert [round(end) for end in average_interval(754, 2)] == [716, 793]
    assert [round(end) for end in average_interval(754, 1)] == [701, 810]
    assert average_interval(754, 2) == tuple(end / 2 for end in count_interval(1508))


def test_the_interval_of_a_rate_of_two_years_is_narrower_too():
    """635 a year of 129 874: 4.9 (4.6–5.2) per 1000."""
    low, high = rate_interval(2 * 635, 2 * 129_874)
    assert (round(low, 1), round(high, 1)) == (4.6, 5.2)
