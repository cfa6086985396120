"""Looks at what has come, and takes in what may be taken in, in the background."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from dashboard.store.current import show_when_ready, snapshot_of
from dashboard.store.data import Pending
from dashboard.store.database.records import OvertakenError
from dashboard.store.delivery import rules
from dashboard.store.delivery.folder import Look
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.serving.attempts import turn_of
from dashboard.store.serving.follower import CHECK, FOLLOW, REPEATED, Follower
from dashboard.store.store import BY_ITSELF, Store, pending
from dashboard.vocabulary.settings import AUTO

LOOK = "looking"


class FigureError(Exception):
    """A figure can't be made of what would be published; its cause tells which."""


class Looker(Follower):
    """A follower that looks at the data folder too, in another thread.

    The folder may be on a drive that does not answer, and what has come may take long to read; to follow what is
    published needs the state alone.
    """

    def begin_anew(self) -> None:
        """What belongs to one process."""
        super().begin_anew()
        self._looking = threading.RLock()
        self._arrived: tuple[object, ...] = ()
        self._decided: tuple[object, ...] = ()
        self._looked = 0.0  # when the folder last answered

    @property
    def _acts(self) -> dict[str, Callable[[], None]]:
        return {**super()._acts, "look-at-data": self._look_on}

    def _look_on(self) -> None:
        while self.settings.reload_seconds and not self._stop.wait(self.settings.reload_seconds):
            with suppress(BaseException):
                if self._snapshot:
                    self._keep(LOOK, self._look_once)
                self._tell()

    def refresh(self) -> None:
        """Does at once what is otherwise done every few seconds: follows, and takes two looks at the folder."""
        self._attempts.make(FOLLOW, self._keep_up)
        self._attempts.repeat(REPEATED)
        if self._snapshot:
            self._attempts.make(CHECK, self._check)
            for _ in range(2):
                self._attempts.make(LOOK, self._look_once)
        self._tried.set()

    def _look_once(self) -> None:
        with turn_of(self._looking):
            self.look()

    def look(self) -> None:
        """Looks at what has come; what has settled since the last look is read, and taken in where that is allowed."""
        store = self.store()
        look = store.inbox.look()
        self._looked = time.time() if look.is_reachable else self._looked
        found = store.inbox.arrivals(look, store.entries())
        arrived: tuple[object, ...] = (self._snapshot and self._snapshot.publication, look.is_reachable, found)
        is_settled, self._arrived = arrived == self._arrived, arrived
        if self._found or not is_settled or arrived == self._decided or self._snapshot is None:
            return
        if store.last() is None:  # the folder was empty when the server started
            with turn_of(self._following):
                self._begin()
        else:
            self._consider(store, look, is_anything=bool(found))
        self._decided = arrived  # not before it has succeeded: what fails is tried again

    def _consider(self, store: Store, look: Look, *, is_anything: bool) -> None:
        """Takes in what may be taken in, and tells what waits."""
        if is_anything and self.settings.publish == AUTO:
            self._take_in(store.propose_harmless())
        if is_anything:
            self._pending = pending(store.propose(None, look))
        else:
            self._pending = Pending(held=rules.out_of_reach(look, store.entries()))
        self._tell()

    def _take_in(self, proposal: Proposal) -> None:
        if not proposal.is_something:
            return
        with suppress(OvertakenError):
            self._check_figures(proposal)
            publication = self.store().publish(proposal, BY_ITSELF, "")
            self._keep_up()
            show_when_ready(self.store(), publication.number)
            self._keep_up()

    def _check_figures(self, proposal: Proposal) -> None:
        try:
            self.prepare(snapshot_of(proposal))
        except BaseException as error:  # of any kind: it must not be published
            raise FigureError from error
