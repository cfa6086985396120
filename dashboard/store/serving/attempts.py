"""Background work that may fail in any way: whatever happens is logged, told, and tried again after a pause."""

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from dashboard.store.protection import ProtectionError
from loaders.phrases import Phrase, phrase
from loaders.problems import ERROR, Problem

RETRY_SECONDS, LONGEST_PAUSE_SECONDS = 5.0, 60.0
TURN_SECONDS = 30.0  # how long one thread waits for the work of another
STUCK_SECONDS = 120.0  # longer than any work takes, so something that it needs does not answer
Act = Callable[[], object]
log = logging.getLogger(__name__)


class StuckError(Exception):
    """Work is needed that another thread has begun and does not end."""


@dataclass(frozen=True)
class Failure:
    """Work that failed last time: what is told of it, how it is done again and when, and where it failed."""

    problem: Problem
    is_protection: bool
    act: Act
    due: float
    place: str


class Attempts:
    """What fails in one process, until a later try succeeds; `changed` is called when there is more or less to tell."""

    def __init__(self, changed: Act) -> None:
        self._changed = changed
        self._turn = threading.Lock()
        self._failures: dict[str, Failure] = {}
        self._begun: dict[str, float] = {}

    def make(self, work: str, act: Act) -> bool:
        """Does the work, and returns whether it succeeded.

        Nothing is let through. The extensions written in Rust panic by an exception that is none of Python's
        `Exception`, and a library may call `sys.exit`: neither may end the thread that keeps the figures up to date.
        """
        start = self._begun[work] = time.monotonic()
        try:
            act()
        except BaseException as error:
            pause = min(max(RETRY_SECONDS, 2 * (time.monotonic() - start)), LONGEST_PAUSE_SECONDS)
            self.fail(work, act, error, pause)
            return False
        finally:
            self._begun.pop(work, None)
        self._succeed(work)
        return True

    def fail(self, work: str, act: Act, error: BaseException, pause: float) -> None:
        """Notes work that has failed, and is to be done again after a pause."""
        is_protection = isinstance(error, ProtectionError)
        found = Failure(told(error), is_protection, act, time.monotonic() + pause, _place_of(error))
        with self._turn:
            before, self._failures[work] = self._failures.get(work), found
        with suppress(BaseException):  # there may be no memory left, and the work must go on
            _log(work, error, is_known=before is not None and before.place == found.place)
        if before is None or before.problem != found.problem:
            self._changed()

    def _succeed(self, work: str) -> None:
        with self._turn:
            before = self._failures.pop(work, None)
        if before:
            log.info("It succeeded this time: %s", work)
            self._changed()

    def is_due(self, work: str) -> bool:
        """Whether this work has not failed, or its pause is over."""
        failure = self._failures.get(work)
        return failure is None or time.monotonic() >= failure.due

    def has_failed(self, work: str) -> bool:
        """Whether this work failed last time."""
        return work in self._failures

    def repeat(self, works: Iterable[str]) -> None:
        """Does those of these works again that have failed and whose pause is over."""
        for work in works:
            failure = self._failures.get(work)
            if failure and time.monotonic() >= failure.due:
                self.make(work, failure.act)

    def failures(self) -> dict[str, Failure]:
        """What failed last time, by the work."""
        with self._turn:
            return dict(self._failures)

    def stuck(self) -> tuple[Problem, ...]:
        """What is said of work that does not end."""
        return (_stuck(),) if any(_is_long(since) for since in list(self._begun.values())) else ()

    def problem_of(self, work: str) -> Problem | None:
        """Why this work failed last time, or that it does not end."""
        if failure := self._failures.get(work):
            return failure.problem
        return _stuck() if _is_long(self._begun.get(work)) else None


@contextmanager
def turn_of(lock: threading.RLock) -> Iterator[None]:
    """Waits for another thread's work, but not for ever: it may wait itself for what does not answer."""
    if not lock.acquire(timeout=TURN_SECONDS):
        raise StuckError
    try:
        yield
    finally:
        lock.release()


def _is_long(since: float | None) -> bool:
    return since is not None and time.monotonic() - since > STUCK_SECONDS


def _place_of(error: BaseException) -> str:
    """The kind of an error and the line that raised it, which say whether it is the same as before."""
    first = _causes(error)[-1]
    lines = traceback.extract_tb(first.__traceback__)
    return f"{type(first).__name__} {lines[-1].filename}:{lines[-1].lineno}" if lines else type(first).__name__


def _causes(error: BaseException) -> list[BaseException]:
    found = [error]
    while (cause := found[-1].__cause__) is not None:
        found.append(cause)
    return found


def _log(work: str, error: BaseException, *, is_known: bool) -> None:
    """The message of an error that is not ours may quote a cell, so the log gets the lines of code that led to it."""
    words = str(error) if isinstance(error, ProtectionError) else type(error).__name__
    if is_known:
        log.warning("It failed again and is tried later: %s (%s)", work, words)
        return
    if isinstance(error, ProtectionError):
        log.error("It failed and is tried again: %s (%s)", work, words)
        return
    log.error("It failed and is tried again: %s (%s)\n%s", work, words, traced(error))


def traced(error: BaseException) -> str:
    """The lines of code that led to an error and to its causes, without their messages."""
    traces = [f"{type(one).__name__}:\n{''.join(traceback.format_tb(one.__traceback__))}" for one in _causes(error)]
    return "because of ".join(traces)


def told(error: BaseException) -> Problem:
    """What is said of an error, without its own message, which may quote a cell."""
    if isinstance(error, ProtectionError):
        return error.problem
    return unreadable(error) if isinstance(error, OSError | ValueError | KeyError) else _failed(error)


def unreadable(error: BaseException) -> Problem:
    """What is said of an error that a file may be the cause of."""
    return _problem(
        code="unreadable",
        found=phrase("something that cannot be read ({reason})", reason=type(error).__name__),
        expected=phrase("workbooks and descriptions that can be read"),
        fix=phrase("Run “python app.py check”; the server's log says why reading failed."),
    )


def _failed(error: BaseException) -> Problem:
    return _problem(
        code="failed",
        found=phrase("an error in the dashboard itself ({reason})", reason=type(error).__name__),
        expected=phrase("figures that can be made and shown"),
        fix=phrase("It is tried again by itself. The server's log says what failed."),
    )


def _stuck() -> Problem:
    """What is said while the server waits for something that does not answer, such as a shared drive."""
    return _problem(
        code="stuck",
        found=phrase("that reading the files takes unusually long"),
        expected=phrase("a drive that answers"),
        fix=phrase("See whether the drive with the data answers. Then it goes on by itself."),
    )


def _problem(code: str, found: Phrase, expected: Phrase, fix: Phrase) -> Problem:
    return Problem(file="", sheet="", cell="", severity=ERROR, code=code, found=found, expected=expected, fix=fix)
