"""Lets background work give way to readers."""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

QUIET_SECONDS, LONGEST_WAIT_SECONDS, WAITS_SECONDS = 0.2, 0.5, 3.0  # the last is of all waits together


class Quiet:
    """Knows whether readers' requests are being answered."""

    def __init__(self) -> None:
        self._requests, self._last_request = 0, 0.0
        self._count = threading.Lock()
        self._stop = threading.Event()

    def stop(self) -> None:
        """Waits for nobody from now on."""
        self._stop.set()

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

    def paced(self, work: Iterable[None]) -> None:
        """Does the work in its small pieces while no request is waiting.

        On a busy server it soon goes on without waiting, as readers ask for most of it, and the folder must be watched.
        """
        left = WAITS_SECONDS
        for _ in work:
            left -= self._wait(min(left, LONGEST_WAIT_SECONDS))

    def _wait(self, longest: float) -> float:
        """Waits until no browser is drawing a page, and returns the seconds that it took."""
        start = time.monotonic()
        while (wait := self._until_quiet()) > 0 and time.monotonic() - start < longest:
            if self._stop.wait(wait):
                break
        return time.monotonic() - start

    def _until_quiet(self) -> float:
        """Seconds until there has been no request for as long as a browser needs to draw a page."""
        return QUIET_SECONDS if self._requests else QUIET_SECONDS - (time.monotonic() - self._last_request)
