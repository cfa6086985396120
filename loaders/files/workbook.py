"""Opens a workbook safely and gives its visible sheets as plain grids, numbered as Excel shows them."""

import hashlib
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from loaders.files import container, structure
from loaders.files.excel import doubts
from loaders.files.excel.raised import without_marks
from loaders.files.excel.shown import shown_otherwise
from loaders.files.excel.strict import as_transitional
from loaders.files.excel.styles import Styles, styles_of
from loaders.files.kinds import SAVE_AS
from loaders.files.sheet import Sheet
from loaders.files.structure import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, Structure
from loaders.findings import Findings
from loaders.personal import parts as personal_parts
from loaders.personal import refusal
from loaders.phrases import phrase


@dataclass(frozen=True)
class Workbook:
    """A workbook that is safe to read: its visible sheets, and what identifies it. `is_text` if it is a text file."""

    file: str
    sheets: tuple[Sheet, ...]
    sha256: str
    is_text: bool = False

    @cached_property
    def synthetic(self) -> bool:
        """Whether the workbook says «Eksempeldata: ja» anywhere."""
        return self.says(r"^eksempeldata\s*:\s*ja\b")

    def says(self, pattern: str) -> bool:
        """Whether any text cell matches."""
        return any(sheet.find(pattern) for sheet in self.sheets)

    def find_all(self, pattern: str) -> Iterator[tuple[Sheet, int, int, re.Match[str]]]:
        """Every text cell that matches, sheet by sheet."""
        compiled = re.compile(pattern, re.IGNORECASE)
        for sheet in self.sheets:
            for row, column, text in sheet.texts:
                if match := compiled.search(text):
                    yield sheet, row, column, match

    def sheet_where(self, fits: Callable[[Sheet], object]) -> Sheet | None:
        """The first sheet for which `fits` is true."""
        return next((sheet for sheet in self.sheets if fits(sheet)), None)


def open_workbook(path: Path, findings: Findings) -> Workbook:
    """The workbook at `path`. Formulas without a result are noted as errors, and reading may go on to find more.

    Raises:
        SourceError: it is no workbook, is too large, or holds personal data.
    """
    content = container.read_bytes(path, findings)
    parts = as_transitional(container.open_container(content, findings))
    styles = styles_of(parts)
    read = _read_sheets(parts, styles, findings)
    titles = {one.facts.part: one.sheet.name for one in read}
    notes = structure.comments(parts, titles, findings)
    hidden = {one.sheet.name for one in read if not one.is_visible}
    refusal.refuse([one.sheet for one in read], notes, hidden, findings)
    personal_parts.refuse_parts(parts, titles, _texts(read), findings)
    stored = {one.sheet.name: one.stored for one in read}
    for one in read:
        _note_doubts(one, stored, styles, parts["xl/workbook.xml"], findings)
    return Workbook(
        file=str(findings.file),
        sheets=tuple(one.sheet for one in read if one.is_visible),
        sha256=hashlib.sha256(content).hexdigest(),
    )


@dataclass(frozen=True)
class _Read:
    """A sheet, the same before merged labels were repeated, and what else is stored about it."""

    sheet: Sheet
    stored: Sheet
    is_visible: bool
    facts: Structure


def _note_doubts(one: _Read, stored: dict[str, Sheet], styles: Styles, book: bytes, findings: Findings) -> None:
    if not one.is_visible:
        doubts.note_hidden_sheet(one.sheet, findings)
        return
    doubts.note_formulas(one.stored, one.facts, stored, book, findings)
    doubts.note_hidden_parts(one.stored, one.facts, styles, findings)


def _texts(read: list[_Read]) -> frozenset[str]:
    return frozenset(text for one in read for text in one.sheet.places)


def _read_sheets(parts: dict[str, bytes], styles: Styles, findings: Findings) -> list[_Read]:
    """The sheets, visible and hidden; openpyxl's warnings don't concern figures."""
    parts = without_marks(parts)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            packed = BytesIO(container.packed(parts))
            book = load_workbook(packed, read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # openpyxl may raise anything on a damaged part
            del error
            findings.stop("damaged", phrase("a workbook that cannot be opened"), phrase("an intact workbook"), SAVE_AS)
        if len(book.sheetnames) > MAX_SHEETS:
            findings.stop(
                "too_many_sheets",
                phrase("{count} sheets", count=len(book.sheetnames)),
                phrase("at most {count} sheets", count=MAX_SHEETS),
            )
        found: list[_Read] = []
        for sheet in book.worksheets:
            found.append(_read_sheet(sheet, parts, styles, findings))
            if sum(one.facts.cells for one in found) > MAX_CELLS:
                structure.stop_for_size(findings, phrase("more cells than the dashboard reads"), (sheet.title, ""))
        return found


def _read_sheet(sheet, parts: dict[str, bytes], styles: Styles, findings: Findings) -> _Read:  # type: ignore[no-untyped-def]
    part = sheet._worksheet_path  # openpyxl has no public name for it
    facts = structure.sheet_structure(part, parts.get(part, b""), sheet.title, findings, styles.cells.keys())
    try:
        sheet.reset_dimensions()
        rows = [_trimmed(row) for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)]
    except Exception as error:  # as above
        del error
        findings.stop(
            "damaged",
            phrase("a sheet that cannot be read"),
            phrase("an intact workbook"),
            SAVE_AS,
            at=(sheet.title, ""),
        )
    while rows and not rows[-1]:
        rows.pop()
    stored = Sheet(sheet.title, tuple(rows))
    grid = Sheet(
        sheet.title,
        tuple(_filled_down(rows, facts.merged)),
        frozenset(facts.formulas),
        shown_otherwise(stored, facts, styles),
        tuple(_shared(rows, facts.merged)),
    )
    return _Read(grid, stored, sheet.sheet_state == "visible", facts)


Range = tuple[int, int, int, int]


def _filled_down(rows: list[tuple[object, ...]], merged: list[Range]) -> list[tuple[object, ...]]:
    """The rows, with a label merged over several rows of a column repeated in each of them."""
    filled = [list(row) for row in rows]
    for column, first, _, last in filter(lambda each: _is_label(rows, each), merged):
        word = filled[first - 1][column - 1]
        for row in filled[first : min(last, len(filled))]:
            row += [None] * (column - len(row))
            row[column - 1] = word
    return [tuple(row) for row in filled]


def _is_label(rows: list[tuple[object, ...]], merged: Range) -> bool:
    """Whether cells of one column are a label: a word, or anything in the first column.

    A number merged over two years may not apply to both.
    """
    column, _, last_column, _ = merged
    value = _first(rows, merged)
    is_word = isinstance(value, str) and not any(char.isdigit() for char in value)
    return column == last_column and value is not None and (is_word or column == 1)


def _shared(rows: list[tuple[object, ...]], merged: list[Range]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """First and last (row, column) of cells that are one and no label."""
    for each in merged:
        if _first(rows, each) is not None and not _is_label(rows, each):
            yield (each[1], each[0]), (each[3], each[2])


def _first(rows: list[tuple[object, ...]], merged: Range) -> object:
    column, row, _, _ = merged
    cells = rows[row - 1] if row <= len(rows) else ()
    return cells[column - 1] if column <= len(cells) else None


def _trimmed(row: tuple[object, ...]) -> tuple[object, ...]:
    """The row without its empty tail, so that one distant cell does not make every row long."""
    end = next((index for index in range(len(row), 0, -1) if row[index - 1] is not None), 0)
    return row[:end]
