import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.dark_figure import bounds


def test_63_reports_may_be_190_to_540_cases():
    assert bounds(63) == (190, 540)


@pytest.mark.parametrize("count", [0, 28, 63, 500])
def test_bounds_are_rounded_outward(count):
    low, high = bounds(count, 20, 20)
    assert low % 10 == high % 10 == 0
    assert low <= count * 5 <= high


def test_a_less_certain_assumption_gives_wider_bounds():
    sure, unsure = bounds(63, 15, 25), bounds(63, 10, 30)
    assert unsure[0] < sure[0] < sure[1] < unsure[1]


def test_if_all_cases_are_reported_only_chance_widens_the_bounds():
    assert bounds(100, 100, 100) == (100, 130)


@given(st.sampled_from([0, 2, 5, 63]) | st.integers(0, 5000), st.integers(1, 100), st.integers(1, 100))
def test_there_are_never_fewer_cases_than_were_reported(count, one, other):
    low, high = bounds(count, min(one, other), max(one, other))
    assert count <= low <= high


def test_a_few_reports_and_a_high_share_are_bounded_by_the_reports():
    """At 90–95 % the lower end from chance alone would be 50 cases, fewer than the 63 reported."""
    assert bounds(63, 90, 95) == (63, 90)
    assert [bounds(count)[0] for count in (0, 2, 5)] == [0, 2, 5]


def test_a_missing_count_has_no_bounds():
    assert bounds(None) is None


@pytest.mark.parametrize("wrong", [(0, 25), (25, 15), (15, 101), (-5, 25)])
def test_an_impossible_assumption_is_refused(wrong):
    with pytest.raises(ValueError, match="expected"):
        bounds(63, *wrong)
