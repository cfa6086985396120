"""Last year's edition lies in a drawer: what it showed and hid is laid beside this one."""

import random
from dataclasses import replace

import pytest

from dashboard.model.disclosure import Policy, publish, publish_with_report
from dashboard.model.margins import with_margins
from tests.model.attacker import findings
from tests.model.tables import REST, WHOLE, centre, frame, observation, shipped_residents

POLICY = Policy(home="3201")
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


def test_one_year_more_changes_nothing_of_the_years_before():
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


def test_a_pattern_that_moved_would_give_the_number_away_so_it_does_not_move():
    """Then home's sexes were open and the catchment's hidden; now the other way round: together they give all."""
    table = adults([(35, 6), (21, 2), (5, 2)])
    then = publish(table, POLICY)
    assert (WHOLE, 2018, "men", "adults") in hidden_cells(then)
    other_home = publish(table, Policy(home="0220", earlier=(then,)))
    assert findings(other_home, with_margins(table), editions=[then]) == []


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


def test_a_raised_threshold_hides_what_was_shown_though_it_can_not_be_taken_back():
    table = frame(observation("3201", 2019, "all", "adults", 7))
    then = publish(table, POLICY)
    report = publish_with_report(table, replace(POLICY, threshold=10, earlier=(then,)))
    assert report.frame["status"].tolist() == ["suppressed"]
    assert report.level == "full"


@pytest.mark.parametrize("seed", range(8))
def test_random_corrections_and_one_year_more_leave_nobody_found(seed):
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
