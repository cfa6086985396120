"""One worksheet as a plain grid, numbered as Excel shows it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from openpyxl.utils import get_column_letter

from loaders.files.cells import label, normalise

Place = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """One worksheet: cell values by row and column, both from 1.

    `shown` says of numbers that Excel does not show as they are how it shows them, by cell. `merged` has the first and
    last (row, column) of cells that are one, unless what they say has been repeated in each of them.
    """

    name: str
    rows: tuple[tuple[object, ...], ...]
    formulas: frozenset[str] = frozenset()
    shown: Mapping[str, str] = field(default_factory=dict, compare=False)
    merged: tuple[tuple[Place, Place], ...] = ()

    def value(self, row: int, column: int) -> object:
        """The cell's value; None where the cell is empty or outside the sheet."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if 0 < column <= len(cells) else None

    def text(self, row: int, column: int) -> str:
        """The cell's value as a label; empty if the cell is."""
        return label(self.value(row, column))

    def at(self, row: int, column: int) -> tuple[str, str]:
        """(sheet, cell), as findings and observations name a location."""
        return self.name, f"{get_column_letter(column)}{row}"

    @property
    def height(self) -> int:
        """Number of the last row."""
        return len(self.rows)

    @cached_property
    def width(self) -> int:
        """Number of the last column."""
        return max((len(row) for row in self.rows), default=0)

    def is_blank(self, row: int, first: int = 1, last: int | None = None) -> bool:
        """Whether all cells of a row from column `first` to `last` are empty."""
        cells = self.rows[row - 1][first - 1 : last] if 0 < row <= self.height else ()
        return all(cell is None or normalise(cell) == "" for cell in cells)

    @cached_property
    def texts(self) -> tuple[tuple[int, int, str], ...]:
        """(row, column, text) of every cell that holds text."""
        return tuple(
            (row, column, normalise(value))
            for row, cells in enumerate(self.rows, 1)
            for column, value in enumerate(cells, 1)
            if isinstance(value, str)
        )

    @cached_property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where each text is first: a long table says the same in many cells, and is asked for many patterns."""
        raw = dict[str, tuple[int, int]]()
        for row, cells in enumerate(self.rows, 1):
            for column, value in enumerate(cells, 1):
                if isinstance(value, str) and value not in raw:
                    raw[value] = row, column
        found = dict[str, tuple[int, int]]()
        for value, place in raw.items():
            found.setdefault(normalise(value), place)
        return found

    def find(self, pattern: str) -> tuple[int, int, re.Match[str]] | None:
        """The first text cell that contains the pattern, ignoring case."""
        compiled = re.compile(pattern, re.IGNORECASE)
        hits = ((*place, compiled.search(text)) for text, place in self.places.items())
        return next(((row, column, match) for row, column, match in hits if match), None)

    def filled_right(self, row: int, first: int, last: int) -> list[str]:
        """Labels of a header row that has each label only in the first column of its block."""
        labels: list[str] = []
        for column in range(first, last + 1):
            labels.append(self.text(row, column) or (labels[-1] if labels else ""))
        return labels
