"""Serves the current snapshot: a reply takes the reference once and is made from that alone."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from dashboard.store.current import show_when_ready
from dashboard.store.data import Pending, Snapshot
from dashboard.store.database.database import within
from dashboard.store.database.records import Publication, Use
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.attempts import RETRY_SECONDS
from dashboard.store.serving.follower import FOLLOW, GIVE, REPORT_SECONDS, telling
from dashboard.store.serving.looker import FigureError, Looker
from dashboard.store.store import Store
from loaders.problems import Problem

READER_SECONDS = 0.3  # how long a reader waits for the database, at most twice
log = logging.getLogger(__name__)


class NoDataError(Exception):
    """There is no snapshot: the first load failed or is still running; the log tells which."""


@dataclass(frozen=True)
class Condition:
    """How one process stands, in numbers."""

    edition: int
    ready: bool
    protection_whole: bool
    files_waiting: int
    problems_waiting: int
    loaded_timestamp_seconds: float
    followed_timestamp_seconds: float
    looked_timestamp_seconds: float


class Holder(Looker):
    """Gives readers the newest edition that any server has shown, and publishes for all of them."""

    counted: Callable[[Use], None] | None = None  # is told of each use

    def begin_anew(self) -> None:
        """What belongs to one process."""
        super().begin_anew()
        self._giving = threading.Lock()
        self._given: Snapshot | None = None  # the last one that readers have had here
        self._mute_until = self._silent_until = 0.0  # a database is not waited for by one reader after another
        self._exported: set[tuple[int, str]] = set()

    @property
    def is_ready(self) -> bool:
        """Whether there is a snapshot, and all that protects it is whole."""
        return self._snapshot is not None and not self._broken

    @property
    def has_data(self) -> bool:
        """Whether there is a snapshot."""
        return self._snapshot is not None

    @property
    def broken(self) -> tuple[Problem, ...]:
        """Why nothing can be published; empty if all is whole."""
        return self._broken

    @property
    def trouble(self) -> Problem | None:
        """Why there is no snapshot though loading was tried; None while the first try runs, and once there is one."""
        return None if self._snapshot else self._attempts.problem_of(FOLLOW)

    def wait(self, timeout: float = 60) -> Snapshot:
        """The current snapshot, for work that gives none of it away.

        It waits for the first one, which only background threads and tests may do: never a request's thread, of which
        there are few.

        Raises:
            NoDataError: the first load failed or did not finish in time.
        """
        self._tried.wait(timeout)
        if self._snapshot is None:
            raise NoDataError("There is no snapshot yet")
        return self._snapshot

    def snapshot(self) -> Snapshot:
        """The current snapshot for a reader: the newest that any server has shown, noted as given out.

        Nobody waits for it: while a newer one can't be noted, which nobody has had then, readers get the one before.

        Raises:
            NoDataError: there is none yet, or none that may be given out.
        """
        found = self._newest()
        while not (is_noted := self._is_noted(found)) and (later := self._newest()).publication > found.publication:
            found = later  # that one was withdrawn in this moment
        if is_noted:
            self._given = found
        elif self._given is None or self._given.edition > found.edition:  # one that is withdrawn is given to nobody
            raise NoDataError("The edition can't be noted as given out")
        return telling(self._given, found.pending, found.broken)

    def _newest(self) -> Snapshot:
        """The snapshot that readers are to see now; the last one where the next is not ready, or nobody answers."""
        if self._snapshot is None:
            raise NoDataError("There is no snapshot yet")
        shown = self._snapshot.publication
        if self._store and not self._is_silent:
            try:
                with within(READER_SECONDS):
                    shown = self._store.shown_number()
            except Exception as error:
                self._silent_until = time.monotonic() + RETRY_SECONDS
                log.warning("It can't be found out whether a newer edition is shown: %s", type(error).__name__)
        if not self._advance(shown):
            self._wake.set()
        return self._snapshot

    @property
    def _is_silent(self) -> bool:
        """Whether the database did not answer a moment ago: readers must not wait for it one after another."""
        return time.monotonic() < self._silent_until or self._attempts.has_failed(FOLLOW)

    def _is_noted(self, found: Snapshot) -> bool:
        """Whether an edition is noted as given out, here or by another server; else it is noted, if that is quick."""
        store = self._store
        if store is None:
            return True
        try:
            with within(READER_SECONDS):
                if store.is_given(found.edition, ask=not self._is_silent):
                    return True
                return not self._is_silent and self._give_now(store, found)
        except Exception as error:
            self._mute_until = time.monotonic() + RETRY_SECONDS
            self._attempts.fail(GIVE, partial(self._give_later, store, found), error, pause=0)
            self._wake.set()
            return False

    def _give_now(self, store: Store, found: Snapshot) -> bool:
        """Notes an edition as given out, unless it could not be noted a moment ago; one reader at a time."""
        if time.monotonic() < self._mute_until or not self._giving.acquire(timeout=READER_SECONDS):
            return False
        try:
            return time.monotonic() >= self._mute_until and self._give(store, found)
        finally:
            self._giving.release()

    def _give_later(self, store: Store, found: Snapshot) -> None:
        with within(REPORT_SECONDS):
            self._give(store, found)

    def _give(self, store: Store, found: Snapshot) -> bool:
        if store.give(found.edition, "reader"):
            return True
        if not self._advance(found.publication + 1):  # it was withdrawn in this moment
            self._wake.set()
        return False

    def export(self, snapshot: Snapshot, figure: str) -> None:
        """Notes that a file was made of a figure, so that somebody can be told when it becomes out of date."""
        if self._store and snapshot.edition and (snapshot.edition, figure) not in self._exported:
            with suppress(ProtectionError), within(READER_SECONDS):
                self._store.export(snapshot.edition, figure)
                self._exported.add((snapshot.edition, figure))

    def count(self, snapshot: Snapshot, kind: str, figures: Mapping[str, bool]) -> None:
        """Counts figures that a reader has had, each with whether it had withheld numbers; it never fails."""
        uses = [Use(snapshot.edition, figure, kind, 1, int(had)) for figure, had in figures.items()]
        if snapshot.edition:
            self.counts.add(uses)
        with suppress(Exception):
            for use in uses if self.counted else ():
                self.counted(use)  # type: ignore[misc]

    def condition(self) -> Condition:
        """How this process stands now."""
        shown = self._snapshot
        pending = shown.pending if shown else Pending()
        return Condition(
            edition=shown.edition if shown else 0,
            ready=self.is_ready,
            protection_whole=shown is not None and not self._broken,
            files_waiting=pending.waiting,
            problems_waiting=len(pending.problems) + len(pending.held) + len(self._broken),
            loaded_timestamp_seconds=self._loaded,
            followed_timestamp_seconds=self._followed,
            looked_timestamp_seconds=self._looked,
        )

    def publish(self, proposal: Proposal, who: str, why: str) -> Publication:
        """Publishes what somebody has said yes to, and waits until all servers show it.

        Raises:
            FigureError: a figure fails on these numbers; nothing has changed.
            OvertakenError: somebody else has published since the proposal was made, or a file has changed.
            ProtectionError: it can't be kept, or protection is not whole; nothing has changed.
        """
        try:
            self._check_figures(proposal)
        except FigureError:  # figures contain only published numbers, so the log may have details
            log.exception("A figure fails on what would be published")
            raise
        publication = self.store().publish(proposal, who, why)
        show_when_ready(self.store(), publication.number)
        return publication
