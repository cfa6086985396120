"""Publishing under readers of several workers: every reply is whole, and nobody sees an older edition again."""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.store.store import Store
from tests.conftest import DATA
from tests.store.delivering import change
from tests.store.faults.states import POLICE, check_whole, chosen, publish

DEADLINE_SECONDS = 120
READS_SECONDS = 0.1  # a reader looks at what it got, then asks again, of whichever worker is free
WORKERS = 2
PAGE = "/anmeldelser"
pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is neither gunicorn nor /proc")
APART = 500  # between the numbers of 2016 and 2018, so that a reply of two editions shows
VERSION = re.compile(r'id="data-version"[^>]*>(\w+)<')
NUMBER = re.compile(r'<th scope="row">(2016|2018)</th><td class="is-number">(\d+) \(')


def deliver(data, value):
    change(data / POLICE, F7=value + APART, F8=value + APART, H7=value, H8=value)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def serving(data, log):
    """gunicorn with its workers: its port and its process."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--threads", "8", "--no-control-socket",
               "--bind", f"127.0.0.1:{port}", "app:server"]  # fmt: skip
    chosen_by = {**os.environ, "VINR_DATA": str(data)}
    with log.open("w") as told:
        process = subprocess.Popen(command, cwd=DATA.parent, stdout=told, stderr=told, env=chosen_by)
        try:
            wait_until_ready(port, process)
            yield port, process
        finally:
            process.terminate()
            process.wait(30)


def wait_until_ready(port, process):
    """All workers are: none says to its readers that it still loads."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if get(port, "/klar")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.05)  # between two questions, until the deadline
    raise AssertionError("the server did not become ready")


def get(port, address):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=DEADLINE_SECONDS)
    try:
        connection.request("GET", address)
        reply = connection.getresponse()
        return reply.status, reply.read().decode()
    finally:
        connection.close()


class Reader(threading.Thread):
    """Asks again and again, and notes what is wrong with the replies."""

    def __init__(self, port, stop, versions):
        super().__init__(daemon=True)
        self.port, self.stop, self.versions = port, stop, versions
        self.replies, self.seen, self.wrong = 0, [], []

    def run(self):
        while not self.stop.wait(READS_SECONDS):
            try:
                self.note(*get(self.port, PAGE))
            except Exception as error:
                self.wrong.append(repr(error))

    def note(self, status, page):
        self.replies += 1
        numbers = {int(year): int(number) for year, number in NUMBER.findall(page)}
        if status != 200 or numbers.get(2016) != numbers.get(2018, 0) + APART or not VERSION.search(page):
            self.wrong.append(f"{status}: {numbers}")
            return
        value, version = numbers[2018], VERSION.search(page).group(1)
        if self.versions.setdefault(value, version) != version:
            self.wrong.append(f"{value} under {version} and {self.versions[value]}")
        if self.seen and value < self.seen[-1]:
            self.wrong.append(f"{value} after {self.seen[-1]}")
        if not self.seen or value != self.seen[-1]:
            self.seen.append(value)


def memory_of(process):
    """Megabytes of each worker that are in memory."""
    pids = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    found = [re.findall(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text()) for pid in pids]
    assert len(found) == WORKERS
    return [int(size) // 1000 for (size,) in found]


def published_under_readers(data, tmp_path, publications, readers):
    """Publishes so often under so many readers; returns the workers' memory after a third and at the end."""
    deliver(data, 100)
    settings = chosen(data)
    with serving(data, tmp_path / "log") as (port, process):
        stop, versions, memory = threading.Event(), {}, []
        threads = [Reader(port, stop, versions) for _ in range(readers)]
        for thread in threads:
            thread.start()
        store, took = Store(settings), []
        for at in range(1, publications + 1):
            deliver(data, 100 + at)
            start = time.monotonic()
            publish(store)
            took.append(time.monotonic() - start)
            if at in (publications // 3, publications):
                memory.append(memory_of(process))
        wait_until_seen(threads, 100 + publications)
        stop.set()
        for thread in threads:
            thread.join(DEADLINE_SECONDS)
    logs = (tmp_path / "log").read_text()
    assert [wrong for thread in threads for wrong in thread.wrong] == []
    assert "Traceback" not in logs, logs
    assert len(set(versions.values())) == len(versions)
    assert check_whole(settings).last().number == publications + 1
    replies, editions = sum(thread.replies for thread in threads), min(len(thread.seen) for thread in threads)
    print(f"{publications} publications, {readers} readers: {replies} replies, each reader saw {editions} or more")
    print(f"a publication until all saw it: {sorted(took)[len(took) // 2]:.1f} s, at most {max(took):.1f} s; {memory=}")
    return memory


def wait_until_seen(threads, value):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline and any(not thread.seen or thread.seen[-1] != value for thread in threads):
        time.sleep(0.05)  # between two looks, until the deadline
    assert [thread.seen[-1] for thread in threads] == [value] * len(threads)


def test_no_reader_of_two_workers_sees_an_older_edition_again(small_data, tmp_path):
    published_under_readers(small_data, tmp_path, 2, 4)


@pytest.mark.soak
def test_a_hundred_publications_under_twenty_readers(small_data, tmp_path):
    early, late = published_under_readers(small_data, tmp_path, 100, 20)
    assert max(late) < 1.2 * max(early)
