"""The real server in processes of its own, on a copy of the data and its own port."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
READY_SECONDS = 60
APP = (sys.executable, "app.py")
GUNICORN = ("env", "WEB_CONCURRENCY=2", sys.executable, "-m", "gunicorn", "app:server")


@dataclass(frozen=True)
class Running:
    """A server of its own: where it answers, its process, and what it has logged."""

    address: str
    process: subprocess.Popen
    log: Path


@contextmanager
def serving(folder: Path, *, data: Path | None = None) -> Iterator[str]:
    """Serves a copy of `data` and its state (the shipped exports without one) in `folder`, and stops the server after.

    Yields the address.
    """
    with running(folder, data=data) as server:
        yield server.address


@contextmanager
def running(
    folder: Path, *, data: Path | None = None, command: tuple[str, ...] = APP, **changed: object
) -> Iterator[Running]:
    """The same with more than the address; `changed` are settings."""
    copied, log, port = folder / "data", folder / "server.log", _free_port()
    shutil.copytree(data or ROOT / "data", copied, ignore=None if data else shutil.ignore_patterns(".*"))
    settings = {"data": copied, "host": "127.0.0.1", "port": port} | changed
    plain = {name: value for name, value in os.environ.items() if not name.startswith("VINR_")}
    environment = plain | {f"VINR_{name.upper()}": str(value) for name, value in settings.items()}
    with log.open("w") as written:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=written, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}{str(changed.get('base_path', '')).rstrip('/')}"
            _wait_until_ready(process, address, log)
            yield Running(address, process, log)
        finally:
            process.terminate()
            process.wait(timeout=READY_SECONDS)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen, address: str, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The server stopped at once:\n{log.read_text()}")
        if _is_ready(address):
            return
        time.sleep(0.05)  # between two requests, until the deadline
    raise TimeoutError(f"/klar did not answer 200 within {READY_SECONDS} s:\n{log.read_text()}")


def _is_ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/klar", timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
