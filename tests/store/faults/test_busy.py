"""A database that another process holds, and a process that stands still: readers go on, and nothing is lost."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import create_engine, text

from dashboard.store.database import database as database_module
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.holder import Holder
from dashboard.store.store import Store
from tests.conftest import DATA
from tests.store.faults.states import check_whole, number, publish, remembered, reported

SOON = 0.3  # instead of the ten seconds that a database is waited for


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(database_module, "BUSY_SECONDS", SOON)


@contextmanager
def held(settings, begin):
    """Another connection that has begun to write and does not end."""
    with closing(sqlite3.connect(settings.state_folder / "vinr.sqlite", isolation_level=None)) as connection:
        connection.execute(begin)
        yield
        connection.execute("ROLLBACK")


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_readers_go_on_while_another_process_holds_the_database(settings, begin):
    holder = Holder(settings)
    holder.refresh()
    number(settings.data_folder, 50)
    store = Store(settings)
    proposal = store.propose()
    with held(settings, begin):
        assert reported(holder.snapshot().published.frame) == 41
        started = Holder(settings)
        started.refresh()
        assert reported(started.snapshot().published.frame) == 41
        with pytest.raises(ProtectionError, match="database"):
            store.publish(proposal, "Kari", "")
        with pytest.raises(ProtectionError, match="database"):
            store.withdraw(1, "Kari", "")
        assert store.give(3, "reader")
        holder.refresh()
        assert reported(holder.snapshot().published.frame) == 41
    publication = store.publish(proposal, "Kari", "")
    store.show(publication.number)
    assert remembered(check_whole(settings)) == [39, 40, 41, 50]


def test_an_edition_that_cannot_be_noted_is_not_given_out(settings):
    number(settings.data_folder, 50)
    store = Store(settings)
    publication = publish(store)
    with held(settings, "BEGIN IMMEDIATE"), pytest.raises(ProtectionError, match="database"):
        store.give(publication.edition, "reader")
    assert store.give(publication.edition, "reader")
    assert [row.given for row in store.state.rows()] == [True] * 4


STANDS_STILL = """
import os, signal, sys
from pathlib import Path
from dashboard.store.database import ledger
from dashboard.store.editions import durable, manifest
from dashboard.store.store import Store
from tests.store.faults.states import chosen
owner, name = {"file": (os, "replace"), "database": (ledger, "publish"), "list": (manifest, "write")}[sys.argv[2]]
real = getattr(owner, name)
def stop(*arguments, **more):
    setattr(owner, name, real)
    print("here", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
    return real(*arguments, **more)
store = Store(chosen(Path(sys.argv[1])))
proposal = store.propose()
setattr(owner, name, stop)
try:
    store.publish(proposal, "Ola", "stood still")
    print("published", flush=True)
except Exception as error:
    print(type(error).__name__, flush=True)
"""


@contextmanager
def standing_still(settings, where):
    """A process that stops in the middle of a publication, and what it says when it goes on."""
    process = subprocess.Popen(
        [sys.executable, "-c", STANDS_STILL, str(settings.data_folder), where],
        stdout=subprocess.PIPE, text=True, cwd=DATA.parent,
    )  # fmt: skip
    try:
        assert process.stdout.readline() == "here\n"
        os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)

        def go_on():
            os.kill(process.pid, signal.SIGCONT)
            return process.communicate(timeout=60)[0].strip()

        yield go_on
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGSTOP")
@pytest.mark.parametrize("where", ["file", "database", "list"])
def test_a_publisher_that_stands_still_stops_no_reader_and_overwrites_nothing(settings, where):
    holder = Holder(settings)
    holder.refresh()
    number(settings.data_folder, 50)
    store = Store(settings)
    proposal = store.propose()
    with standing_still(settings, where) as go_on:
        holder.refresh()
        assert reported(holder.snapshot().published.frame) == 41
        if where == "database":  # its transaction is open, so nobody else can write; it is said, and nothing waits
            with pytest.raises(ProtectionError, match="database"):
                store.publish(proposal, "Kari", "")
            assert go_on() == "published"
        elif where == "file":
            store.publish(proposal, "Kari", "")
            number(settings.data_folder, 51)
            store.give(store.publish(store.propose(), "Kari", "").edition, "reader")
            assert go_on() == "OvertakenError"
        else:  # it has published, and writes its list after somebody else's newer one
            number(settings.data_folder, 51)
            store.give(store.publish(store.propose(), "Kari", "").edition, "reader")
            assert go_on() == "published"
    values = [39, 40, 41, 50] if where == "database" else [39, 40, 41, 50, 51]
    whole = check_whole(settings)
    assert remembered(whole) == values
    kept = json.loads((settings.state_folder / "manifest.json").read_bytes())
    assert [line["number"] for line in kept["lines"]] == list(range(1, len(values) + 1))
    assert kept["lines"][-1]["given"] == (where != "database")


def test_a_reader_does_not_wait_for_a_database_that_does_not_answer(settings, monkeypatch):
    """One that is locked even for readers, as while it is copied by a program that locks it whole."""
    holder = Holder(settings)
    holder.refresh()
    holder.store().state.database.close()
    with closing(sqlite3.connect(settings.state_folder / "vinr.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        asked = []
        real = holder.store().shown_number
        monkeypatch.setattr(holder.store(), "shown_number", lambda: asked.append(1) or real())
        for _ in range(5):
            assert reported(holder.snapshot().published.frame) == 41
        assert len(asked) == 1  # then not again for some seconds
    holder.refresh()
    assert holder.is_ready


def test_many_threads_publish_and_give_at_once(settings):
    """Every act succeeds once or says that another was first; nothing is lost between them."""
    number(settings.data_folder, 50)
    store = Store(settings)
    proposal = store.propose()
    results = []

    def act():
        try:
            results.append(Store(settings).publish(proposal, "Kari", "").number)
        except Exception as error:
            results.append(type(error).__name__)

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(map(str, results)) == ["4", "OvertakenError", "OvertakenError", "OvertakenError"]
    assert remembered(check_whole(settings)) == [39, 40, 41, 50]


def test_the_time_limit_is_the_databases_own(settings):
    """The limit that these tests shorten is the one that SQLite waits for."""
    engine = create_engine("sqlite://", creator=lambda: database_module._connect_sqlite(
        settings.state_folder / "vinr.sqlite"))  # fmt: skip
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == SOON * 1000
    engine.dispose()
