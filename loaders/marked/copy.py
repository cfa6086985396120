"""A copy of a workbook in which each problem's cell is marked, and a first sheet that lists all problems."""

import hashlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from loaders.files import container
from loaders.files.excel.strict import as_transitional
from loaders.findings import Findings
from loaders.marked.marks import mark_cells
from loaders.marked.overview import add_overview
from loaders.marked.plain import plain_copy
from loaders.phrases import Language, Phrase, phrase
from loaders.problems import Problem, SourceError, rank

_ABOUT_SOMEBODY = frozenset(("personal_data", "hidden_names"))
_UNOPENED = frozenset(
    ("not_a_workbook", "not_a_file", "unreadable", "not_found", "damaged", "hostile_xml", "unsafe_parts", "zip_bomb")
    + ("macros", "external_links", "embedded_objects")
    + ("too_large", "too_many_parts", "too_many_sheets", "sheet_too_large", "unforeseen")
)
_NOT_OPENED = phrase("The file can't be opened safely as a workbook, so nothing in it can be marked.")


class UnmarkableError(Exception):
    """No marked copy is made; `reason` says why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(reason))
        self.reason = reason


def why_not(problems: Iterable[Problem]) -> Phrase | None:
    """Why a file with these problems gets no marked copy; None if it can have one."""
    codes = {problem.code for problem in problems}
    if codes & _ABOUT_SOMEBODY:
        return phrase("The file may hold something about a person, so no copy of it is made.")
    if codes & _UNOPENED:
        return _NOT_OPENED
    return None if codes else phrase("There is nothing to mark in the file.")


def marked_copy(path: Path, sha256: str, problems: Sequence[Problem], t: Language) -> bytes:
    """The workbook at `path` with its problems marked, as a file.

    The problems must be those of the content with this digest: they tell whether it may be copied at all.

    Raises:
        UnmarkableError: it may not, it has changed, or it can't be opened.
    """
    if reason := why_not(problems):
        raise UnmarkableError(reason)
    findings = Findings("")
    try:
        content = container.read_bytes(path, findings)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise UnmarkableError(phrase("The file has changed since it was checked. Check it again."))
        parts = as_transitional(container.open_container(content, findings))
    except SourceError as error:
        raise UnmarkableError(_NOT_OPENED) from error
    try:
        book = plain_copy(parts, findings)
    except Exception as error:  # openpyxl may raise anything on a part that it could do without before
        raise UnmarkableError(_NOT_OPENED) from error
    ordered = sorted(problems, key=rank)
    places = mark_cells(book, ordered, t)
    add_overview(book, ordered, places, t)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
