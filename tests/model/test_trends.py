from math import nan

import numpy as np
import pandas as pd
import pytest

from dashboard.model.trends import (
    BREAK,
    CLEAR_DECREASE,
    CLEAR_INCREASE,
    JUDGED,
    NO_CLEAR_CHANGE,
    OVERLAPPING,
    POSSIBLE_INCREASE,
    TOO_SHORT,
    TOO_SMALL,
    VERDICTS,
    fit,
    trend,
)

REPORTS, YEARS = [28, 57, 43, 52, 39, 63], list(range(2014, 2020))


def test_the_reports_of_2014_to_2019_show_no_clear_change():
    result = trend(REPORTS, YEARS)
    assert result.verdict == NO_CLEAR_CHANGE
    assert (round(result.change_per_year), round(result.low), round(result.high)) == (8, -9, 29)
    assert (result.n, result.first_year, result.last_year) == (6, 2014, 2019)


def test_moving_averages_are_not_judged_although_they_look_clear():
    averages = [407, 415, 456, 479, 497]
    assert trend(averages, range(2014, 2019)).verdict == CLEAR_INCREASE
    assert trend(averages, range(2014, 2019), rolling=True).verdict == OVERLAPPING


@pytest.mark.parametrize("series", [[41, 27, 40, 41], [37, 61, 49, 43], [145, 259, 291], [11], []])
def test_under_five_years_is_too_short(series):
    result = trend(series, range(2016, 2016 + len(series)))
    assert (result.verdict, result.n) == (TOO_SHORT, len(series))
    assert result.change_per_year is result.low is result.high is None


def test_a_break_stops_the_verdict_before_anything_else():
    assert trend([1, 2, 3], [2019, 2020, 2021], rolling=True, breaks=[2020]).verdict == BREAK


@pytest.mark.parametrize("year", [2014, 2020])
def test_a_break_outside_the_series_does_not_stop_it(year):
    assert trend(REPORTS, YEARS, breaks=[year]).verdict == NO_CLEAR_CHANGE


def test_a_break_in_the_last_year_stops_it():
    assert trend(REPORTS, YEARS, breaks=[2019]).verdict == BREAK


def test_a_mean_under_ten_is_too_small():
    assert trend([9, 10, 9, 10, 9], range(5)).verdict == TOO_SMALL
    assert trend([10, 10, 10, 10, 10], range(5)).verdict == NO_CLEAR_CHANGE


@pytest.mark.parametrize("series", [[0] * 6, [0, 0, 0, 0, 0, 100], [50, 60, -1, 55, 50, 52]])
def test_what_cannot_be_fitted_is_too_small(series):
    assert trend(series, YEARS).verdict == TOO_SMALL
    assert fit(series, YEARS) is None


@pytest.mark.parametrize("missing", [None, nan, pd.NA])
def test_a_missing_year_is_never_filled(missing):
    result = trend([28, 57, missing, 52, 39, 63], YEARS)
    assert (result.verdict, result.n, result.missing) == (TOO_SMALL, 5, (2016,))


def test_a_year_that_is_not_there_is_missing():
    assert trend([28, 57, 52, 39, 63], [2014, 2015, 2017, 2018, 2019]).missing == (2016,)


def test_years_without_numbers_at_the_ends_are_outside_the_series():
    result = trend([None, *REPORTS, None], range(2013, 2021))
    assert result == trend(REPORTS, YEARS)


def test_a_year_without_population_has_no_rate():
    population = [120_000, 121_000, None, 123_000, 124_000, 125_000]
    assert trend(REPORTS, YEARS, population).missing == (2016,)


def test_years_may_come_in_any_order():
    assert trend(REPORTS[::-1], YEARS[::-1]) == trend(REPORTS, YEARS)


def test_growth_that_only_follows_the_population_is_no_trend():
    population = [1000 * 2**year for year in range(6)]
    counts = [20 * 2**year for year in range(6)]
    assert trend(counts, YEARS).verdict == CLEAR_INCREASE
    assert trend(counts, YEARS, population).change_per_year == pytest.approx(0, abs=1e-6)


def test_falling_numbers_fall():
    assert trend([320, 160, 80, 40, 20, 10], YEARS).verdict == CLEAR_DECREASE


def test_a_possible_increase_is_possible_only():
    population = [118_600, 120_325, 122_050, 123_775, 125_500]
    assert trend([407, 415, 456, 479, 497], range(2014, 2019), population).verdict == POSSIBLE_INCREASE


def test_a_series_smoother_than_chance_is_not_taken_as_precise():
    from statsmodels.api import GLM, add_constant, families

    counts, years = [407, 415, 456, 479, 497], np.arange(5)
    narrow = GLM(counts, add_constant(years - 2), family=families.Poisson()).fit(scale="X2")
    result = fit(counts, years)
    assert result.phi < 1
    assert np.exp(narrow.conf_int()[1][1]) < 1 + result.high / 100


def test_the_sequences_must_fit_together():
    with pytest.raises(ValueError, match="equal lengths"):
        trend([1, 2], [2019])
    with pytest.raises(ValueError, match="year occurs twice"):
        trend([1, 2], [2019, 2019])


def test_a_series_may_be_a_column_of_a_frame():
    frame = pd.DataFrame({"year": YEARS, "value": [float(count) for count in REPORTS]}, index=range(10, 16))
    assert trend(frame["value"], frame["year"]) == trend(REPORTS, YEARS)


def test_every_verdict_is_either_judged_or_not():
    assert set(JUDGED) < set(VERDICTS)
    assert trend(REPORTS, YEARS).is_judged
    assert not trend([1], [2019]).is_judged


def test_flat_series_with_three_times_chance_variation_are_rarely_called_clear():
    # Negative binomial with mean 47 and variance 3 x 47, six years: what the police's own series shows.
    # 1500 series: a true 3 % gives 45 +- 7 alarms; a plain Poisson test would give about 390.
    random = np.random.default_rng(20_140)
    mean, phi, years = 47, 3, range(6)
    flat = random.negative_binomial(mean / (phi - 1), 1 / phi, size=(1500, 6))
    verdicts = [trend(series.tolist(), years).verdict for series in flat]
    assert flat.var() / flat.mean() == pytest.approx(phi, rel=0.05)
    assert sum(verdict in (CLEAR_INCREASE, CLEAR_DECREASE) for verdict in verdicts) <= 0.05 * len(flat)
    assert sum(verdict != NO_CLEAR_CHANGE for verdict in verdicts) <= 0.10 * len(flat)


def test_a_strong_trend_is_found_nonetheless():
    random = np.random.default_rng(7)
    rising = random.poisson(47 * 1.3 ** np.arange(8), size=(100, 8))
    assert sum(trend(series.tolist(), range(8)).verdict == CLEAR_INCREASE for series in rising) >= 95


def test_a_clear_rise_that_rests_on_one_odd_year_names_it():
    """Slightly rising for nine years, then 110: without the last year there is no clear rise."""
    years = list(range(2010, 2020))
    counts = [50, 52, 49, 55, 58, 51, 60, 57, 62, 110]
    assert trend(counts[:-1], years[:-1]).verdict == NO_CLEAR_CHANGE
    odd = trend(counts, years)
    steady = trend([50, 56, 63, 70, 79, 89, 100, 112, 125, 140], years)
    assert (odd.verdict, odd.odd_year) == (CLEAR_INCREASE, 2019)
    assert (steady.verdict, steady.odd_year) == (CLEAR_INCREASE, None)


def test_only_a_clear_verdict_can_rest_on_one_year():
    assert trend(REPORTS, YEARS).odd_year is None


def test_an_infinite_number_is_not_judged():
    assert trend([28, 57, 43, 52, 39, float("inf")], YEARS).verdict == TOO_SMALL
