"""What readers see while files come and somebody publishes: the old edition or the new one, and what is wrong."""

import itertools
import shutil
import subprocess
import sys
import threading
import time

import pytest
from openpyxl import Workbook

from dashboard.store import current
from dashboard.store.current import show_when_ready
from dashboard.store.database import database, ledger
from dashboard.store.delivery.folder import Folder
from dashboard.store.serving.holder import Holder, NoDataError
from dashboard.store.store import Store
from tests.conftest import DATA
from tests.store.delivering import change, values

POLICE = "VINR.xlsx"
DEADLINE_SECONDS = 60


def reports(holder, year=2018):
    return values(holder.snapshot()).get(year)


def publish(holder, **cells):
    """Another process publishes the police's extract with other numbers, and lets readers see it when all are ready."""
    store = Store(holder.settings)
    change(holder.settings.data_folder / POLICE, **cells)
    publication = store.publish(store.propose(), "Kari", "test")
    holder.refresh()
    show_when_ready(store, publication.number)
    return publication


@pytest.fixture
def holder(small_data, settings_of):
    """A holder that has loaded the police's workbook and is not watching."""
    loaded = Holder(settings_of(small_data, reload_seconds=0))
    loaded.refresh()
    return loaded


def test_every_reader_gets_the_same_snapshot(holder):
    assert holder.snapshot() is holder.snapshot()
    assert (holder.is_ready, holder.has_data, holder.broken) == (True, True, ())


def test_what_a_reader_gets_is_noted_as_given_out_before(holder):
    store = Store(holder.settings)
    assert holder.wait().edition == 1
    assert [row.given for row in store.state.rows()] == [False]
    holder.snapshot()
    assert [row.given for row in store.state.rows()] == [True]


def test_an_edition_that_cannot_be_noted_is_given_to_nobody(small_data, settings_of, monkeypatch):
    """Another process holds the database's lock, and hangs."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 1)
    holder = Holder(settings_of(small_data, reload_seconds=0))
    holder.refresh()
    with Store(holder.settings).state.database.writing() as connection:
        ledger.lock_edition(connection, 1)
        with pytest.raises(NoDataError):
            holder.snapshot()
    holder.refresh()
    assert reports(holder) == 39


def test_a_first_load_that_fails_is_never_ready_and_says_why(small_data, settings_of):
    (small_data / ".vinr").write_text("in the way")
    holder = Holder(settings_of(small_data, reload_seconds=0))
    assert holder.trouble is None
    holder.start()
    wait_until(lambda: holder.trouble)
    with pytest.raises(NoDataError):
        holder.snapshot()
    holder.stop()
    assert holder.trouble.code == "protection"
    assert (holder.is_ready, holder.has_data) == (False, False)
    assert [problem.code for problem in holder.broken] == ["protection"]


def test_a_reader_does_not_wait_for_the_first_load(small_data, settings_of):
    loading, may_go_on = threading.Event(), threading.Event()
    holder = Holder(settings_of(small_data, reload_seconds=0))
    holder.prepare = lambda snapshot: (loading.set(), may_go_on.wait(DEADLINE_SECONDS))
    holder.start()
    assert loading.wait(DEADLINE_SECONDS)
    with pytest.raises(NoDataError):
        holder.snapshot()
    assert holder.trouble is None
    may_go_on.set()
    holder.wait()
    assert reports(holder) == 39
    holder.stop()


def loading_threads():
    return {thread for thread in threading.enumerate() if thread.name == "load-data"}


def test_a_holder_is_started_once(small_data, settings_of):
    holder, before = Holder(settings_of(small_data, reload_seconds=0)), loading_threads()
    for _ in range(3):
        holder.start()
    holder.wait()
    assert len(loading_threads() - before) == 1
    holder.stop()
    assert loading_threads() - before == set()


FORKED = """
import os, sys
from pathlib import Path
from dashboard.store.serving.holder import Holder
from tests.conftest import settings_for
holder = Holder(settings_for(Path(sys.argv[1]), reload_seconds=0))
parents = sys.argv[2] == "started"
if parents:
    holder.start()
    holder.wait()
    holder.snapshot()
    holder._starting.acquire(), holder._turn.acquire()  # as another thread might hold them
child = os.fork()
holder_id = holder._id
if not child:
    assert not holder.has_data
    holder.start()
    holder.wait()
    print(holder.snapshot().edition, holder_id, flush=True)
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
if parents:
    holder._turn.release(), holder._starting.release()
holder.start()
holder.wait()
print(holder.snapshot().edition, holder_id)
print(holder.store().state.check(every_byte=True))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot copy a running process")
@pytest.mark.parametrize("before", ["started", "made"])
def test_a_forked_process_loads_for_itself(small_data, before):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FORKED, str(small_data), before],
        cwd=DATA.parent, capture_output=True, text=True, timeout=DEADLINE_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    child, parent, problems = done.stdout.splitlines()
    assert (child.split()[0], parent.split()[0], problems) == ("1", "1", "()")
    assert child.split()[1] != parent.split()[1]


def test_a_state_that_is_mended_after_a_failed_start_is_loaded(small_data, settings_of):
    blocked = small_data / ".vinr"
    blocked.write_text("in the way")
    holder = Holder(settings_of(small_data, reload_seconds=0))
    holder.refresh()
    blocked.unlink()
    holder.refresh()
    assert (holder.is_ready, holder.broken, holder.snapshot().broken) == (True, (), ())


def test_a_changed_file_changes_nothing_and_is_said_to_wait(holder, small_data):
    change(small_data / POLICE, H7=40, H8=40)
    holder.refresh()
    assert reports(holder) == 39
    assert (holder.snapshot().pending.waiting, holder.snapshot().pending.held) == (1, ())


def test_what_is_published_is_shown_with_its_numbers_marked_as_revised(holder):
    publish(holder, H7=40, H8=40)
    assert reports(holder) == 40
    assert holder.snapshot().changes.revised[["old", "value"]].to_numpy().tolist() == [[39, 40]]
    holder.refresh()
    assert not holder.snapshot().pending.is_something


def test_readers_see_the_last_snapshot_until_the_new_one_is_prepared(holder):
    seen = []
    holder.prepare = lambda found: seen.append((reports(holder), found.published.version))
    publish(holder, H7=40, H8=40)
    assert seen == [(39, holder.snapshot().published.version)]


def test_readers_see_the_last_snapshot_while_views_of_the_new_one_are_made(holder):
    seen = []
    holder.warm = lambda found: [seen.append((reports(holder), found.published.version))]
    publish(holder, H7=40, H8=40)
    assert seen == [(39, holder.snapshot().published.version)]
    assert reports(holder) == 40


def test_two_servers_show_an_edition_at_the_same_moment(small_data, settings_of, monkeypatch):
    """The one that is ready first waits for the other: no reader of both sees new, old, new."""
    monkeypatch.setattr(current, "GRACE_SECONDS", DEADLINE_SECONDS)  # this machine may be slow
    monkeypatch.setattr(current, "LONGEST_SECONDS", DEADLINE_SECONDS)
    holders = [Holder(settings_of(small_data, reload_seconds=0)) for _ in range(2)]
    for holder in holders:
        holder.refresh()
    store = Store(settings_of(small_data))
    change(small_data / POLICE, H7=40, H8=40)
    number = store.publish(store.propose(), "Kari", "").number
    waiting = threading.Thread(target=show_when_ready, args=(store, number))
    waiting.start()
    holders[0].refresh()
    assert [reports(holder) for holder in holders] == [39, 39]
    holders[1].refresh()
    waiting.join(60)
    assert [reports(holder) for holder in holders] == [40, 40]


def test_a_server_that_has_stopped_is_not_waited_for(holder, monkeypatch):
    monkeypatch.setattr(current, "GRACE_SECONDS", 0.1)
    store = Store(holder.settings)
    with store.state.database.writing() as connection:
        ledger.report_worker(connection, "stopped", 1, 1)
    publish(holder, H7=40, H8=40)
    assert reports(holder) == 40
    with store.state.database.reading() as connection:
        assert "stopped" not in ledger.workers(connection)


def failing(*arguments):
    raise ZeroDivisionError


def test_a_figure_that_fails_does_not_stop_the_other_pages(small_data, settings_of):
    holder = Holder(settings_of(small_data, reload_seconds=0))
    holder.prepare = holder.warm = failing
    holder.refresh()
    assert reports(holder) == 39


def test_a_published_edition_on_which_a_figure_fails_is_shown_all_the_same(holder):
    """Somebody has said yes to its numbers, and other servers show them."""
    holder.prepare = holder.warm = failing
    publish(holder, H7=40, H8=40)
    assert reports(holder) == 40


def test_a_bad_file_keeps_the_last_good_numbers_and_is_named(holder, small_data):
    before = holder.snapshot()
    (small_data / POLICE).write_bytes(b"PK\x03\x04 half a file")
    holder.refresh()
    after = holder.snapshot()
    assert after.published is before.published
    assert {problem.file for problem in after.pending.problems} == {POLICE}


def test_a_bad_file_under_another_name_keeps_the_last_good_numbers_too(holder, small_data):
    (small_data / POLICE).unlink()
    (small_data / "VINR 2020.xlsx").write_bytes(b"PK\x03\x04 half a file")
    holder.refresh()
    assert reports(holder) == 39
    assert {problem.file for problem in holder.snapshot().pending.problems} == {"VINR 2020.xlsx"}
    assert [held.code for held in holder.snapshot().pending.held] == ["vanished"]


def test_a_corrected_file_is_no_problem_any_more(holder, small_data):
    kept = shutil.copy(small_data / POLICE, small_data.parent / "kept.xlsx")
    (small_data / POLICE).write_bytes(b"PK\x03\x04 half a file")
    holder.refresh()
    shutil.copy(kept, small_data / POLICE)
    holder.refresh()
    assert reports(holder) == 39
    assert not holder.snapshot().pending.is_something


def test_a_new_bad_file_blocks_nothing(holder, small_data):
    book = Workbook()
    book.active.append(["Noe helt annet"])
    book.save(small_data / "ukjent.xlsx")
    publish(holder, H7=40, H8=40)
    holder.refresh()
    assert reports(holder) == 40
    assert [problem.code for problem in holder.snapshot().pending.problems] == ["unrecognised"]


def test_a_deleted_file_keeps_its_numbers_and_is_said_to_be_missed(holder, small_data):
    (small_data / POLICE).unlink()
    holder.refresh()
    assert reports(holder) == 39
    assert [held.code for held in holder.snapshot().pending.held] == ["vanished"]


def test_an_unreachable_folder_keeps_the_numbers(small_data, tmp_path, settings_of):
    holder = Holder(settings_of(small_data, reload_seconds=0, state=str(tmp_path / "state")))
    holder.refresh()
    away = small_data.rename(tmp_path / "away")
    holder.refresh()
    assert (reports(holder), holder.is_ready) == (39, True)
    assert [held.code for held in holder.snapshot().pending.held] == ["unreachable"]
    away.rename(small_data)
    holder.refresh()
    assert not holder.snapshot().pending.is_something


def test_a_description_that_cannot_be_read_leaves_the_last_good_one_without_quoting_it(holder, small_data):
    (small_data / "breaks.toml").write_text("[[breaks]]\nkey = 'half'\n")
    holder.refresh()
    assert reports(holder) == 39
    (problem,) = holder.snapshot().pending.problems
    assert problem.file == "breaks.toml"
    assert "half" not in problem.message


def test_damage_to_the_state_is_said_and_the_last_snapshot_stays(holder):
    path = holder.settings.state_folder / "manifest.json"
    whole = path.read_bytes()
    path.unlink()
    holder.refresh()
    assert (reports(holder), holder.is_ready, holder.has_data) == (39, False, True)
    assert [problem.code for problem in holder.snapshot().broken] == ["protection"]
    path.write_bytes(whole)
    holder.refresh()
    assert (holder.is_ready, holder.snapshot().broken) == (True, ())


def test_a_start_beside_a_damaged_earlier_edition_shows_the_last_one_and_says_so(holder):
    publish(holder, H7=40, H8=40)
    store = Store(holder.settings)
    next(store.state.editions_folder.glob(f"*/{store.state.rows()[0].sha256}.zip")).write_bytes(b"")
    started = Holder(holder.settings)
    started.start()
    started.wait()
    assert (reports(started), started.has_data) == (40, True)
    started.stop()
    assert [problem.code for problem in started.wait().broken] == ["protection"]
    assert not started.is_ready


def wait_until(happened):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not happened() and time.monotonic() < deadline:
        time.sleep(0.05)  # between two checks, until the deadline
    assert happened()


@pytest.fixture
def running(small_data, settings_of):
    """A server that looks every second."""
    holder = Holder(settings_of(small_data, reload_seconds=1))
    holder.start()
    holder.wait()
    yield holder
    holder.stop()


def act(holder):
    store = Store(holder.settings)
    show_when_ready(store, store.publish(store.propose(), "Kari", "").number)


def test_a_running_dashboard_says_by_itself_what_has_come_and_shows_what_is_published(running, small_data):
    change(small_data / POLICE, H7=40, H8=40)
    wait_until(lambda: running.snapshot().pending.waiting == 1)
    assert reports(running) == 39
    act(running)
    assert reports(running) == 40


def test_what_is_published_is_shown_although_readers_never_pause_and_views_are_being_prepared(running, small_data):
    running.warm = lambda snapshot: itertools.repeat(None, 1000)
    with running.request():
        change(small_data / POLICE, H7=40, H8=40)
        act(running)
        wait_until(lambda: reports(running) == 40)


def test_a_file_that_is_still_being_written_is_not_read(holder, small_data):
    """What has changed between two looks has not settled."""
    change(small_data / POLICE, H7=40, H8=40)
    holder.look()
    assert holder.wait().pending.waiting == 0
    change(small_data / POLICE, H7=41, H8=41)
    holder.look()
    assert holder.wait().pending.waiting == 0
    holder.look()
    assert holder.wait().pending.waiting == 1


def test_a_look_notices_what_is_written_removed_and_locked(tmp_path):
    folder, file = Folder(tmp_path), tmp_path / "new.xlsx"
    assert folder.look().files == {}
    seen = set()
    for content in ("a", "ab"):
        file.write_text(content)
        seen.add(folder.look().files["new.xlsx"].sha256)
    assert len(seen) == 2
    (tmp_path / "~$new.xlsx").write_text("open")
    assert list(folder.look().files) == ["new.xlsx"]
    file.unlink()
    assert folder.look().files == {}
