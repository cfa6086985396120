"""Several workers, and processes that stand still with a lock: the newest edition is seen by all, and nobody waits."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from dashboard.store.serving.holder import Holder, NoDataError
from dashboard.store.store import Store
from tests.conftest import DATA
from tests.store.faults.states import check_whole, number, publish, remembered, reported

DEADLINE_SECONDS = 90
APART_SECONDS = 1.0  # between the first and the last of the workers that shows an edition, usually
SOON_SECONDS = 5.0  # on a busy machine; half of what a database is waited for by those who may wait
WORKERS = 4
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGSTOP")


class Workers:
    """The workers' processes, and the last line that each has said."""

    def __init__(self, settings, count):
        self.count, self.lines, self.heard = count, [], threading.Condition()
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.store.faults.workers", settings.data, str(count)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=DATA.parent,
        )  # fmt: skip
        self.listening = threading.Thread(target=self.listen, daemon=True)
        self.listening.start()

    def listen(self):
        with self.process.stdout as said:
            for line in said:
                with self.heard:
                    self.lines.append(json.loads(line))
                    self.heard.notify_all()

    def when_all(self, happened):
        """The first line of each worker of which it holds."""

        def found():
            return {line["worker"]: line for line in reversed(self.lines) if happened(line)}

        with self.heard:
            assert self.heard.wait_for(lambda: len(found()) == self.count, DEADLINE_SECONDS), self.lines
            return found()

    def end(self):
        """Their input ends, so they do."""
        self.process.stdin.close()
        self.process.wait(DEADLINE_SECONDS)
        self.listening.join(DEADLINE_SECONDS)

    def stop(self):
        """How long the slowest answer took."""
        self.end()
        return max(line["slowest"] for line in self.when_all(lambda line: "slowest" in line).values())


@contextmanager
def workers(settings, count=WORKERS):
    found = Workers(settings, count)
    try:
        found.when_all(lambda line: "given" in line)
        yield found
    finally:
        found.end()


def gives(value):
    return lambda line: line.get("given") == value


def published_to_workers(settings, values):
    """How far apart in time the workers usually show an edition: the median, as this machine may be busy."""
    with workers(settings) as found:
        found.when_all(gives(41))
        store, apart = Store(settings), []
        for value in values:
            number(settings.data_folder, value)
            publish(store)
            times = [line["at"] for line in found.when_all(gives(value)).values()]
            apart.append(max(times) - min(times))
        slowest = found.stop()
    for worker in range(WORKERS):
        shown = [line["given"] for line in found.lines if line["worker"] == worker and line.get("given")]
        assert shown == sorted(shown), "a worker showed an older edition again"
    usual = sorted(apart)[len(apart) // 2]
    print(f"{WORKERS} workers, {len(apart)} editions: all saw each within {usual:.2f} s, at most {max(apart):.2f} s")
    print(f"the slowest answer took {slowest:.2f} s")
    return usual


def test_all_workers_show_an_edition_within_a_second(settings):
    assert published_to_workers(settings, range(50, 53)) < APART_SECONDS


@pytest.mark.soak
def test_all_workers_show_each_of_fifty_editions_within_a_second(settings):
    assert published_to_workers(settings, range(50, 100)) < APART_SECONDS


STOPPED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("here", flush=True)
os.kill(os.getpid(), signal.SIGSTOP)
connection.execute("ROLLBACK")
"""


@contextmanager
def stopped_writer(settings):
    """Another process that was stopped while it wrote in the database; it goes on at the end."""
    path = str(settings.state_folder / "vinr.sqlite")
    with subprocess.Popen([sys.executable, "-c", STOPPED, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "here\n"
        os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
        try:
            yield
        finally:
            process.send_signal(signal.SIGCONT)


def test_a_stopped_writer_stops_neither_readers_nor_reloads_nor_starts(settings):
    with workers(settings) as running:
        running.when_all(gives(41))
        with stopped_writer(settings):
            with workers(settings) as started:
                started.when_all(gives(41))
                started.when_all(lambda line: "protection" in line.get("codes", ()))
                assert started.stop() < SOON_SECONDS
            number(settings.data_folder, 50)
            running.when_all(lambda line: line.get("waits") == 1)
        publish(Store(settings))
        running.when_all(lambda line: line.get("given") == 50 and line["codes"] == [])
        assert running.stop() < SOON_SECONDS
    assert remembered(check_whole(settings)) == [39, 40, 41, 50]


def answered(holder):
    """What a reader gets, and whether it was soon."""
    start = time.monotonic()
    try:
        return reported(holder.snapshot().published.frame), time.monotonic() - start < SOON_SECONDS
    except NoDataError:
        return None, time.monotonic() - start < SOON_SECONDS


def test_while_a_new_edition_cannot_be_noted_readers_get_the_one_before(settings):
    holder = Holder(settings)
    holder.refresh()
    assert answered(holder) == (41, True)
    number(settings.data_folder, 50)
    publish(Store(settings))
    holder.refresh()
    with stopped_writer(settings):
        started = Holder(settings)
        started.refresh()
        for _ in range(3):
            assert answered(holder) == (41, True)
            assert answered(started) == (None, True)
        assert [row.given for row in Store(settings).state.rows()] == [True, True, True, False]
    for server in (holder, started):
        server.refresh()
        assert answered(server) == (50, True)
    assert remembered(check_whole(settings)) == [39, 40, 41, 50]


def test_an_edition_that_another_server_has_given_out_needs_no_note(settings):
    number(settings.data_folder, 50)
    store = Store(settings)
    store.give(publish(store).edition, "reader")
    with stopped_writer(settings):
        holder = Holder(settings)
        holder.refresh()
        assert answered(holder) == (50, True)


def test_what_is_published_is_shown_while_the_data_folder_does_not_answer(settings, monkeypatch):
    """Another thread waits for a drive, as it stands still in a look."""
    holder = Holder(settings)
    holder.refresh()
    number(settings.data_folder, 50)
    waiting, may_go_on = threading.Event(), threading.Event()
    inbox = holder.store().inbox
    real = inbox.look
    monkeypatch.setattr(inbox, "look", lambda: (waiting.set(), may_go_on.wait(DEADLINE_SECONDS), real())[-1])
    thread = threading.Thread(target=holder.refresh)
    thread.start()
    assert waiting.wait(DEADLINE_SECONDS)
    holder.start()
    publish(Store(settings))
    assert answered(holder) == (50, True)
    may_go_on.set()
    thread.join(DEADLINE_SECONDS)
    holder.stop()
