"""How much is done at once: what is over the limit waits its turn, and what is over that is told to come back.

The server has more threads than may ever be inside here, so there is always one for /helse.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from threading import BoundedSemaphore, Lock

READING, MAKING, ACTING = "reading", "making", "acting"
RETRY_SECONDS = 2


@dataclass(frozen=True)
class Limits:
    """`at_once` are worked on, `waiting` more wait for up to `seconds`; of these, `a_client` are one client's."""

    at_once: int
    waiting: int
    seconds: float
    a_client: int

    @property
    def inside(self) -> int:
        """The most that hold a thread."""
        return self.at_once + self.waiting


LANES: Mapping[str, Limits] = {
    READING: Limits(at_once=3, waiting=45, seconds=15, a_client=48),  # pages, searches, pictures
    MAKING: Limits(at_once=1, waiting=7, seconds=15, a_client=3),  # files, meetings, packs
    ACTING: Limits(at_once=2, waiting=2, seconds=30, a_client=4),  # what the one with the key does
}
WORKERS = "WEB_CONCURRENCY"  # how many processes serve beside one another, as gunicorn reads and sets it
MOST_INSIDE = sum(limits.inside for limits in LANES.values())


def lanes_of(workers: int) -> Mapping[str, Limits]:
    """The lanes of one of so many processes, which share the machine's processors."""
    return {name: replace(limits, at_once=-(-limits.at_once // workers)) for name, limits in LANES.items()}


def workers() -> int:
    """How many processes serve."""
    told = os.environ.get(WORKERS, "")
    return max(1, int(told)) if told.isdecimal() else 1


class Busy(Exception):
    """No place was free in time; `is_client` where the client itself has them."""

    def __init__(self, lane: str, *, is_client: bool = False) -> None:
        super().__init__(lane)
        self.lane, self.is_client = lane, is_client


class Lane:
    """The places of one kind of work."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        self._inside, self._working = BoundedSemaphore(limits.inside), BoundedSemaphore(limits.at_once)
        self._clients: Counter[str] = Counter()
        self._turn = Lock()

    @contextmanager
    def entered(self, client: str) -> Iterator[None]:
        """Holds a place meanwhile.

        Raises:
            Busy: there is none.
        """
        with self._counted(client), self._held(self._inside, 0), self._held(self._working, self.limits.seconds):
            yield

    @contextmanager
    def _held(self, places: BoundedSemaphore, seconds: float) -> Iterator[None]:
        if not places.acquire(timeout=seconds):
            raise Busy(self.name)
        try:
            yield
        finally:
            places.release()

    @contextmanager
    def _counted(self, client: str) -> Iterator[None]:
        with self._turn:
            if self._clients[client] >= self.limits.a_client:
                raise Busy(self.name, is_client=True)
            self._clients[client] += 1
        try:
            yield
        finally:
            with self._turn:
                self._clients[client] -= 1
                if not self._clients[client]:
                    del self._clients[client]


class Gate:
    """The lanes of one server."""

    def __init__(self, lanes: Mapping[str, Limits] | None = None) -> None:
        lanes = lanes or lanes_of(workers())
        self._lanes = {name: Lane(name, limits) for name, limits in lanes.items()}

    def entered(self, name: str, client: str) -> AbstractContextManager[None]:
        """Holds a place of one kind meanwhile.

        Raises:
            Busy: there is none.
        """
        return self._lanes[name].entered(client)
