"""The home municipality's share of residents: per year, pooled, and what it is measured against."""

import pytest

from dashboard.model.centre_shares import shares
from tests.typed import ASKER, CENTRE, HOME, residents, rows, split

PLAN = [(41, 67), (27, 49), (40, 81), (41, 71)]


def test_the_shares_are_of_the_plans_numbers(published):
    found = shares(published, "adults")
    assert [(item.share.count, item.share.total) for item in found.items] == [*PLAN, (149, 268)]
    assert [item.years for item in found.items[-2:]] == [(2019, 2019), (2016, 2019)]


def test_the_pooled_share_is_not_clearly_different_from_the_share_of_cost(published):
    """METHODS § 4: 149/268 = 55.6 % (49.6–61.4), expected 57.2 %, p .62; between years p .52."""
    pooled = shares(published, "adults").items[-1].share
    assert [round(100 * number, 1) for number in (pooled.share, pooled.low, pooled.high, pooled.expected)] == [
        55.6,
        49.6,
        61.4,
        57.2,
    ]
    assert round(pooled.p, 2) == 0.62
    assert pooled.verdict == "ingen_sikker_forskjell"


def test_the_share_does_not_differ_from_year_to_year(published):
    assert shares(published, "adults").differs is False


def test_the_share_of_inhabitants_is_of_those_who_belonged_to_the_centre_then(published):
    """Until 2019 Bærum and the old Asker: 122 348/(122 348+60 106) in 2016 and so on, weighted by residents."""
    people = {2016: (122_348, 60_106), 2017: (124_008, 60_781), 2018: (125_454, 60_926), 2019: (126_841, 61_523)}
    totals = dict(zip(people, (67, 49, 81, 71), strict=True))
    expected = sum(totals[year] * own / (own + other) for year, (own, other) in people.items()) / 268
    assert shares(published, "adults").by_population.expected == pytest.approx(expected)


def test_chosen_years_are_the_years_pooled(published):
    found = shares(published, "adults", 2017, 2018)
    assert [item.years for item in found.items] == [(2017, 2017), (2018, 2018), (2017, 2018)]
    assert (found.items[-1].share.count, found.items[-1].share.total) == (67, 130)


def test_a_single_year_is_not_pooled(published):
    assert len(shares(published, "adults", 2019, 2019).items) == 1


def test_a_year_with_a_withheld_number_keeps_its_place_and_is_left_out_of_the_pool(publish):
    small = publish(
        *residents({2016: 41, 2017: "suppressed", 2018: 40}), *residents({2016: 67, 2017: 49, 2018: 81}, CENTRE)
    )
    found = shares(small, "adults")
    assert [item.share.share is None for item in found.items] == [False, True, False, False]
    assert (found.items[-1].share.count, found.items[-1].share.total) == (81, 148)


def test_only_the_years_since_the_last_break_are_pooled(publish):
    small = publish(
        *residents({2018: 40, 2019: 41, 2020: 50, 2021: 52}),
        *residents({2018: 81, 2019: 71, 2020: 99, 2021: 98}, CENTRE),
        breaks=(split(2020, regions=(CENTRE,)),),
    )
    pooled = shares(small, "adults").items[-1]
    assert pooled.years == (2020, 2021)
    assert (pooled.share.count, pooled.share.total) == (102, 197)


def test_without_populations_there_is_no_share_of_inhabitants_but_still_one_of_cost(publish):
    found = shares(publish(*residents({2018: 40}), *residents({2018: 81}, CENTRE)), "adults")
    assert found.by_population.expected is None
    assert found.items[0].share.expected == pytest.approx(127_000 / 222_000)


def test_one_members_missing_population_is_not_left_out_of_the_sum(publish):
    small = publish(*residents({2018: 40}), *residents({2018: 81}, CENTRE), *rows("population", {2018: 125_454}, HOME))
    assert shares(small, "adults").by_population.expected is None
    whole = publish(
        *residents({2018: 40}),
        *residents({2018: 81}, CENTRE),
        *rows("population", {2018: 125_454}, HOME),
        *rows("population", {2018: 60_926}, ASKER),
    )
    assert shares(whole, "adults").by_population.expected == pytest.approx(125_454 / (125_454 + 60_926))


def test_no_residents_at_all_give_no_shares(publish):
    found = shares(publish(), "adults")
    assert found.items == ()
    assert found.by_population is None


def test_no_share_of_cost_is_expected_of_years_with_members_whom_the_key_leaves_out(publish):
    """Lier joined in 2021, and the plan's key is of Bærum and Asker: 57 % would be too much by definition."""
    small = publish(*residents({2020: 50, 2021: 52}), *residents({2020: 99, 2021: 98}, CENTRE))
    by_year = {item.years: item.share for item in shares(small, "adults").items}
    assert by_year[2020, 2020].expected == pytest.approx(127_000 / 222_000)
    assert by_year[2021, 2021].expected is None
    assert by_year[2021, 2021].verdict == "kan_ikke_sammenliknes"
    assert by_year[2021, 2021].share == pytest.approx(52 / 98)
    assert shares(small, "adults").expected is None
