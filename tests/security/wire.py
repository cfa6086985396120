"""Requests as bytes, so that nothing is put right on the way, to a server in a process of its own."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.browser.server import Running

SECONDS = 30  # for a reply on a busy machine


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
    with connect(server) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        parts = []
        try:
            while part := line.recv(65_536):
                parts.append(part)
        except ConnectionResetError:
            pass
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
