"""The three applications as processes: how each is started, how long that takes, and the memory it holds."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
WITHOUT_STATE = shutil.ignore_patterns(".*")
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
DEADLINE_SECONDS = 120
POLL_SECONDS = 0.01
SETTLED_SECONDS = 2.0  # in which a server that has settled uses no processor


@dataclass(frozen=True)
class App:
    """One of the three: name, command with `{port}` and `{data}`, page with charts, and extra folder."""

    name: str
    command: tuple[str, ...]
    page: str = "/"
    ready: str | None = None


OURS = App(
    "dashboard", (sys.executable, "app.py", "--port", "{port}", "--data", "{data}"), page="/anmeldelser", ready="/klar"
)
STREAMLIT = App(
    "streamlit",
    (str(PEER_PYTHON), "-m", "streamlit", "run", str(PEERS / "streamlit_app.py"), "--server.port", "{port}",
     "--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false"),
)  # fmt: skip
VIZRO = App("vizro", (str(PEER_PYTHON), str(PEERS / "vizro_app.py"), "{port}"))


@dataclass(frozen=True)
class Running:
    """A started application: its address, its process, and seconds until `/` and, for ours, `/klar` answered 200."""

    app: App
    address: str
    pid: int
    first_answer_s: float
    ready_s: float | None

    def memory_mb(self) -> float:
        """Proportional memory of the process and all its descendants, in MB; shared pages are counted once."""
        return sum(_pss_kb(pid) for pid in _tree(self.pid)) / 1000

    def descriptors(self) -> int:
        """Open files and connections of the process and its descendants in Python."""
        return sum(map(_descriptors, self._python()))

    def processes_mb(self) -> list[float]:
        """Proportional set size of each process in Python, the largest first."""
        return sorted((_pss_kb(pid) / 1024 for pid in self._python()), reverse=True)

    def _python(self) -> list[int]:
        """Without the Chromium that prints a report, which lives for seconds."""
        return [pid for pid in _tree(self.pid) if not _name(pid).startswith("chrom")]

    def settle(self) -> None:
        """Waits until the server has prepared what it prepares by itself after a start.

        Raises:
            TimeoutError: it is still at work after `DEADLINE_SECONDS`.
        """
        deadline, before = time.perf_counter() + DEADLINE_SECONDS, -1
        while (now := sum(map(_ticks, pids := _tree(self.pid)))) - before > len(pids):  # each looks now and then
            if time.perf_counter() > deadline:
                raise TimeoutError(f"{self.address} was still at work after {DEADLINE_SECONDS} s")
            before = now
            time.sleep(SETTLED_SECONDS)


@contextmanager
def started(app: App, data: Path, table: Path) -> Iterator[Running]:
    """Starts an application in its own process group, and ends that group afterwards."""
    port = _free_port()
    command = [part.format(port=port, data=data) for part in app.command]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VINR_")}
    environment["BENCH_DATA"] = str(table)
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        address = f"http://127.0.0.1:{port}"
        first = _wait(process, f"{address}/") - begin
        ready = _wait(process, f"{address}{app.ready}") - begin if app.ready else None
        yield Running(app, address, process.pid, first, ready)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _wait(process: subprocess.Popen, url: str) -> float:
    """Waits until an address answers 200; returns the time."""
    deadline = time.perf_counter() + DEADLINE_SECONDS
    while time.perf_counter() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The server of {url} ended with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=DEADLINE_SECONDS) as reply:
                if reply.status == 200:
                    return time.perf_counter()
        except (urllib.error.URLError, OSError):
            time.sleep(POLL_SECONDS)
    raise TimeoutError(f"{url} did not answer within {DEADLINE_SECONDS} s")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _tree(root: int) -> set[int]:
    """A process and its descendants."""
    parents = {pid: parent for pid in _pids() if (parent := _parent(pid)) is not None}
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _parent(pid: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _ticks(pid: int) -> int:
    """Hundredths of a second of processor time."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def _name(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text().strip()
    return ""


def _descriptors(pid: int) -> int:
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return 0


def _pss_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
