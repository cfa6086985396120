"""From the shipped exports to a snapshot and to a document, each in a process of its own, as a command would."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.apps import ROOT

LOAD = """
import sys, time
from dashboard.vocabulary import settings
from dashboard.store.data import load
begin = time.perf_counter()
load(settings.load(data=sys.argv[1]))
print(time.perf_counter() - begin)
"""


def load_seconds(runs: int) -> tuple[list[float], list[float]]:
    """Load, check, model and suppress, imports not counted: with an empty cache of patterns, and with a warm one."""
    cold, warm = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            data = shutil.copytree(ROOT / "data", Path(folder) / "data")
            cold.append(_load(data))
            warm.append(_load(data))
    return cold, warm


def command_seconds(*arguments: str, suffix: str, runs: int) -> list[float]:
    """A whole command, from start to the file written."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / f"out{suffix}"
            begin = time.perf_counter()
            _run("app.py", *arguments, "--out", str(out))
            found.append(time.perf_counter() - begin)
            if not out.stat().st_size:
                raise RuntimeError(f"{arguments} wrote an empty file")
    return found


def _load(data: Path) -> float:
    return float(_run("-c", LOAD, str(data)))


def _run(*arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VINR_")}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout
