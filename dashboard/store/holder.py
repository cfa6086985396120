"""Serves the current snapshot and replaces it when the data folder changes."""

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from dashboard.store import editions, watch
from dashboard.store.data import Snapshot, load, remember
from dashboard.vocabulary.problems import line
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import text
from loaders.phrases import phrase
from loaders.problems import ERROR, Problem
from loaders.schema import NUMBER_STATUSES, SUPPRESSED

QUIET_SECONDS, LONGEST_WAIT_SECONDS, WAITS_SECONDS = 0.2, 0.5, 3.0  # the last is of all waits together
UNREADABLE = (OSError, ValueError, KeyError)
KEY = ["indicator", "region", "period_start", "period_end", "sex", "age_group"]
log = logging.getLogger(__name__)


class NoDataError(Exception):
    """There is no snapshot: the first load failed or is still running; the log tells which."""


class Holder:
    """Holds the current snapshot; a reply takes the reference once and is made from that alone.

    If a delivery can't be read, or a rejected file would remove numbers that were shown, the last good snapshot stays,
    with the errors in `Snapshot.held`.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.prepare: Callable[[Snapshot], None] = lambda snapshot: None  # before readers get it
        self.warm: Callable[[Snapshot], Iterable[None]] = lambda snapshot: ()  # more of it, in small pieces
        self._snapshot: Snapshot | None = None
        self._ready = threading.Event()
        self._stop = threading.Event()
        self._requests, self._last_request = 0, 0.0
        self._count = threading.Lock()
        self._error: Exception | None = None

    def start(self) -> None:
        """Loads in a separate thread, so that the server answers /helse meanwhile, then watches the data folder."""
        threading.Thread(target=self._run, name="load-data", daemon=True).start()

    def stop(self) -> None:
        """Stops watching the data folder."""
        self._stop.set()

    @property
    def is_ready(self) -> bool:
        """Whether there is a snapshot."""
        return self._snapshot is not None

    def snapshot(self, timeout: float = 60) -> Snapshot:
        """The current snapshot; waits for the first one.

        Raises:
            NoDataError: the first load failed or did not finish in time.
        """
        self._ready.wait(timeout)
        if self._snapshot is None:
            raise NoDataError("There is no snapshot yet") from self._error
        return self._snapshot

    def _run(self) -> None:
        folder, seconds = self.settings.data_folder, self.settings.reload_seconds
        known = watch.fingerprint(folder)
        self.refresh()
        self._ready.set()
        if self._snapshot:
            self._warm(self._snapshot)
        _freeze_garbage()
        if seconds:
            for _ in watch.changes(folder, known, seconds, self._stop):
                self.refresh()
                _freeze_garbage()  # once the last edition is no longer shown, so that it is collected

    @contextmanager
    def request(self) -> Iterator[None]:
        """Lets background work give way to a reader's request, while it is answered and a moment longer."""
        with self._count:
            self._requests += 1
        try:
            yield
        finally:
            with self._count:
                self._requests, self._last_request = self._requests - 1, time.monotonic()

    def _warm(self, snapshot: Snapshot) -> None:
        """Prepares what readers may request next, in small pieces while no request is waiting.

        On a busy server it soon goes on without waiting, as readers ask for most of it, and the folder must be watched.
        """
        left = WAITS_SECONDS
        try:
            for _ in self.warm(snapshot):
                left -= self._wait_for_quiet(min(left, LONGEST_WAIT_SECONDS))
        except Exception:  # keep watching even if a view fails; its own request reports the error
            log.exception("A view could not be prepared")

    def _wait_for_quiet(self, longest: float) -> float:
        """Waits until no browser is drawing a page, and returns the seconds that it took."""
        start = time.monotonic()
        while (wait := self._until_quiet()) > 0 and time.monotonic() - start < longest:
            if self._stop.wait(wait):
                break
        return time.monotonic() - start

    def _until_quiet(self) -> float:
        """Seconds until there has been no request for as long as a browser needs to draw a page."""
        return QUIET_SECONDS if self._requests else QUIET_SECONDS - (time.monotonic() - self._last_request)

    def refresh(self) -> None:
        """Reads the data folder; readers see the last snapshot until the new one is ready."""
        with editions.exclusive(self.settings.data_folder):
            found = self._read()
        if found and self._snapshot:  # the first one's readers are waiting
            self._warm(found)
        self._snapshot = found or self._snapshot

    def _read(self) -> Snapshot | None:
        """The data folder as it is to be shown, or None if what is shown is to stay."""
        try:
            found = load(self.settings)
        except UNREADABLE as error:
            self._error = error
            log.exception("The data could not be loaded")
            self._hold((_unreadable(error),))
            return None
        if self._snapshot and is_lost(self._snapshot, found):
            log.warning("A new delivery is rejected, because a refused file would remove numbers")
            self._hold(tuple(problem for problem in found.problems if problem.severity == ERROR))
            return None
        return self._prepared(found)

    def _hold(self, problems: tuple[Problem, ...]) -> None:
        if self._snapshot:
            self._snapshot = replace(self._snapshot, held=problems)

    def _prepared(self, found: Snapshot) -> Snapshot | None:
        """What was read, with its figures made; None where one fails and an earlier snapshot can stay.

        The first snapshot is taken as it is, so that the other pages work.
        """
        try:
            self.prepare(found)
        except Exception as error:  # figures contain only published numbers, so the log may have details
            log.exception("A figure failed on the new delivery")
            if self._snapshot:
                self._hold((_unreadable(error),))
                return None
        remember(found.published)
        for risk in found.risks:
            log.warning("%s", line(risk, text(self.settings.language)))
        return found


def is_lost(before: Snapshot, after: Snapshot) -> bool:
    """Whether a file is refused, and a number or a measure that was there before is gone."""
    if all(file.accepted for file in after.files):
        return False
    measures = len(after.published.measures) < len(before.published.measures)
    return measures or bool(_keys(before) - _keys(after))


def _keys(snapshot: Snapshot) -> set[tuple[object, ...]]:
    """Keys of all numbers in the files, shown or withheld."""
    frame = snapshot.published.frame
    observed = frame[frame["status"].isin([*NUMBER_STATUSES, SUPPRESSED])]
    return set(observed[KEY].itertuples(index=False, name=None))


def _freeze_garbage() -> None:
    """Exempts existing objects from garbage collection, which would pause requests for 30 ms."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _unreadable(error: Exception) -> Problem:
    """Leaves out the error's own message, which may quote a cell."""
    return Problem(
        file="",
        sheet="",
        cell="",
        severity=ERROR,
        code="unreadable",
        found=phrase("something that cannot be read ({reason})", reason=type(error).__name__),
        expected=phrase("workbooks and descriptions that can be read"),
        fix=phrase("Run “python app.py check”; the server's log says why reading failed."),
    )
