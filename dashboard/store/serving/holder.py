"""Serves the current snapshot: a reply takes the reference once and is made from that alone."""

import logging
import time
from contextlib import suppress

from dashboard.store.current import show_when_ready
from dashboard.store.data import Snapshot
from dashboard.store.database.records import Publication
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.follower import RETRY_SECONDS, Follower, unreadable
from loaders.problems import Problem

log = logging.getLogger(__name__)


class NoDataError(Exception):
    """There is no snapshot: the first load failed or is still running; the log tells which."""


class Holder(Follower):
    """Gives readers the newest edition that any server has shown, and publishes for all of them."""

    def _begin_anew(self) -> None:
        super()._begin_anew()
        self._silent_until = 0.0
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
        if self._snapshot is not None or self._error is None:
            return None
        return self._broken[0] if self._broken else unreadable(self._error)

    def wait(self, timeout: float = 60) -> Snapshot:
        """The current snapshot, for work that gives none of it away.

        It waits for the first one, which only background threads and tests may do: never a request's thread, of which
        there are few.

        Raises:
            NoDataError: the first load failed or did not finish in time.
        """
        self._ready.wait(timeout)
        if self._snapshot is None:
            raise NoDataError("There is no snapshot yet") from self._error
        return self._snapshot

    def snapshot(self) -> Snapshot:
        """The current snapshot for a reader: the newest that any server has shown, noted as given out.

        Raises:
            NoDataError: there is none yet, or it can't be noted.
        """
        self.wait(timeout=0)
        while True:
            found = self._newest()
            try:
                if self._store is None or self._store.give(found.edition, "reader"):
                    return found
                self._advance(found.publication + 1)  # it was withdrawn in this moment
            except ProtectionError as error:
                raise NoDataError("The edition can't be noted as given out") from error

    def export(self, snapshot: Snapshot, figure: str) -> None:
        """Notes that a file was made of a figure, so that somebody can be told when it becomes out of date."""
        if self._store and snapshot.edition and (snapshot.edition, figure) not in self._exported:
            with suppress(ProtectionError):
                self._store.export(snapshot.edition, figure)
                self._exported.add((snapshot.edition, figure))

    def _newest(self) -> Snapshot:
        """The snapshot that readers are to see now; the last one where that can't be found out."""
        snapshot = self._snapshot
        assert snapshot is not None  # `wait` has seen to it
        if self._store and time.monotonic() >= self._silent_until:
            try:
                if (number := self._store.shown_number()) > snapshot.publication:
                    self._advance(number)
            except Exception as error:  # readers must not wait for a database that does not answer
                log.warning("It can't be found out whether a newer edition is shown: %s", type(error).__name__)
                self._silent_until = time.monotonic() + RETRY_SECONDS
        return self._snapshot or snapshot

    def publish(self, proposal: Proposal, who: str, why: str) -> Publication:
        """Publishes what somebody has said yes to, and waits until all servers show it.

        Raises:
            FigureError: a figure fails on these numbers; nothing has changed.
            OvertakenError: somebody else has published since the proposal was made, or a file has changed.
            ProtectionError: it can't be kept, or protection is not whole; nothing has changed.
        """
        self._check_figures(proposal)
        publication = self.store().publish(proposal, who, why)
        show_when_ready(self.store(), publication.number)
        return publication
