"""Follows what is published, in the background."""

import gc
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from functools import partial

from dashboard.store.current import current
from dashboard.store.data import Pending, Snapshot
from dashboard.store.database.database import within
from dashboard.store.database.records import Publication
from dashboard.store.protection import ProtectionError
from dashboard.store.serving.attempts import Attempts, Failure, turn_of
from dashboard.store.serving.counting import Counts
from dashboard.store.serving.forks import renew_in_forks
from dashboard.store.serving.quiet import Quiet
from dashboard.store.store import Store
from dashboard.vocabulary.settings import Settings
from loaders.problems import Problem

FOLLOW_SECONDS, CHECK_SECONDS = 0.25, 5.0
LONGEST_UNSHOWN_SECONDS = 20.0  # then its publisher has stopped, and somebody else lets readers see it
STOP_SECONDS = 5.0  # how long an ending server waits for what it does in the background
REPORT_SECONDS = 1.0  # how long a report waits for the database: it can be made later
ROUND, FOLLOW, CHECK = "a round", "following", "checking"
PREPARE, WARM, FREEZE = "preparing figures", "preparing views", "freezing garbage"
REPORT, GIVE, COUNT, LEAVE = "reporting", "noting what is given out", "writing counts", "leaving"
REPEATED = (PREPARE, WARM, GIVE)  # what is not done in every round, but where something else has happened
NO_PROTECTION = (REPORT, GIVE, COUNT, LEAVE)  # they wait for the database, while all that protects may be whole


class Follower:
    """Keeps the current snapshot; whatever fails, the last good one stays, and says itself what is wrong."""

    def __init__(self, settings: Settings) -> None:
        """Starts nothing yet: what is made here must survive a fork."""
        self.settings = settings
        self.prepare: Callable[[Snapshot], None] = lambda snapshot: None  # before readers get it
        self.warm: Callable[[Snapshot], Iterable[None]] = lambda snapshot: ()  # more of it, in small pieces
        self.told: Callable[[], None] = lambda: None  # when it may have changed how this process stands
        self.begin_anew()
        renew_in_forks(self)

    def begin_anew(self) -> None:
        """What belongs to one process: its locks, its threads, its store, its number among the workers."""
        self.quiet, self._attempts = Quiet(), Attempts(self._tell)
        self._is_started, self._starting = False, threading.Lock()
        self._working: list[threading.Thread] = []
        self._store: Store | None = None
        self._snapshot: Snapshot | None = None
        self._next: Snapshot | None = None  # published, and ready for the moment when readers are to see it
        self._turn = threading.RLock()  # of the snapshot: held for an instant only, since readers wait for it
        self._following = threading.RLock()
        self._tried, self._stop, self._wake = threading.Event(), threading.Event(), threading.Event()
        self._next_time: dict[str, float] = {}
        self._id = uuid.uuid4().hex
        self._found: tuple[Problem, ...] = ()
        self._pending = Pending()
        self._unshown: tuple[int, float] = (0, 0.0)
        self.counts = Counts()
        self._loaded = self._followed = 0.0  # when an edition was last put in place, and a newer one last asked for
        self._ready = 0  # the publication for which all is prepared
        self._frozen: int | None = None  # the publication of the last garbage collection

    def request(self) -> AbstractContextManager[None]:
        """Lets background work give way to a reader's request, while it is answered and a moment longer."""
        return self.quiet.request()

    def start(self) -> None:
        """Loads in threads of its own, so that the server answers /helse meanwhile, then follows what happens.

        Does nothing where it has been started in this process; a forked process starts its own.
        """
        with self._starting:
            if not self._is_started:
                self._is_started = True
                self.told()
                self._working = [
                    threading.Thread(target=act, name=name, daemon=True) for name, act in self._acts.items()
                ]
                for thread in self._working:
                    thread.start()

    @property
    def _acts(self) -> dict[str, Callable[[], None]]:
        return {"load-data": self._follow_on}

    def stop(self) -> None:
        """Stops following, and writes what has been counted.

        It waits for what is being done, but not for ever: a thread that is in a library when Python ends brings the
        process down.
        """
        self._stop.set()
        self._wake.set()
        self.quiet.stop()
        deadline = time.monotonic() + STOP_SECONDS
        for thread in self._working:
            thread.join(max(0, deadline - time.monotonic()))
        self._attempts.make(COUNT, self._write_counts)

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

    # What happens in the background, by itself

    def _follow_on(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            with suppress(BaseException):  # there may be no memory left even to note what fails
                self._keep(ROUND, self._round)
            self._tried.set()
            self._wake.wait(FOLLOW_SECONDS)
        self._attempts.make(LEAVE, self._leave)

    def _round(self) -> None:
        self._keep(FOLLOW, self._keep_up)
        self._keep(FREEZE, self._freeze)
        self._attempts.repeat(REPEATED)
        self._now_and_then(CHECK, self._check)
        if self._snapshot:
            self._now_and_then(REPORT, self._report)
            self._now_and_then(COUNT, self._write_counts)
        self._tell()

    def _now_and_then(self, work: str, act: Callable[[], None]) -> None:
        if time.monotonic() >= self._next_time.get(work, 0.0):
            self._next_time[work] = time.monotonic() + CHECK_SECONDS
            self._keep(work, act)

    def _keep(self, work: str, act: Callable[[], None]) -> None:
        if self._attempts.is_due(work):
            self._attempts.make(work, act)

    # Following what is published

    def _keep_up(self) -> None:
        with turn_of(self._following):
            if self._snapshot is None:
                self._begin()
            else:
                self._follow()

    def _begin(self) -> None:
        """Opens the store and shows the current edition, made up to date; only what is needed for that may stop it."""
        store = self._store = Store(self.settings)
        self._attempts.make(CHECK, partial(self._check, every_byte=True))
        found = current(store)
        self._attempts.make(PREPARE, partial(self.prepare, found))
        if (shown := store.shown_number()) > found.publication:  # meanwhile, by another process
            found = store.snapshot(store.publication(shown))
        self._show(found)
        self._tried.set()
        self._attempts.make(REPORT, self._report)
        self._attempts.make(WARM, partial(self._warm, found))

    def _follow(self) -> None:
        """Makes ready what has been published, and shows it when all servers have."""
        store = self.store()
        last, shown = self._last(store), self._snapshot.publication if self._snapshot else 0
        if last is None or last.number <= shown:
            return
        if self._next is None or self._next.publication < last.number:
            self._attempts.make(REPORT, partial(self._report, seen=last.number))
            found = self._next = store.snapshot(last)  # from now on, readers can get it if the others wait no longer
            self._attempts.make(PREPARE, partial(self.prepare, found))
            self._attempts.make(WARM, partial(self._warm, found))
        if self._ready < self._next.publication:
            self._ready = self._next.publication
            self._attempts.make(REPORT, self._report)
        if store.shown_number() < last.number and self._is_overdue(last.number):
            store.show(last.number)
        if store.shown_number() >= last.number:
            self._advance(last.number)

    def _last(self, store: Store) -> Publication | None:
        """The newest publication, and the moment at which that was found out."""
        found, self._followed = store.last(), time.time()
        return found

    def _is_overdue(self, number: int) -> bool:
        if self._unshown[0] != number:
            self._unshown = number, time.monotonic()
        return time.monotonic() - self._unshown[1] > LONGEST_UNSHOWN_SECONDS

    def _advance(self, number: int) -> bool:
        """Shows a publication, or a later one, if it is ready; returns whether readers see it now."""
        with self._turn:
            behind = self._snapshot is None or self._snapshot.publication < number
            if behind and self._next and self._next.publication >= number:
                self._show(self._next)
                return True
            return not behind

    def _show(self, found: Snapshot) -> None:
        with self._turn:
            before = self._snapshot
            if before and before.publication > found.publication:
                return
            if before is None or not found.publication:
                self._pending = found.pending
            self._snapshot = telling(found, *self._words())
            self._loaded = self._followed = time.time()
        self.told()

    def _freeze(self) -> None:
        """Once for each edition; if possible while no file is being made, as its parts are exempted too."""
        shown = self._snapshot.publication if self._snapshot else None
        if shown != self._frozen:
            self.quiet.paced((None,))  # waits a moment, once
            _freeze_garbage()
            self._frozen = shown

    def _report(self, seen: int = 0) -> None:
        """Tells other processes what this one has seen, and could show at once."""
        ready = max(self._ready, self._snapshot.publication if self._snapshot else 0)
        with within(REPORT_SECONDS):
            self.store().report(self._id, max(seen, ready), ready)

    def _write_counts(self) -> None:
        if self._store:
            with within(REPORT_SECONDS):
                self.counts.write(self._store.count)

    def _leave(self) -> None:
        if self._store:
            with within(REPORT_SECONDS):
                self._store.forget_worker(self._id)

    def _check(self, *, every_byte: bool = False) -> None:
        """Tells whether all that protects is whole."""
        self._found = self.store().state.check(every_byte=every_byte)
        self._tell()

    # What is told

    @property
    def _broken(self) -> tuple[Problem, ...]:
        """Why nothing can be published."""
        failed = self._attempts.failures()
        stops = [one.problem for work, one in failed.items() if _stops_publishing(work, one)]
        return tuple(dict.fromkeys((*self._found, *stops)))

    def _words(self) -> tuple[Pending, tuple[Problem, ...]]:
        failed = self._attempts.failures()
        others = [one.problem for work, one in failed.items() if not _is_silent(work, one)]
        problems = tuple(dict.fromkeys((*others, *self._attempts.stuck(), *self._pending.problems)))
        return replace(self._pending, problems=problems), self._broken

    def _tell(self) -> None:
        """Lets every page say what is wrong, from now on."""
        with self._turn:
            if self._snapshot:
                self._snapshot = telling(self._snapshot, *self._words())
        self.told()

    def _warm(self, snapshot: Snapshot) -> None:
        """Prepares what readers may request next."""
        self.quiet.paced(self._pieces(snapshot))

    def _pieces(self, snapshot: Snapshot) -> Iterator[None]:
        """Pieces of that work, until there is a newer edition, which must not wait for it."""
        looked = time.monotonic()
        for _ in self.warm(snapshot):
            yield
            if time.monotonic() - looked >= FOLLOW_SECONDS:
                last, looked = self._last(self.store()), time.monotonic()
                if self._stop.is_set() or (last and last.number > snapshot.publication):
                    return


def _stops_publishing(work: str, failure: Failure) -> bool:
    return work == CHECK or (failure.is_protection and work not in NO_PROTECTION)


def _is_silent(work: str, failure: Failure) -> bool:
    """Whether it is not among a page's messages: it is one of what stops publishing, or of no reader's concern."""
    return work == COUNT or _stops_publishing(work, failure)


def telling(snapshot: Snapshot, pending: Pending, broken: tuple[Problem, ...]) -> Snapshot:
    """The same edition, which says this of what is wrong."""
    if (snapshot.pending, snapshot.broken) == (pending, broken):
        return snapshot
    return replace(snapshot, pending=pending, broken=broken)


def _freeze_garbage() -> None:
    """Exempts existing objects from garbage collection, which would pause requests for 30 ms.

    An edition goes without it, when the last who holds it lets go. To look through what was exempted earlier would copy
    all that workers share.
    """
    gc.collect()
    gc.freeze()
