"""One series judged: its verdict, and its newest number against the one before and the first."""

import pytest

from dashboard.model.judged import judge
from dashboard.model.select import series
from loaders.schema import SUPPRESSED
from tests.typed import CENTRE, HOME, residents, rows, split

PLAN = {
    ("police.reports", "all"): "ingen_sikker_endring",
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


def test_reported_cases_change_by_8_percent_a_year_with_the_methods_interval(published):
    trend = judge(published, series(published, "police.reports", HOME)).trend
    assert [round(number) for number in (trend.change_per_year, trend.low, trend.high)] == [8, -9, 29]
    assert round(trend.phi, 2) == 3.28


def test_conversations_clearly_grew_from_first_to_last_and_cases_did_not(published):
    talks = judge(published, series(published, "centre.conversations", HOME))
    cases = judge(published, series(published, "police.reports", HOME))
    assert (talks.since_first.before, talks.since_first.after, talks.since_first.is_clear) == (145, 291, True)
    assert (talks.change.before, talks.change.after, talks.change.is_clear) == (259, 291, False)
    assert not cases.change.is_clear


def judged(publish, values, indicator="police.reports", region=HOME, **more):
    small = publish(*rows(indicator, values, region), **more)
    return judge(small, series(small, indicator, region))


def test_nothing_is_judged_where_there_is_no_number(publish):
    found = judged(publish, {2018: SUPPRESSED, 2019: "missing"})
    assert (found.latest, found.before, found.first, found.change, found.since_first) == (None,) * 5
    assert found.trend.verdict == "for_kort_serie"


def test_a_single_number_has_nothing_to_be_compared_with(publish):
    found = judged(publish, {2019: 63})
    assert found.latest["value"] == found.first["value"] == 63
    assert (found.before, found.change, found.since_first) == (None, None, None)


def test_newest_before_and_first_are_numbers_over_withheld_years(publish):
    found = judged(publish, {2014: 28, 2017: 52, 2018: SUPPRESSED, 2019: 63})
    assert [found.first["year"], found.before["year"], found.latest["year"]] == [2014, 2017, 2019]
    assert found.change.difference == 11


def test_a_break_takes_only_the_comparisons_that_cross_it(publish):
    found = judged(publish, {2016: 40, 2017: 41, 2018: 60, 2019: 61}, breaks=(split(2018),))
    assert found.since_first is None
    assert (found.change.before, found.change.after) == (60, 61)
    assert found.trend.verdict == "brudd"


def test_a_break_on_the_first_year_is_no_break_within_the_series(publish):
    values = {year: 50 + year % 3 for year in range(2014, 2020)}
    assert judged(publish, values, breaks=(split(2014),)).trend.verdict == "ingen_sikker_endring"
    assert judged(publish, values, breaks=(split(2015),)).trend.verdict == "brudd"


def test_an_event_takes_no_comparison(publish):
    found = judged(publish, {2018: 39, 2019: 63}, breaks=(split(2019, kind="event"),))
    assert found.change.difference == 24


def test_two_year_averages_have_neither_verdict_nor_changes(publish):
    found = judged(publish, {(year - 1, year): 400 + year for year in range(2014, 2020)}, "violence.offences")
    assert found.trend.verdict == "overlappende_perioder"
    assert (found.change, found.since_first) == (None, None)


def test_breaks_of_another_place_do_not_count(publish):
    small = publish(*residents({2018: 40, 2019: 41}), breaks=(split(2019, regions=(CENTRE,)),))
    assert judge(small, small.frame).change is not None


def test_a_short_series_that_swings_much_needs_a_difference_larger_than_its_swings(publish):
    """2637 → 2212 holds to 9.7; pure chance would do with 3, but the four years swing by φ̂ = 20."""
    wild = judged(publish, {2017: 2434, 2018: 2626, 2019: 2637, 2020: 2212})
    calm = judged(publish, {2019: 2637, 2020: 2212})
    assert wild.change.holds_to_phi == calm.change.holds_to_phi > 3
    assert (wild.change.is_clear, calm.change.is_clear) == (False, True)


def test_only_the_years_since_a_break_tell_how_much_a_series_swings(publish):
    """The years 2014 to 2016 swing wildly, but were counted in another way."""
    values = {2014: 900, 2015: 2900, 2016: 300, 2017: 2538, 2018: 2952, 2019: 3358}
    found = judged(publish, values, breaks=(split(2017, indicators=("police.reports",)),))
    assert found.trend.verdict == "brudd"
    assert found.change.is_clear
