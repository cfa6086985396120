"""Readers may have kept last year's edition: what it showed and hid is combined with this one."""

import random
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.model.disclosure import Policy, publish, publish_with_report
from dashboard.model.margins import with_margins
from tests.model.attacker import findings
from tests.model.found import right
from tests.model.publishers import as_if_home_decided, editions_of
from tests.model.tables import REST, WHOLE, centre, frame, observation, shipped_residents

POLICY = Policy(time_limit=600)  # a busy machine may be slow
HOUSE = [(36, 4), (28, 9), (8, 7)]


def adults(cells, year=2018):
    return frame(*centre(year, cells, ("adults",)))


def hidden_cells(table):
    found = table[table["status"] == "suppressed"]
    return set(zip(found["region"], found["year"], found["sex"], found["age_group"], strict=True))


def with_cell(table, region, sex, year=2018, *, value):
    """The observations with one number corrected."""
    corrected = table.copy()
    cell = (
        (table["region"] == region) & (table["sex"] == sex) & (table["year"] == year) & (table["age_group"] == "adults")
    )
    assert cell.sum() == 1
    corrected.loc[cell, "value"] = value
    return corrected


def test_the_same_numbers_are_published_the_same_way_again():
    first = publish(shipped_residents(), POLICY)
    again = publish(shipped_residents(), replace(POLICY, earlier=(first,)))
    assert hidden_cells(again) == hidden_cells(first)


def test_another_year_changes_nothing_in_earlier_years():
    table = shipped_residents()
    before = table[table["year"] < 2019]
    first = publish(before, POLICY)
    now = publish(table, replace(POLICY, earlier=(first,)))
    assert {cell for cell in hidden_cells(now) if cell[1] < 2019} == hidden_cells(first)
    assert findings(now, with_margins(table), editions=[first]) == []


def test_a_cell_hidden_before_stays_hidden_when_a_number_it_is_linked_to_is_corrected():
    before, after = adults([(36, 4), (28, 6), (8, 7)]), adults([(36, 6), (28, 6), (8, 7)])
    then = publish(before, POLICY)
    assert hidden_cells(then)
    assert hidden_cells(publish(after, POLICY)) == set()
    now = publish(after, replace(POLICY, earlier=(then,)))
    assert hidden_cells(now) >= hidden_cells(then)


def test_an_edition_that_had_to_hide_more_does_not_bind_the_next():
    table = adults([(36, 14), (28, 6), (8, 7)])
    strict = publish(table, replace(POLICY, threshold=8))
    nothing = publish(table, replace(POLICY, time_limit=0))
    assert hidden_cells(strict)
    assert hidden_cells(publish(table, replace(POLICY, earlier=(strict, nothing)))) == set()


def test_editions_from_when_home_decided_are_combined_with_the_current_one():
    """Then the catchment's sexes were shown and Bærum's hidden; now the other way round: together they show all."""
    table = adults([(35, 6), (21, 2), (5, 2)])
    with as_if_home_decided("3203"):
        then = publish(table, POLICY)
    assert findings(publish(table, POLICY), with_margins(table), editions=[then]) != []
    now = publish(table, replace(POLICY, earlier=(then,)))
    assert findings(now, with_margins(table), editions=[then]) == []


@pytest.mark.parametrize("home", ["3201", "0220", "3203"])
def test_the_shipped_numbers_are_safe_beside_each_homes_old_edition(home):
    table = shipped_residents()
    with as_if_home_decided(home):
        then = publish(table, POLICY)
    now = publish(table, replace(POLICY, earlier=(then,)))
    assert findings(now, with_margins(table), editions=[then]) == []


def test_a_corrected_number_does_not_place_the_person_who_was_added():
    before, after = adults([(36, 3), (28, 8), (8, 7)]), adults([(36, 4), (28, 8), (8, 7)])
    then = publish(before, POLICY)
    now = publish(after, replace(POLICY, earlier=(then,)))
    assert findings(now, with_margins(after), editions=[then]) == []


def test_without_the_earlier_edition_the_correction_would_place_her():
    before, after = adults([(36, 3), (28, 8), (8, 7)]), adults([(36, 4), (28, 8), (8, 7)])
    then = publish(before, POLICY)
    alone = publish(after, POLICY)
    assert findings(alone, with_margins(after)) == []
    assert findings(alone, with_margins(after), editions=[then]) != []


def test_a_correction_among_large_numbers_is_shown():
    before, after = adults([(36, 14), (28, 9), (8, 7)]), adults([(37, 14), (28, 9), (8, 7)])
    then = publish(before, POLICY)
    now = publish(after, replace(POLICY, earlier=(then,)))
    assert hidden_cells(now) == set()
    assert now.loc[(now["region"] == "3201") & (now["sex"] == "women"), "value"].item() == 37


def test_a_raised_threshold_hides_numbers_shown_before_though_readers_have_them():
    table = frame(observation("3201", 2019, "all", "adults", 7))
    then = publish(table, POLICY)
    report = publish_with_report(table, replace(POLICY, threshold=10, earlier=(then,)))
    assert report.frame["status"].tolist() == ["suppressed"]
    assert report.level == "full"


@pytest.mark.parametrize("seed", range(8))
def test_nobody_is_found_after_random_corrections_and_another_year(seed):
    rng = random.Random(seed)
    cells = [(rng.randint(5, 40), rng.randint(0, 9)) for _ in range(3)]
    before = adults(cells)
    then = publish(before, POLICY)
    at = rng.choice([("3201", "women"), ("0220", "men"), (REST, "women"), ("3201", "men")])
    old = before[(before["region"] == at[0]) & (before["sex"] == at[1])]["value"].item()
    corrected = with_cell(before, *at, value=old + rng.choice([1, 2, 3]))
    after = frame(*corrected.to_dict("records"), *centre(2019, HOUSE, ("adults",)))
    report = publish_with_report(after, replace(POLICY, earlier=(then,)))
    assert findings(report.frame, with_margins(after), editions=[then]) == []


def test_reverting_to_old_numbers_does_not_undo_what_was_shown_in_between():
    table, corrected = adults([(35, 6), (21, 2), (5, 2)]), adults([(35, 6), (21, 2), (5, 8)])
    first, between, last = editions_of((table, POLICY), (corrected, POLICY), (table, POLICY))
    assert findings(last, with_margins(table), editions=[first]) == []
    assert findings(last, with_margins(table), editions=[first, between]) == []


def test_nobody_is_found_after_raising_and_lowering_the_threshold():
    table = shipped_residents()
    editions = editions_of((table, POLICY), (table, replace(POLICY, threshold=9)), (table, POLICY))
    for at, edition in enumerate(editions):
        found = findings(edition, with_margins(table), editions=editions[:at])
        # What the lower threshold showed and the higher one hides is known, and not about few people.
        assert {finding.kind for finding in found} <= {"exact"}


def all_ages(table):
    """The observations, plus rows with both age groups together by region and sex."""
    by = [column for column in table.columns if column not in ("age_group", "value", "persons", "cell")]
    summed = table.groupby(by, dropna=False, as_index=False)["value"].sum()
    return summed.assign(age_group="all", persons=summed["value"], cell="H1")[table.columns]


def test_a_margin_printed_only_earlier_can_still_be_subtracted():
    table = frame(*centre(2018, [(36, 14, 24, 3), (28, 13, 17, 15), (8, 12, 6, 14)]))
    ages = all_ages(table)
    first = publish(ages, POLICY)
    assert set(first["status"]) == {"normal"}
    now = publish(table, replace(POLICY, earlier=(first,)))
    both = pd.concat([with_margins(table), with_margins(ages)], ignore_index=True)
    shown = pd.concat([now, first], ignore_index=True)
    assert findings(shown, both) == []
    alone = pd.concat([publish(table, POLICY), first], ignore_index=True)
    assert findings(alone, both) != []


def test_a_rest_that_lost_a_municipality_is_another_group():
    """Then the rest was 9 women and 9 men; now 3312 has 7 of each, so a reader of both knows the remaining 2."""
    first = publish(adults([(36, 14), (28, 13), (9, 9)]), POLICY)
    regions = ("3201", "0220", "3312", REST)
    table = frame(*centre(2018, [(36, 14), (28, 13), (7, 7), (2, 2)], ("adults",), regions))
    assert "normal" in set(publish(table, POLICY)["status"])
    report = publish_with_report(table, replace(POLICY, earlier=(first,)))
    assert set(report.frame["status"]) == {"suppressed"}
    assert report.reason == "unclear"


def moved_to_an_unnamed_municipality():
    """Two named municipalities and everyone; then one man from Bærum is counted in an unnamed one."""
    rows = centre(2018, [(5, 4, 5, 4), (1, 2, 9, 0)], regions=("3201", "0220"))
    rows += centre(2018, [(6, 6, 14, 4)], regions=(WHOLE,))
    before = frame(*rows)
    return before, with_cell(before, "3201", "men", value=3)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("threshold", [5, 6])
def test_an_invisible_move_to_another_municipality_withholds_what_would_reveal_it(order, threshold):
    """Beside a table without a rest, the earlier edition with one would reveal that Bærum's boys are 4."""
    tables = [moved_to_an_unnamed_municipality()[at] for at in order]
    first = publish(tables[0], POLICY)
    report = publish_with_report(tables[1], replace(POLICY, threshold=threshold, earlier=(first,)))
    children = report.frame[report.frame["age_group"] == "children"]
    assert set(children["status"]) == {"suppressed"}
    assert report.reason == "unclear"


def test_two_earlier_editions_of_the_same_people_are_combined():
    table = adults([(36, 4), (28, 9), (8, 7)])
    first = publish(table, POLICY)
    with as_if_home_decided("0220"):
        second = publish(table, replace(POLICY, earlier=(first,)))
    corrected = adults([(37, 4), (28, 9), (8, 7)])
    now = publish(corrected, replace(POLICY, earlier=(first, second)))
    assert findings(now, with_margins(corrected), editions=[first, second]) == []


@pytest.mark.parametrize("seed", [10, 15, 28])
def test_successive_corrections_are_published_in_full_and_reveal_nobody(seed):
    rng = random.Random(seed)
    cells = [[rng.randint(0, 40), rng.randint(0, 9)] for _ in range(3)]
    editions = []
    for _ in range(4):
        table = adults(cells)
        report = publish_with_report(table, replace(POLICY, earlier=tuple(editions)))
        assert report.level == "full"
        found = findings(report.frame, with_margins(table), editions=editions)
        assert right(found, with_margins(table)) == []
        editions.append(report.frame)
        cells[rng.randrange(3)][rng.randrange(2)] += rng.choice([1, 2, 3])


def test_a_correction_gets_no_more_time_than_any_other_table():
    before, after = adults([(36, 3), (28, 8), (8, 7)]), adults([(36, 4), (28, 8), (8, 7)])
    then = publish(before, POLICY)
    assert hidden_cells(then)
    report = publish_with_report(after, replace(POLICY, time_limit=0, earlier=(then,)))
    assert (report.level, report.reason) == ("nothing", "time")
