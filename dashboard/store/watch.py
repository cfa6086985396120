"""Tells when what lies in a folder has changed, and lies still again."""

import threading
from collections.abc import Iterator
from pathlib import Path

Fingerprint = frozenset[tuple[str, int, int]]  # path, bytes, nanoseconds of the last change
PASSED_OVER = ("~$", ".")  # what Excel and editors leave beside a file that is open


def fingerprint(folder: Path) -> Fingerprint:
    """Every file in a folder and its subfolders, as far as it can be seen without opening it."""
    return frozenset(_seen(path) for path in folder.rglob("*") if not path.name.startswith(PASSED_OVER))


def _seen(path: Path) -> tuple[str, int, int]:
    try:
        told = path.lstat()
    except OSError:  # gone between two looks
        return str(path), 0, 0
    return str(path), told.st_size, told.st_mtime_ns


def changes(folder: Path, known: Fingerprint, seconds: float, stop: threading.Event) -> Iterator[None]:
    """Yields each time the folder differs from what is known and looks alike twice, `seconds` apart, until `stop`.

    Copying a large file takes a while, so a folder that still changes is left until the next look.
    """
    last = known
    while not stop.wait(seconds):
        now = fingerprint(folder)
        if now == last != known:
            known = now
            yield
        last = now
