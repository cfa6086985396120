"""Measures the dashboard beside a Streamlit and a Vizro version of the same three charts: `python -m benchmarks`.

`--quick` makes one run of each instead of three; `--out F` also writes the tables to a file.
"""

import argparse
import itertools
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from datetime import datetime
from pathlib import Path

import openpyxl

from benchmarks import pipeline, users
from benchmarks.apps import OURS, PEER_PYTHON, ROOT, STREAMLIT, VIZRO, App, started
from benchmarks.browser import Visit, chromium, visit
from benchmarks.report import Figure, percentile, ratios, table

YEARS = [2015, 2016, 2017, 2018, 2014]
USERS, USER_SECONDS, ADDRESSES = 50, 30, 1000
DOCX_FIGURES = ("police-reports", "violence-rate", "residents", "conversations", "measures")
BUNDLE_WAIT_SECONDS = 90


def main() -> None:
    """Prints the machine, our figures against the budgets, and every figure beside the peers'."""
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
        subprocess.run(
            [sys.executable, "app.py", "data", "--out", str(published)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
        found = {app.name: [] for app in (OURS, STREAMLIT, VIZRO)}
        _compressed_once(published)
        for _ in range(runs):  # in turn, so that all three meet the same drift of the machine
            for app in (OURS, STREAMLIT, VIZRO):
                found[app.name].append(_one(app, published, YEARS * passes))
        load, served = _users(published), _served_docx(published)
    cold, warm = pipeline.load_seconds(runs)
    docx = pipeline.command_seconds("figure", "police-reports", suffix=".docx", runs=runs)
    report = pipeline.command_seconds("report", suffix=".docx", runs=runs)
    ours = _shared(found["dashboard"])
    own = [*ours, *_server(found["dashboard"]), *_users_figures(load), *_documents(cold, warm, served, docx, report)]
    peers = {name: _shared(found[name]) for name in ("streamlit", "vizro")}
    when = f"{datetime.now():%Y-%m-%d %H:%M}"
    machine = f"{when}, {os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}"
    loads = f"runs: {runs}; load average before {before:.1f}, after {os.getloadavg()[0]:.1f}"
    return "\n\n".join([f"{machine}; {loads}", table(own), ratios(ours, peers)])


def _one(app: App, published: Path, years: list[int]) -> dict:
    """One start and one visit of one application."""
    with started(app, ROOT / "data", published) as running, chromium() as browser:
        found: Visit = visit(browser, running, years)
        if app is OURS:
            _ask_addresses(running.address)
        return {
            "first": running.first_answer_s, "ready": running.ready_s, "memory": running.memory_mb(), "visit": found,
        }  # fmt: skip


def _ask_addresses(address: str) -> None:
    """A thousand addresses, most of them of views that nobody has asked for."""
    pages, years, languages = (
        ("anmeldelser", "beboere", "samtaler", "sammenlikning"),
        range(2007, 2025),
        ("nb", "nn", "en"),
    )
    every = itertools.product(pages, years, years, languages)
    chosen = [one for one in every if one[1] <= one[2]][::2][:ADDRESSES]
    for page, first, last, language in chosen:
        with urllib.request.urlopen(f"{address}/{page}?fra={first}&til={last}&sprak={language}") as reply:
            reply.read()


def _users(published: Path) -> users.Load:
    """Fifty readers, with a filter change as a browser sent it to this very process, which signs such requests.

    Twice meanwhile a file in the data folder is delivered anew, and the dashboard reads the whole folder again.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(ROOT / "data", Path(folder) / "data"))
        with started(OURS, data, published) as running:
            with chromium() as browser:
                callback = visit(browser, running, YEARS[:1]).callback
            deliveries = [threading.Timer(share * USER_SECONDS, _deliver, [data]) for share in (0.2, 0.6)]
            for delivery in deliveries:
                delivery.start()
            return users.load(running.address, callback, USERS, USER_SECONDS)


def _deliver(data: Path) -> None:
    """One workbook with another number in it, moved into place as a whole."""
    path = next(data.glob("politi/*.xlsx"))
    book = openpyxl.load_workbook(path)
    cell = next(one for sheet in book for row in sheet.iter_rows() for one in row if _is_count(one.value))
    cell.value += 1
    draft = data / f".{path.name}"
    book.save(draft)
    draft.replace(path)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 10 < value < 1000


def _served_docx(published: Path) -> list[float]:
    """Seconds until a figure is there as a Word file: several figures, each asked for the first time."""
    with started(OURS, ROOT / "data", published) as running:
        found = []
        for key in DOCX_FIGURES:
            begin = time.perf_counter()
            with urllib.request.urlopen(f"{running.address}/eksport/{key}.docx") as reply:
                reply.read()
            found.append(time.perf_counter() - begin)
        return found


def _compressed_once(published: Path) -> None:
    """Starts the dashboard once and waits until its scripts are compressed, as on any start but the very first."""
    bundle = next((ROOT / "assets" / "plotly").glob("plotly*.js"))
    with started(OURS, ROOT / "data", published) as running:
        address = f"{running.address}/assets/plotly/{bundle.name}"
        request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
        deadline = time.monotonic() + BUNDLE_WAIT_SECONDS
        while time.monotonic() < deadline:
            with urllib.request.urlopen(request) as reply:
                if "immutable" in reply.headers.get("Cache-Control", ""):
                    return
            time.sleep(0.5)
    raise TimeoutError("The scripts were not compressed in time")


def _server(found: list[dict]) -> list[Figure]:
    """What only the dashboard tells: when its data are in place, and the server's part of a filter change."""
    parts = [one["visit"].callbacks_ms for one in found]
    p50, p95 = ([percentile(part, share) for part in parts] for share in (50, 95))
    return [
        Figure("cold start, until /klar answers", [one["ready"] for one in found], "s", 2),
        Figure("server part of a filter change, p50", p50, "ms"),
        Figure("server part of a filter change, p95", p95, "ms", 20),
    ]


def _users_figures(load: users.Load) -> list[Figure]:
    p95 = percentile(load.times_ms, 95)
    return [
        Figure(f"{USERS} users while data reload, {len(load.times_ms)} answers, p95", [p95], "ms", 200),
        Figure(f"{USERS} users, errors", [load.errors], "", 0),
        Figure(f"{USERS} users, replies of mixed editions", [load.mixed], "", 0),
        Figure(f"{USERS} users, editions seen", [len(load.editions)], ""),
    ]


def _documents(
    cold: list[float], warm: list[float], served: list[float], docx: list[float], report: list[float]
) -> list[Figure]:
    return [
        Figure("load + check + model + suppress, empty cache", cold, "s", 2),
        Figure("load + check + model + suppress, warm cache", warm, "s", 2),
        Figure("one docx figure, the first after a start", served[:1], "s", 1),
        Figure("one docx figure, the following", served[1:], "s", 1),
        Figure("one docx figure, the whole command", docx, "s"),
        Figure("the whole report as docx, the whole command", report, "s", 8),
    ]


def _shared(found: list[dict]) -> list[Figure]:
    """The figures that all three applications have."""
    visits: list[Visit] = [one["visit"] for one in found]
    p50, p95 = ([percentile(one.repaints_ms, share) for one in visits] for share in (50, 95))
    return [
        Figure("first chart painted", [one.first_chart_ms for one in visits], "ms", 400, 0.15),
        Figure("all three charts painted", [one.all_charts_ms for one in visits], "ms"),
        Figure("ready for pointing and filtering", [one.ready_ms for one in visits], "ms", 1200, 0.45),
        Figure("over the wire before the first chart", [one.early_bytes / 1000 for one in visits], "kB", 150, 0.03),
        Figure("over the wire in all", [one.wire_bytes / 1000 for one in visits], "kB", 650, 0.1),
        Figure("requests of a first load", [one.requests for one in visits], ""),
        Figure("filter change to repaint, p50", p50, "ms", 80, 0.25),
        Figure("filter change to repaint, p95", p95, "ms", 120, 0.3),
        Figure("layout shift (CLS)", [one.shift for one in visits], "", 0.02),
        Figure("slowest interaction (INP)", [one.delay_ms for one in visits], "ms", 100),
        Figure("cold start, until / answers", [one["first"] for one in found], "s"),
        Figure("memory of the process tree (PSS)", [one["memory"] for one in found], "MB", 250),
    ]


if __name__ == "__main__":
    main()
