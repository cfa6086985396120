"""What is wrong in a file, said so that its owner can mend it."""

from dataclasses import asdict, dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Problem:
    """One thing found in one place.

    `found`, `expected` and `fix` are whole phrases in bokmål, the file owners' language; `code` is a stable English
    word such as `sum_differs`. Never quotes a person's row or an eleven-digit number.
    """

    file: str
    sheet: str
    cell: str
    severity: str
    code: str
    found: str
    expected: str
    fix: str

    @property
    def message(self) -> str:
        """Where, what was found, what was expected, what to do: one line."""
        sheet = f"ark «{self.sheet}»" if self.sheet else ""
        cell = f"celle {self.cell}" if self.cell else ""
        where = ", ".join(part for part in (self.file, sheet, cell) if part)
        return f"{where}: fant {self.found}; ventet {self.expected}. {self.fix}"

    def as_dict(self) -> dict[str, str]:
        """The fields of `check --json`, message included."""
        return {**asdict(self), "message": self.message}


def reason(error: OSError) -> str:
    """Why a file could not be read or written, in words."""
    known = {
        FileNotFoundError: "den finnes ikke",
        PermissionError: "ingen tilgang",
        IsADirectoryError: "det er en mappe",
        NotADirectoryError: "mappen finnes ikke",
    }
    return known.get(type(error)) or error.strerror or type(error).__name__


class SourceError(Exception):
    """A workbook that cannot be read as the source it should be; carries every problem found in it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems
