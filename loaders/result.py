"""The result of loading: two frames, all problems, and a report on each file."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from loaders.phrases import Phrase
from loaders.problems import ERROR, Problem


@dataclass(frozen=True)
class FileReport:
    """One file of the data folder: its source, whether it could be used, and what was read.

    `rows` counts observations or measures; `source` is empty if no loader recognised the file; `sheets` are the
    sheets that observations came from.
    """

    file: str | Phrase
    source: str
    accepted: bool
    rows: int
    extracted: date | None
    sha256: str
    synthetic: bool
    sheets: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class LoadResult:
    """An OBSERVATIONS frame, a MEASURES frame, problems in file order, the files, and groups of files that disagree."""

    observations: pd.DataFrame
    measures: pd.DataFrame
    problems: tuple[Problem, ...]
    files: tuple[FileReport, ...] = ()
    disagreements: tuple[tuple[str, ...], ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any problem is an error."""
        return any(problem.severity == ERROR for problem in self.problems)
