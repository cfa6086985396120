"""Women and men of several years together: a sum over years is one more equation, and is attacked with its years."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.model.disclosure import Policy, publish, publish_with_report
from dashboard.model.margins import merged_years, with_margins
from loaders.places import Merged
from loaders.schema import MEN, WOMEN
from tests.model.attacker import findings
from tests.model.attacker_years import over_years
from tests.model.found import about_few
from tests.model.tables import REST, WHOLE, centre, frame, random_centre, shipped_residents

YEARS = Merged("centre.residents", "adults", 2016, 2018)
POLICY = Policy(time_limit=600, merged=(YEARS,))  # a busy machine may be slow


def truth_of(table, merged=(YEARS,)):
    """The rows that are published, with their true numbers."""
    rows = with_margins(table)
    return pd.concat([rows, merged_years(rows, merged)], ignore_index=True)


def together(table):
    """(region, sex) → the number shown for the years together, ":" if it is withheld."""
    rows = table[table["period_start"] < table["period_end"]]
    shown = rows["value"].where(rows["status"] == "normal").map(lambda value: ":" if pd.isna(value) else int(value))
    return dict(zip(zip(rows["region"], rows["sex"], strict=True), shown, strict=True))


@pytest.fixture(scope="module")
def shipped():
    table = shipped_residents()
    return publish(table, POLICY), truth_of(table)


def test_baerums_women_and_men_are_shown_for_three_years_together(shipped):
    """37 + 24 + 36 women and 4 + 3 + 4 men, none of which is shown per year."""
    shown = together(shipped[0])
    assert (shown["3201", WOMEN], shown["3201", MEN]) == (97, 11)


def test_the_catchments_split_is_hidden_since_it_would_reveal_a_hidden_year(shipped):
    """21 men less the 7 of 2016 and the 9 of 2018 are the 5 of 2017: Asker's one man would know the other four."""
    assert together(shipped[0])[WHOLE, MEN] == ":"
    published, truth = shipped
    everyone = (truth["region"] == WHOLE) & (truth["period_start"] < truth["period_end"])
    more = published.copy()
    more.loc[everyone, ["status", "value"]] = truth.loc[everyone, ["status", "value"]]
    assert [finding for finding in over_years(more, truth) if finding.kind == "insider"]


def test_nobody_is_found_in_the_years_and_their_sums(shipped):
    published, truth = shipped
    assert over_years(published, truth) == []
    assert findings(published, truth[truth["period_start"] == truth["period_end"]]) == []


def test_no_single_year_is_hidden_to_protect_its_sum(shipped):
    alone = publish(shipped_residents(), replace(POLICY, merged=()))
    years = shipped[0].loc[alone.index]
    assert (years["status"] == alone["status"]).all()


def test_a_sum_of_years_names_its_files_sheets_and_cells_and_no_persons(shipped):
    row = shipped[0][(shipped[0]["period_start"] == 2016) & (shipped[0]["period_end"] == 2018)].iloc[0]
    assert row["file"] == "centre_2016.xlsx, centre_2017.xlsx, centre_2018.xlsx"
    assert row["cell"] == "E2, E2, E2"
    assert row["year"] == 2018
    assert pd.isna(row["persons"])


def test_a_year_without_a_number_leaves_no_sum():
    table = shipped_residents()
    assert together(publish(table[table["year"] != 2017].reset_index(drop=True), POLICY)) == {}


def test_years_with_different_splits_are_not_summed():
    rows = centre(2016, [(36, 14), (28, 13), (9, 9)], ("adults",))
    rows += centre(2017, [(36, 14), (28, 13)], ("adults",), ("3201", "0220"))
    table = frame(*rows)
    report = publish_with_report(table, replace(POLICY, merged=(replace(YEARS, last=2017),)))
    assert set(together(report.frame).values()) == {":"}
    assert report.reason == "unclear"


def test_a_table_without_the_sexes_has_no_sum_of_them(tmp_path):
    report = publish_with_report(shipped_residents(), replace(POLICY, time_limit=0))
    assert set(together(report.frame).values()) == {":"}


def test_a_sum_printed_before_is_remembered_when_no_longer_requested():
    """42 men over two years: a reader who kept them subtracts the 40 of 2018 and gets the 2 of 2017, hidden now."""
    table = frame(*centre(2017, [(36, 2), (28, 13)], ("adults",), ("3201", "0220")),
                  *centre(2018, [(55, 40), (28, 13)], ("adults",), ("3201", "0220")))  # fmt: skip
    then = truth_of(table, (replace(YEARS, first=2017),))
    then = then[then["period_start"] < then["period_end"]]
    alone = publish(table, replace(POLICY, merged=()))
    now = publish(table, replace(POLICY, merged=(), earlier=(then,)))
    truth = truth_of(table, (replace(YEARS, first=2017),))
    assert over_years(pd.concat([alone, then], ignore_index=True), truth) != []
    assert over_years(pd.concat([now, then], ignore_index=True), truth) == []


@pytest.mark.parametrize(("region", "sex"), [
    ("3201", MEN), (REST, MEN), *(pytest.param("0220", sex, marks=pytest.mark.soak) for sex in (MEN, WOMEN)),
])  # fmt: skip
def test_nobody_is_found_if_a_year_is_corrected_after_its_sum_was_printed(region, sex):
    table = shipped_residents()
    first = publish(table, POLICY)
    is_cell = (table["region"] == region) & (table["sex"] == sex) & (table["age_group"] == "adults")
    table.loc[is_cell & (table["year"] == 2017), "value"] += 1
    report = publish_with_report(table, replace(POLICY, earlier=(first,)))
    assert report.level == "full"
    assert about_few(over_years(report.frame, truth_of(table), editions=[first])) == []


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_found_in_random_centres_with_two_years_together(seed):
    check_years(seed)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(6, 120))
def test_nobody_is_found_in_many_random_centres_with_two_years_together(seed):
    check_years(seed)


def check_years(seed):
    table = random_centre(seed, years=2)
    merged = (replace(YEARS, first=2018, last=2019),)
    truth, report = truth_of(table, merged), publish_with_report(table, replace(POLICY, merged=merged))
    assert report.level == "full"
    assert over_years(report.frame, truth) == []
    assert findings(report.frame, truth[truth["period_start"] == truth["period_end"]]) == []
