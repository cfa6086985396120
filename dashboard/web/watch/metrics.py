"""What a machine that watches the server may ask for: counts and times for Prometheus, of all workers together.

Nothing in it says who asked or what for: the names of endpoints, never paths; figures and editions, never readers.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import flask
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from dashboard.store.database.records import Use
from dashboard.store.serving.holder import Holder
from dashboard.vocabulary.where import is_loopback
from dashboard.web.guard.proxies import PROXIED
from dashboard.web.guard.replies import bare
from dashboard.web.watch.requests import ENDPOINT, OTHER, Answered

ADDRESS = "/metrics"
TOGETHER = "PROMETHEUS_MULTIPROC_DIR"  # where several workers put their figures, which gunicorn.conf.py sets
SECONDS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)
PROC = Path("/proc")
CLASSES = {
    "page": ("page", "search"),
    "change": ("change",),
    "picture": ("figure",),
    "file": ("export", "meeting-pack"),
    "meeting": ("meeting", "meeting-slash"),
    "watch": ("alive", "ready", "metrics"),
}  # of endpoints, with the name that they have here
NAMES = {"/": "page", "/<path:path>": "page", "/_dash-update-component": "change", "_dash_assets.static": "asset"}
disable_created_metrics()  # when each was first counted, which nobody needs
CLASS_OF = {endpoint: name for name, endpoints in CLASSES.items() for endpoint in endpoints}


class Metrics:
    """The figures of one server, each process's own until they are asked for. No reply fails because of them."""

    def __init__(self, holder: Holder) -> None:
        registry = self._registry = CollectorRegistry()
        self._holder = holder
        self._requests = Counter(
            "vinr_requests", "Requests answered.", ("endpoint", "method", "status"), registry=registry
        )
        self._seconds = Histogram(
            "vinr_request_seconds", "Seconds until replies were sent.", ("kind",), registry=registry, buckets=SECONDS
        )
        self._refused = Counter("vinr_refused", "Requests told to come back, as all places were taken.", ("lane",),
                                registry=registry)  # fmt: skip
        self._places = Gauge("vinr_places_taken", "Requests that are worked on.", ("lane",),
                             registry=registry, multiprocess_mode="livesum")  # fmt: skip
        labels = ("figure", "edition", "kind")
        self._exports = Counter("vinr_exports", "Figures made into files.", labels, registry=registry)
        self._withheld = Counter(
            "vinr_withheld_shown", "Figures with withheld numbers, in files and on pages.", labels, registry=registry
        )
        self._states = {name: self._state(name, *about) for name, about in STATES.items()}
        registry.register(Processes())
        holder.told, holder.counted = self.note, self.used

    def _state(self, name: str, words: str, mode: Any) -> Gauge:
        return Gauge(f"vinr_{name}", words, registry=self._registry, multiprocess_mode=mode)

    def register(self, server: flask.Flask) -> None:
        """Adds the address, and marks each request with the endpoint that it is for."""

        @server.url_value_preprocessor
        def mark(endpoint: str | None, _: object) -> None:
            flask.request.environ[ENDPOINT] = endpoint

        @server.get(ADDRESS, endpoint="metrics")
        def metrics() -> flask.Response:
            asked = flask.request
            if asked.environ.get(PROXIED) or not is_loopback(asked.remote_addr or ""):
                return bare(404)
            return flask.Response(
                self.written(), content_type=CONTENT_TYPE_PLAIN_0_0_4, headers={"Cache-Control": "no-store"}
            )

    def written(self) -> bytes:
        """Everything, in the format of Prometheus."""
        self.note()
        if TOGETHER not in os.environ:
            return generate_latest(self._registry)
        found = CollectorRegistry()
        MultiProcessCollector(found)
        found.register(Processes())
        return generate_latest(found)

    def are_all_ready(self) -> bool:
        """Whether this process and all other workers have figures to show, and all that protects them is whole.

        A reader's next request may go to any of them.
        """
        if not self._holder.is_ready or not (folder := os.environ.get(TOGETHER)):
            return self._holder.is_ready
        found = MultiProcessCollector.merge(sorted(map(str, Path(folder).glob("gauge_livemin_*.db"))))
        return all(sample.value == 1 for metric in found for sample in metric.samples if sample.name == "vinr_ready")

    def counted(self, endpoint: str | None, answered: Answered) -> None:
        """A request has been answered."""
        name = NAMES.get(endpoint, endpoint.strip("/_")) if endpoint else OTHER
        with suppress(Exception):
            self._requests.labels(name, answered.method, str(answered.status)).inc()
            self._seconds.labels(CLASS_OF.get(name, OTHER)).observe(answered.ms / 1000)

    def refused(self, lane: str) -> None:
        """A request was told to come back."""
        with suppress(Exception):
            self._refused.labels(lane).inc()

    @contextmanager
    def place(self, lane: str) -> Iterator[None]:
        """One more place is taken meanwhile."""
        with suppress(Exception):
            self._places.labels(lane).inc()
        try:
            yield
        finally:
            with suppress(Exception):
                self._places.labels(lane).dec()

    def used(self, use: Use) -> None:
        """A figure was put in a file, or shown with withheld numbers."""
        labels = (use.figure, str(use.edition), use.kind)
        if use.is_file:
            self._exports.labels(*labels).inc(use.count)
        if use.withheld:
            self._withheld.labels(*labels).inc(use.withheld)

    def note(self) -> None:
        """Notes how this process stands, which it does every moment, so that the others can tell of it."""
        with suppress(Exception):
            now = self._holder.condition()
            for name, gauge in self._states.items():
                gauge.set(getattr(now, name))


# Of several workers, what is worst is told: the one that is furthest behind.
STATES = {
    "edition": ("The edition that readers see; 0 before there is one.", "livemin"),
    "ready": ("1 with figures to show and everything whole, as /klar tells.", "livemin"),
    "protection_whole": ("1 if everything that protects earlier editions is whole.", "livemin"),
    "files_waiting": ("Delivered files that wait for a yes.", "livemax"),
    "problems_waiting": ("What Datagrunnlag tells of as wrong or held.", "livemax"),
    "loaded_timestamp_seconds": ("When the edition was loaded.", "livemin"),
    "followed_timestamp_seconds": ("When it was last seen whether there is a newer edition.", "livemin"),
    "looked_timestamp_seconds": ("When the data folder was last looked at; 0 with reload_seconds = 0.", "livemin"),
}


class Processes(Collector):
    """Memory, descriptors and threads of each worker, where the system tells them in files.

    prometheus_client's own collector also needs /proc/stat, which the unit in deploy/ hides.
    """

    def collect(self) -> Iterator[Any]:
        """One metric each, with the process as its label."""
        memory = GaugeMetricFamily("process_resident_memory_bytes", "Memory in use.", labels=["pid"])
        opened = GaugeMetricFamily("process_open_fds", "Open files and connections.", labels=["pid"])
        threads = GaugeMetricFamily("process_threads", "Threads.", labels=["pid"])
        for pid in _workers():
            with suppress(OSError, ValueError, IndexError):  # it has just ended
                pages = int((PROC / pid / "statm").read_text().split()[1])
                memory.add_metric([pid], pages * os.sysconf("SC_PAGE_SIZE"))
                opened.add_metric([pid], len(os.listdir(PROC / pid / "fd")))  # noqa: PTH208  names are enough
                threads.add_metric([pid], len(os.listdir(PROC / pid / "task")))  # noqa: PTH208
        yield from (memory, opened, threads)


def _workers() -> list[str]:
    """The ids of the processes that answer."""
    if not (folder := os.environ.get(TOGETHER)):
        return [str(os.getpid())]
    return sorted(path.stem.rpartition("_")[2] for path in Path(folder).glob("gauge_livemin_*.db"))
