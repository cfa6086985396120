"""Requests as bytes, so that nothing is put right on the way, to a server in a process of its own."""

import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.server import Running

SECONDS, DEADLINE_SECONDS = 30, 90  # for a reply, and for one that is waited for, on a busy machine


@dataclass(frozen=True)
class Reply:
    """What came back: status 0 where the server closed the connection without a word."""

    status: int
    head: str
    body: bytes

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Names in small letters, with their values."""
        lines = self.head.split("\r\n")[1:]
        return [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]

    def header(self, name: str) -> str:
        """One header's value, empty where it isn't there."""
        return dict(self.headers).get(name, "")


def connect(server: Running) -> socket.socket:
    """A connection that its user closes."""
    place = urlsplit(server.address)
    return socket.create_connection((place.hostname, place.port), timeout=SECONDS)


def sent(server: Running, raw: bytes) -> Reply:
    """The reply to these bytes; the connection is read to its end."""
    parts = []
    with connect(server) as line:
        with suppress(OSError):  # the server may have refused, and closed, before it has read everything
            line.sendall(raw)
            line.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            while part := line.recv(65_536):
                parts.append(part)
    return parsed(b"".join(parts))


def parsed(raw: bytes) -> Reply:
    """A reply as it came."""
    head, _, body = raw.partition(b"\r\n\r\n")
    words = head.split(b" ", 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    return Reply(status, head.decode("latin-1"), body)


def asked(
    server: Running, target: str, *, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes = b""
) -> Reply:
    """The reply to a plain request; `target` and header values go out as they are, in UTF-8."""
    given = {"Host": "localhost", "Connection": "close"} | dict(headers or {})
    if body or method == "POST":
        given.setdefault("Content-Length", str(len(body)))
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    return sent(server, "\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def until(server: Running, target: str, words: str = "") -> str:
    """The reply's body, once it is 200 and has these words."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        with suppress(OSError):
            reply = asked(server, target)
            if reply.status == 200 and words in (body := reply.body.decode()):
                return body
        time.sleep(0.05)  # between two questions, until the deadline
    raise AssertionError(f"{target} did not answer with {words!r}:\n{server.log.read_text()}")
