"""Names of files, folders and sheets: whether one reveals a person, and what replaces it then."""

import re
from pathlib import Path, PurePosixPath

from loaders.personal.names import holds_first_name, holds_name
from loaders.personal.traces import trace_in
from loaders.phrases import Listed, Phrase, phrase

_TELEPHONE = re.compile(r"(?<!\d)[49]\d{7}(?!\d)")
NOT_REPEATED = phrase("(the name is not repeated)")


def is_about_somebody(name: str) -> bool:
    """Whether a path or a sheet's name contains a person's name, e-mail, telephone or identity number."""
    return any(_is_about_somebody(part) for part in PurePosixPath(name).parts)


def _is_about_somebody(name: str) -> bool:
    spaced = re.sub(r"_+|(?<=[^\W\d])-(?=[^\W\d])", " ", re.sub(r"\.(?:xls\w|csv)$", "", name, flags=re.IGNORECASE))
    capital = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), spaced)
    return (
        any(trace_in(text) for text in (name, spaced))
        or holds_name(capital)
        or holds_first_name(spaced)
        or bool(_TELEPHONE.search(spaced))
    )


def sheet_name(name: str | Phrase) -> str | Phrase:
    """The sheet's name for a message, or what replaces it."""
    return NOT_REPEATED if isinstance(name, str) and is_about_somebody(name) else name


def file_name(file: str, path: Path) -> str | Phrase:
    """The file's name for messages and provenance, or “file no. 3 in the folder tiltak” if its own reveals a person."""
    if not is_about_somebody(file):
        return file
    folders = PurePosixPath(file).parts[:-1] or (path.absolute().parent.name,)
    above = list(path.absolute().parents)[: len(folders)][::-1]
    shown = Listed(tuple(map(_folder_name, folders, above)), separator="/")
    return phrase("file no. {number} in the folder {folder}", number=_place(path), folder=shown)


def _folder_name(folder: str, path: Path) -> str | Phrase:
    return phrase("folder no. {number}", number=_place(path)) if is_about_somebody(folder) else folder


def _place(path: Path) -> int:
    """The path's position in its folder by name, as in a file manager that leaves out hidden files."""
    try:
        beside = sorted(
            (each.name for each in path.parent.iterdir() if not each.name.startswith((".", "~$"))), key=str.casefold
        )
        return beside.index(path.name) + 1
    except (OSError, ValueError):
        return 1
