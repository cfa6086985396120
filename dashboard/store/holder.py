"""Holds the snapshot that everything served is made from, and exchanges it when the data folder has changed."""

import gc
import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from dashboard.store import editions, watch
from dashboard.store.data import Snapshot, load, remember
from dashboard.vocabulary.problems import line
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.text import text
from loaders.phrases import phrase
from loaders.problems import ERROR, Problem
from loaders.schema import NUMBER_STATUSES, SUPPRESSED

QUIET_SECONDS, LONGEST_WAIT = 0.1, 20  # the latter in turns of the former
UNREADABLE = (OSError, ValueError, KeyError)
KEY = ["indicator", "region", "period_start", "period_end", "sex", "age_group"]
log = logging.getLogger(__name__)


class NoDataError(Exception):
    """There is no snapshot: the first load failed, or has not ended; the log says which."""


class Holder:
    """Holds the current snapshot; readers take the reference once and make the whole reply from it.

    A delivery that can't be read, or whose refused file takes away what was shown, leaves the last good snapshot
    standing, with what was wrong in `Snapshot.held`.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.prepare: Callable[[Snapshot], None] = lambda snapshot: None  # before readers get it
        self.warm: Callable[[Snapshot], Iterable[None]] = lambda snapshot: ()  # after, in small pieces
        self._snapshot: Snapshot | None = None
        self._ready = threading.Event()
        self._stop = threading.Event()
        self._asked = 0.0
        self._error: Exception | None = None

    def start(self) -> None:
        """Loads in a thread of its own, so that the server answers /helse meanwhile, then watches the data folder."""
        threading.Thread(target=self._run, name="load-data", daemon=True).start()

    def stop(self) -> None:
        """Ends the watching of the data folder."""
        self._stop.set()

    @property
    def is_ready(self) -> bool:
        """Whether a first snapshot is in place."""
        return self._snapshot is not None

    def snapshot(self, timeout: float = 60) -> Snapshot:
        """The current snapshot; waits for the first one.

        Raises:
            NoDataError: the first load failed or has not ended in time.
        """
        self._ready.wait(timeout)
        if self._snapshot is None:
            raise NoDataError("The first snapshot is not in place") from self._error
        return self._snapshot

    def _run(self) -> None:
        folder, seconds = self.settings.data_folder, self.settings.reload_seconds
        known = watch.fingerprint(folder)
        self.refresh()
        self._ready.set()
        self._warm()
        if seconds:
            for _ in watch.changes(folder, known, seconds, self._stop):
                self.refresh()
                self._warm()

    def asked(self) -> None:
        """That a reader asks for something just now."""
        self._asked = time.monotonic()

    def _warm(self) -> None:
        """Makes what readers may ask for next, piece by piece while nobody is waiting for something else."""
        try:
            for _ in self.warm(self._snapshot) if self._snapshot else ():
                self._wait_for_quiet()
        except Exception:  # the folder is watched on, whatever a view fails on; who asks for that view is told
            log.exception("A view could not be made ahead")
        _set_aside()

    def _wait_for_quiet(self) -> None:
        for _ in range(LONGEST_WAIT):
            if time.monotonic() - self._asked > QUIET_SECONDS or self._stop.wait(QUIET_SECONDS):
                return

    def refresh(self) -> None:
        """Reads the data folder; readers see the last snapshot until the new one is in place."""
        with editions.alone(self.settings.data_folder):
            self._refresh()

    def _refresh(self) -> None:
        try:
            found = load(self.settings)
        except UNREADABLE as error:
            self._error = error
            log.exception("The data could not be loaded")
            self._hold((_unreadable(error),))
            return
        if self._snapshot and is_lost(self._snapshot, found):
            log.warning("A new delivery is not taken in, as a refused file would take numbers away")
            self._hold(tuple(problem for problem in found.problems if problem.severity == ERROR))
            return
        self._take(found)

    def _hold(self, problems: tuple[Problem, ...]) -> None:
        if self._snapshot:
            self._snapshot = replace(self._snapshot, held=problems)

    def _take(self, found: Snapshot) -> None:
        """Shows it; where a figure fails on it, only if there is nothing better, so that the other pages stand."""
        try:
            self.prepare(found)
        except Exception as error:  # figures hold published numbers alone, so the log may say all
            log.exception("A figure could not be made from the new delivery")
            if self._snapshot:
                self._hold((_unreadable(error),))
                return
        remember(found.published)
        for risk in found.risks:
            log.warning("%s", line(risk, text(self.settings.language)))
        self._snapshot = found


def is_lost(before: Snapshot, after: Snapshot) -> bool:
    """Whether a file is refused and a number, or the register of measures, that was there before is there no more."""
    if all(file.accepted for file in after.files):
        return False
    measures = len(after.published.measures) < len(before.published.measures)
    return measures or bool(_keys(before) - _keys(after))


def _keys(snapshot: Snapshot) -> set[tuple]:
    """What the files told, whether it is shown or withheld."""
    frame = snapshot.published.frame
    told = frame[frame["status"].isin([*NUMBER_STATUSES, SUPPRESSED])]
    return set(told[KEY].itertuples(index=False, name=None))


def _set_aside() -> None:
    """Takes what now exists out of the rounds of the garbage collector: looking it all through stops readers 30 ms."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _unreadable(error: Exception) -> Problem:
    """Not what the error says: it may quote a cell."""
    return Problem(
        file="",
        sheet="",
        cell="",
        severity=ERROR,
        code="unreadable",
        found=phrase("something that cannot be read ({reason})", reason=type(error).__name__),
        expected=phrase("workbooks and descriptions that can be read"),
        fix=phrase("Run “python app.py check”; the server's log says what stopped the reading."),
    )
