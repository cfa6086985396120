"""Times the shipped exports to a published table and to the report, each in its own process."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.apps import ROOT, WITHOUT_STATE

LOAD = """
import sys, time
import alembic.command, loaders.loading, loaders.reader  # imported late, by whoever needs them
from dashboard.vocabulary import settings
from dashboard.store.current import load
begin = time.perf_counter()
snapshot = load(settings.load(data=sys.argv[1]))
print(time.perf_counter() - begin)
assert snapshot.edition == 1
"""


def load_seconds(runs: int) -> list[float]:
    """Seconds to load, check, model, suppress and keep as a first edition, without imports and without any state."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            data = shutil.copytree(ROOT / "data", Path(folder) / "data", ignore=WITHOUT_STATE)
            found.append(float(run("-c", LOAD, str(data))))
    return found


def report_seconds(runs: int) -> list[float]:
    """Seconds for the whole report as a Word file, from starting the command until the file is written."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "report.docx"
            begin = time.perf_counter()
            run("app.py", "report", "--out", str(out))
            found.append(time.perf_counter() - begin)
            if not out.stat().st_size:
                raise RuntimeError("The report is empty")
    return found


def run(*arguments: str) -> str:
    """What a Python process with the project on its path prints, without the settings of this machine."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VINR_")}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout
