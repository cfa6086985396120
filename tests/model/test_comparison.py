import numpy as np
import pandas as pd
import pytest

from dashboard.model.comparison import (
    CLEARLY_HIGHER,
    CLEARLY_LOWER,
    HIGHER,
    LOWER,
    NO_CASES,
    NOT_COMPARABLE,
    NOT_DIFFERENT,
    TOO_FEW_AREAS,
    between,
    compare,
    funnel,
)


def test_bærum_has_clearly_lower_reported_violence_than_the_country():
    result = compare(497, 124_250, 6.9)
    assert result.verdict == CLEARLY_LOWER
    assert (round(result.ratio, 2), round(result.low, 2), round(result.high, 2)) == (0.58, 0.53, 0.63)
    assert (result.rate, result.benchmark_rate) == (pytest.approx(4.0), 6.9)


@pytest.mark.parametrize(
    ("expected", "verdict"),
    [(60, CLEARLY_HIGHER), (80, HIGHER), (100, NOT_DIFFERENT), (125, LOWER), (150, CLEARLY_LOWER)],
)
def test_a_hundred_cases_are_judged_by_the_expected_number(expected, verdict):
    assert compare(100, 1000, expected).verdict == verdict


@pytest.mark.parametrize("missing", [(None, 1000, 5), (5, None, 5), (5, 1000, None), (5, 0, 5), (5, 1000, 0)])
def test_without_a_number_or_population_there_is_no_comparison(missing):
    result = compare(*missing)
    assert result.verdict == NOT_COMPARABLE
    assert result.ratio is result.low is result.high is None


@pytest.mark.parametrize("wrong", [(-5, 1000, 5), (5, -1000, 5), (5, 1000, -5)])
def test_a_negative_number_is_refused(wrong):
    with pytest.raises(ValueError, match="expected"):
        compare(*wrong)


def test_zero_reports_can_be_compared():
    assert compare(0, 1000, 3).verdict == NOT_DIFFERENT
    assert compare(0, 1000, 10).verdict == CLEARLY_LOWER


def test_two_municipalities_need_more_than_a_chance_test():
    assert between(63, 10_000, 39, 10_000).verdict == NOT_DIFFERENT
    assert between(200, 10_000, 100, 10_000).verdict == CLEARLY_HIGHER
    assert between(100, 10_000, 200, 10_000).verdict == CLEARLY_LOWER


def test_population_decides_between_two_municipalities():
    result = between(200, 20_000, 100, 10_000)
    assert result.verdict == NOT_DIFFERENT
    assert result.ratio == pytest.approx(1)
    assert result.low < 1 < result.high


def areas(counts, populations) -> pd.DataFrame:
    return pd.DataFrame({"region": range(len(counts)), "count": counts, "population": populations})


SIZES = [800, 1500, 3000, 6000, 12_000, 25_000, 50_000, 100_000, 200_000, 400_000]


def test_areas_at_the_common_rate_are_inside_the_funnel():
    result = funnel(areas([size / 200 for size in SIZES], SIZES))
    assert result.rate == pytest.approx(5)
    assert set(result.areas["verdict"]) == {NOT_DIFFERENT}
    assert result.areas["rate"].tolist() == pytest.approx([5] * 10)


def test_the_funnel_narrows_with_population():
    limits = funnel(areas([size / 200 for size in SIZES], SIZES)).limits
    for name in ("95", "998"):
        width = limits[f"high_{name}"] - limits[f"low_{name}"]
        assert (np.diff(limits[f"high_{name}"]) < 0).all()
        assert width.iloc[-1] < width.iloc[0] / 5
    assert (limits["low_998"] <= limits["low_95"]).all()
    assert (limits["high_95"] < limits["high_998"]).all()
    assert (limits["low_95"] < 5).all()
    assert (limits["high_95"] > 5).all()
    assert limits["population"].iloc[[0, -1]].tolist() == pytest.approx([800, 400_000])


def test_exactly_the_points_outside_a_line_are_called_different():
    # The area is a hundredth of the whole, so it hardly affects the common rate: just inside and outside each line.
    others = areas([10_000.0] * 10, [2_000_000] * 10)
    limits = funnel(pd.concat([others, areas([50], [10_000])])).limits.iloc[0]
    for line, inside, outside in (
        ("high_95", NOT_DIFFERENT, HIGHER),
        ("high_998", HIGHER, CLEARLY_HIGHER),
        ("low_95", NOT_DIFFERENT, LOWER),
        ("low_998", LOWER, CLEARLY_LOWER),
    ):
        step = 0.5 if line.startswith("high") else -0.5
        count = limits[line] * 10
        found = [
            funnel(pd.concat([others, areas([count + change], [10_000])])).areas["verdict"].iloc[-1]
            for change in (-step, step)
        ]
        assert found == [inside, outside], line


def test_areas_without_both_numbers_are_left_out_and_counted():
    frame = areas([*[size / 200 for size in SIZES], None, 7, 7], [*SIZES, 1000, None, 0])
    result = funnel(frame)
    assert (len(result.areas), result.left_out, result.reason) == (10, 3, None)


def test_nine_areas_make_no_funnel():
    result = funnel(areas([5] * 9, [1000] * 9))
    assert result.reason == TOO_FEW_AREAS
    assert result.rate is None
    assert result.limits.empty


def test_a_funnel_does_not_change_its_frame():
    frame = areas([5] * 10, [1000] * 10)
    funnel(frame)
    assert list(frame.columns) == ["region", "count", "population"]


def test_areas_without_a_single_case_make_no_funnel():
    assert funnel(areas([0] * 12, [1000] * 12)).reason == NO_CASES
