"""An error at any operation on disk or database: the old or the new edition, told in words, and the next try works."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dashboard.store.database import database as database_module
from dashboard.store.database import incoming
from dashboard.store.editions import manifest
from dashboard.store.protection import ProtectionError
from dashboard.store.store import Store
from tests.conftest import DATA
from tests.store.faults.states import (
    POLICE,
    check_whole,
    copy,
    drafts,
    number,
    remembered,
    reported,
)  # fmt: skip

FEW = 3
CALLS = (
    (os, "open", errno.ENOSPC), (os, "write", errno.ENOSPC), (os, "fsync", errno.EIO), (os, "replace", errno.EIO),
    (os, "link", errno.EIO), (Path, "mkdir", errno.ENOSPC), (Path, "read_bytes", errno.EIO), (Path, "stat", errno.EIO),
)  # fmt: skip


class Fault:
    """Counts the operations of the test's own thread, and lets one of them fail."""

    def __init__(self):
        self.at, self.seen, self.hit = 0, 0, ""
        self.thread = threading.get_ident()

    def arm(self, at):
        self.at, self.seen, self.hit = at, 0, ""

    def counts(self, name):
        """Whether this operation is the one that fails."""
        if threading.get_ident() != self.thread:
            return False
        self.seen += 1
        if self.seen == self.at:
            self.hit = name
        return self.seen == self.at


@pytest.fixture
def disk(monkeypatch):
    """Operations on files."""
    fault = Fault()
    for owner, name, code in CALLS:
        monkeypatch.setattr(owner, name, failing(getattr(owner, name), fault, name, code))
    return fault


def failing(real, fault, name, code):
    def call(*arguments, **more):
        if fault.at and fault.counts(name):
            raise OSError(code, os.strerror(code))
        return real(*arguments, **more)

    return call


class Cursor(sqlite3.Cursor):
    fault = Fault()

    def execute(self, statement, *more):
        if self.fault.at and self.fault.counts(statement):
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(statement, *more)


class Connection(sqlite3.Connection):
    def cursor(self, factory=Cursor):
        return super().cursor(factory)

    def commit(self):
        if Cursor.fault.at and Cursor.fault.counts("COMMIT"):
            raise sqlite3.OperationalError("disk I/O error")
        super().commit()
        if Cursor.fault.at and Cursor.fault.counts("after COMMIT"):
            raise sqlite3.OperationalError("disk I/O error")


@pytest.fixture
def statements(monkeypatch):
    """Statements to SQLite."""
    connect = sqlite3.connect
    monkeypatch.setattr(
        database_module.sqlite3, "connect", lambda *where, **more: connect(*where, **more, factory=Connection)
    )
    yield Cursor.fault
    Cursor.fault.arm(0)


@dataclass(frozen=True)
class Act:
    """What is done in copies of a state, and what may be there afterwards.

    `do` is made of the first copy, since a proposal takes longer than all else, and is done in each.
    """

    prepare: Callable[[object], Callable[[Store], object]]
    old: tuple[object, ...]
    new: tuple[object, ...]
    opens: bool = False  # the act is the opening itself


def publishes(settings):
    number(settings.data_folder, 50)
    proposal = Store(settings).propose()
    return lambda store: store.show(store.publish(proposal, "Kari", "").number)


def drops(settings):
    content = (settings.data_folder / POLICE).read_bytes() + b" "
    return lambda store: store.inbox.drop("more.xlsx", content, "Kari", store.entries())


def discards(settings):
    store = Store(settings)
    drops(settings)(store)
    proposal = store.propose()
    store.state.database.close()
    return lambda store: store.inbox.discard(proposal, ["more.xlsx"], "Kari", "")


def publishes_unseen(settings):
    number(settings.data_folder, 50)
    store = Store(settings)
    store.show(store.publish(store.propose(), "Kari", "").number)
    store.state.database.close()


def withdraws(settings):
    publishes_unseen(settings)
    return lambda store: store.show(store.withdraw(2, "Kari", "").number)


def gives(settings):
    publishes_unseen(settings)
    return lambda store: store.give(4, "reader")


def lists(settings):
    """The list of editions was not written after the last act, as when the server was stopped in between."""
    kept = (settings.state_folder / manifest.NAME).read_bytes()
    publishes_unseen(settings)
    (settings.state_folder / manifest.NAME).write_bytes(kept)
    return Store


def opens_first(settings):
    shutil.rmtree(settings.state_folder)
    return Store


ACTS = {
    "publish": Act(publishes, (41, (39, 40, 41), 0), (50, (39, 40, 41, 50), 0)),
    "withdraw": Act(withdraws, (50, (39, 40, 41, 50), 0), (40, (39, 40, 41), 0)),
    "give": Act(gives, (50, (39, 40, 41, 50), 0), (50, (39, 40, 41, 50), 0)),
    "drop": Act(drops, (41, (39, 40, 41), 0), (41, (39, 40, 41), 1)),
    "discard": Act(discards, (41, (39, 40, 41), 1), (41, (39, 40, 41), 0)),
    "list": Act(lists, (50, (39, 40, 41, 50), 0), (50, (39, 40, 41, 50), 0), opens=True),
    "first": Act(opens_first, (None, (), 0), (None, (), 0), opens=True),
}


def found(settings):
    """The number of 2018 that is shown, those that are remembered, and how many files wait."""
    store = check_whole(settings)
    shown = store.shown_number()
    with store.state.database.reading() as connection:
        waiting = len(incoming.waiting(connection))
    number_shown = reported(store.snapshot(store.publication(shown)).published.frame) if shown else None
    return number_shown, tuple(remembered(store)), waiting


def attempt(act, do, template, to, fault, at):
    """Does the act in a copy while the operation fails; returns what the operation was, empty if there were fewer."""
    settings = copy(template, to)
    store = None if act.opens else Store(settings)
    fault.arm(at)
    try:
        do(settings if act.opens else store)
        raised = False
    except ProtectionError as error:
        raised = bool(error.problem.message)
    finally:
        hit = fault.hit
        fault.arm(0)
    now = found(settings)
    halfway = (act.old[0], *act.new[1:])  # published, but not shown to readers yet
    assert now in ((act.old, halfway, act.new) if raised else (act.new,)), (hit, now)
    assert drafts(settings) == [], hit
    if raised and act.old != act.new and now == act.old:
        again = check_whole(settings) if act.opens else store
        do(settings if act.opens else again)
        assert found(settings) == act.new, hit
    if store:
        store.state.database.close()
    shutil.rmtree(settings.data_folder)
    return hit


def count(act, do, template, to, fault):
    """How many operations the act makes."""
    attempt(act, do, template, to, fault, 10**6)
    settings = copy(template, to)
    store = settings if act.opens else Store(settings)
    fault.arm(10**6)
    do(store)
    seen = fault.seen
    fault.arm(0)
    shutil.rmtree(settings.data_folder)
    return seen


def each(name, template, fault, times=None):
    """Lets each operation of the act fail, or so many of them; returns how many were hit."""
    act = ACTS[name]
    do = act.prepare(template)
    checkpoint(template)
    to = template.data_folder.with_name("again")
    all_of_them = count(act, do, template, to, fault)
    places = range(1, all_of_them + 1)
    if times:
        places = sorted({1 + at * (all_of_them - 1) // max(times - 1, 1) for at in range(times)})
    # What is read once and then known makes the later acts a little shorter.
    hit = [found for at in places if (found := attempt(act, do, template, to, fault, at))]
    print(f"{name}: {len(hit)} of {all_of_them} operations failed")
    return len(hit)


def checkpoint(settings):
    """Puts all that was written into the database's own file, so that a copy of it is whole."""
    path = settings.state_folder / "vinr.sqlite"
    if path.exists():
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


@pytest.mark.parametrize("name", ACTS)
def test_some_operations_on_files_fail(settings, disk, name):
    assert each(name, settings, disk, FEW) > 1


@pytest.mark.parametrize("name", ["publish", "withdraw"])
def test_some_statements_fail(settings, statements, name):
    assert each(name, settings, statements, FEW) > 1


@pytest.mark.soak
@pytest.mark.parametrize("name", ACTS)
def test_every_operation_on_files_fails_once(settings, disk, name):
    assert each(name, settings, disk) > 1


@pytest.mark.soak
@pytest.mark.parametrize("name", ACTS)
def test_every_statement_fails_once(settings, statements, name):
    assert each(name, settings, statements) > 1


LIMITED = """
import resource, signal, sys
from pathlib import Path
from dashboard.store.protection import ProtectionError
from dashboard.store.store import Store
from tests.store.faults.states import chosen
store = Store(chosen(Path(sys.argv[1])))
proposal = store.propose()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    store.show(store.publish(proposal, "Kari", "").number)
    print("it was published")
except ProtectionError as error:
    print(error.problem.message)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.show(store.publish(proposal, "Kari", "").number) if store.last().number == 3 else None
"""


def in_a_process(settings, program, *arguments, **more):
    """Runs a program of its own, and returns what it says."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(settings.data_folder), *map(str, arguments)],
        cwd=DATA.parent, capture_output=True, text=True, timeout=120, check=False, **more,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("room", [0, 20_000])
def test_a_full_disk_refuses_a_publication_that_works_once_there_is_room(settings, room):
    """The first is too little for an edition's file, the second for the database's next pages."""
    checkpoint(settings)
    number(settings.data_folder, 50)
    assert "it was published" not in in_a_process(settings, LIMITED, room)
    assert found(settings) == (50, (39, 40, 41, 50), 0)
    assert drafts(settings) == []


READ_ONLY = """
import os, sys
from pathlib import Path
from dashboard.store.serving.holder import Holder
from tests.store.faults.states import chosen, reported
settings = chosen(Path(sys.argv[1]))
Holder(settings).refresh()  # imports what is imported late, which another user may not be able to read
before = Holder(settings)
before.refresh()
os.setgroups([])
os.setgid(int(sys.argv[2]))
os.setuid(int(sys.argv[2]))
after = Holder(settings)
for holder in (before, after):
    holder.refresh()
    print(holder.is_ready, *(problem.message for problem in holder.broken))
print(reported(before.snapshot().published.frame))
"""
NOBODY = 65_534


@pytest.fixture
def reachable():
    """A folder that another user can reach."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="root must run it as another user")
def test_a_state_that_may_not_be_written_is_told_in_words(settings, reachable):
    """Root may write everywhere, so the process goes on as another user."""
    read_only = copy(settings, reachable / "data")
    for path in (read_only.data_folder, *read_only.data_folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    first, second, numbers = in_a_process(read_only, READ_ONLY, NOBODY).splitlines()
    for said in (first, second):
        assert said.startswith("False ")
        assert "can't be" in said
    assert numbers == "41"
    assert found(read_only) == (41, (39, 40, 41), 0)
