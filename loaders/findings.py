"""Collects the problems of one workbook, so that its owner gets all of them at once."""

import re
from typing import NoReturn

from loaders.files.cells import CellError
from loaders.personal.labels import sheet_name
from loaders.phrases import Phrase, Wordable, phrase
from loaders.problems import ERROR, WARNING, Problem, SourceError

FIX_CELL = phrase("Correct the cell and deliver the file again.")
Place = tuple[str | Phrase, str]
"""(sheet, cell), or a description of the sheet where its name must not be repeated."""
NOWHERE: Place = ("", "")
ASK_OWNER = phrase("Ask whoever made the file to correct it and deliver it again.")


class Findings:
    """The problems of one file, in the order they were found."""

    def __init__(self, file: str | Phrase) -> None:
        self.file: str | Phrase = _masked(file)
        self.problems: list[Problem] = []
        self._faulty: set[Place] = set()  # places with an error

    @property
    def has_error(self) -> bool:
        """Whether the file must be refused."""
        return any(problem.severity == ERROR for problem in self.problems)

    def error(
        self, code: str, found: Wordable, expected: Wordable, fix: Phrase = FIX_CELL, *, at: Place = NOWHERE
    ) -> None:
        """Notes a problem that makes the file unusable; `at` is (sheet, cell)."""
        self._faulty.add(at)
        self._note(ERROR, code, found, expected, fix, at)

    def warning(self, code: str, found: Wordable, expected: Wordable, fix: Phrase, *, at: Place = NOWHERE) -> None:
        """Notes a problem that the owner should look at, though the file can be used."""
        self._note(WARNING, code, found, expected, fix, at)

    def _note(self, severity: str, code: str, found: Wordable, expected: Wordable, fix: Phrase, at: Place) -> None:
        sheet, cell = _masked(sheet_name(at[0])), at[1]
        self.problems.append(Problem(self.file, sheet, cell, severity, code, found, expected, fix))

    def cell(self, error: CellError, at: Place) -> None:
        """Notes a cell that cannot be read, unless it has been said already that it holds nothing that counts."""
        if at not in self._faulty:
            self.error(error.code, error.found, error.expected, at=at)

    def stop(
        self, code: str, found: Wordable, expected: Wordable, fix: Phrase = ASK_OWNER, *, at: Place = NOWHERE
    ) -> NoReturn:
        """Notes an error that makes further reading pointless.

        Raises:
            SourceError: always, with every problem so far.
        """
        self.error(code, found, expected, fix, at=at)
        raise SourceError(*self.problems)


def _masked(text: str | Phrase) -> str | Phrase:
    """A file or sheet name on one line and without identity numbers."""
    return text if isinstance(text, Phrase) else re.sub(r"\d{11}", "•••", " ".join(text.split()))
