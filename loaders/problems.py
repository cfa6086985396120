"""Problems in a file, worded so that its owner can fix them."""

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields

from loaders.phrases import ENGLISH, Language, Listed, Phrase, Wordable, phrase, quote, worded

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Problem:
    """One problem in one place.

    `code` is a stable English word such as `sum_differs`. `found`, `expected` and `fix` are phrases, worded in the
    reader's language when shown; so is a `file` or `sheet` whose name must not be repeated. Never quotes a person's
    row or an eleven-digit number.
    """

    file: str | Phrase
    sheet: str | Phrase
    cell: str
    severity: str
    code: str
    found: Wordable
    expected: Wordable
    fix: Phrase

    @property
    def place(self) -> Wordable:
        """File, sheet and cell, as far as they are known."""
        return place_of(self.file, self.sheet, self.cell)

    @property
    def sentences(self) -> Phrase:
        """Where, what was found, what was expected, what to do: one line in any language."""
        return phrase(
            "{place}: found {found}; expected {expected}. {fix}",
            place=self.place,
            found=self.found,
            expected=self.expected,
            fix=self.fix,
        )

    @property
    def message(self) -> str:
        """The line in English."""
        return str(self.sentences)

    def in_words(self, t: Language = ENGLISH) -> dict[str, str]:
        """The fields of `check --json` in one language, message included."""
        fields = {field.name: worded(getattr(self, field.name), t) for field in dataclass_fields(self)}
        return {**fields, "message": self.sentences.worded(t)}


def place_of(file: str | Phrase, sheet: str | Phrase, cell: str) -> Wordable:
    """“police.xlsx, sheet “Extract”, cell E7”, without empty parts; the data folder if all are empty."""
    in_sheet = phrase("sheet {name}", name=quote(sheet)) if sheet else ""
    in_cell = phrase("cell {cell}", cell=cell) if cell else ""
    known = tuple(part for part in (file, in_sheet, in_cell) if part)
    return Listed(known) if known else phrase("the data folder")


def reason(error: OSError) -> str | Phrase:
    """Why a file could not be read or written, in words."""
    known = {
        FileNotFoundError: phrase("it does not exist"),
        PermissionError: phrase("access denied"),
        IsADirectoryError: phrase("it is a folder"),
        NotADirectoryError: phrase("the folder does not exist"),
    }
    return known.get(type(error)) or error.strerror or type(error).__name__


class SourceError(Exception):
    """The workbook cannot be read; carries every problem found in it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems
