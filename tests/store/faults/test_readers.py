"""Publishing under readers of two servers on one state: every reply is whole, and nobody sees an older one again."""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from dashboard.store.store import Store
from tests.conftest import DATA
from tests.store.delivering import change
from tests.store.faults.states import POLICE, check_whole, chosen, publish

DEADLINE_SECONDS = 120
READS_SECONDS = 0.1  # a reader looks at what both servers show, then asks again
PAGE = "/anmeldelser"
APART = 500  # between the numbers of 2016 and 2018, so that a reply of two editions shows
VERSION = re.compile(r'id="data-version" class="version">(\w+)<')
NUMBER = re.compile(r'<th scope="row">(2016|2018)</th><td class="is-number">(\d+) \(')


def deliver(data, value):
    change(data / POLICE, F7=value + APART, F8=value + APART, H7=value, H8=value)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def serving(data, log):
    """A server of its own process: its port and its process."""
    port = free_port()
    with log.open("w") as told:
        process = subprocess.Popen(
            [sys.executable, "app.py", "--data", str(data), "--port", str(port)],
            cwd=DATA.parent, stdout=told, stderr=told, env={**os.environ, "VINR_RELOAD_SECONDS": "1"},
        )  # fmt: skip
        try:
            wait_until_ready(port, process)
            yield port, process
        finally:
            process.terminate()
            process.wait(30)


def wait_until_ready(port, process):
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
    """Asks one server after the other, and notes what is wrong with the replies."""

    def __init__(self, ports, stop, versions):
        super().__init__(daemon=True)
        self.ports, self.stop, self.versions = ports, stop, versions
        self.replies, self.seen, self.wrong = 0, [], []

    def run(self):
        while not self.stop.wait(READS_SECONDS):
            for port in self.ports:
                try:
                    self.note(*get(port, PAGE))
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
    """Bytes of the process that are in memory."""
    (line,) = re.findall(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process.pid}/status").read_text())
    return int(line) * 1000


def published_under_readers(data, tmp_path, publications, readers):
    """Publishes so often under so many readers; returns the servers' memory after a third and at the end."""
    deliver(data, 100)
    settings = chosen(data)
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(data, tmp_path / f"log{at}")) for at in range(2)]
        stop, versions, memory = threading.Event(), {}, []
        threads = [Reader([port for port, _ in servers], stop, versions) for _ in range(readers)]
        for thread in threads:
            thread.start()
        store, took = Store(settings), []
        for at in range(1, publications + 1):
            deliver(data, 100 + at)
            start = time.monotonic()
            publish(store)
            took.append(time.monotonic() - start)
            if at in (publications // 3, publications):
                memory.append([memory_of(process) for _, process in servers])
        wait_until_seen(threads, 100 + publications)
        stop.set()
        for thread in threads:
            thread.join(DEADLINE_SECONDS)
        logs = "".join((tmp_path / f"log{at}").read_text() for at in range(2))
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


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is read from /proc")
def test_no_reader_of_two_servers_sees_an_older_edition_again(small_data, tmp_path):
    published_under_readers(small_data, tmp_path, 3, 4)


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is read from /proc")
def test_a_hundred_publications_under_twenty_readers(small_data, tmp_path):
    early, late = published_under_readers(small_data, tmp_path, 100, 20)
    assert max(late) < 1.2 * max(early)
