"""Reported violence per 1000 inhabitants, and one area's level against another's."""

import math

import pytest

from dashboard.model.levels import against, behind, beside, common_period, rates, without_population
from tests.typed import ASKER, COUNTRY, COUNTY, HOME, row, rows


def test_the_published_rates_are_those_of_the_plan(published):
    found = rates(published, HOME, 2014, 2018)
    assert found["value"].tolist() == [3.4, 3.4, 3.7, 3.9, 4.0]
    assert set(found["source"]) == {"kommunehelsa"}


def test_computed_rates_equal_the_published_ones(published):
    """407 / 118 588, 415 / 120 685, 456 / 122 348: typed from the two workbooks."""
    computed = [407 / 118_588, 415 / 120_685, 456 / 122_348]
    assert [round(1000 * rate, 1) for rate in computed] == rates(published, HOME, 2014, 2016)["value"].tolist()


def test_a_period_without_a_published_rate_is_computed_with_both_cells_named(published):
    newest = rates(published, HOME, 2021, 2021).iloc[0]
    assert newest["value"] == pytest.approx(1000 * 583 / 128_233)
    assert newest["cell"] == "L123 + R13"
    assert "08487" in newest["file"]
    assert "07459" in newest["file"]


def test_the_population_is_that_of_the_periods_last_year_and_of_no_other(publish):
    small = publish(
        *rows("violence.offences", {(2013, 2014): 407}), *rows("population", {2013: 116_677, 2015: 120_685})
    )
    found = rates(small, HOME).iloc[0]
    assert math.isnan(found["value"])
    assert found["status"] == "missing"


def test_a_published_number_beats_a_computed_one_which_beats_none(publish):
    small = publish(
        *rows("violence.rate", {(2013, 2014): 3.4, (2014, 2015): "missing"}),
        *rows("violence.offences", {(2013, 2014): 500, (2014, 2015): 415}),
        *rows("population", {2014: 100_000, 2015: 100_000}),
    )
    assert rates(small, HOME)["value"].tolist() == [3.4, 4.15]


def test_a_withheld_count_gives_a_withheld_rate(publish):
    small = publish(*rows("violence.offences", {(2013, 2014): "suppressed"}), *rows("population", {2014: 2_000}))
    found = rates(small, HOME).iloc[0]
    assert found["status"] == "suppressed"
    assert math.isnan(found["value"])
    assert math.isnan(found["rate_low"])


def test_the_interval_is_exact_poisson_on_the_cases_of_both_years(published):
    """497 a year of 125 454: Byar on 994 gives 994 (1 − 1/8946 − 0.02072)³ = 933.2 to 1057.8, so 466.6 to 528.9."""
    found = rates(published, HOME, 2018, 2018).iloc[0]
    assert [round(found[end] * 125.454, 1) for end in ("rate_low", "rate_high")] == [466.6, 528.9]


def test_a_rate_without_a_count_has_no_interval(publish):
    found = rates(publish(*rows("violence.rate", {(2013, 2014): 5.7}, COUNTY)), COUNTY).iloc[0]
    assert found["value"] == 5.7
    assert math.isnan(found["rate_low"])


def test_the_level_is_the_areas_interval_against_the_benchmarks_rate(publish):
    """497 a year of 124 250 against 6.9 per 1000: 994 (933–1058) against 1714.65 is 0.58 (0.54–0.62), clearly lower."""
    small = publish(
        *rows("violence.offences", {(2017, 2018): 497}),
        *rows("population", {2018: 124_250}),
        *rows("violence.rate", {(2017, 2018): 6.9}, COUNTRY),
    )
    found = against(small, HOME, COUNTRY, (2017, 2018))
    assert [round(number, 2) for number in (found.ratio, found.low, found.high)] == [0.58, 0.54, 0.62]
    assert found.verdict == "klart_lavere"


def test_nothing_is_compared_where_a_number_is_missing(publish):
    small = publish(
        *rows("violence.offences", {(2017, 2018): 497}), *rows("violence.rate", {(2017, 2018): 6.9}, COUNTRY)
    )
    assert against(small, HOME, COUNTRY, (2017, 2018)).verdict == "kan_ikke_sammenliknes"


def test_a_place_is_never_compared_with_itself(publish):
    small = publish(*rows("violence.offences", {(2017, 2018): 497}), *rows("population", {2018: 124_250}))
    assert against(small, HOME, HOME, (2017, 2018)).verdict == "kan_ikke_sammenliknes"
    assert beside(small, HOME, HOME, (2017, 2018)) is None


@pytest.mark.parametrize("whole", [COUNTRY, COUNTY])
def test_country_and_county_are_not_compared_like_municipalities(publish, whole):
    """Bærum is inside them: «Hele landet ligger på 148 % av nivået i Bærum» is no test of two places."""
    small = publish(
        *rows("violence.offences", {(2020, 2021): 583}),
        *rows("violence.offences", {(2020, 2021): 36_276}, whole),
        *rows("population", {2021: 128_233}),
        *rows("population", {2021: 5_391_369}, whole),
    )
    assert beside(small, whole, HOME, (2020, 2021)) is None


def test_the_common_period_is_the_newest_that_both_have_within_the_chosen(publish):
    small = publish(
        *rows("violence.rate", {(2014, 2015): 3.4, (2015, 2016): 3.7, (2016, 2017): 3.9}),
        *rows("violence.rate", {(2014, 2015): 5.7, (2015, 2016): 5.8}, COUNTY),
    )
    assert common_period(small, HOME, COUNTY) == (2015, 2016)
    assert common_period(small, HOME, COUNTY, to_year=2015) == (2014, 2015)
    assert common_period(small, HOME, COUNTY, from_year=2017) is None


def test_a_year_is_not_in_common_with_two_years_that_end_in_it(publish):
    small = publish(*rows("violence.rate", {(2015, 2016): 3.7}), *rows("violence.rate", {2016: 5.8}, COUNTY))
    assert common_period(small, HOME, COUNTY) is None
    assert against(small, HOME, COUNTY, (2015, 2016)).verdict == "kan_ikke_sammenliknes"


def test_an_empty_table_has_no_rates(publish):
    found = rates(publish(row("police.reports", 2019, 63)), HOME)
    assert found.empty
    assert {"rate_low", "rate_high"} <= set(found.columns)


def test_two_municipalities_are_compared_by_the_exact_test_on_their_counts(publish):
    """421 of 94 914 against 583 of 128 760: ratio 0.98, a negligible difference."""
    small = publish(
        *rows("violence.offences", {(2020, 2021): 583}),
        *rows("violence.offences", {(2020, 2021): 421}, ASKER),
        *rows("population", {2021: 128_760}),
        *rows("population", {2021: 94_914}, ASKER),
    )
    found = beside(small, ASKER, HOME, (2020, 2021))
    assert round(found.ratio, 2) == 0.98
    assert found.verdict == "ingen_sikker_forskjell"
    assert beside(small, ASKER, HOME, (2019, 2020)) is None


def test_the_periods_without_a_population_are_those_with_a_count_and_no_rate(publish):
    small = publish(
        *rows("violence.offences", {(2021, 2022): 556, (2022, 2023): "suppressed", (2023, 2024): 754}),
        *rows("population", {2022: 129_000}),
    )
    assert without_population(small, HOME) == [(2023, 2024)]


def test_a_computed_rate_uses_a_population_and_a_published_one_only_for_its_interval(publish):
    small = publish(
        *rows("violence.rate", {(2016, 2017): 3.9}),
        *rows("violence.offences", {(2016, 2017): 479, (2020, 2021): 583, (2021, 2022): "suppressed"}),
        *rows("population", {2017: 124_008, 2021: 128_233, 2022: 128_982}),
    )
    found = rates(small, HOME)
    assert behind(small, HOME, found, with_intervals=False)["year"].tolist() == [2021]
    assert behind(small, HOME, found)["year"].tolist() == [2017, 2021]
    assert set(behind(small, HOME, found)["source"]) == {"ssb_07459"}
