"""One series judged: its verdict, and its newest number against the previous and first ones."""

import pytest

from dashboard.model.judged import judge
from dashboard.model.rates.population import inhabitants
from dashboard.model.select import series
from loaders.schema import SUPPRESSED
from tests.typed import ASKER, CENTRE, HOME, REST, residents, rows, split

PLAN = {
    ("police.reports", "all"): "for_kort_serie",  # four years since the penal code of 2015
    ("violence.offences", "all"): "overlappende_perioder",
    ("centre.residents", "adults"): "for_kort_serie",
    ("centre.residents", "children"): "for_kort_serie",
    ("centre.conversations", "all"): "for_kort_serie",
    ("assault_centre.persons", "all"): "for_kort_serie",
}


@pytest.mark.parametrize(("indicator", "group"), PLAN)
def test_the_rows_of_tabell_1_get_the_verdicts_of_the_methods(published, indicator, group):
    rows_ = series(published, indicator, HOME, age_group=group, from_year=2014, to_year=2019)
    assert judge(published, rows_).trend.verdict == PLAN[indicator, group]


def test_reported_cases_are_judged_from_the_penal_code_on_with_their_own_n(published):
    """28 and 57 were counted under the old code; 43, 52, 39 and 63 are four years of five."""
    found = judge(published, series(published, "police.reports", HOME))
    assert (found.trend.n, found.trend.first_year, found.since_break) == (4, 2016, 2016)
    assert (found.first["value"], found.since_first.before, len(found.rows)) == (43, 43, 6)


REPORTS = {2014: 28, 2015: 57, 2016: 43, 2017: 52, 2018: 39, 2019: 63}
# Table 07459, Bærum on 1 January.
PEOPLE = {2014: 118_588, 2015: 120_685, 2016: 122_348, 2017: 124_008, 2018: 125_454, 2019: 126_841}


def test_without_a_break_reported_cases_change_by_8_percent_a_year_with_the_methods_interval(publish):
    found = judged(publish, REPORTS, breaks=())
    assert [round(number) for number in (found.trend.change_per_year, found.trend.low, found.trend.high)] == [8, -9, 29]
    assert (round(found.trend.phi, 2), found.growth) == (3.28, None)


def test_the_trend_is_that_of_the_rate_where_the_inhabitants_of_every_year_are_known(publish):
    """The population grows by 126 841 / 118 588 = 7 %, about 1.4 % a year, and the trend falls by as much."""
    small = publish(*rows("police.reports", REPORTS), *rows("population", PEOPLE), breaks=())
    found = judge(small, series(small, "police.reports", HOME))
    assert round(found.growth, 1) == 7.0
    plain, per_head = judged(publish, REPORTS, breaks=()).trend.change_per_year, found.trend.change_per_year
    assert (1 + plain / 100) / (1 + per_head / 100) == pytest.approx(1.0135, abs=0.001)


def test_one_unknown_population_leaves_the_trend_on_counts(publish):
    people = {year: number for year, number in PEOPLE.items() if year != 2016}
    small = publish(*rows("police.reports", REPORTS), *rows("population", people), breaks=())
    found = judge(small, series(small, "police.reports", HOME))
    assert found.growth is None
    assert round(found.trend.change_per_year) == 8


def test_a_catchments_inhabitants_are_those_of_the_members_of_each_year(publish):
    """Bærum and old Asker to 2019; in 2020 Bærum and the new Asker, which is not given here."""
    small = publish(
        *rows("population", {2018: 125_454, 2019: 126_841, 2020: 127_731}),
        *rows("population", {2018: 61_523, 2019: 62_000}, ASKER),
    )
    assert inhabitants(small, CENTRE, [2018, 2019]) == (186_977, 188_841)
    assert inhabitants(small, CENTRE, [2018, 2019, 2020]) is None


@pytest.mark.parametrize("region", [REST, "assault:drammen"])
def test_the_population_of_the_rest_and_of_other_catchments_is_unknown(publish, region):
    small = publish(*rows("population", {2019: 126_841}))
    assert inhabitants(small, region, [2019]) is None


def test_conversations_clearly_grew_from_first_to_last_and_cases_did_not(published):
    talks = judge(published, series(published, "centre.conversations", HOME))
    cases = judge(published, series(published, "police.reports", HOME))
    assert (talks.since_first.before, talks.since_first.after, talks.since_first.is_clear) == (145, 291, True)
    assert (talks.change.before, talks.change.after, talks.change.is_clear) == (259, 291, False)
    assert not cases.change.is_clear


def judged(publish, values, indicator="police.reports", region=HOME, **more):
    small = publish(*rows(indicator, values, region), **more)
    return judge(small, series(small, indicator, region))


def test_nothing_is_judged_without_a_number(publish):
    found = judged(publish, {2018: SUPPRESSED, 2019: "missing"})
    assert (found.latest, found.before, found.first, found.change, found.since_first) == (None,) * 5
    assert found.trend.verdict == "for_kort_serie"


def test_a_single_number_has_nothing_to_be_compared_with(publish):
    found = judged(publish, {2019: 63})
    assert found.latest["value"] == found.first["value"] == 63
    assert (found.before, found.change, found.since_first) == (None, None, None)


def test_newest_previous_and_first_skip_withheld_years(publish):
    found = judged(publish, {2014: 28, 2017: 52, 2018: SUPPRESSED, 2019: 63}, breaks=())
    assert [found.first["year"], found.before["year"], found.latest["year"]] == [2014, 2017, 2019]
    assert found.change.difference == 11


def test_no_comparison_crosses_a_break_and_the_first_number_is_the_first_after_it(publish):
    found = judged(publish, {2016: 40, 2017: 41, 2018: 60, 2019: 61, 2020: 62}, breaks=(split(2018),))
    assert (found.first["year"], found.before["year"], found.since_break) == (2018, 2019, 2018)
    assert (found.since_first.before, found.change.before) == (60, 61)
    assert (found.trend.verdict, found.trend.n) == ("for_kort_serie", 3)


def test_a_series_is_judged_again_when_five_years_have_passed_since_the_break(publish):
    values = {year: 50 + year % 3 for year in range(2010, 2020)}
    assert judged(publish, values, breaks=(split(2015),)).trend.verdict == "ingen_sikker_endring"
    assert judged(publish, values, breaks=(split(2015),)).trend.first_year == 2015
    assert judged(publish, values, breaks=(split(2016),)).trend.verdict == "for_kort_serie"


def test_the_last_of_several_breaks_decides(publish):
    values = {year: 50 + year % 3 for year in range(2008, 2020)}
    found = judged(publish, values, breaks=(split(2010), split(2014)))
    assert (found.since_break, found.trend.n) == (2014, 6)


def test_the_verdict_is_the_break_only_if_one_number_follows_it(publish):
    found = judged(publish, {2017: 41, 2018: 60, 2019: 61}, breaks=(split(2019),))
    assert (found.trend.verdict, found.since_break) == ("brudd", 2019)
    assert (found.before, found.change, found.since_first) == (None, None, None)
    assert found.first["year"] == found.latest["year"] == 2019


def test_a_break_on_the_first_year_is_no_break_within_the_series(publish):
    values = {year: 50 + year % 3 for year in range(2014, 2020)}
    assert judged(publish, values, breaks=(split(2014),)).since_break is None


def test_an_average_that_spans_a_break_is_not_after_it(publish):
    """2019–2020 holds a year from before 2020."""
    averages = {(2018, 2019): 500, (2019, 2020): 510}
    found = judged(publish, averages, "violence.offences", breaks=(split(2020),))
    assert (found.trend.verdict, found.first) == ("brudd", None)


def test_an_event_prevents_no_comparison(publish):
    found = judged(publish, {2018: 39, 2019: 63}, breaks=(split(2019, kind="event"),))
    assert found.change.difference == 24


def test_a_two_year_average_is_compared_with_the_newest_that_shares_no_year_with_it(publish):
    """754 a year in 2023–2024 are 1508 in all, against 1112 in 2021–2022; 2022–2023 shares a year with both."""
    averages = {(2020, 2021): 583, (2021, 2022): 556, (2022, 2023): 635, (2023, 2024): 754}
    found = judged(publish, averages, "violence.offences")
    assert found.trend.verdict == "overlappende_perioder"
    assert found.before["year"] == 2022
    assert (found.change.before, found.change.after, found.change.is_clear) == (556, 754, True)
    assert found.since_first is None


def test_two_year_averages_that_all_overlap_are_compared_with_nothing(publish):
    found = judged(publish, {(2022, 2023): 635, (2023, 2024): 754}, "violence.offences")
    assert (found.before, found.change, found.clear_pair) == (None, None, None)


def test_breaks_of_another_place_do_not_count(publish):
    small = publish(*residents({2018: 40, 2019: 41}), breaks=(split(2019, regions=(CENTRE,)),))
    assert judge(small, small.frame).change is not None


def test_a_short_volatile_series_needs_a_difference_larger_than_its_variation(publish):
    """2637 → 2212 has z = 3.5 at φ = 3, but the four years have φ̂ = 20."""
    wild = judged(publish, {2017: 2434, 2018: 2626, 2019: 2637, 2020: 2212})
    calm = judged(publish, {2019: 2637, 2020: 2212})
    assert (wild.change.is_clear, calm.change.is_clear) == (False, True)


def test_only_the_years_since_a_break_count_towards_the_variation(publish):
    """The years 2014 to 2016 vary wildly, but were counted in another way."""
    values = {2014: 900, 2015: 2900, 2016: 300, 2017: 2538, 2018: 2952, 2019: 3358}
    found = judged(publish, values, breaks=(split(2017, indicators=("police.reports",)),))
    assert found.change.is_clear


def talks(publish, values, persons=None):
    behind = rows("centre.conversation_users", persons) if persons else []
    small = publish(*rows("centre.conversations", values), *behind)
    return judge(small, series(small, "centre.conversations", HOME))


def test_conversations_are_judged_at_an_overdispersion_of_at_least_eight(publish):
    """145 → 259: z is 2.005 at φ = 8. 145 → 255 has 1.94 there and 3.2 at the 3 of cases."""
    assert talks(publish, {2018: 145, 2019: 259}).change.is_clear
    assert not talks(publish, {2018: 145, 2019: 255}).change.is_clear
    assert judged(publish, {2018: 145, 2019: 255}).change.is_clear


def test_many_conversations_per_person_raise_the_lower_bound(publish):
    """145 by 29 persons is 5 each: φ = 1 + 2·5 = 11, where 145 → 259 has z = 1.71."""
    assert talks(publish, {2018: 145, 2019: 259}, {2018: 58, 2019: 86}).change.is_clear
    assert not talks(publish, {2018: 145, 2019: 259}, {2018: 29, 2019: 86}).change.is_clear
    assert talks(publish, {2018: 145, 2019: 259}, {2018: SUPPRESSED, 2019: "missing"}).change.is_clear


def test_a_missing_year_does_not_hide_the_variation(publish):
    """100, 40, 100: with z = 2.9 the last two would differ at φ = 3, but three such numbers have φ̂ ≈ 29."""
    assert judged(publish, {2016: 100, 2018: 40, 2019: 100}).clear_pair is None


def test_two_clearly_different_years_are_the_verdict_only_without_a_trend(publish):
    """Thirty quiet years with a gap: the ends are alike, the last two are not."""
    quiet = dict.fromkeys(range(1991, 2020), 50)
    gap = judged(publish, {1990: 120, **quiet, 2000: "missing", 2020: 120}, breaks=())
    earlier, test = gap.clear_pair
    assert (gap.trend.verdict, earlier["year"], test.after) == ("for_sma_tall", 2019, 120)
    assert judged(publish, {1990: 120, **quiet, 2020: 120}, breaks=()).clear_pair is None
