"""One period against another: the quasi-score (b − (a+b)w) / √(φ(a+b)w(1−w)) at φ = max(3, φ̂), clear past 1.96."""

from math import inf, isnan, nan, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model.trends import two_periods


def test_a_jump_from_39_to_63_may_be_normal_variation():
    """z = 12 / √(3 · 102/4) = 1.37, although chance alone would give p < .05."""
    result = two_periods(39, 1, 63, 1)
    assert result.z == pytest.approx(12 / sqrt(3 * 102 / 4))
    assert result.difference == 24
    assert result.p < 0.05
    assert not result.is_clear


def test_twice_as_many_conversations_is_clear():
    result = two_periods(145, 1, 291, 1)
    assert result.is_clear
    assert result.is_increase


def test_conversations_are_clear_at_a_floor_of_eight_too():
    """145 → 259: z = 57 / √(8 · 404/4) = 2.005."""
    result = two_periods(145, 1, 259, 1, phi=8)
    assert result.z == pytest.approx(57 / sqrt(8 * 404 / 4))
    assert result.is_clear
    assert not two_periods(145, 1, 259, 1, phi=8.5).is_clear


@pytest.mark.parametrize(("a", "b"), [(40, 0), (40, 1), (0, 60), (1, 60)])
def test_nothing_jumps_at_zero(a, b):
    """METHODS, change 3: 40 → 0 is at least as clear as 40 → 1; z is −3.65 and −3.52."""
    assert two_periods(a, 1, b, 1).is_clear


COUNTS, TIMES = st.integers(0, 400), st.sampled_from([0.5, 1, 2, 3, 5])


@settings(max_examples=300)
@given(COUNTS, COUNTS, st.integers(1, 50), TIMES, TIMES, st.sampled_from([None, 3.3, 8.0]))
def test_moving_further_away_never_makes_a_clear_difference_unclear(a, b, step, t1, t2, phi):
    result = two_periods(a, t1, b, t2, phi)
    further = b + step if b / t2 > a / t1 else max(0, b - step)
    moved = two_periods(a, t1, further, t2, phi)
    assert moved.is_clear or not result.is_clear
    assert abs(moved.z) >= abs(result.z) - 1e-9


def test_the_series_own_variation_raises_the_bar_but_never_lowers_it():
    assert two_periods(28, 1, 63, 1, phi=1.0).is_clear
    assert not two_periods(39, 1, 63, 1, phi=1.0).is_clear
    assert two_periods(28, 1, 63, 1, phi=3.28).is_clear
    assert not two_periods(28, 1, 63, 1, phi=3.6).is_clear
    assert two_periods(28, 1, 63, 1, phi=nan) == two_periods(28, 1, 63, 1)


def test_a_percent_needs_a_base_of_twenty():
    assert two_periods(19, 1, 40, 1).percent is None
    assert two_periods(20, 1, 40, 1).percent == pytest.approx(100)


def test_periods_of_different_lengths_are_compared_per_year():
    result = two_periods(128, 3, 77, 1.5)
    assert result.before == pytest.approx(42.67, abs=0.005)
    assert result.after == pytest.approx(51.33, abs=0.005)
    assert result.difference == pytest.approx(8.67, abs=0.005)
    assert result.is_average


def test_swapping_the_periods_inverts_the_ratio():
    forward, back = two_periods(39, 2, 63, 3), two_periods(63, 3, 39, 2)
    assert forward.ratio == pytest.approx(1 / back.ratio)
    assert forward.low == pytest.approx(1 / back.high)
    assert forward.p == pytest.approx(back.p)
    assert forward.z == pytest.approx(-back.z)


def test_from_none_to_many_has_no_ratio_but_may_be_clear():
    assert two_periods(0, 1, 100, 1).ratio == inf
    assert two_periods(0, 1, 100, 1).is_clear
    assert not two_periods(0, 1, 5, 1).is_clear


def test_from_many_to_none_is_a_fall():
    result = two_periods(100, 1, 0, 1)
    assert (result.ratio, result.low) == (0, 0)
    assert result.is_clear
    assert not result.is_increase


def test_zero_and_zero_do_not_differ():
    result = two_periods(0, 1, 0, 1)
    assert isnan(result.ratio)
    assert (result.difference, result.is_clear, result.percent) == (0, False, None)


def test_counts_may_be_floats():
    assert two_periods(39.0, 1, 63.0, 1) == two_periods(39, 1, 63, 1)


@pytest.mark.parametrize("wrong", [(-1, 1, 5, 1), (1.5, 1, 5, 1), (None, 1, 5, 1), (5, 1, nan, 1), (5, 0, 5, 1)])
def test_impossible_numbers_are_refused(wrong):
    with pytest.raises(ValueError, match="expected"):
        two_periods(*wrong)
