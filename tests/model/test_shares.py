from math import nan

import pytest

from dashboard.model.comparison import CLEARLY_HIGHER, NOT_COMPARABLE, NOT_DIFFERENT
from dashboard.model.shares.shares import differ_between_years, expected_share, pooled, share

OWN, ALL_USERS, EXPECTED = [41, 27, 40, 41], [67, 49, 81, 71], [127 / 222] * 4


def test_149_of_268_does_not_clearly_differ_from_the_population_share():
    result = pooled(OWN, ALL_USERS, EXPECTED)
    assert (result.count, result.total, result.verdict) == (149, 268, NOT_DIFFERENT)
    found = [100 * part for part in (result.share, result.low, result.high, result.expected)]
    assert found == pytest.approx([55.6, 49.6, 61.4, 57.2], abs=0.05)


def test_no_single_year_is_clearly_different_either():
    assert {share(*year).verdict for year in zip(OWN, ALL_USERS, EXPECTED, strict=True)} == {NOT_DIFFERENT}


def test_the_years_do_not_differ():
    assert differ_between_years(OWN, ALL_USERS) is False


def test_years_far_apart_differ():
    assert differ_between_years([10, 90], [100, 100]) is True


@pytest.mark.parametrize("series", [([5], [10]), ([None, 5], [10, 10]), ([0, 0], [10, 10]), ([10, 10], [10, 10])])
def test_one_year_or_one_side_cannot_differ(series):
    assert differ_between_years(*series) is None


def test_a_year_with_a_missing_number_has_no_share_and_is_not_pooled():
    assert share(None, 49, 0.57).verdict == NOT_COMPARABLE
    assert pooled([41, nan, 40], [67, 49, 81], [0.57, 0.57, 0.57]).total == 148


def test_the_pooled_yardstick_weights_each_year_by_its_total():
    assert pooled([1, 1], [10, 30], [0.2, 0.6]).expected == pytest.approx(0.5)


def test_nothing_to_pool_cannot_be_compared():
    assert pooled([None], [None], [0.5]).verdict == NOT_COMPARABLE
    assert pooled([0], [0], [0.5]).verdict == NOT_COMPARABLE


def test_a_share_without_users_or_yardstick_cannot_be_compared():
    assert share(0, 0, 0.5).verdict == NOT_COMPARABLE


def test_a_share_without_a_yardstick_has_its_interval_and_no_verdict():
    found = share(5, 10, None)
    assert (found.share, found.expected, found.verdict, found.p) == (0.5, None, NOT_COMPARABLE, None)
    assert (found.low, found.high) == pytest.approx((0.237, 0.763), abs=0.0005)


def test_one_year_without_a_yardstick_leaves_the_pool_without_one():
    found = pooled([5, 6], [10, 10], [0.5, None])
    assert (found.count, found.total, found.verdict) == (11, 20, NOT_COMPARABLE)


def test_all_of_all_may_be_clearly_higher():
    assert share(50, 50, 0.5).verdict == CLEARLY_HIGHER


@pytest.mark.parametrize("wrong", [(11, 10, 0.5), (-1, 10, 0.5), (1.5, 10, 0.5), (5, 10, 57)])
def test_impossible_numbers_are_refused(wrong):
    with pytest.raises(ValueError, match=r"expected|exceeds"):
        share(*wrong)


def test_the_expected_share_is_the_share_of_the_population():
    assert expected_share(127, [95]) == pytest.approx(0.572, abs=0.0005)


def test_a_catchment_with_an_unknown_part_has_no_share():
    assert expected_share(127, [95, None]) is None
    assert expected_share(None, [95]) is None
