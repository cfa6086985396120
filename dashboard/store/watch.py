"""Yields when a folder has changed and then settled."""

import threading
from collections.abc import Iterator
from pathlib import Path

Fingerprint = frozenset[tuple[str, int, int]]  # path, bytes, nanoseconds of the last change
IGNORED = ("~$", ".")  # lock and temporary files of Excel and editors


def fingerprint(folder: Path) -> Fingerprint:
    """Path, size and time of every file in a folder and its subfolders."""
    return frozenset(_seen(path) for path in folder.rglob("*") if not path.name.startswith(IGNORED))


def _seen(path: Path) -> tuple[str, int, int]:
    try:
        status = path.lstat()
    except OSError:  # deleted in the meantime
        return str(path), 0, 0
    return str(path), status.st_size, status.st_mtime_ns


def changes(folder: Path, known: Fingerprint, seconds: float, stop: threading.Event) -> Iterator[None]:
    """Yields each time the folder has changed and is the same in two looks `seconds` apart, until `stop`.

    Copying a large file takes a while, so a folder that is still changing waits for the next look.
    """
    last = known
    while not stop.wait(seconds):
        now = fingerprint(folder)
        if now == last != known:
            known = now
            yield
        last = now
