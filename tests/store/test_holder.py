"""What readers see while the data folder changes: the new delivery, or the last good one and the reason."""

import itertools
import shutil
import time

import pytest
from openpyxl import Workbook, load_workbook

from dashboard.store import watch
from dashboard.store.holder import Holder, NoDataError
from tests.conftest import settings_for

POLICE = "VINR.xlsx"
DEADLINE_SECONDS = 60


def reports(holder, year=2018):
    rows = holder.snapshot().published.frame
    rows = rows[(rows["indicator"] == "police.reports") & (rows["year"] == year)]
    return rows["value"].tolist()


def deliver(path, **cells):
    """Writes a police extract with other numbers and matching totals."""
    book = load_workbook(path)
    for place, value in cells.items():
        book.active[place] = value
    book.save(path)


@pytest.fixture
def holder(small_data):
    """A holder that has loaded the police's workbook and is not watching."""
    started = Holder(settings_for(small_data, reload_seconds=0))
    started.start()
    started.snapshot()
    return started


def test_every_reader_gets_the_same_snapshot(holder):
    assert holder.snapshot() is holder.snapshot()
    assert holder.is_ready


def test_a_failed_load_is_reported_and_never_ready(small_data):
    (small_data / "breaks.toml").write_text("[[breaks]]\nkey = 'half'\n")
    holder = Holder(settings_for(small_data, reload_seconds=0))
    holder.start()
    with pytest.raises(NoDataError):
        holder.snapshot(timeout=60)
    assert not holder.is_ready


def test_a_folder_that_is_fixed_after_a_failed_start_is_loaded(small_data):
    broken = small_data / "breaks.toml"
    broken.write_text("[[breaks]]\nkey = 'half'\n")
    holder = Holder(settings_for(small_data, reload_seconds=0))
    holder.refresh()
    broken.unlink()
    holder.refresh()
    assert holder.is_ready


def test_a_new_delivery_is_loaded_and_its_numbers_marked_as_revised(holder, small_data):
    deliver(small_data / POLICE, H7=40, H8=40)
    holder.refresh()
    assert reports(holder) == [40]
    assert holder.snapshot().changes.revised[["old", "value"]].to_numpy().tolist() == [[39, 40]]
    assert holder.snapshot().held == ()


def test_readers_see_the_last_snapshot_until_the_new_one_is_prepared(holder, small_data):
    seen = []
    holder.prepare = lambda found: seen.append((reports(holder), found.published.version))
    deliver(small_data / POLICE, H7=40, H8=40)
    holder.refresh()
    assert seen == [([39], holder.snapshot().published.version)]


def test_readers_see_the_last_snapshot_while_views_of_the_new_one_are_made(holder, small_data):
    seen = []
    holder.warm = lambda found: [seen.append((reports(holder), found.published.version))]
    deliver(small_data / POLICE, H7=40, H8=40)
    holder.refresh()
    assert seen == [([39], holder.snapshot().published.version)]
    assert reports(holder) == [40]


def failing(found):
    raise ZeroDivisionError


def test_a_figure_that_fails_does_not_stop_the_other_pages(small_data):
    holder = Holder(settings_for(small_data, reload_seconds=0))
    holder.prepare = holder.warm = failing
    holder.start()
    assert reports(holder) == [39]


def test_a_delivery_on_which_a_figure_fails_keeps_the_last_good_numbers(holder, small_data):
    holder.prepare = failing
    deliver(small_data / POLICE, H7=40, H8=40)
    holder.refresh()
    assert reports(holder) == [39]
    assert [problem.code for problem in holder.snapshot().held] == ["unreadable"]


def test_a_refused_file_keeps_the_last_good_numbers_and_is_named(holder, small_data):
    before = holder.snapshot()
    (small_data / POLICE).write_bytes(b"PK\x03\x04 half a file")
    holder.refresh()
    after = holder.snapshot()
    assert after.published is before.published
    assert {problem.file for problem in after.held} == {POLICE}


def test_a_refused_file_under_another_name_keeps_the_last_good_numbers_too(holder, small_data):
    (small_data / POLICE).unlink()
    (small_data / "VINR 2020.xlsx").write_bytes(b"PK\x03\x04 half a file")
    holder.refresh()
    assert reports(holder) == [39]
    assert {problem.file for problem in holder.snapshot().held} == {"VINR 2020.xlsx"}


def test_a_corrected_file_is_accepted_again(holder, small_data):
    kept = shutil.copy(small_data / POLICE, small_data.parent / "kept.xlsx")
    (small_data / POLICE).write_bytes(b"PK\x03\x04 half a file")
    holder.refresh()
    shutil.copy(kept, small_data / POLICE)
    holder.refresh()
    assert reports(holder) == [39]
    assert holder.snapshot().held == ()


def test_a_new_refused_file_removes_and_blocks_nothing(holder, small_data):
    book = Workbook()
    book.active.append(["Noe helt annet"])
    book.save(small_data / "ukjent.xlsx")
    deliver(small_data / POLICE, H7=40, H8=40)
    holder.refresh()
    assert reports(holder) == [40]
    assert "unrecognised" in {problem.code for problem in holder.snapshot().problems}
    assert holder.snapshot().held == ()


def test_a_deleted_file_is_gone(holder, small_data):
    (small_data / POLICE).unlink()
    holder.refresh()
    assert reports(holder) == []


def test_a_description_that_cannot_be_read_leaves_the_last_good_one_without_quoting_it(holder, small_data):
    (small_data / "breaks.toml").write_text("[[breaks]]\nkey = 'half'\n")
    holder.refresh()
    assert reports(holder) == [39]
    (problem,) = holder.snapshot().held
    assert problem.code == "unreadable"
    assert "half" not in problem.message


def wait_until_reported(holder, value):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while reports(holder) != [value] and time.monotonic() < deadline:
        time.sleep(0.05)  # between two checks, until the deadline


def test_a_running_dashboard_loads_a_new_delivery_by_itself(small_data):
    holder = Holder(settings_for(small_data, reload_seconds=1))
    holder.start()
    holder.snapshot()
    deliver(small_data / POLICE, H7=40, H8=40)
    wait_until_reported(holder, 40)
    holder.stop()
    assert reports(holder) == [40]


def test_a_delivery_is_loaded_although_readers_never_pause_and_views_are_being_prepared(small_data):
    holder = Holder(settings_for(small_data, reload_seconds=1))
    holder.warm = lambda snapshot: itertools.repeat(None, 1000)
    holder.start()
    holder.snapshot()
    with holder.request():
        deliver(small_data / POLICE, H7=40, H8=40)
        wait_until_reported(holder, 40)
    holder.stop()
    assert reports(holder) == [40]


class Looks:
    """Replaces the pause between two checks: each pause changes the folder, and the watching ends after the last."""

    def __init__(self, *happenings):
        self.left = list(happenings)

    def wait(self, seconds):
        if not self.left:
            return True
        self.left.pop(0)()
        return False


def nothing():
    return None


def times_told(folder, *happenings):
    return sum(1 for _ in watch.changes(folder, watch.fingerprint(folder), 5, Looks(*happenings)))


def test_a_changed_folder_is_reported_once_it_has_settled(tmp_path):
    file = tmp_path / "new.xlsx"
    assert times_told(tmp_path, nothing, nothing) == 0
    assert times_told(tmp_path, lambda: file.write_text("a"), lambda: file.write_text("ab")) == 0
    assert times_told(tmp_path, lambda: file.write_text("abc"), nothing, nothing) == 1
    assert times_told(tmp_path, file.unlink, nothing, nothing) == 1


def test_a_lock_file_is_no_change(tmp_path):
    assert times_told(tmp_path, lambda: (tmp_path / "~$new.xlsx").write_text("open"), nothing) == 0
