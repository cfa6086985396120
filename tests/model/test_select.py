"""Choosing among published numbers: one row per period, never a sum or a guess."""

from dashboard.model.select import at, latest_number, numbers, preferred, series, sums_of_years
from loaders.schema import MISSING, PROVISIONAL, SUPPRESSED, WOMEN
from tests.typed import ASKER, HOME, residents, row, rows

TWO_YEARS = (2013, 2014)


def test_a_number_is_preferred_to_none_whatever_the_source_order(publish):
    small = publish(
        row("violence.offences", TWO_YEARS, None, status=MISSING, source="kommunehelsa"),
        row("violence.offences", TWO_YEARS, 407, source="ssb_08487"),
    )
    found = series(small, "violence.offences", HOME)
    assert found[["value", "source"]].to_numpy().tolist() == [[407, "ssb_08487"]]


def test_of_two_numbers_the_catalogues_first_source_decides(publish):
    small = publish(
        row("violence.offences", TWO_YEARS, 408, source="ssb_08487"),
        row("violence.offences", TWO_YEARS, 407, source="kommunehelsa"),
    )
    assert series(small, "violence.offences", HOME)["value"].tolist() == [407]
    assert preferred(small.frame, ("ssb_08487", "kommunehelsa"))["value"].tolist() == [408]


def test_years_are_in_order_and_both_ends_are_included(publish):
    small = publish(*rows("police.reports", {2019: 63, 2014: 28, 2016: 43, 2017: 52}))
    assert series(small, "police.reports", HOME)["year"].tolist() == [2014, 2016, 2017, 2019]
    assert series(small, "police.reports", HOME, from_year=2016, to_year=2017)["year"].tolist() == [2016, 2017]


def test_a_period_is_chosen_by_its_last_year(publish):
    small = publish(*rows("violence.offences", {(2013, 2014): 407, (2014, 2015): 415}))
    assert series(small, "violence.offences", HOME, to_year=2014)["value"].tolist() == [407]


def test_a_series_has_one_place_sex_and_group(publish):
    small = publish(*residents({2019: 41}), *residents({2019: 35}, sex=WOMEN), *residents({2019: 23}, ASKER))
    assert series(small, "centre.residents", HOME, age_group="adults")["value"].tolist() == [41]
    assert series(small, "centre.residents", HOME, sex=WOMEN, age_group="adults")["value"].tolist() == [35]
    assert series(small, "centre.residents", HOME).empty


def test_an_unreported_place_has_no_rows_but_all_columns(publish):
    small = publish(row("police.reports", 2019, 63))
    found = series(small, "police.reports", "9999")
    assert found.empty
    assert list(found.columns) == list(small.frame.columns)


def test_numbers_are_normal_and_provisional(publish):
    small = publish(
        row("police.reports", 2017, 52),
        row("police.reports", 2018, None, status=SUPPRESSED),
        row("police.reports", 2019, 63, status=PROVISIONAL),
    )
    assert numbers(small.frame)["year"].tolist() == [2017, 2019]


def test_the_latest_number_is_not_the_latest_row(publish):
    small = publish(*rows("police.reports", {2018: 39, 2019: "not_published"}))
    assert latest_number(small.frame)["year"] == 2018
    assert latest_number(small.frame.iloc[:0]) is None


def test_a_row_is_found_by_the_last_year_of_its_period(publish):
    small = publish(*rows("violence.offences", {(2013, 2014): 407, (2014, 2015): 415}))
    assert at(small.frame, 2014)["value"] == 407
    assert at(small.frame, 2013) is None


def test_a_sum_of_years_is_no_year_of_its_series(publish):
    years = residents({2016: 20, 2017: 30}, sex="women")
    total = residents({2017: 50}, sex="women")[0] | {"period_start": 2016}
    published = publish(*years, total)
    wanted = {"sex": "women", "age_group": "adults"}
    assert series(published, "centre.residents", HOME, **wanted)["value"].tolist() == [20, 30]
    assert sums_of_years(published, "centre.residents", HOME, **wanted)["value"].tolist() == [50]
    assert sums_of_years(published, "centre.residents", HOME, from_year=2017, **wanted).empty


def test_two_year_averages_form_a_series_if_their_source_has_no_single_years(published):
    rows = series(published, "violence.rate", HOME)
    assert (rows["period_end"] - rows["period_start"]).tolist() == [1] * len(rows)
    assert len(rows) > 1
