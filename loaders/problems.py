"""Problems in a file, worded so that its owner can fix them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields

from loaders.phrases import ENGLISH, Language, Listed, Phrase, Wordable, phrase, quote, worded

ERROR, WARNING = "error", "warning"
MOST_ALIKE, MOST_CELLS = 3, 6  # problems of one kind said one by one, and cells named of all of them together
_STORED = frozenset(("formula_without_value", "formula_stale", "shown_differs", "merged_cells"))
_TABLE = frozenset(
    ("missing_column", "duplicate_column", "missing_table", "missing_sheet", "missing_title", "no_header", "no_rows")
    + (
        "missing_year",
        "years_differ",
        "wrong_period",
        "unknown_table",
        "missing_category",
        "unknown_centre",
        "two_registers",
    )
)
_CONSEQUENCES = frozenset(
    ("sum_differs", "pair_differs", "change_differs", "own_exceeds_all", "fewer_events_than_persons", "duplicate_row")
    + ("missing_row", "missing_rows", "missing_number")
)


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


def rank(problem: Problem) -> tuple[bool, int]:
    """Sorts the problems of a file: errors first, and what may be the cause of others before them.

    The file, then what its cells don't truly say, its headings, its cells, and what only follows from other cells.
    """
    code = problem.code
    depth = 1 if code in _STORED else 4 if code in _CONSEQUENCES else 2 if code in _TABLE or not problem.cell else 3
    return problem.severity != ERROR, depth if problem.sheet else 0


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in the same order, with those of one kind in one sheet as one problem if there are many.

    It is at the first cell, and names the next ones.
    """
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_kind(problem), []).append(problem)
    return [shown for alike in kinds.values() for shown in (alike if len(alike) <= MOST_ALIKE else [_as_one(alike)])]


def _kind(problem: Problem) -> tuple[object, ...]:
    said = problem.found.template if isinstance(problem.found, Phrase) else problem.found
    return problem.file, problem.sheet, problem.severity, problem.code, said, problem.expected, problem.fix


def _as_one(alike: list[Problem]) -> Problem:
    first, others = alike[0], alike[1:]
    cells = tuple(problem.cell for problem in others[:MOST_CELLS])
    more = (*cells, "…") if len(others) > MOST_CELLS else cells
    found = phrase(
        "{found}, and the same kind of thing in {count} more cells: {cells}",
        found=first.found,
        count=len(others),
        cells=Listed(more),
    )
    return replace(first, found=found)


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
