"""Collects what is wrong in one workbook, so that its owner gets every problem at once."""

import re
from typing import NoReturn

from loaders.files.cells import CellError
from loaders.personal.labels import sheet_name
from loaders.problems import ERROR, WARNING, Problem, SourceError

MEND_CELL = "Rett cellen og lever filen på nytt."
NOWHERE = ("", "")
ASK_OWNER = "Be den som laget filen, om å rette den og levere på nytt."


class Findings:
    """The problems of one file, in the order they were found."""

    def __init__(self, file: str) -> None:
        self.file = _masked(file)
        self.problems: list[Problem] = []

    @property
    def has_error(self) -> bool:
        """Whether the file must be refused."""
        return any(problem.severity == ERROR for problem in self.problems)

    def error(
        self, code: str, found: str, expected: str, fix: str = MEND_CELL, *, at: tuple[str, str] = NOWHERE
    ) -> None:
        """Notes what makes the file unusable; `at` is (sheet, cell)."""
        self._note(ERROR, code, found, expected, fix, at)

    def warning(self, code: str, found: str, expected: str, fix: str, *, at: tuple[str, str] = NOWHERE) -> None:
        """Notes what the owner should look at, though the file can be used."""
        self._note(WARNING, code, found, expected, fix, at)

    def _note(self, severity: str, code: str, found: str, expected: str, fix: str, at: tuple[str, str]) -> None:
        sheet, cell = _masked(sheet_name(at[0])), at[1]
        self.problems.append(Problem(self.file, sheet, cell, severity, code, found, expected, fix))

    def cell(self, error: CellError, at: tuple[str, str]) -> None:
        """Notes a cell that cannot be read."""
        self.error(error.code, error.found, error.expected, at=at)

    def stop(
        self, code: str, found: str, expected: str, fix: str = ASK_OWNER, *, at: tuple[str, str] = NOWHERE
    ) -> NoReturn:
        """Notes an error that leaves nothing to read further.

        Raises:
            SourceError: always, with every problem so far.
        """
        self.error(code, found, expected, fix, at=at)
        raise SourceError(*self.problems)


def _masked(text: str) -> str:
    """A file, sheet or cell name without a personal number and on one line."""
    return re.sub(r"\d{11}", "•••", " ".join(text.split()))
