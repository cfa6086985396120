"""The first sheet of a marked copy: every problem, with a link to its cell."""

from collections.abc import Sequence
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from loaders.marked.marks import Marked
from loaders.marked.plain import keep_as_text
from loaders.phrases import Language, Phrase, phrase, worded
from loaders.problems import ERROR, Problem, place_of

MOST_LINES = 1000
_WIDTHS = {"A": 30, "B": 13, "C": 44, "D": 44, "E": 60}  # in letters
_LINE = 15.0  # points
_BODY, _BOLD = Font(name="Calibri", size=11), Font(name="Calibri", size=11, bold=True)
_LINKED = Font(name="Calibri", size=11, underline="single", color="FF0B5394")
_HEADINGS = (phrase("Where"), phrase("Severity"), phrase("Found"), phrase("Expected"), phrase("How to fix it"))
_TITLE = phrase("To correct")
_HEADING_ROW = 4
_LEAD = phrase(
    "Cells with an error are orange, and cells to look at are yellow; each has a comment. Delete this sheet before you"
    " deliver the corrected file."
)


def add_overview(book: Workbook, problems: Sequence[Problem], places: Marked, t: Language) -> None:
    """Adds the sheet in front of the others, and shows it when the workbook is opened."""
    sheet = book.create_sheet(_free_title(book, worded(_TITLE, t)), 0)
    book.active = 0
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet["A1"].font = Font(name="Calibri", size=14, bold=True)
    _write(sheet["A1"], worded(_title_of(problems), t))
    _write(sheet["A2"], worded(_LEAD, t))
    for place, heading in enumerate(_HEADINGS, 1):
        cell = sheet.cell(_HEADING_ROW, place)
        cell.font, cell.fill = _BOLD, PatternFill("solid", fgColor="FFE7E6E6")
        _write(cell, worded(heading, t))
    for number, problem in enumerate(problems[:MOST_LINES]):
        _add_line(sheet, _HEADING_ROW + 1 + number, problem, places.get(number), t)
    if len(problems) > MOST_LINES:
        more = phrase("… and {count} more", count=str(len(problems) - MOST_LINES))
        _write(sheet.cell(_HEADING_ROW + 1 + MOST_LINES, 1), worded(more, t))
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    _set_up_print(sheet)


def _title_of(problems: Sequence[Problem]) -> Phrase:
    return phrase("{file}: what must be corrected", file=problems[0].file)


def _free_title(book: Workbook, title: str) -> str:
    taken = {sheet.title.casefold() for sheet in book.worksheets}
    names = (title, *(f"{title} ({number})" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _add_line(sheet: Worksheet, row: int, problem: Problem, place: tuple[str, str] | None, t: Language) -> None:
    severity = phrase("Error") if problem.severity == ERROR else phrase("Warning")
    is_placed = problem.sheet or problem.cell
    where = place_of("", problem.sheet, problem.cell) if is_placed else phrase("the whole file")
    said = [worded(words, t) for words in (where, severity, problem.found, problem.expected, problem.fix)]
    for column, words in enumerate(said, 1):
        cell = sheet.cell(row, column)
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), _BODY
        _write(cell, words[:1].upper() + words[1:])
    lines = (ceil(len(words) / width) for words, width in zip(said, _WIDTHS.values(), strict=True))
    sheet.row_dimensions[row].height = _LINE * max(lines)
    if place:
        _link(sheet.cell(row, 1), *place)


def _link(cell: Cell, title: str, place: str) -> None:
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(title)}!{place or 'A1'}")
    cell.font = _LINKED


def _write(cell: Cell, words: str) -> None:
    cell.value = words
    keep_as_text(cell)


def _set_up_print(sheet: Worksheet) -> None:
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
