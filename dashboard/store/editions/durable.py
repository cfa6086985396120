"""Files that are written once: whole, on disk before anything refers to them, and named by their content."""

import hashlib
import os
import sys
import time
import uuid
from contextlib import suppress
from pathlib import Path

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
DRAFTS, OLD_SECONDS = ".*.tmp", 3600


class DamagedError(Exception):
    """A file of the state is missing, or is not what was written; `name` says which."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason


def digest(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def make_folder(folder: Path, *, with_parents: bool = False) -> None:
    """Makes a folder that only the server's own user may read.

    The folders above it are not made unless asked for: where one of them is missing, a drive has dropped out, and a
    new folder in its place would be in the way of its return.
    """
    if folder.is_dir():
        return
    folder.mkdir(parents=with_parents, exist_ok=True, mode=PRIVATE_FOLDER)
    _sync_folder(folder.parent)


def write(path: Path, content: bytes) -> None:
    """Puts a file in place at once: another process, or a start after a power failure, sees the old or the new one.

    Raises:
        OSError: it could not be written; what was there before is untouched.
    """
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
        try:
            _write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(draft, path)  # noqa: PTH105  the fault tests replace the functions of `os`
    except BaseException:
        with suppress(OSError):  # the first error says more
            draft.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def write_once(path: Path, content: bytes) -> None:
    """Puts a file in place unless one is there: of two processes that try at once, one's file stands for both.

    Raises:
        OSError: it could not be written.
    """
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    write(draft, content)
    try:
        os.link(draft, path)  # fails where the name is taken; a renaming would replace it
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)


def remove_old_drafts(folder: Path) -> None:
    """Removes what a process left behind that was stopped while it wrote; a newer draft may still be written."""
    for draft in folder.rglob(DRAFTS):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > OLD_SECONDS:
                draft.unlink()


def _write_all(descriptor: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(descriptor, left) :]


def _sync_folder(folder: Path) -> None:
    """Makes a new name in the folder survive a power failure; Windows does so by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def path_of(folder: Path, sha256: str, suffix: str) -> Path:
    """Where the file with this content is kept."""
    return folder / sha256[:2] / f"{sha256}{suffix}"


def put(folder: Path, content: bytes, suffix: str) -> str:
    """Keeps a file under its content's digest, which is returned; a whole one that is there already is left alone.

    Raises:
        OSError: it could not be written.
        DamagedError: what was read back is not what was written.
    """
    name = digest(content)
    path = path_of(folder, name, suffix)
    if not is_whole(path, name):
        make_folder(path.parent)
        write(path, content)
        if not is_whole(path, name):
            raise DamagedError(path.name, "what was written could not be read back")
    return name


def get(folder: Path, sha256: str, suffix: str) -> bytes:
    """The content of a kept file.

    Raises:
        DamagedError: it is missing, can't be read, or its content has changed.
    """
    path = path_of(folder, sha256, suffix)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DamagedError(path.name, error.strerror or type(error).__name__) from error
    if digest(content) != sha256:
        raise DamagedError(path.name, "its content has changed")
    return content


def is_whole(path: Path, sha256: str) -> bool:
    """Whether the file is there and has this digest."""
    try:
        return digest(path.read_bytes()) == sha256
    except OSError:
        return False
