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
from loaders.files.sheet import Sheet
from loaders.files.structure import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, Structure
from loaders.findings import Findings
from loaders.personal import parts as personal_parts
from loaders.personal import refusal
from loaders.phrases import phrase
from loaders.problems import SourceError

RECALCULATE = phrase("Open the file in Excel, let it calculate, and save it.")


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
    """The workbook at `path`.

    Raises:
        SourceError: it is no workbook, is too large, holds personal data, or has cells without a usable value.
    """
    content = container.read_bytes(path, findings)
    parts = container.open_container(content, findings)
    sheets = _read_sheets(content, parts, findings)
    titles = {facts.part: sheet.name for sheet, _, facts in sheets}
    notes = structure.comments(parts, titles, findings)
    hidden = {sheet.name for sheet, state, _ in sheets if state != "visible"}
    refusal.refuse([sheet for sheet, _, _ in sheets], notes, hidden, findings)
    personal_parts.refuse_parts(parts, titles, _texts(sheets), findings)
    for sheet, state, facts in sheets:
        _note_hidden(sheet, state, facts, findings)
    if findings.has_error:
        raise SourceError(*findings.problems)
    return Workbook(
        file=str(findings.file),
        sheets=tuple(sheet for sheet, state, _ in sheets if state == "visible"),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _texts(sheets: list[tuple[Sheet, str, Structure]]) -> frozenset[str]:
    return frozenset(text for sheet, _, _ in sheets for _, _, text in sheet.texts)


def _read_sheets(content: bytes, parts: dict[str, bytes], findings: Findings) -> list[tuple[Sheet, str, Structure]]:
    """Sheets with their state (visible or hidden) and structure; openpyxl's warnings don't concern figures."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        except Exception as error:  # openpyxl may raise anything on a damaged part
            del error
            findings.stop(
                "damaged", phrase("a workbook that cannot be opened"), phrase("an intact workbook"), container.SAVE_AS
            )
        if len(book.sheetnames) > MAX_SHEETS:
            findings.stop(
                "too_many_sheets",
                phrase("{count} sheets", count=len(book.sheetnames)),
                phrase("at most {count} sheets", count=MAX_SHEETS),
            )
        found: list[tuple[Sheet, str, Structure]] = []
        for sheet in book.worksheets:
            found.append(_read_sheet(sheet, parts, findings))
            if sum(facts.cells for _, _, facts in found) > MAX_CELLS:
                structure.stop_for_size(findings, phrase("more cells than the dashboard reads"), (sheet.title, ""))
        return found


def _read_sheet(sheet, parts: dict[str, bytes], findings: Findings) -> tuple[Sheet, str, Structure]:  # type: ignore[no-untyped-def]
    part = sheet._worksheet_path  # openpyxl has no public name for it
    facts = structure.sheet_structure(part, parts.get(part, b""), sheet.title, findings)
    try:
        sheet.reset_dimensions()
        rows = [_trimmed(row) for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)]
    except Exception as error:  # as above
        del error
        findings.stop(
            "damaged",
            phrase("a sheet that cannot be read"),
            phrase("an intact workbook"),
            container.SAVE_AS,
            at=(sheet.title, ""),
        )
    while rows and not rows[-1]:
        rows.pop()
    grid = Sheet(sheet.title, tuple(_filled_down(rows, facts.merged)), frozenset(facts.formulas))
    return grid, sheet.sheet_state, facts


def _filled_down(rows: list[tuple[object, ...]], merged: list[tuple[int, int, int, int]]) -> list[tuple[object, ...]]:
    """The rows, with a label merged over several rows of a column repeated in each of them.

    A label is a word, or anything in the first column: a number merged over two years may not apply to both.
    """
    filled = [list(row) for row in rows]
    for column, first, last_column, last in merged:
        word = filled[first - 1][column - 1] if first <= len(filled) and column <= len(filled[first - 1]) else None
        is_word = isinstance(word, str) and not any(char.isdigit() for char in word)
        if column != last_column or word is None or not (is_word or column == 1):
            continue
        for row in filled[first : min(last, len(filled))]:
            row += [None] * (column - len(row))
            row[column - 1] = word
    return [tuple(row) for row in filled]


def _trimmed(row: tuple[object, ...]) -> tuple[object, ...]:
    """The row without its empty tail, so that one distant cell does not make every row long."""
    end = next((index for index in range(len(row), 0, -1) if row[index - 1] is not None), 0)
    return row[:end]


def _note_hidden(sheet: Sheet, state: str, facts: Structure, findings: Findings) -> None:
    if state != "visible":
        findings.warning(
            "hidden_sheet",
            phrase("a hidden sheet"),
            phrase("only visible sheets"),
            phrase("The sheet has not been read. Unhide it or delete it."),
            at=(sheet.name, ""),
        )
        return
    for place in facts.without_value:
        findings.error(
            "formula_without_value",
            phrase("a formula without a calculated value"),
            phrase("a number"),
            RECALCULATE,
            at=(sheet.name, place),
        )
    _note_hidden_parts(sheet, facts, findings)


def _note_hidden_parts(sheet: Sheet, facts: Structure, findings: Findings) -> None:
    rows = sorted(row for row in facts.hidden_rows if not sheet.is_blank(row))
    if rows:
        found, fix = (
            phrase("hidden rows ({count})", count=len(rows)),
            phrase("The rows have been read. Unhide them, or delete them."),
        )
        findings.warning("hidden_rows", found, phrase("only visible rows"), fix, at=sheet.at(rows[0], 1))
    columns = sorted(
        column for column in facts.hidden_columns if any(sheet.value(row, column) for row in range(1, sheet.height + 1))
    )
    if columns:
        found, fix = (
            phrase("hidden columns ({count})", count=len(columns)),
            phrase("The columns have been read. Unhide them, or delete them."),
        )
        findings.warning("hidden_columns", found, phrase("only visible columns"), fix, at=sheet.at(1, columns[0]))
