"""Minutes of load on one and on two workers: `python -m benchmarks.endurance [--seconds 180]`.

Fifty readers load pages and change filters, ten clients ask for files and packs without a pause, and each minute a new
edition is published. Readers and clients have addresses of their own on the loopback network, as people have.
"""

import argparse
import http.client
import itertools
import multiprocessing
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks import users
from benchmarks.apps import OURS, WITHOUT_STATE, App, Running, started
from benchmarks.browser import chromium, visit
from benchmarks.served import DATA, deliver, wait_for_compression

HEALTH = ("/helse", "/klar")
USERS, CLIENTS, EDITION_SECONDS, SAMPLE_SECONDS, PROBE_SECONDS = 50, 10, 60, 5, 0.25
FILES = (
    "/eksport/rapport.docx", "/eksport/rapport.pptx", "/eksport/rapport.html", "/eksport/rapport.pdf",
    "/eksport/police-reports.docx", "/eksport/residents.png", "/eksport/tabell.xlsx", "/mote", "/mote/pakke.html",
)  # fmt: skip
YEARS = range(2013, 2019)


@dataclass
class Files:
    """What the clients got: replies by status, and seconds for each that was made."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


@dataclass
class Samples:
    """MB of each process, the largest first, and descriptors of all; how soon each of HEALTH answered."""

    memory: list[list[float]] = field(default_factory=list)
    descriptors: list[int] = field(default_factory=list)
    health_ms: dict[str, list[float]] = field(default_factory=lambda: {path: [] for path in HEALTH})


def of_workers(number: int) -> App:
    """The dashboard on gunicorn, as `gunicorn.conf.py` says."""
    settings = ("MALLOC_ARENA_MAX=1", f"WEB_CONCURRENCY={number}", "VINR_DATA={data}", "VINR_PORT={port}")
    command = ("/usr/bin/env", *settings, sys.executable, "-m", "gunicorn", "app:server")
    return replace(OURS, command=command)


def measured(workers: int, published: Path, seconds: float) -> str:
    """The rows of one run."""
    files, samples, end = Files(), Samples(), threading.Event()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(shutil.copytree(DATA, Path(folder) / "data", ignore=WITHOUT_STATE))
        with started(of_workers(workers), data, published) as running:
            with chromium() as browser:
                callback = visit(browser, running, [2015]).callback
            running.settle()
            beside = [threading.Thread(target=_fetch, args=(running.address, n, files, end)) for n in range(CLIENTS)]
            beside += [threading.Thread(target=_sample, args=(running, samples, end))]
            beside += [threading.Thread(target=_watch, args=(running.address, samples, end))]
            beside += [threading.Thread(target=_publish, args=(data, end))]
            for thread in beside:
                thread.start()
            load = users.load(running.address, callback, USERS, seconds)
            end.set()
            for thread in beside:
                thread.join()
    return _rows(workers, running.ready_s, load, files, samples)


def _fetch(address: str, number: int, files: Files, end: threading.Event) -> None:
    """One client that asks for one file after another, and comes back when it is told to."""
    views = itertools.cycle(itertools.product(FILES[number % len(FILES) :] + FILES[: number % len(FILES)], YEARS))
    place = urlsplit(address)
    while not end.is_set():
        path, year = next(views)
        begin = time.perf_counter()
        connection = http.client.HTTPConnection(
            place.hostname, place.port, timeout=120, source_address=(f"127.0.2.{number + 1}", 0)
        )
        try:
            connection.request("GET", f"{path}?fra={year}")
            reply = connection.getresponse()
            reply.read()
            files.statuses[reply.status] += 1
            if reply.status == 200:
                files.seconds.append(time.perf_counter() - begin)
            else:
                end.wait(float(reply.getheader("Retry-After") or 2))
        except (OSError, http.client.HTTPException):
            files.statuses[0] += 1
        finally:
            connection.close()


def _sample(running: Running, samples: Samples, end: threading.Event) -> None:
    while not end.wait(SAMPLE_SECONDS):
        samples.memory.append(running.processes_mb())
        samples.descriptors.append(running.descriptors())


def _watch(address: str, samples: Samples, end: threading.Event) -> None:
    """Lets a process of its own ask for health: among the threads of readers it would time their turns as well."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_probe, args=(address, theirs))
    process.start()
    theirs.close()  # so that a probe that has failed is noticed, and not waited for
    end.wait()
    ours.send("end")
    samples.health_ms = ours.recv()
    process.join()


def _probe(address: str, told: Connection) -> None:
    """Asks for health as a machine that watches it does, with a new connection each time."""
    times: dict[str, list[float]] = {path: [] for path in HEALTH}
    while not told.poll(PROBE_SECONDS):
        for path, found in times.items():
            begin = time.perf_counter()
            with urllib.request.urlopen(f"{address}{path}", timeout=30) as reply:
                reply.read()
            found.append((time.perf_counter() - begin) * 1000)
    told.send(times)


def _publish(data: Path, end: threading.Event) -> None:
    while not end.wait(EDITION_SECONDS):
        deliver(data)


def _rows(workers: int, ready_s: float | None, load: users.Load, files: Files, samples: Samples) -> str:
    times = sorted(load.times_ms)
    p50, p95, p99 = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.99))
    third = max(len(samples.memory) // 3, 1)
    first, last = (statistics.median(map(sum, part)) for part in (samples.memory[:third], samples.memory[-third:]))
    largest = ", ".join(f"{mb:.0f}" for mb in map(max, zip(*(one[:3] for one in samples.memory), strict=False)))
    before, after = (statistics.median(part) for part in (samples.descriptors[:third], samples.descriptors[-third:]))
    took = f"{statistics.median(files.seconds):.1f} s" if files.seconds else "none"
    return "\n".join(
        (
            f"gunicorn, workers: {workers}; ready after {ready_s:.1f} s",
            f"  readers: {len(times)} replies, p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms, longest "
            f"{times[-1]:.0f} ms; errors {load.errors}, told to wait {load.told_to_wait}; editions seen "
            f"{len(load.editions)}, mixed {load.mixed}",
            *(f"  {path}: {_milliseconds(sorted(found))}" for path, found in samples.health_ms.items()),
            f"  files: {dict(files.statuses)}; median of those made {took}",
            f"  memory (PSS): {first:.0f} MB in the first third, {last:.0f} MB in the last; "
            f"most of each process {largest} MB",
            f"  descriptors: {before:.0f} in the first third, {after:.0f} in the last",
        )
    )


def _milliseconds(times: list[float]) -> str:
    p99 = times[int(len(times) * 0.99)]
    return (
        f"{len(times)} replies, median {statistics.median(times):.0f} ms, p99 {p99:.0f} ms, longest {times[-1]:.0f} ms"
    )


def main() -> None:
    """Prints what one and two workers stood."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    options = parser.parse_args()
    print(f"{os.cpu_count()} processors, load average before {os.getloadavg()[0]:.1f}, {options.seconds:.0f} s each")
    with tempfile.TemporaryDirectory() as folder:
        published = Path(folder) / "published.csv"
        published.write_text("")
        wait_for_compression(published)
        for number in options.workers:
            print(measured(number, published, options.seconds), flush=True)


if __name__ == "__main__":
    main()
