import pytest

from dashboard.model.dark_figure import bounds


def test_63_reports_may_be_190_to_540_cases():
    assert bounds(63) == (190, 540)


@pytest.mark.parametrize("count", [0, 1, 7, 28, 63, 500])
def test_bounds_are_rounded_outward(count):
    low, high = bounds(count, 20, 20)
    assert low % 10 == high % 10 == 0
    assert low <= count * 5 <= high


def test_an_assumption_that_is_less_sure_gives_wider_bounds():
    sure, unsure = bounds(63, 15, 25), bounds(63, 10, 30)
    assert unsure[0] < sure[0] < sure[1] < unsure[1]


def test_if_all_are_reported_only_chance_is_left():
    assert bounds(100, 100, 100) == (80, 130)


def test_a_missing_count_has_no_bounds():
    assert bounds(None) is None


@pytest.mark.parametrize("wrong", [(0, 25), (25, 15), (15, 101), (-5, 25)])
def test_an_impossible_assumption_is_refused(wrong):
    with pytest.raises(ValueError, match="expected"):
        bounds(63, *wrong)
