"""The editions kept as CSV files beside the data folder, before there was a state, are remembered by it."""

import pytest

from dashboard.store.current import load
from dashboard.store.protection import ProtectionError
from dashboard.store.state import State
from loaders.schema import SUPPRESSED
from tests.typed import residents, row, rows


@pytest.fixture
def keep(small_data, publish):
    """Keeps an edition as the dashboard did before, and returns its table."""
    folder = small_data.parent / f".editions-{small_data.name}"
    folder.mkdir()

    def write(name, *typed):
        frame = publish(*typed).frame
        frame.to_csv(folder / name, index=False)
        return frame

    return write


def test_they_are_taken_over_in_order_as_given_out_and_left_where_they_lie(small_data, keep, settings_of):
    older = keep("20250101T120000_aaaaaaaa.csv", *rows("police.reports", {2018: 39, 2019: SUPPRESSED}))
    newer = keep("20260101T120000_bbbbbbbb.csv", *residents({2019: 41}, "0220", synthetic=True))
    state = State(settings_of(small_data))
    found = [(row.number, row.version, row.is_taken_over, row.given) for row in state.rows()]
    assert found == [(1, "aaaaaaaa", True, True), (2, "bbbbbbbb", True, True)]
    assert [row.made.isoformat() for row in state.rows()] == ["2025-01-01T12:00:00+00:00", "2026-01-01T12:00:00+00:00"]
    assert all(kept.equals(read) for kept, read in zip((older, newer), state.memory(), strict=True))
    assert len(list((small_data.parent / ".editions-data").iterdir())) == 2


def test_they_are_taken_over_once(small_data, keep, settings_of):
    keep("20250101T120000_aaaaaaaa.csv", *rows("police.reports", {2019: 63}))
    for _ in range(3):
        state = State(settings_of(small_data))
    assert len(state.rows()) == 1
    assert state.check(every_byte=True) == ()


def test_official_numbers_among_them_need_not_be_remembered(small_data, keep, settings_of):
    official = row("violence.offences", (2013, 2014), 407, source="kommunehelsa")
    keep("20250101T120000_aaaaaaaa.csv", official, *rows("police.reports", {2019: 63}))
    (frame,) = State(settings_of(small_data)).memory()
    assert frame["source"].tolist() == ["police"]


def test_the_first_edition_made_here_comes_after_them(small_data, keep, settings_of):
    keep("20250101T120000_aaaaaaaa.csv", *rows("police.reports", {2019: 63}))
    assert load(settings_of(small_data)).edition == 2


@pytest.mark.parametrize("content", ["", "not,an,edition\n1,2,3\n", "\x00\x01"])
def test_one_that_cannot_be_read_stops_everything_until_it_is_back(small_data, keep, settings_of, content):
    """It may hold numbers that a reader has, so nothing is safe beside it."""
    keep("20250101T120000_aaaaaaaa.csv", *rows("police.reports", {2019: 63}))
    broken = small_data.parent / ".editions-data" / "20250601T120000_bbbbbbbb.csv"
    broken.write_text(content)
    with pytest.raises(ProtectionError, match=broken.name):
        load(settings_of(small_data))
    assert broken.read_text() == content
    broken.unlink()
    assert load(settings_of(small_data)).edition == 2


@pytest.mark.parametrize("name", ["yesterday_aaaaaaaa.csv", "20250101T120000_aaaaaaaa.csv.bak"])
def test_one_with_another_name_stops_everything_too(small_data, keep, settings_of, name):
    keep(name, *rows("police.reports", {2019: 63}))
    with pytest.raises(ProtectionError, match=name):
        State(settings_of(small_data))


def test_one_that_was_never_finished_is_none(small_data, keep, settings_of):
    keep("20250101T120000_aaaaaaaa.csv.tmp", *rows("police.reports", {2019: 63}))
    assert State(settings_of(small_data)).rows() == ()
