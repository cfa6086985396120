"""The real server, as started by `python app.py`, on a copy of the data and its own port."""

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

ROOT = Path(__file__).parents[2]
READY_SECONDS = 60


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
def running(folder: Path, *, data: Path | None = None, **environment: str) -> Iterator[Running]:
    """The same with more than the address, and with the server's own environment variables beside."""
    copied, log = folder / "data", folder / "server.log"
    shutil.copytree(data or ROOT / "data", copied, ignore=None if data else shutil.ignore_patterns(".*"))
    port = _free_port()
    command = [sys.executable, "app.py", "--host", "127.0.0.1", "--port", str(port), "--data", str(copied)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("VINR_")}
    with log.open("w") as written:
        process = subprocess.Popen(command, cwd=ROOT, env=plain | environment, stdout=written, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}{environment.get('VINR_BASE_PATH', '').rstrip('/')}"
            _wait_until_ready(process, address, log)
            yield Running(address, process, log)
        finally:
            process.terminate()
            process.wait(timeout=20)


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
