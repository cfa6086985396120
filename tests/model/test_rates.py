import pytest

from dashboard.model.rates.rates import NO_COUNT, NO_POPULATION, rate

# Bærum on 1 January, table 07459, and Tabell 1's published rates
POPULATION = {2014: 118_588, 2017: 124_008, 2018: 125_454}


@pytest.mark.parametrize(("count", "last_year", "published"), [(407, 2014, 3.4), (479, 2017, 3.9), (497, 2018, 4.0)])
def test_published_rates_come_from_the_population_of_the_last_year(count, last_year, published):
    assert round(rate(count, POPULATION[last_year]).value, 1) == published


def test_a_rate_has_its_interval():
    result = rate(63, 127_000, per=10_000)
    assert (result.value, result.low, result.high) == pytest.approx((4.96, 3.81, 6.35), abs=0.005)
    assert result.reason is None


@pytest.mark.parametrize("population", [None, float("nan"), 0])
def test_without_population_there_is_no_rate_and_a_reason(population):
    result = rate(63, population)
    assert (result.value, result.low, result.high, result.reason) == (None, None, None, NO_POPULATION)


def test_without_a_count_there_is_no_rate_and_a_reason():
    assert rate(None, 127_000).reason == NO_COUNT


def test_none_reported_is_a_rate_of_zero():
    result = rate(0, 127_000)
    assert result.value == result.low == 0
    assert result.high > 0
