"""Folders that vanish, are renamed, emptied or closed under a server and come back: its numbers stay, and it tells."""

import os
import shutil
import sys
import time
from dataclasses import replace

import pytest

from dashboard.store.current import load
from dashboard.store.protection import ProtectionError
from dashboard.store.serving import attempts, follower
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from tests.store.faults.states import POLICE, check_whole, chosen, copy, number, publish, remembered, reported

DEADLINE_SECONDS = 60


@pytest.fixture
def holder(settings):
    """A holder that is ready, and does everything when asked to."""
    found = Holder(settings)
    found.refresh()
    assert found.is_ready
    return found


def shown(holder):
    return reported(holder.snapshot().published.frame)


def away(path):
    return path.with_name("away")


def rename(path):
    path.rename(away(path))


def empty(path):
    """The folder is there and nothing is in it, as where a drive has dropped out."""
    rename(path)
    path.mkdir()


def replace_by_file(path):
    rename(path)
    path.write_text("in the way")


def back(path):
    """What happened is undone, over whatever has been put in the place meanwhile."""
    if path.is_file():
        path.unlink()
    elif path.exists():
        assert list(path.iterdir()) == [], "something was made in the place of what had vanished"
        path.rmdir()
    away(path).rename(path)


WHAT = {
    "data": lambda settings: settings.data_folder,
    "state": lambda settings: settings.state_folder,
    "editions": lambda settings: settings.state_folder / "editions",
    "files": lambda settings: settings.state_folder / "files",
    "database": lambda settings: settings.state_folder / "vinr.sqlite",
    "manifest": lambda settings: settings.state_folder / "manifest.json",
}
HOW = {"renamed": rename, "emptied": empty, "replaced": replace_by_file}
FILES = ("database", "manifest")
QUICK = {
    *((what, "renamed") for what in ("state", *FILES)),
    *((what, "emptied") for what in ("data", "editions")),
}
CASES = [
    pytest.param(what, how, marks=() if (what, how) in QUICK else pytest.mark.soak)
    for what in WHAT
    for how in HOW
    if not (what in FILES and how != "renamed")
]


@pytest.mark.parametrize(("what", "how"), CASES)
def test_what_vanishes_is_told_while_the_numbers_stay_and_recovers_by_itself(settings, holder, what, how):
    path = WHAT[what](settings)
    HOW[how](path)
    for _ in range(2):
        holder.refresh()
        assert shown(holder) == 41
        assert holder.broken
        with pytest.raises(ProtectionError):
            holder.store().publish(holder.store().propose(), "Kari", "")
        with pytest.raises(ProtectionError):
            holder.store().inbox.drop("more.xlsx", b"more", "Kari", ())
    back(path)
    holder.refresh()
    assert holder.is_ready
    number(settings.data_folder, 50)
    publish(holder.store())
    holder.refresh()
    assert shown(holder) == 50
    assert remembered(check_whole(settings)) == [39, 40, 41, 50]


def until(happened):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not happened() and time.monotonic() < deadline:
        time.sleep(0.02)  # between two looks, until the deadline
    assert happened()


@pytest.mark.parametrize("what", ["data", "editions"])
def test_a_running_server_tells_it_and_recovers_with_nobodys_help(settings, monkeypatch, what):
    monkeypatch.setattr(attempts, "RETRY_SECONDS", 0.1)
    monkeypatch.setattr(follower, "CHECK_SECONDS", 0.1)
    holder = Holder(replace(settings, reload_seconds=0.05))
    holder.start()
    assert holder.wait().edition == 3
    for _ in range(3):
        rename(WHAT[what](settings))
        until(lambda: holder.broken)
        assert shown(holder) == 41
        back(WHAT[what](settings))
        until(lambda: holder.is_ready and not holder.wait().pending.is_something)
    number(settings.data_folder, 50)
    until(lambda: holder.wait().pending.waiting == 1)
    publish(Store(settings))
    until(lambda: shown(holder) == 50)
    holder.stop()


@pytest.mark.parametrize("what", ["data", "editions", "files", "database", "manifest"])
def test_what_is_gone_when_a_server_starts_is_not_made_anew(settings, what):
    path = WHAT[what](settings)
    rename(path)
    holder = Holder(settings)
    holder.refresh()
    assert not holder.is_ready
    assert holder.broken
    back(path)
    holder.refresh()
    assert holder.is_ready
    assert shown(holder) == 41


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may open every folder")
@pytest.mark.parametrize("what", ["data", "state", "editions", "manifest"])
def test_what_is_closed_is_told_and_recovers(settings, holder, what):
    path = WHAT[what](settings)
    mode = path.stat().st_mode
    path.chmod(0)
    holder.refresh()
    assert holder.broken
    assert shown(holder) == 41
    path.chmod(mode)
    holder.refresh()
    assert holder.is_ready


def test_a_delivered_file_that_vanishes_and_comes_back_changes_nothing(settings, holder):
    file = settings.data_folder / POLICE
    whole = file.read_bytes()
    file.unlink()
    holder.refresh()
    assert shown(holder) == 41
    assert holder.snapshot().pending.held
    file.write_bytes(whole)
    holder.refresh()
    assert not holder.snapshot().pending.is_something
    assert holder.store().last().number == 3


def test_a_state_put_back_from_an_older_copy_is_not_written_over(settings, holder, tmp_path):
    """Its list and database agree, so only who has seen the newer one can tell."""
    older = tmp_path / "older"
    shutil.copytree(settings.state_folder, older)
    number(settings.data_folder, 50)
    publish(holder.store())
    holder.refresh()
    assert shown(holder) == 50
    shutil.rmtree(settings.state_folder)
    shutil.copytree(older, settings.state_folder)
    holder.refresh()
    assert holder.broken
    assert shown(holder) == 50
    with pytest.raises(ProtectionError):
        holder.store().publish(holder.store().propose(), "Kari", "")


def test_a_database_put_in_place_is_read_instead_of_the_one_before(settings, tmp_path):
    store = Store(settings)
    assert store.last().number == 3
    other = copy(settings, tmp_path / "other")
    number(other.data_folder, 50)
    publish(Store(other))
    assert load(chosen(other.data_folder)).publication == 4
    rename(settings.state_folder)
    shutil.copytree(other.state_folder, settings.state_folder)
    assert store.last().number == 4
    assert store.state.check(every_byte=True) == ()
