"""One look at the data folder: which files lie there, with the digest of each; nothing is read into memory for long."""

import hashlib
import stat
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.store.data import descriptions_in
from loaders.files.limits import MAX_PACKED
from loaders.files.listing import files_in, name_of


@dataclass(frozen=True)
class Found:
    """A file: where it is, and its digest, which is empty where it can't be read or is too large for a workbook."""

    path: Path
    sha256: str


@dataclass(frozen=True)
class Look:
    """What lies in the folder, by name with «/»; `closed` are the folders in it that can't be opened.

    `is_reachable` is False where the folder itself can't be read.
    """

    is_reachable: bool
    files: dict[str, Found] = field(default_factory=dict)
    closed: tuple[str, ...] = ()

    def is_out_of_reach(self, name: str) -> bool:
        """Whether a file of this name may be there, but can't be seen."""
        return not self.is_reachable or any(name.startswith(f"{folder}/") for folder in self.closed)


class Folder:
    """A data folder, looked at again and again: a file that has not changed is not read again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[Path, tuple[tuple[int, int, int], str]] = {}

    def look(self) -> Look:
        """The files that may be data, and the descriptions."""
        try:
            next(self.path.iterdir(), None)
        except OSError:
            return Look(False)
        paths = {name_of(path.relative_to(self.path)): path for path in files_in(self.path)}
        paths |= descriptions_in(self.path)
        closed = tuple(name for name, path in paths.items() if path.is_dir() and not path.is_symlink())
        return Look(True, {name: self.found(path) for name, path in paths.items()}, closed)

    def found(self, path: Path) -> Found:
        """One file with its digest."""
        try:
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_PACKED:
                return Found(path, "")
            seen = status.st_ino, status.st_size, status.st_mtime_ns
            if path not in self._known or self._known[path][0] != seen:
                self._known[path] = seen, hashlib.sha256(path.read_bytes()).hexdigest()
            return Found(path, self._known[path][1])
        except OSError:
            return Found(path, "")
