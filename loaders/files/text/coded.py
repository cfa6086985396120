"""A table that has codes instead of cells: one row for each number, named by the codes of its categories."""

from dataclasses import dataclass
from datetime import date

from loaders.files.sheet import Sheet

BETWEEN = " · "
HEADER = 2
"""The row with the dimensions' names; the one above has the table's title, and those below have the numbers."""


@dataclass(frozen=True)
class CodedSheet(Sheet):
    """A reply from a bank's interface as a grid, in which each row has its labels and its number.

    Attributes:
        dimensions: their ids, in the order of the columns.
        codes: one code for each dimension, for each row below the header.
        table: the bank's number of the table; empty if the reply has none.
        updated: the day of the bank's last change.
    """

    dimensions: tuple[str, ...] = ()
    codes: tuple[tuple[str, ...], ...] = ()
    table: str = ""
    updated: date | None = None

    def at(self, row: int, column: int) -> tuple[str, str]:
        """(sheet, codes) of the row, since no cell exists; the header and the title have the dimension alone."""
        if row > HEADER and row - HEADER <= len(self.codes):
            return self.name, BETWEEN.join(self.codes[row - HEADER - 1])
        return self.name, self.dimensions[column - 1] if row == HEADER and column <= len(self.dimensions) else ""
