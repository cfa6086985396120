"""The home municipality's share of residents: per year, pooled, and like for like with its yardstick."""

import pytest

from dashboard.model.shares.centre_shares import COST, INHABITANTS, shares
from loaders.schema import MISSING, NORMAL, NOT_APPLICABLE, SUPPRESSED
from tests.typed import ASKER, CENTRE, HOME, REST, residents, rows, split

NEW_ASKER, LIER = "3203", "3312"
PEOPLE = {2016: (122_348, 60_106), 2017: (124_008, 60_781), 2018: (125_454, 60_926), 2019: (126_841, 61_523)}


def populations(*years: int) -> list[dict]:
    """Bærum's and the old Asker's inhabitants."""
    own, other = ({year: PEOPLE[year][nth] for year in years} for nth in (0, 1))
    return [*rows("population", own), *rows("population", other, ASKER)]


def counted(found) -> list[tuple]:
    return [(item.years, item.share.count, item.share.total) for item in found.items]


def test_shares_cover_only_the_members_residents(published):
    """Typed from the workbooks: 27 and 16, 40 and 31, 41 and 23; in 2016 Asker's number is withheld."""
    assert counted(shares(published, "adults")) == [
        ((2016, 2016), None, None),
        ((2017, 2017), 27, 43),
        ((2018, 2018), 40, 71),
        ((2019, 2019), 41, 64),
    ]
    assert shares(published, "adults").items[0].status == SUPPRESSED


def test_the_pooled_share_is_not_clearly_different_from_the_share_of_the_inhabitants(published):
    """METHODS, changes 6: 108 of 178, 60.7 % (53.3–67.6), against 67.3 %, p .066."""
    found = shares(published, "adults")
    whole = found.together.share
    assert (found.together.years, whole.count, whole.total) == ((2017, 2019), 108, 178)
    assert [round(100 * number, 1) for number in (whole.share, whole.low, whole.high)] == [60.7, 53.3, 67.6]
    weights = {2017: 43, 2018: 71, 2019: 64}
    assert whole.expected == pytest.approx(
        sum(weight * PEOPLE[year][0] / sum(PEOPLE[year]) for year, weight in weights.items()) / 178
    )
    assert round(100 * whole.expected, 1) == 67.3
    assert round(whole.p, 3) == 0.066
    assert (whole.verdict, found.yardstick, found.differs) == ("ingen_sikker_forskjell", INHABITANTS, False)


def test_the_share_of_all_residents_is_given_for_the_newest_year_without_a_verdict(published):
    everyone = shares(published, "adults").of_all
    assert (everyone.count, everyone.total, everyone.expected) == (41, 71, None)
    assert everyone.verdict == "kan_ikke_sammenliknes"


def test_the_plans_key_is_no_yardstick_for_the_years_before_it(publish):
    """Asker's 95 000 in the key are with Røyken and Hurum, who joined in 2020."""
    found = shares(publish(*residents({2019: 41}), *residents({2019: 23}, ASKER)), "adults")
    assert (found.yardstick, found.together.share.expected) == ("", None)
    assert found.together.share.share == pytest.approx(41 / 64)


def test_the_plans_key_is_a_yardstick_for_its_own_year_where_the_inhabitants_are_not_known(publish):
    found = shares(publish(*residents({2020: 50}), *residents({2020: 40}, NEW_ASKER)), "adults")
    assert found.yardstick == COST
    assert found.together.share.expected == pytest.approx(127_000 / 222_000)


def test_inhabitants_take_precedence_over_the_key(publish):
    people = [*rows("population", {2020: 127_731}), *rows("population", {2020: 94_441}, NEW_ASKER)]
    found = shares(publish(*residents({2020: 50}), *residents({2020: 40}, NEW_ASKER), *people), "adults")
    assert found.yardstick == INHABITANTS
    assert found.together.share.expected == pytest.approx(127_731 / 222_172)


def test_without_one_members_population_there_is_no_yardstick(publish):
    small = publish(*residents({2018: 40}), *residents({2018: 31}, ASKER), *rows("population", {2018: 125_454}))
    found = shares(small, "adults")
    assert (found.yardstick, found.together.share.expected) == ("", None)


def test_without_one_years_population_the_pooled_years_have_no_yardstick(publish):
    own, other = residents({2018: 40, 2019: 41}), residents({2018: 31, 2019: 23}, ASKER)
    assert shares(publish(*own, *other, *populations(2018)), "adults").yardstick == ""
    assert shares(publish(*own, *other, *populations(2018, 2019)), "adults").yardstick == INHABITANTS


def test_three_members_are_all_counted(publish):
    others = [*residents({2021: 30}, NEW_ASKER), *residents({2021: 9}, LIER), *residents({2021: 8}, REST)]
    people = [
        *rows("population", {2021: 128_233}),
        *rows("population", {2021: 94_915}, NEW_ASKER),
        *rows("population", {2021: 27_118}, LIER),
    ]
    whole = shares(publish(*residents({2021: 52}), *others, *people), "adults").together.share
    assert (whole.count, whole.total) == (52, 91)
    assert whole.expected == pytest.approx(128_233 / (128_233 + 94_915 + 27_118))


@pytest.mark.parametrize("place", [HOME, ASKER])
def test_a_year_with_a_withheld_number_is_listed_but_not_pooled(publish, place):
    hidden = {HOME: {2016: 41, 2017: 27, 2018: 40}, ASKER: {2016: 26, 2017: 16, 2018: 31}}
    hidden[place][2017] = SUPPRESSED
    found = shares(publish(*residents(hidden[HOME]), *residents(hidden[ASKER], ASKER)), "adults")
    assert [item.status for item in found.items] == [NORMAL, SUPPRESSED, NORMAL]
    assert (found.together.share.count, found.together.share.total) == (81, 138)


def test_a_member_without_rows_is_missing_and_never_counted_as_zero(publish):
    found = shares(publish(*residents({2018: 40, 2019: 41}), *residents({2018: 31}, ASKER)), "adults")
    assert [item.status for item in found.items] == [NORMAL, MISSING]
    assert found.together.years == (2018, 2018)


def test_if_every_year_is_withheld_there_is_no_pooled_share(publish):
    found = shares(publish(*residents({2018: 40}), *residents({2018: SUPPRESSED}, ASKER)), "adults")
    assert [item.status for item in found.items] == [SUPPRESSED]
    assert (found.together, found.of_all, found.yardstick) == (None, None, "")


def test_a_year_in_which_nobody_stayed_has_no_share(publish):
    found = shares(publish(*residents({2018: 0}), *residents({2018: 0}, ASKER)), "adults")
    assert [item.status for item in found.items] == [NOT_APPLICABLE]
    assert found.together is None


def test_a_municipality_that_has_its_centre_alone_has_no_shares(publish):
    assert shares(publish(*residents({2019: 41}), catchment="assault:drammen"), "adults").items == ()


def test_a_municipality_that_is_not_a_member_has_no_shares(publish):
    lier = {"home": LIER, "partners": (HOME, NEW_ASKER)}
    assert shares(publish(*residents({2019: 7}, LIER), **lier), "adults").items == ()
    joined = publish(*residents({2021: 52}), *residents({2021: 30}, NEW_ASKER), *residents({2021: 9}, LIER), **lier)
    assert counted(shares(joined, "adults")) == [((2021, 2021), 9, 91)]


def test_chosen_years_are_the_years_pooled(published):
    found = shares(published, "adults", 2017, 2018)
    assert [item.years for item in found.items] == [(2017, 2017), (2018, 2018)]
    assert (found.together.years, found.together.share.count, found.together.share.total) == ((2017, 2018), 67, 114)


def test_a_single_year_is_also_the_pooled_share(published):
    found = shares(published, "adults", 2019, 2019)
    assert (len(found.items), found.together.years) == (1, (2019, 2019))


def test_only_the_years_since_the_last_break_are_pooled(publish):
    years = {2016: 40, 2017: 41, 2018: 50, 2019: 52}
    small = publish(
        *residents(years), *residents({year: 30 for year in years}, ASKER), breaks=(split(2018, regions=(CENTRE,)),)
    )
    found = shares(small, "adults")
    assert (found.together.years, found.together.share.count) == ((2018, 2019), 102)
    assert len(found.items) == 4


def test_years_with_other_members_are_not_pooled_even_without_a_described_break(publish):
    others = [*residents({2019: 23}, ASKER), *residents({2020: 40, 2021: 30}, NEW_ASKER), *residents({2021: 9}, LIER)]
    found = shares(publish(*residents({2019: 41, 2020: 50, 2021: 52}), *others, breaks=()), "adults")
    assert (found.together.years, found.together.share.total) == ((2021, 2021), 91)


def test_the_shares_rest_on_the_years_populations_and_the_total(published):
    rests_on = shares(published, "adults").rests_on
    assert {(row.indicator, row.region, row.year) for row in rests_on.itertuples()} == {
        ("centre.residents", CENTRE, 2019),
        *(("population", place, year) for place in (HOME, ASKER) for year in (2017, 2018, 2019)),
    }


def test_no_residents_at_all_give_no_shares(publish):
    found = shares(publish(), "adults")
    assert (found.items, found.together) == ((), None)
