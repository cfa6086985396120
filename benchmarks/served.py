"""Measures a started application: a visit, many addresses, fifty users, and the first document."""

import itertools
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from http.client import HTTPMessage
from pathlib import Path

from openpyxl import load_workbook

from benchmarks import users
from benchmarks.apps import OURS, ROOT, WITHOUT_STATE, App, started
from benchmarks.browser import chromium, visit
from benchmarks.budgets import Start

DATA = ROOT / "data"
USERS, USER_SECONDS, ADDRESSES = 50, 30, 1000
DELIVERED_AFTER = 3  # seconds
PAGES = ("anmeldelser", "beboere", "samtaler", "sammenlikning")
LANGUAGES = ("nb", "nn", "en")
SCRIPT = re.compile(r'<script [^>]*src="([^"]+)"')
HASH = re.compile(r'"[0-9a-f]{32}"')
COMPRESSION_SECONDS = 90


def start_and_visit(app: App, published: Path, years: list[int]) -> Start:
    """One start and one visit; ours also serves many addresses before its memory is read."""
    with started(app, DATA, published) as running, chromium() as browser:
        found = visit(browser, running, years)
        if app is OURS:
            _ask_addresses(running.address)
        return Start(running.ready_s, found, running.memory_mb())


def _ask_addresses(address: str) -> None:
    """Requests a thousand addresses, most of them of views that nobody has requested before."""
    periods = itertools.combinations_with_replacement(range(2007, 2025), 2)
    every = itertools.product(PAGES, periods, LANGUAGES)
    for page, (first, last), language in list(every)[::2][:ADDRESSES]:
        _get(f"{address}/{page}?fra={first}&til={last}&sprak={language}")


def wait_for_compression(published: Path) -> None:
    """Starts the dashboard once and waits until its scripts are compressed, as they are on any start but the first.

    The page's last script comes last. A compressed file's tag is a hash; Flask's own tag has a time and a size.
    """
    with started(OURS, DATA, published) as running:
        last = SCRIPT.findall(_get(f"{running.address}/")[0].decode())[-1]
        deadline = time.monotonic() + COMPRESSION_SECONDS
        while not HASH.fullmatch(_get(running.address + last, {"Accept-Encoding": "br"})[1].get("ETag", "")):
            if time.monotonic() > deadline:
                raise TimeoutError("The scripts were not compressed in time")
            time.sleep(0.5)


def under_load(published: Path, years: list[int]) -> users.Load:
    """Fifty readers, with a filter change recorded from a browser on this process, which signs such requests.

    Meanwhile a workbook with other numbers is delivered and published by another process as a new edition.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(DATA, Path(folder) / "data", ignore=WITHOUT_STATE))
        with started(OURS, data, published) as running:
            with chromium() as browser:
                callback = visit(browser, running, years).callback
            threading.Timer(DELIVERED_AFTER, deliver, [data]).start()
            return users.load(running.address, callback, USERS, USER_SECONDS)


def deliver(data: Path) -> None:
    """Publishes the police's workbook with one more case in the first year and its sum, as a person would."""
    path = next(data.glob("politi/*.xlsx"))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    column = next(cell.column for row in sheet.iter_rows() for cell in row if _is_count(cell.value))
    for row in sheet.iter_rows(min_col=column, max_col=column):
        if _is_count(row[0].value):
            row[0].value += 1
    book.save(path)
    publish = ("publish", "--yes", "--by", "benchmark", "--data", str(data))
    subprocess.run([sys.executable, "app.py", *publish], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 10 < value < 1000


def first_figure_s(published: Path) -> float:
    """Seconds until the first figure after a fresh start is a Word file."""
    with started(OURS, DATA, published) as running:
        begin = time.perf_counter()
        _get(f"{running.address}/eksport/police-reports.docx")
        return time.perf_counter() - begin


def _get(address: str, headers: dict[str, str] | None = None) -> tuple[bytes, HTTPMessage]:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers or {})) as reply:
        return reply.read(), reply.headers
