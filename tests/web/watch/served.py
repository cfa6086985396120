"""Real servers: waitress as `python app.py` starts it, and gunicorn with two workers; and what they log."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dashboard.vocabulary.settings import ROOT

DEADLINE_SECONDS = 90
WAITRESS = (sys.executable, "app.py")
GUNICORN = (sys.executable, "-m", "gunicorn", "app:server")


class Server:
    """One that runs; its log is what it has written to its console."""

    def __init__(self, command: tuple[str, ...], data: Path, log: Path, **settings: object) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = int(found.getsockname()[1])
        chosen = {"VINR_DATA": data, "VINR_PORT": self.port} | {f"VINR_{k.upper()}": v for k, v in settings.items()}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("VINR_")}
        environment = kept | {"WEB_CONCURRENCY": "2"} | {name: str(value) for name, value in chosen.items()}
        self._log = log
        with log.open("w") as told:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=told, stderr=told)

    @property
    def log(self) -> str:
        """All that it has said."""
        return self._log.read_text(encoding="utf-8")

    def get(self, address: str, method: str = "GET", body: str | None = None, **headers: str) -> tuple[int, str]:
        """Status and body of a reply."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE_SECONDS)
        try:
            connection.request(method, address, body, headers)
            reply = connection.getresponse()
            return reply.status, reply.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def send(self, request: bytes) -> bytes:
        """What comes back for these bytes, until the server ends the connection or has nothing more to say."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=DEADLINE_SECONDS) as sent:
            sent.sendall(request)
            sent.shutdown(socket.SHUT_WR)
            with suppress(OSError):
                return b"".join(iter(lambda: sent.recv(65_536), b""))
            return b""

    def until(self, address: str, words: str = "") -> str:
        """The reply at an address, once it is 200 and has these words."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(OSError):
                status, found = self.get(address)
                if status == 200 and words in found:
                    return found
            time.sleep(0.05)  # between two questions, until the deadline
        raise AssertionError(f"{address} did not answer with {words!r}:\n{self.log}")

    def stop(self) -> None:
        """Asks it to end, and waits until it has."""
        self.process.terminate()
        self.process.wait(DEADLINE_SECONDS)


@contextmanager
def serving(command: tuple[str, ...], data: Path, log: Path, **settings: object) -> Iterator[Server]:
    """A server that is ready, until it is left."""
    server = Server(command, data, log, **settings)
    try:
        server.until("/klar")
        yield server
    finally:
        server.stop()
