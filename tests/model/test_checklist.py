"""The checklist: what is awaited from each source, and since when."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.action_plan.progress import with_flags
from dashboard.model.checklist import REGISTER, Awaited, checklist
from dashboard.vocabulary.catalogue import Source, load
from tests.typed import COUNTRY, measure, row, rows

TODAY = date(2026, 11, 27)


@pytest.fixture
def awaited(publish):
    """The entry of one source on a day, with only these rows published."""

    def find(source: str, *published: dict, today: date = TODAY, received=MappingProxyType({}), **more) -> Awaited:
        found = checklist(publish(*published, **more), received, today)
        return next(one for one in found if one.source == source)

    return find


def reports(*years: int) -> list[dict]:
    return rows("police.reports", dict.fromkeys(years, 40))


def test_every_source_of_the_catalogue_has_one_entry_in_its_order_but_services_that_nobody_expects(published):
    found = checklist(published, {}, TODAY)
    expected = [source for source in published.catalogue.sources if not source.startswith("service_")]
    assert [one.source for one in found] == expected


def test_a_service_is_listed_once_it_has_delivered_and_its_next_year_is_awaited(awaited):
    clinic = "service_emergency_clinic"
    found = awaited(clinic, row(f"{clinic}.persons", 2024, 31, source=clinic))
    assert (found.newest, found.period, found.since) == ((2024, 2024), (2025, 2025), date(2026, 1, 1))


def test_a_service_that_the_municipality_names_is_listed_before_it_has_delivered(published, tmp_path):
    (tmp_path / "catalogue.toml").write_text('[sources.service_night_ravens]\nnb = "Natteravnene"\n', encoding="utf-8")
    named = replace(published, catalogue=load(tmp_path / "catalogue.toml"))
    found = [one for one in checklist(named, {}, TODAY) if one.source.startswith("service_")]
    assert found == [Awaited("service_night_ravens", due=date(2027, 1, 1))]


def test_the_year_after_the_newest_is_awaited_since_the_first_day_of_the_month_it_was_due(awaited):
    found = awaited("police", *reports(2024, 2025), today=date(2027, 1, 14))
    assert (found.newest, found.period, found.since) == ((2025, 2025), (2026, 2026), date(2027, 1, 1))


def test_only_one_year_is_awaited_however_many_are_behind(awaited):
    found = awaited("police", *reports(2018, 2019))
    assert (found.period, found.since, found.due) == ((2020, 2020), date(2021, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(("today", "since"), [(date(2026, 12, 31), None), (date(2027, 1, 1), date(2027, 1, 1))])
def test_a_year_is_not_awaited_before_the_day_it_is_due(awaited, today, since):
    assert awaited("police", *reports(2025), today=today).since == since


def test_a_year_that_came_early_is_not_expected_again_the_same_year(awaited):
    found = awaited("police", *reports(2026), today=date(2026, 12, 20))
    assert (found.since, found.due) == (None, date(2028, 1, 1))


def test_the_population_of_a_year_is_due_in_the_same_year(awaited):
    found = awaited("ssb_07459", row("population", 2026, 130000), today=date(2027, 2, 1))
    assert (found.period, found.since) == ((2027, 2027), date(2027, 2, 1))


def test_averages_over_two_years_are_awaited_with_both_their_years(awaited):
    found = awaited("ssb_08487", row("violence.offences", (2023, 2024), 754))
    assert (found.newest, found.period, found.since) == ((2023, 2024), (2024, 2025), date(2026, 6, 1))


@pytest.mark.parametrize("status", ["missing", "not_published", "not_applicable"])
def test_a_year_that_the_file_has_no_number_for_is_still_awaited(awaited, status):
    found = awaited("police", *reports(2018), row("police.reports", 2019, None, status=status))
    assert (found.newest, found.period) == ((2018, 2018), (2019, 2019))


def test_a_withheld_number_has_been_delivered(awaited):
    found = awaited("police", *reports(2018), row("police.reports", 2019, None, status="suppressed"))
    assert (found.newest, found.period) == ((2019, 2019), (2020, 2020))


def test_another_places_number_does_not_stand_for_the_home_municipalitys(awaited):
    found = awaited("ssb_07459", row("population", 2023, 1), row("population", 2026, 1, COUNTRY))
    assert found.newest == (2023, 2023)


def test_a_source_without_the_home_municipality_counts_with_what_it_has(awaited):
    found = awaited("bufdir", row("centre.day_users", 2024, 3745, COUNTRY, source="bufdir"))
    assert (found.newest, found.period, found.since) == ((2024, 2024), (2025, 2025), date(2026, 6, 1))


def test_a_sum_of_years_is_no_newer_than_its_last_year(awaited):
    found = awaited("police", row("police.reports", (2017, 2019), 150), *reports(2019))
    assert found.newest == (2019, 2019)


def test_nothing_is_awaited_from_a_closed_bank(awaited):
    found = awaited("kommunehelsa", row("violence.rate", (2017, 2018), 4.0, source="kommunehelsa"))
    assert found == Awaited("kommunehelsa", newest=(2017, 2018))


def test_no_year_is_awaited_from_a_source_that_has_never_delivered(awaited):
    assert awaited("police") == Awaited("police", due=date(2027, 1, 1))


def test_the_day_a_file_was_taken_in_follows_its_source(awaited):
    taken = {"police": date(2026, 1, 13), REGISTER: date(2026, 2, 1)}
    assert awaited("police", *reports(2019), received=taken).received == date(2026, 1, 13)
    assert awaited(REGISTER, received=taken).received == date(2026, 2, 1)
    assert awaited("bufdir", received=taken).received is None


def register(*updated: str | None, **changed) -> tuple[dict, ...]:
    return tuple(measure(n, updated=pd.Timestamp(day), **changed) for n, day in enumerate(updated, 1))


def test_the_register_is_awaited_once_its_newest_update_is_stale(awaited):
    last = date(2026, 3, 15)
    stale = last + timedelta(days=181)  # measure_stale_days = 180 in settings.toml
    measures = register("2025-01-01", "2026-03-15", None)
    before = awaited(REGISTER, measures=measures, today=stale - timedelta(days=1))
    assert before == Awaited(REGISTER, updated=last, due=stale)
    assert awaited(REGISTER, measures=measures, today=stale) == Awaited(REGISTER, updated=last, since=stale)


def test_the_register_is_awaited_on_the_day_its_measures_are_called_stale(publish):
    shown = publish(measures=register("2026-03-15"))
    days = [date(2026, 9, 1) + timedelta(days=n) for n in range(30)]
    stale = [bool(with_flags(shown.measures, day, shown.settings.measure_stale_days)["is_stale"].all()) for day in days]
    since = [next(one for one in checklist(shown, {}, day) if one.source == REGISTER).since for day in days]
    assert [day is not None for day in since] == stale
    assert set(stale) == {True, False}


@pytest.mark.parametrize(
    ("measures", "updated"),
    [
        ((), None),
        (register(None), None),
        (register("2021-03-15", status="completed"), date(2021, 3, 15)),
        (register("2021-03-15", status="cancelled"), date(2021, 3, 15)),
    ],
    ids=["no register", "never dated", "all completed", "all cancelled"],
)
def test_no_status_is_awaited_where_none_is_open_or_dated(awaited, measures, updated):
    assert awaited(REGISTER, measures=measures) == Awaited(REGISTER, updated=updated)


DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@given(arrives=st.integers(1, 12), lag=st.integers(0, 3), year=st.integers(2000, 2045), today=DAYS)
def test_what_is_awaited_is_due_already_and_what_is_due_is_later(published, arrives, lag, year, today):
    names = MappingProxyType({"nb": "Politiet"})
    source = Source("police", names, names, arrives=arrives, lag=lag, deliverer=names, short=names)
    catalogue = replace(published.catalogue, sources=MappingProxyType({"police": source}))
    frame = published.frame[published.frame["source"] == "police"].tail(1)
    frame = frame.assign(period_start=year, period_end=year, year=year)
    (found,) = checklist(replace(published, catalogue=catalogue, frame=frame), {}, today)
    assert found.period == (year + 1, year + 1)
    assert found.due > today and (found.due.month, found.due.day) == (arrives, 1)
    assert found.due.year - lag > year
    if found.since:
        assert found.since == date(year + 1 + lag, arrives, 1) <= today
    else:
        assert found.due == date(year + 1 + lag, arrives, 1)
