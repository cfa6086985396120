"""Many connections, slow ones, and thousands of addresses: all are answered, and nothing grows."""

import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count, product
from pathlib import Path

import pytest

from tests.server import Running, running
from tests.wire import asked, connect

BROWSERS, EACH = 200, 6  # connections that a browser opens
SLOW = {
    "headers": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "body": b"POST /_dash-update-component HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Content-Length: 900\r\n\r\n{",
    "reading": b"GET /anmeldelser HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "nothing": b"",
}
YEARS = range(2013, 2020)
FULL = pytest.param(5_000, marks=pytest.mark.soak, id="5000")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server for all that follows: what one attack leaves behind, the next would meet."""
    folder = tmp_path_factory.mktemp("crowded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        with running(folder) as started:
            yield started
        assert "Traceback" not in started.log.read_text(encoding="utf-8")


def is_answering(server: Running) -> bool:
    """Whether a newcomer gets health at once, and a page and a file, though the gate may ask it to come back first."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert [asked(server, address).status for address in ("/helse", "/klar")] == [200, 200]
        replies = [asked(server, address) for address in ("/beboere", "/eksport/tabell.csv")]
        if [reply.status for reply in replies] == [200, 200]:
            return True
        assert all(reply.header("retry-after") for reply in replies if reply.status != 200)
        time.sleep(0.2)  # between two requests, until the deadline
    return False


def test_two_hundred_idle_browsers_keep_nobody_out(server):
    keep_alive = b"GET /helse HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with ExitStack() as held:
        idle = [held.enter_context(connect(server)) for _ in range(BROWSERS * EACH)]
        for line in idle[::EACH]:
            line.sendall(keep_alive)
        assert all(line.recv(4_096).startswith(b"HTTP/1.1 200") for line in idle[::EACH])
        assert is_answering(server)
    assert is_answering(server)


@pytest.mark.parametrize("kind", SLOW)
def test_slow_clients_keep_nobody_out(server, kind):
    with ExitStack() as held:
        for _ in range(150):
            line = held.enter_context(connect(server))
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            line.sendall(SLOW[kind])
        assert is_answering(server)


def test_more_connections_than_are_let_in_are_let_in_again_once_some_have_gone(server):
    with ExitStack() as held:
        for _ in range(2_100):
            held.enter_context(connect(server))
    assert is_answering(server)


def addresses() -> Iterator[str]:
    """Addresses without end, each of its own: right ones, wrong ones, and ones with what nobody reads."""
    pages = (
        "/",
        "/anmeldelser",
        "/beboere",
        "/samtaler",
        "/sammenlikning",
        "/tiltak",
        "/datagrunnlag",
        "/rapport",
        "/om",
    )
    right = product(pages, YEARS, YEARS, ("", "&kjonn=kvinner", "&gruppe=barn", "&sprak=en"), ("3201", "3203"))
    for number, (page, first, last, more, place) in zip(count(), right, strict=False):
        yield f"{page}?fra={first}&til={last}{more}&kommune={place}&x={number}"
        yield f"{page}?kommune={number:04}{'9' * 1_500}&fra={number}"
        yield f"/sok?q=ord{number}{'b' * 1_500}"
        yield f"/finnes-ikke-{number}?{'c' * 1_800}"


def of_process(server: Running) -> dict[str, int]:
    """Its memory in MB, descriptors, threads, and files it has left in the folder for temporary ones."""
    folder = Path(f"/proc/{server.process.pid}")
    status = (folder / "status").read_text()
    memory, threads = (int(re.search(rf"^{name}:\s+(\d+)", status, re.M)[1]) for name in ("VmRSS", "Threads"))
    descriptors, left = len(os.listdir(folder / "fd")), len(os.listdir(server.log.parent))  # noqa: PTH208
    return {"MB": memory // 1024, "descriptors": descriptors, "threads": threads, "files": left}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no /proc here")
@pytest.mark.parametrize("number", [pytest.param(160, id="some"), FULL])
def test_thousands_of_addresses_leave_memory_descriptors_and_threads_as_they_were(server, number):
    asking = addresses()
    for _ in range(number // 2):
        assert asked(server, next(asking)).status in (200, 404)
    before = of_process(server)
    for _ in range(number // 2):
        assert asked(server, next(asking)).status in (200, 404)
    after = of_process(server)
    print(f"{number} addresses: {before} then {after}")
    assert after["MB"] <= max(before["MB"] * 1.1, 250)
    assert after["descriptors"] <= before["descriptors"] + 10
    assert after["threads"] <= before["threads"]
    assert after["files"] == before["files"]
