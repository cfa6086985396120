import pandas as pd
import pytest

from dashboard.model.margins import with_margins
from tests.model.tables import REST, WHOLE, centre, conversations, frame, observation, shipped_residents


def row(table, region, sex, year=2018, age_group="adults", indicator="centre.residents"):
    found = table[
        (table["region"] == region)
        & (table["sex"] == sex)
        & (table["year"] == year)
        & (table["age_group"] == age_group)
        & (table["indicator"] == indicator)
    ]
    assert len(found) == 1
    return found.iloc[0]


def test_women_and_men_are_summed_and_the_sum_names_their_cells():
    both = row(with_margins(shipped_residents()), "3201", "all")
    assert (both["value"], both["cell"], both["status"]) == (40, "E2+E3", "normal")
    assert both["synthetic"]
    assert both["file"] == "centre_2018.xlsx"


@pytest.mark.parametrize(("sex", "value"), [("women", 72), ("men", 9), ("all", 81)])
def test_the_catchment_is_the_sum_of_its_municipalities_and_the_rest(sex, value):
    assert row(with_margins(shipped_residents()), WHOLE, sex)["value"] == value


def test_a_catchment_names_every_cell_it_is_the_sum_of():
    assert row(with_margins(shipped_residents()), WHOLE, "women")["cell"] == "E2+E6+E10"


def test_a_total_in_the_file_is_kept_even_if_it_differs():
    own = observation("3201", 2018, "all", "adults", 41, cell="D6")
    table = with_margins(frame(*centre(2018, [(36, 4)], ages=("adults",), regions=("3201",)), own))
    assert row(table, "3201", "all")["value"] == 41
    assert row(table, "3201", "all")["cell"] == "D6"


def test_a_total_with_a_missing_part_is_missing_and_never_partial():
    rows = centre(2018, [(36, None), (28, 3), (8, 2)], ages=("adults",))
    table = with_margins(frame(*rows))
    for region, sex in (("3201", "all"), (WHOLE, "men"), (WHOLE, "all")):
        assert row(table, region, sex)["status"] == "missing"
        assert pd.isna(row(table, region, sex)["value"])
    assert row(table, WHOLE, "women")["value"] == 72


def test_a_total_with_a_part_without_a_row_is_missing():
    rows = [observation("3201", 2018, "women", "adults", 36), *centre(2018, [(8, 2)], ("adults",), (REST,))]
    table = with_margins(frame(*rows))
    assert row(table, "3201", "all")["status"] == "missing"
    assert row(table, WHOLE, "men")["status"] == "missing"


def test_a_total_of_a_part_that_the_source_hides_is_hidden():
    table = with_margins(frame(*centre(2018, [(36, ":")], ages=("adults",), regions=("3201",))))
    assert row(table, "3201", "all")["status"] == "suppressed"


def test_one_provisional_part_makes_the_total_provisional():
    rows = centre(2018, [(36, 4)], ages=("adults",), regions=("3201",))
    rows[1]["status"] = "provisional"
    assert row(with_margins(frame(*rows)), "3201", "all")["status"] == "provisional"


def test_conversations_have_no_catchment_total_because_no_file_has_the_rest():
    table = with_margins(frame(*conversations(2018, {"3201": {"women": (231, 79), "men": (28, 9)}})))
    assert WHOLE not in set(table["region"])
    both = row(table, "3201", "all", age_group="all", indicator="centre.conversations")
    assert (both["value"], both["persons"]) == (259, 88)


def test_persons_behind_a_total_are_unknown_when_those_behind_a_part_are():
    table = with_margins(frame(*conversations(2018, {"3201": {"women": (231, 79), "men": (28, None)}})))
    assert pd.isna(row(table, "3201", "all", age_group="all", indicator="centre.conversations")["persons"])


def test_nothing_is_summed_over_ages_or_years():
    table = with_margins(shipped_residents())
    assert set(table["age_group"]) == {"adults", "children"}
    assert (table["period_start"] == table["period_end"]).all()


def test_official_statistics_are_left_as_they_are():
    rows = centre(2012, [(1929, 117)], ages=("adults",), regions=("0",), source="bufdir")
    assert len(with_margins(frame(*rows))) == 2


def test_two_catchments_in_one_table_are_not_summed_because_membership_is_unknown():
    rows = centre(2018, [(36, 9), (28, 8), (8, 7)], ("adults",), ("3201", REST, "centre:other-town:other"))
    assert not {WHOLE, "centre:other-town"} & set(with_margins(frame(*rows))["region"])


def test_the_observations_given_are_not_changed():
    given = shipped_residents()
    before = given.copy()
    with_margins(given)
    pd.testing.assert_frame_equal(given, before)
