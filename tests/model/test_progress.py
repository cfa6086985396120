"""Filtering measures, and flags for the forum's attention, with days around each boundary."""

from datetime import date

import pandas as pd
import pytest

from dashboard.model.action_plan.progress import (
    all_units,
    by_need,
    chosen_measures,
    pressing,
    responsible_units,
    with_flags,
)
from dashboard.vocabulary.selection import Selection
from loaders.schema import NOT_SHOWN
from tests.typed import measure

DEADLINE, UPDATED, STALE = pd.Timestamp("2022-12-31"), pd.Timestamp("2022-01-01"), 180


def flags(today: date, **changed) -> tuple[bool, bool]:
    """(overdue, stale) of one measure on a day."""
    frame = pd.DataFrame([measure(1, **{"deadline": DEADLINE, "updated": UPDATED, **changed})])
    found = with_flags(frame, today, STALE).iloc[0]
    return bool(found["is_overdue"]), bool(found["is_stale"])


@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2022, 12, 30), False), (date(2022, 12, 31), False), (date(2023, 1, 1), True)]
)
def test_a_measure_is_overdue_from_the_day_after_its_deadline(today, overdue):
    assert flags(today)[0] is overdue


@pytest.mark.parametrize(("days", "stale"), [(179, False), (180, False), (181, True)])
def test_a_measure_is_stale_when_its_last_update_is_more_than_180_days_old(days, stale):
    assert flags((UPDATED + pd.Timedelta(days=days)).date())[1] is stale


@pytest.mark.parametrize("status", ["completed", "cancelled"])
def test_an_ended_measure_is_neither_overdue_nor_stale(status):
    assert flags(date(2030, 1, 1), status=status) == (False, False)


@pytest.mark.parametrize("status", ["not_started", "in_progress", "delayed"])
def test_an_unfinished_measure_becomes_both_in_time(status):
    assert flags(date(2030, 1, 1), status=status) == (True, True)


def test_without_a_deadline_nothing_is_overdue():
    assert flags(date(2030, 1, 1), deadline=pd.NaT) == (False, True)


def test_a_measure_never_updated_is_stale_at_once():
    assert flags(date(2022, 1, 2), updated=pd.NaT) == (False, True)


def test_a_measure_whose_status_may_not_be_shown_gets_no_flag():
    assert flags(date(2030, 1, 1), status=NOT_SHOWN, deadline=pd.NaT, updated=pd.NaT) == (False, False)


def test_an_update_in_the_future_is_not_stale():
    assert flags(date(2021, 12, 31)) == (False, False)


def test_flags_remove_no_rows():
    frame = pd.DataFrame([measure(number) for number in (3, 1, 2)])
    assert with_flags(frame, date(2022, 1, 1), STALE)["number"].tolist() == [3, 1, 2]


def test_the_shipped_register_is_overdue_after_the_plan_but_for_ended_and_hidden_measures(published):
    found = with_flags(published.measures, date(2023, 1, 1), STALE).set_index("number")
    assert found.index[~found["is_overdue"]].tolist() == [2, 7, 11]


def test_units_are_parsed_from_a_list_and_capitalised():
    assert responsible_units("Kommunikasjonsenheten, velferdstjenester") == (
        "Kommunikasjonsenheten",
        "Velferdstjenester",
    )
    assert responsible_units(" Politiet ,, ") == ("Politiet",)
    assert responsible_units("") == ()


def test_a_choice_matches_whole_units_anywhere_in_a_list():
    frame = pd.DataFrame(
        [
            measure(1, responsible="Politiet"),
            measure(2, responsible="Krisesenteret, politiet"),
            measure(3, responsible="Polit"),
        ]
    )
    found = chosen_measures(frame, Selection(responsible="Politiet"))
    assert found["number"].tolist() == [1, 2]
    assert all_units(frame) == ("Krisesenteret", "Polit", "Politiet")


def test_choices_combine_and_keep_the_plans_order():
    frame = pd.DataFrame(
        [measure(3, goal=2), measure(1, goal=2), measure(2, goal=2, status="delayed"), measure(4, goal=1)]
    )
    assert chosen_measures(frame, Selection(goal=2))["number"].tolist() == [1, 2, 3]
    assert chosen_measures(frame, Selection(goal=2, measure_status="delayed"))["number"].tolist() == [2]
    assert chosen_measures(frame, Selection(goal=3)).empty


def test_the_most_pressing_measures_come_first_and_those_that_need_nothing_are_left_out():
    told = {"deadline": pd.Timestamp("2099-12-31"), "updated": UPDATED}
    frame = pd.DataFrame(
        [
            measure(1, status="in_progress", **told),
            measure(2, status="not_started", **told),
            measure(3, status="delayed", **told),
            measure(4, **{**told, "status": "in_progress", "deadline": DEADLINE}),
            measure(5, status="completed", **told),
        ]
    )
    rows = by_need(frame, date(2023, 1, 1), stale_days=10_000)
    assert pressing(rows)["number"].tolist() == [4, 3, 2]
    assert pressing(rows)["reasons"].tolist() == [1, 1, 1]
