"""Lists the files of a data folder that are read."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from loaders.files.limits import SUFFIXES

ALLOWED_BESIDE = (".toml",)
SKIPPED = ("thumbs.db", "desktop.ini")
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download", ".bak", "~")
"""Endings of copies that a program is writing, or has kept of an older state."""


def files_in(folder: Path) -> Iterator[Path]:
    """Everything in a folder and its subfolders that may be data, sorted by name.

    Leaves out lock files, unfinished and older copies, and hidden files. Includes a link to a folder, or a folder that
    cannot be opened, so that it can be refused.
    """
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in inside:
        if is_ignored(path.name):
            continue
        if path.is_dir() and not path.is_symlink() and path.suffix.casefold() not in SUFFIXES:
            yield from files_in(path)
        else:
            yield path


def name_of(relative: PurePath) -> str:
    """A path as text, with «/»; what is no text in it, as a foreign disk may leave in a name, is written as its code."""
    return relative.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is never data."""
    lower = name.casefold()
    return lower.startswith(("~$", ".", "readme")) or lower.endswith((*UNFINISHED, *ALLOWED_BESIDE)) or lower in SKIPPED
