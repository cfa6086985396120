"""Counts what readers have had, in memory, until it is written to the database.

A reader never waits for the database. So a process that is killed loses what it has counted in the last few seconds;
one that is stopped writes it first.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Lock

from dashboard.store.database.records import Use

MOST = 5_000  # kinds of use that are remembered while the database can't be written
Key = tuple[int, str, str]


class Counts:
    """What one process has counted and not written yet."""

    def __init__(self) -> None:
        self._waiting: dict[Key, Use] = {}
        self._turn, self._writing = Lock(), Lock()

    def add(self, uses: Iterable[Use]) -> None:
        """Adds to the counts; what is new beyond the most is dropped."""
        with self._turn:
            for use in uses:
                key = (use.edition, use.figure, use.kind)
                if before := self._waiting.get(key):
                    sums = before.count + use.count, before.withheld + use.withheld
                    self._waiting[key] = replace(before, count=sums[0], withheld=sums[1])
                elif len(self._waiting) < MOST:
                    self._waiting[key] = use

    def write(self, write: Callable[[tuple[Use, ...]], None]) -> None:
        """Hands all counts to `write`, once; what it fails on is kept for the next time."""
        with self._writing:
            with self._turn:
                found, self._waiting = tuple(self._waiting.values()), {}
            try:
                if found:
                    write(found)
            except BaseException:
                self.add(found)
                raise
