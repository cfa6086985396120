"""Follows what is published, and looks at what has come, in the background."""

import gc
import logging
import os
import threading
import time
import uuid
import weakref
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace

from dashboard.store.current import current, show_when_ready, snapshot_of
from dashboard.store.data import Pending, Snapshot
from dashboard.store.database import ledger
from dashboard.store.database.records import OvertakenError
from dashboard.store.delivery import rules
from dashboard.store.delivery.folder import Look
from dashboard.store.delivery.proposal import Proposal
from dashboard.store.protection import ProtectionError, explained
from dashboard.store.serving.quiet import Quiet
from dashboard.store.store import BY_ITSELF, Store, pending
from dashboard.vocabulary.settings import AUTO, Settings
from loaders.phrases import phrase
from loaders.problems import ERROR, Problem

FOLLOW_SECONDS, RETRY_SECONDS = 0.25, 5.0
LONGEST_UNSHOWN_SECONDS = 20.0  # then its publisher has stopped, and somebody else lets readers see it
log = logging.getLogger(__name__)


class FigureError(Exception):
    """A figure can't be made of what would be published; the log tells which."""


class Follower:
    """Keeps the current snapshot; whatever fails, the last good one stays, and says itself what is wrong."""

    def __init__(self, settings: Settings) -> None:
        """Starts nothing yet: what is made here must survive a fork."""
        self.settings = settings
        self.prepare: Callable[[Snapshot], None] = lambda snapshot: None  # before readers get it
        self.warm: Callable[[Snapshot], Iterable[None]] = lambda snapshot: ()  # more of it, in small pieces
        self._begin_anew()
        _KNOWN.add(self)

    def _begin_anew(self) -> None:
        """What belongs to one process: its locks, its threads, its store, its number among the workers."""
        self.quiet = Quiet()
        self._is_started, self._starting = False, threading.Lock()
        self._store: Store | None = None
        self._snapshot: Snapshot | None = None
        self._next: Snapshot | None = None  # published, and ready for the moment when readers are to see it
        self._turn, self._work = threading.RLock(), threading.RLock()  # of the snapshot, and of what is made for it
        self._ready, self._stop = threading.Event(), threading.Event()
        self._id = uuid.uuid4().hex
        self._error: Exception | None = None
        self._broken: tuple[Problem, ...] = ()
        self._arrived: tuple[object, ...] = ()
        self._decided: tuple[object, ...] = ()
        self._unshown: tuple[int, float] = (0, 0.0)

    def request(self) -> AbstractContextManager[None]:
        """Lets background work give way to a reader's request, while it is answered and a moment longer."""
        return self.quiet.request()

    def start(self) -> None:
        """Loads in a separate thread, so that the server answers /helse meanwhile, then follows what happens.

        Does nothing where it has been started in this process; a forked process starts its own.
        """
        with self._starting:
            if not self._is_started:
                self._is_started = True
                threading.Thread(target=self._run, name="load-data", daemon=True).start()

    def stop(self) -> None:
        """Stops following."""
        self._stop.set()
        self.quiet.stop()

    def store(self) -> Store:
        """The store, for acts.

        Raises:
            ProtectionError: it is not open.
        """
        if self._store is None:
            if self._broken:
                raise ProtectionError(self._broken[0])
            self._store = Store(self.settings)
        return self._store

    def _advance(self, number: int) -> None:
        """Shows a publication, or a later one."""
        with self._turn:
            if self._snapshot and self._snapshot.publication >= number:
                return
            if self._next is None or self._next.publication < number:
                store = self.store()
                self._next = store.snapshot(store.publication(number))
            self._show(self._next)

    def _show(self, found: Snapshot) -> None:
        with self._turn:
            before = self._snapshot
            if before and before.publication > found.publication:
                return
            told = (before.pending, before.broken) if before else (found.pending, self._broken)
            self._snapshot = found if (found.pending, found.broken) == told else _told(found, *told)

    def _run(self) -> None:
        self._begin()
        self._ready.set()
        if self._snapshot:
            self._warm(self._snapshot)
        _freeze_garbage()
        looked = time.monotonic()
        while not self._stop.wait(FOLLOW_SECONDS if self._snapshot else RETRY_SECONDS):
            self._attempt(self._begin if self._snapshot is None else self._follow)
            if time.monotonic() - looked >= (self.settings.reload_seconds or RETRY_SECONDS):
                self._attempt(self.look if self.settings.reload_seconds else self._check)
                looked = time.monotonic()
        self._leave()

    def _attempt(self, act: Callable[[], None]) -> None:
        """Whatever goes wrong is logged and told, and tried again; one thread at a time."""
        try:
            with self._work:
                act()
        except ProtectionError as error:
            self._tell(broken=(error.problem,))
        except Exception as error:
            log.exception("The data could not be loaded")
            self._error = error
            self._tell(pending=Pending(problems=(unreadable(error),)))

    def refresh(self) -> None:
        """Does at once what is otherwise done every few seconds: follows, and takes two looks at the folder."""
        self._attempt(self._begin if self._snapshot is None else self._follow)
        for _ in range(2):
            self._attempt(self.look)
        self._ready.set()

    def _begin(self) -> None:
        """Opens the store and shows the current edition, made up to date."""
        try:
            self._store = Store(self.settings)
            self._tell(broken=self._store.state.check(every_byte=True))
            found = current(self._store)
        except ProtectionError as error:
            self._error = error
            self._tell(broken=(error.problem,))
            log.error("Nothing can be shown: %s", error)
            return
        except Exception as error:
            self._error = error
            log.exception("The data could not be loaded")
            return
        self._prepare(found)
        self._show(found)
        self._report()
        self._ready.set()

    def _prepare(self, found: Snapshot) -> None:
        """Makes the figures; one that fails must not stop the other pages."""
        try:
            self.prepare(found)
        except Exception:  # figures contain only published numbers, so the log may have details
            log.exception("A figure failed on the new edition")

    def _follow(self) -> None:
        """Makes ready what has been published, and shows it when all servers have."""
        store = self.store()
        last, shown = store.last(), self._snapshot.publication if self._snapshot else 0
        if last is None or last.number <= shown:
            return
        if self._next is None or self._next.publication < last.number:
            self._report(seen=last.number)
            found = store.snapshot(last)
            self._prepare(found)
            self._warm(found)
            self._next = found
            self._report()
        if self._is_overdue(last.number):
            store.show(last.number)
        if store.shown_number() >= last.number:
            self._advance(last.number)
            _freeze_garbage()  # once the last edition is no longer shown, so that it is collected
            self._arrived = ()

    def _is_overdue(self, number: int) -> bool:
        if self._unshown[0] != number:
            self._unshown = number, time.monotonic()
        return time.monotonic() - self._unshown[1] > LONGEST_UNSHOWN_SECONDS

    def _report(self, seen: int = 0) -> None:
        """Tells other processes what this one has seen, and could show at once."""
        ready = max(one.publication for one in (self._snapshot, self._next) if one) if self._snapshot else 0
        store = self.store()
        with suppress(ProtectionError), explained(store.state.folder), store.state.database.writing() as connection:
            ledger.report_worker(connection, self._id, max(seen, ready), ready)

    def _leave(self) -> None:
        state = self._store.state if self._store else None
        if state:
            with suppress(ProtectionError), explained(state.folder), state.database.writing() as connection:
                ledger.remove_workers(connection, [self._id])

    def _check(self) -> None:
        """Tells whether all that protects is whole."""
        self._tell(broken=self.store().state.check())

    def look(self) -> None:
        """Looks at what has come; what has settled since the last look is read, and taken in where that is allowed."""
        self._check()
        store = self.store()
        look = store.inbox.look()
        found = store.inbox.arrivals(look, store.entries())
        arrived: tuple[object, ...] = (self._snapshot and self._snapshot.publication, look.is_reachable, found)
        is_settled, self._arrived = arrived == self._arrived, arrived
        if self._broken or not is_settled or arrived == self._decided or self._snapshot is None:
            return None
        self._decided = arrived
        if store.last() is None:  # the folder was empty when the server started
            return self._begin()
        try:
            self._consider(store, look, is_anything=bool(found))
        except ProtectionError:
            self._decided = ()  # looked at again when protection is whole
            raise
        return None

    def _consider(self, store: Store, look: Look, *, is_anything: bool) -> None:
        """Takes in what may be taken in, and tells what waits."""
        if is_anything and self.settings.publish == AUTO:
            self._take_in(store.propose_harmless())
        if is_anything:
            self._tell(pending=pending(store.propose(None, look)))
        else:
            self._tell(pending=Pending(held=rules.out_of_reach(look, store.entries())))

    def _take_in(self, proposal: Proposal) -> None:
        if not proposal.is_something:
            return
        with suppress(OvertakenError):
            self._check_figures(proposal)
            publication = self.store().publish(proposal, BY_ITSELF, "")
            self._follow()
            show_when_ready(self.store(), publication.number)
            self._follow()

    def _check_figures(self, proposal: Proposal) -> None:
        try:
            self.prepare(snapshot_of(proposal))
        except Exception as error:  # figures contain only published numbers, so the log may have details
            log.exception("A figure fails on what would be published")
            raise FigureError from error

    def _tell(self, broken: tuple[Problem, ...] | None = None, pending: Pending | None = None) -> None:
        """Lets every page say what is wrong, from now on."""
        with self._turn:
            self._broken = self._broken if broken is None else broken
            if self._snapshot:
                told = (self._snapshot.pending if pending is None else pending, self._broken)
                if told != (self._snapshot.pending, self._snapshot.broken):
                    self._snapshot = _told(self._snapshot, *told)

    def _warm(self, snapshot: Snapshot) -> None:
        """Prepares what readers may request next."""
        try:
            self.quiet.paced(self.warm(snapshot))
        except Exception:  # a view that fails is reported by its own request
            log.exception("A view could not be prepared")


_KNOWN: weakref.WeakSet[Follower] = weakref.WeakSet()


def _renew_all() -> None:
    for known in list(_KNOWN):
        known._begin_anew()


if hasattr(os, "register_at_fork"):  # a forked process has none of the threads, one of which may hold a lock
    os.register_at_fork(after_in_child=_renew_all)


def _told(snapshot: Snapshot, pending: Pending, broken: tuple[Problem, ...]) -> Snapshot:
    return replace(snapshot, pending=pending, broken=broken)


def _freeze_garbage() -> None:
    """Exempts existing objects from garbage collection, which would pause requests for 30 ms."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def unreadable(error: Exception) -> Problem:
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
