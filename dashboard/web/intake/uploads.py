"""Files that are dropped on the page: how much is taken, and what they are called."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from werkzeug.datastructures import FileStorage

from dashboard.store.data import is_description
from loaders.files.limits import MAX_PACKED
from loaders.files.listing import is_ignored

MEGABYTE = 1_000_000
MOST_FILES, MOST_BYTES, MOST_BYTES_A_FILE = 200, 60 * MEGABYTE, MAX_PACKED
MOST_PARTS = MOST_FILES + 20  # of the form: its files, and its few fields
DEEPEST, LONGEST = 8, 200
BARE = "fil"


class TooManyError(Exception):
    """More files than are taken at once."""


@dataclass
class Dropped:
    """What was dropped: the content of each file by its name, and how many were too large or are never data."""

    files: dict[str, bytes] = field(default_factory=dict)
    too_large: int = 0


def read(sent: Iterable[FileStorage]) -> Dropped:
    """The files of a form.

    Raises:
        TooManyError: there are more than are taken at once.
    """
    chosen = [file for file in sent if file.filename]
    if len(chosen) > MOST_FILES:
        raise TooManyError
    found = Dropped()
    for file in chosen:
        name = safe_name(file.filename or "")
        if _is_never_data(name):
            continue
        content = file.stream.read(MOST_BYTES_A_FILE + 1)
        if len(content) > MOST_BYTES_A_FILE:
            found.too_large += 1
        else:
            found.files[_free(name, found.files)] = content
    return found


def safe_name(given: str) -> str:
    """A relative path with «/», made of plain names: no drive, no way up, nothing unprintable, not too long or deep."""
    plain = re.sub(r"[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]", " ", given.replace("\\", "/"))
    plain = unicodedata.normalize("NFC", plain)
    printable = "".join(letter for letter in plain if unicodedata.category(letter)[0] != "C")
    parts = [part.strip() for part in printable.split("/")]
    parts = [part for part in parts if part.strip(".") and not (len(part) == 2 and part[1] == ":")]
    if len(parts) > DEEPEST or sum(map(len, parts)) > LONGEST:
        parts = parts[-1:]
    return "/".join(part[-LONGEST:] for part in parts) or BARE


def _is_never_data(name: str) -> bool:
    """Lock files, hidden files and the like, which a dropped folder may hold."""
    parts = PurePosixPath(name).parts
    return not is_description(name) and any(map(is_ignored, parts))


def _free(name: str, taken: Iterable[str]) -> str:
    """The name, or one like it where another file in the same form has it."""
    path, number, known = PurePosixPath(name), 2, set(taken)
    while name in known:
        name, number = path.with_stem(f"{path.stem} ({number})").as_posix(), number + 1
    return name
