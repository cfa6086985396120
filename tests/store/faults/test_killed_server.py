"""A real server, killed while it loads and while it makes files: the next start shows the same, and forgets nothing."""

import http.client
import os
import random
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress

import pytest

from dashboard.store.current import load
from dashboard.store.store import Store
from tests.conftest import DATA, police_alone
from tests.loaders.examples import CRISIS_OLD
from tests.store.delivering import put
from tests.store.faults.states import check_whole, chosen, copy, publish, remembered

DEADLINE_SECONDS = 120
TABLE = "/eksport/tabell.csv"
FILES = (TABLE, "/eksport/police-reports.docx", "/eksport/police-reports.xlsx", "/eksport/rapport.docx")
THRESHOLDS = ("5", "6")  # another one at each start, so that every load makes an edition
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill so suddenly")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Server:
    """`python app.py` of a data folder."""

    def __init__(self, data, log, **settings):
        self.port = free_port()
        names = {f"VINR_{name.upper()}": value for name, value in settings.items()}
        with log.open("a") as told:
            self.process = subprocess.Popen(
                [sys.executable, "app.py", "--port", str(self.port), "--data", str(data)],
                cwd=DATA.parent, stdout=told, stderr=told, env={**os.environ, **names},
            )  # fmt: skip

    def get(self, address):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE_SECONDS)
        try:
            connection.request("GET", address)
            reply = connection.getresponse()
            return reply.status, reply.read()
        finally:
            connection.close()

    def until_ready(self):
        deadline = time.monotonic() + DEADLINE_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(OSError):
                if self.get("/klar")[0] == 200:
                    return self
            time.sleep(0.02)  # between two questions, until the deadline
        raise AssertionError("the server did not become ready")

    def kill(self):
        self.process.kill()
        self.process.wait()


@contextmanager
def serving(data, log, **settings):
    server = Server(data, log, **settings)
    try:
        yield server.until_ready()
    finally:
        server.kill()


def table_of(server):
    """What everybody may see, without the line that names the edition."""
    status, content = server.get(TABLE)
    assert status == 200
    return sorted(line for line in content.decode("utf-8-sig").splitlines() if not line.startswith("#"))


def given(store):
    return {row.number for row in store.state.rows() if row.given}


class Killing:
    """Kills a server again and again, and looks at what it left each time."""

    def __init__(self, data, folder, seconds):
        self.data, self.log, self.random = data, folder / "log", random.Random(14)
        self.seconds = seconds  # in which a start is killed: a little longer than one takes
        self.given = set()
        self.editions = 0

    def look(self):
        """Everything is whole, nothing is forgotten, and what was given out is known as such."""
        store = check_whole(chosen(self.data))
        rows = store.state.rows()
        assert len(rows) >= self.editions
        assert self.given <= given(store)
        assert not any(row.forgotten for row in rows)
        assert remembered(store) == [39] * len(rows)
        self.editions, self.given = len(rows), given(store)
        store.state.database.close()

    def in_loads(self, times):
        """Kills starts, each of which makes an edition by another threshold, at any instant."""
        self.look()
        before = self.editions
        for at in range(times):
            server = Server(self.data, self.log, threshold=THRESHOLDS[(at + 1) % 2])
            with suppress(subprocess.TimeoutExpired):
                server.process.wait(self.seconds * self.random.random())
            server.kill()
            self.look()
        return self.editions - before

    def in_files(self, times):
        """Kills servers while readers are given files, at any instant."""
        got = 0
        for at in range(times):
            with serving(self.data, self.log, threshold=THRESHOLDS[at % 2]) as server:
                replies = []
                readers = [threading.Thread(target=self.read, args=(server, file, replies)) for file in FILES]
                for reader in readers:
                    reader.start()
                with suppress(subprocess.TimeoutExpired):
                    server.process.wait(2 * self.random.random())
                server.kill()
            for reader in readers:
                reader.join(DEADLINE_SECONDS)
            self.look()
            assert set(replies) <= {200, 503}
            assert not replies.count(200) or self.editions in self.given
            got += replies.count(200)
        return got

    def read(self, server, file, replies):
        with suppress(OSError, http.client.HTTPException):
            replies.append(server.get(file)[0])


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Two editions, all given out; in the last one small numbers of the crisis centre are withheld."""
    data = police_alone(tmp_path_factory.mktemp("withheld") / "data")
    settings = chosen(data)
    load(settings)
    put(data / "centre.xlsx", {"Ark1": CRISIS_OLD})
    store = Store(settings)
    for edition in (1, publish(store).edition):
        store.give(edition, "reader")
    assert (load(settings).published.frame["status"] == "suppressed").any()
    store.state.database.close()
    return settings


def killed(template, tmp_path, loads, files):
    undisturbed = copy(template, tmp_path / "undisturbed")
    for threshold in reversed(THRESHOLDS):
        start = time.monotonic()
        with serving(undisturbed.data_folder, tmp_path / "log", threshold=threshold) as server:
            seconds = 1.2 * (time.monotonic() - start)
            expected = table_of(server)
    assert any(";:;" in line or ",:," in line or "suppressed" in line for line in expected)
    killing = Killing(copy(template, tmp_path / "data").data_folder, tmp_path, seconds)
    made, got = killing.in_loads(loads), killing.in_files(files)
    with serving(killing.data, killing.log, threshold=THRESHOLDS[0]) as server:
        assert table_of(server) == expected
    killing.look()
    print(f"{loads} kills while loading, in which {made} editions were made; {files} with {got} files given out")
    return killing


def test_a_server_that_is_killed_shows_the_same_after_the_next_start(template, tmp_path):
    killing = killed(template, tmp_path, 1, 1)
    assert {1, 2} <= killing.given


@pytest.mark.soak
def test_a_hundred_kills_of_a_server(template, tmp_path):
    killing = killed(template, tmp_path, 60, 40)
    assert killing.editions > 20
    assert {1, 2} <= killing.given
