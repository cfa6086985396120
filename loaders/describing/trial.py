"""Opens a workbook that no layout fits, and reads it as a person has described it, before anything is saved."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.describing.drawn import Drawn
from loaders.files.limits import SUFFIXES
from loaders.files.sheet import Sheet
from loaders.files.workbook import Workbook, open_workbook
from loaders.findings import Findings
from loaders.layouts.layout import Layout
from loaders.loading import LOADERS
from loaders.personal import refusal
from loaders.personal.labels import file_name
from loaders.phrases import phrase
from loaders.places import Places
from loaders.problems import ERROR, Problem, SourceError
from loaders.reader import FileResult, read_file

UNFIT = frozenset(("unrecognised", "missing_column", "missing_table", "missing_sheet", "missing_title", "no_header"))
"""Codes of files that no layout fits, which a description may help."""


def may_be_described(problems: tuple[Problem, ...]) -> bool:
    """Whether a file was refused only because its table is unknown; one with anything else wrong is never shown."""
    codes = {problem.code for problem in problems if problem.severity == ERROR}
    return bool(codes) and codes <= UNFIT


def opened(path: Path, file: str) -> Workbook:
    """The workbook, to be shown to the person who describes it.

    Raises:
        SourceError: it is unsafe, or may hold personal data: nothing of it may be shown.
    """
    findings = Findings(file_name(file, path))
    refusal.refuse_name(file, findings)
    if path.suffix.casefold() not in SUFFIXES:
        findings.stop(
            "not_a_workbook",
            phrase("a workbook without .xlsx in its name"),
            phrase("an Excel workbook (.xlsx)"),
            phrase("Give the file a name that ends in .xlsx."),
        )
    book = open_workbook(path, findings)
    refusal.refuse_traces(book.sheets, findings)
    if findings.has_error or not book.sheets:
        raise SourceError(*findings.problems)
    return book


def tried(path: Path, file: str, layout: Layout, places: Places) -> FileResult:
    """What the file holds when it is read by this layout, beside all others."""
    return read_file(path, file, LOADERS, replace(places, layouts=(*places.layouts, layout)))


@dataclass(frozen=True)
class LeftOut:
    """What of a sheet nobody reads: columns by number, and rows below the headings."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]


def left_out(drawn: Drawn, sheet: Sheet, cells: frozenset[str]) -> LeftOut:
    """The columns without a role and the rows without a number that was read; `cells` are those that were."""
    rows = {int(match[0]) for cell in cells if (match := re.search(r"\d+$", cell))}
    filled = [column for column in range(1, sheet.width + 1) if _has_anything(sheet, drawn.row, column)]
    return LeftOut(
        tuple(column for column in filled if column not in drawn.columns),
        tuple(row for row in range(drawn.row + 1, sheet.height + 1) if row not in rows and not sheet.is_blank(row)),
    )


def _has_anything(sheet: Sheet, first: int, column: int) -> bool:
    return any(not sheet.is_blank(row, column, column) for row in range(first, sheet.height + 1))
