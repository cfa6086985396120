"""Marks the cells that problems are about: a colour, and a comment that says what is wrong and how to fix it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from loaders.files.structure import MAX_COLUMNS, MAX_ROWS
from loaders.phrases import Language, phrase, worded
from loaders.problems import ERROR, Problem

MOST_MARKS = 1000
Marked = Mapping[int, tuple[str, str]]
"""The sheet and cell of a problem by its place in the list; the cell is empty where only the sheet is known."""
_FILLS = {True: PatternFill("solid", fgColor="FFF4B183"), False: PatternFill("solid", fgColor="FFFFF2CC")}
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_WIDTH, _LINE, _LETTERS = 340, 19, 46  # of a comment, in pixels, and how many letters a line of it has


def mark_cells(book: Workbook, problems: Sequence[Problem], t: Language) -> Marked:
    """Marks every problem that has a cell, and says where each one is."""
    titles = {" ".join(sheet.title.split()): sheet.title for sheet in book.worksheets}
    places = dict[int, tuple[str, str]]()
    by_cell = defaultdict[tuple[str, str], list[Problem]](list)
    for number, problem in enumerate(problems):
        title = titles.get(problem.sheet) if isinstance(problem.sheet, str) else None
        if title is not None:
            cell = _cell_to_mark(book[title], problem.cell)
            places[number] = title, cell
            by_cell[title, cell].append(problem)
    for (title, cell), found in list(by_cell.items())[:MOST_MARKS]:
        if cell:
            _mark(book[title], cell, found, t)
    return places


def _cell_to_mark(sheet: Worksheet, cell: str) -> str:
    """The cell, or the one that shows for it where cells are merged; empty if it is none."""
    if not _CELL.fullmatch(cell) or sheet[cell].row > MAX_ROWS or sheet[cell].column > MAX_COLUMNS:
        return ""
    merged = (area for area in sheet.merged_cells.ranges if cell in area)
    return next((area.coord.partition(":")[0] for area in merged), cell)


def _mark(sheet: Worksheet, cell: str, problems: Sequence[Problem], t: Language) -> None:
    words = "\n\n".join(dict.fromkeys(_words(problem, t) for problem in problems))
    sheet[cell].fill = _FILLS[any(problem.severity == ERROR for problem in problems)]
    lines = sum(len(line) // _LETTERS + 1 for line in words.split("\n"))
    author = phrase("The dashboard").worded(t)
    sheet[cell].comment = Comment(words, author, width=_WIDTH, height=_LINE * (lines + 1))


def _words(problem: Problem, t: Language) -> str:
    said = phrase(
        "Found {found}; expected {expected}. {fix}", found=problem.found, expected=problem.expected, fix=problem.fix
    )
    return worded(said, t)
