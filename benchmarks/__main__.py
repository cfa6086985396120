"""Measures the dashboard beside a Streamlit and a Vizro version of the same three charts: `python -m benchmarks`.

`--quick` makes one run of each instead of three; `--out F` also writes the table to a file.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from benchmarks import budgets, growth, pipeline, served
from benchmarks.apps import OURS, PEER_PYTHON, ROOT, STREAMLIT, VIZRO
from benchmarks.report import table

YEARS = [2015, 2016, 2017, 2018, 2014]


def main() -> None:
    """Prints the machine and whether each budget holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    _need_peers()
    text = _measured(runs=1 if options.quick else 3, passes=2 if options.quick else 4)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", encoding="utf-8")


def _need_peers() -> None:
    if not PEER_PYTHON.exists():
        sys.exit("The peers are not installed: run `make bench`, which puts them into .venv-bench.")


def _measured(runs: int, passes: int) -> str:
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        published = Path(folder) / "published.csv"
        _write(published)
        served.wait_for_compression(published)
        starts = _starts(published, runs, YEARS * passes)
        load = served.under_load(published, YEARS[:1])
        first_figures = [served.first_figure_s(published) for _ in range(runs)]
    documents = budgets.Documents(pipeline.load_seconds(runs), first_figures, pipeline.report_seconds(runs))
    rows = budgets.rows(starts.pop(OURS.name), starts, load, documents) + growth.rows(growth.measure(runs))
    return f"{_machine(runs, before)}\n\n{table(rows)}"


def _write(published: Path) -> None:
    command = [sys.executable, "app.py", "data", "--out", str(published)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _starts(published: Path, runs: int, years: list[int]) -> dict[str, list[budgets.Start]]:
    """Starts the applications in turn, so that a drifting machine affects all three alike."""
    apps = (OURS, STREAMLIT, VIZRO)
    found: dict[str, list[budgets.Start]] = {app.name: [] for app in apps}
    for _ in range(runs):
        for app in apps:
            found[app.name].append(served.start_and_visit(app, published, years))
    return found


def _machine(runs: int, before: float) -> str:
    machine = f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
    loads = f"load average before {before:.1f}, after {os.getloadavg()[0]:.1f}"
    return f"{datetime.now():%Y-%m-%d %H:%M}, {machine}; runs: {runs}; {loads}"


if __name__ == "__main__":
    main()
