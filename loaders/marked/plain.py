"""Builds a workbook anew from the cells of another: values, formulas and looks, and nothing that could carry more.

Macros, links, pictures, comments, properties and what else a workbook may hold are not brought over, since only cells
are. A formula that reaches outside the workbook stands in the copy as text.
"""

import re
from collections.abc import Iterable, Mapping
from copy import copy
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.read_only import EmptyCell
from openpyxl.utils import get_column_letter

from loaders.files import container
from loaders.files.structure import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Structure, sheet_structure
from loaders.findings import Findings

_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_OUTSIDE = re.compile(r"[\[|]|://|\b(?:HYPERLINK|WEBSERVICE|IMAGE|RTD|CALL|INDIRECT)\(", re.IGNORECASE)
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # full-width signs too
_LOOKS = ("font", "fill", "border", "alignment", "number_format")


def plain_copy(parts: Mapping[str, bytes], findings: Findings) -> Workbook:
    """A new workbook with the cells of the one that these parts make up.

    Raises:
        SourceError: a sheet is not safe to read.
    """
    read = load_workbook(BytesIO(container.packed(parts)), read_only=True, keep_links=False, rich_text=True)
    made = Workbook()
    made.remove(made.active)
    for sheet in read.worksheets:
        xml = parts.get(sheet._worksheet_path, b"")  # openpyxl has no public name for it
        facts = sheet_structure(sheet._worksheet_path, xml, sheet.title, findings)
        written = made.create_sheet(sheet.title)
        written.sheet_state = sheet.sheet_state
        _copy_cells(sheet, written)
        _copy_shape(written, facts, xml)
    return made


def _copy_cells(sheet: Any, written: Any) -> None:
    looks: dict[int, Any] = {}
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS):
        for cell in row:
            if not isinstance(cell, EmptyCell):
                _copy_cell(cell, written.cell(cell.row, cell.column), looks)


def _copy_cell(cell: Any, written: Cell, looks: dict[int, Any]) -> None:
    """One cell; looks are shared by many cells, and each is only brought over once."""
    written.value = cell.value
    if cell._style_id not in looks:
        for look in _LOOKS:
            setattr(written, look, copy(getattr(cell, look)))
        looks[cell._style_id] = copy(written._style)
    written._style = copy(looks[cell._style_id])
    if cell.data_type == "s" or (cell.data_type == "f" and _OUTSIDE.search(_formula(cell.value))):
        keep_as_text(written)


def keep_as_text(cell: Cell) -> None:
    """Text is never a formula, whatever it begins with; nor does it become one when somebody edits the cell."""
    cell.data_type = "s"
    cell.quotePrefix = str(cell.value).startswith(_BEGINS_A_FORMULA)


def _formula(value: object) -> str:
    """The text of a formula, also of one that fills several cells."""
    return str(getattr(value, "text", value) or "")


def _copy_shape(written: Any, facts: Structure, xml: bytes) -> None:
    """Widths, hidden rows and columns, and merged cells that cover nothing."""
    for first, last, width in _widths(xml):
        for column in range(first, min(last, MAX_COLUMNS) + 1):
            written.column_dimensions[get_column_letter(column)].width = width
    for row in facts.hidden_rows:
        if row <= MAX_ROWS:
            written.row_dimensions[row].hidden = True
    for column in facts.hidden_columns:
        written.column_dimensions[get_column_letter(column)].hidden = True
    _merge(written, facts.merged)


def _merge(written: Any, areas: Iterable[tuple[int, int, int, int]]) -> None:
    """Merges areas as large as a workbook may have cells, all together; openpyxl makes each of their cells."""
    filled = {(cell.row, cell.column) for row in written.iter_rows() for cell in row if cell.value is not None}
    room = MAX_CELLS
    for left, top, right, bottom in areas:
        size = (right - left + 1) * (bottom - top + 1)
        if size > room:
            continue
        room -= size
        inside = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if filled & inside <= {(top, left)}:
            written.merge_cells(None, top, left, bottom, right)


def _widths(xml: bytes) -> list[tuple[int, int, float]]:
    columns = (dict(_ATTRIBUTE.findall(found[1])) for found in _COLUMN.finditer(xml))
    return [
        (int(each[b"min"]), int(each[b"max"]), float(each[b"width"]))
        for each in columns
        if {b"min", b"max", b"width"} <= each.keys()
    ]
