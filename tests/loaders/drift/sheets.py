"""A table as its owner may lay it out, and changes that mean nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Cells = list[Any]
Key = tuple[str, str, int, str, str]
"""Indicator, region, year, sex, age group."""
Truth = dict[Any, float | str]
"""What each number is, or the status of its absence."""
UNSURE = "unsure"
"""A number that may be read as anything, if the file is said to be doubtful."""
SEPARATE = "\u00a0"


CODES = {"Bærum": ("3201", "3201"), "Asker": ("0220", "3203"), "Lier": ("3312", "3312"), "Drammen": ("0602", "3301")}
"""Codes until 2019 and from 2020, when Asker and Drammen merged with others."""


def code(place: str, year: int) -> str:
    """The code that a municipality had that year, or the newest with the same borders."""
    return CODES[place.removesuffix(" kommune")][year > 2019]


class Counted(int):
    """A number in a cell that knows its key in the truth, so that what is done to the cell can be done to the truth."""

    key: Any = None

    def __new__(cls, number: int, key: Any = None):
        counted = super().__new__(cls, number)
        counted.key = key
        return counted


@dataclass
class Drawn:
    """One sheet: lines above, a heading row, rows of data, and lines below; `looks` are done once it is written."""

    name: str
    heading: Cells
    rows: list[Cells]
    above: list[Cells] = field(default_factory=list)
    below: list[Cells] = field(default_factory=list)
    merged: list[int] = field(default_factory=list)
    looks: list[Callable[[Worksheet], None]] = field(default_factory=list)

    @property
    def top(self) -> int:
        """The number of the first row of data."""
        return len(self.above) + 2

    @property
    def counted(self) -> list[tuple[int, int]]:
        """(row, column) of each number in `rows`."""
        return [(i, j) for i, row in enumerate(self.rows) for j, cell in enumerate(row) if isinstance(cell, Counted)]

    def add_to(self, book: Workbook) -> Worksheet:
        """Writes the sheet."""
        sheet = book.create_sheet(self.name[:31])
        for row in [*self.above, self.heading, *self.rows, *self.below]:
            sheet.append(row)
        for column in self.merged:
            self._merge(sheet, column)
        for look in self.looks:
            look(sheet)
        return sheet

    def _merge(self, sheet: Worksheet, column: int) -> None:
        """Merges equal labels that follow one another in a column."""
        first = self.top
        start = 0
        while start < len(self.rows):
            end = start
            while end + 1 < len(self.rows) and self.rows[end + 1][column] == self.rows[start][column]:
                end += 1
            if end > start and isinstance(self.rows[start][column], str):
                sheet.merge_cells(
                    start_row=first + start, end_row=first + end, start_column=column + 1, end_column=column + 1
                )
            start = end + 1


def saved(sheets: list[Drawn], path: Path) -> None:
    """Writes a workbook of these sheets."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        sheet.add_to(book)
    book.save(path)


@st.composite
def reordered(draw, drawn: Drawn) -> Drawn:
    """The columns in another order."""
    order = draw(st.permutations(range(len(drawn.heading))))
    drawn.heading = [drawn.heading[place] for place in order]
    drawn.rows = [[row[place] for place in order] for row in drawn.rows]
    drawn.merged = [order.index(column) for column in drawn.merged]
    return drawn


@st.composite
def decorated(draw, drawn: Drawn) -> Drawn:
    """Blanks, capitals and footnote marks in headings, and blank rows in front: none of it means anything."""
    marks = st.sampled_from(["", "", "", " ", SEPARATE, "*", " 1)", "¹"])
    drawn.heading = [
        f"{draw(st.sampled_from(['', '', ' ']))}{text}{draw(marks)}"
        if isinstance(text, str) and text.isalpha()
        else text
        for text in drawn.heading
    ]
    if draw(st.booleans()):
        drawn.heading = [text.upper() if isinstance(text, str) else text for text in drawn.heading]
    drawn.above += [[]] * draw(st.integers(0, 2))
    return drawn


EXTRA = ("Merknad", "Driftsenhet", "Kommunenr.", "Saksbehandlet", "Andel, %", "Notat fra møtet", "Prioritet")


@st.composite
def with_extra(draw, drawn: Drawn, names: tuple[str, ...] = EXTRA) -> Drawn:
    """A column that nobody has heard of, of texts or numbers."""
    name = draw(st.sampled_from(names))
    cell = draw(st.sampled_from(["x", 7, None, "ja"]))
    at = draw(st.integers(0, len(drawn.heading)))
    drawn.heading.insert(at, name)
    for row in drawn.rows:
        row.insert(at, cell)
    drawn.merged = [column + (column >= at) for column in drawn.merged]
    return drawn


def without(drawn: Drawn, column: int) -> Drawn:
    """The sheet without a column."""
    del drawn.heading[column]
    for row in drawn.rows:
        del row[column]
    drawn.merged = [at - (at > column) for at in drawn.merged if at != column]
    return drawn
