"""Conversations per person: a quotient of two published numbers, or nothing if either is missing."""

import math

import pytest

from dashboard.model.rates.per_person import conversations_per_person
from loaders.schema import ALL, PROVISIONAL, SUPPRESSED
from tests.typed import HOME, row, rows

EVENTS, PERSONS = "centre.conversations", "centre.conversation_users"


def test_the_plans_conversations_are_divided_by_the_persons_behind_them(published):
    """145 / 58, 259 / 88, 291 / 96; 2016 has neither."""
    found = conversations_per_person(published, HOME, ALL)
    assert found["year"].tolist() == [2016, 2017, 2018, 2019]
    assert [round(value, 3) for value in found["value"][1:]] == [2.5, 2.943, 3.031]
    assert found["status"].tolist()[0] == "missing"


def test_both_cells_are_named(publish):
    small = publish(row(EVENTS, 2019, 291, cell="D4"), row(PERSONS, 2019, 96, cell="D9"))
    assert conversations_per_person(small, HOME, ALL)["cell"].tolist() == ["D4 / D9"]


@pytest.mark.parametrize(
    ("events", "persons", "status"),
    [
        (SUPPRESSED, 96, SUPPRESSED),
        (291, SUPPRESSED, SUPPRESSED),
        (SUPPRESSED, "missing", SUPPRESSED),
        (291, "missing", "missing"),
        (291, None, "missing"),
        (0, 0, "missing"),
    ],
)
def test_there_is_no_quotient_unless_both_numbers_exist(publish, events, persons, status):
    behind = [] if persons is None else rows(PERSONS, {2019: persons})
    found = conversations_per_person(publish(*rows(EVENTS, {2019: events}), *behind), HOME, ALL).iloc[0]
    assert found["status"] == status
    assert math.isnan(found["value"])


def test_a_quotient_is_as_provisional_and_as_constructed_as_either_number(publish):
    small = publish(row(EVENTS, 2019, 291, status=PROVISIONAL), row(PERSONS, 2019, 96, synthetic=True))
    found = conversations_per_person(small, HOME, ALL).iloc[0]
    assert (found["status"], bool(found["synthetic"])) == (PROVISIONAL, True)


def test_the_chosen_years_are_the_years_given(published):
    assert conversations_per_person(published, HOME, ALL, 2018, 2018)["year"].tolist() == [2018]


def test_a_place_without_conversations_has_none(publish):
    assert conversations_per_person(publish(row("police.reports", 2019, 63)), HOME, ALL).empty
