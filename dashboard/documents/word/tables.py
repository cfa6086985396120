"""Tables in Word: a marked header row that repeats, row headings, numbers to the right, and unbroken rows."""

from collections.abc import Sequence
from typing import Any

from dashboard.charts.chart import TableColumn
from dashboard.scene.looks import AXIS, GRID
from dashboard.scene.metrics import width
from dashboard.scene.size import POINTS_PER_CM

WIDTH_CM = 16.0
TYPE_PT = 9
PADDING_CM, MOST_WANTED_CM = 0.44, 6.5  # of text in TYPE_PT; larger type needs more
SHORT_CELL = 12  # characters in a number with brackets that never wraps
MOST_TOGETHER = 20  # rows of a table that is kept on one page


def add_table(
    document: Any, columns: Sequence[TableColumn], description: str, *, width_cm: float = WIDTH_CM, note: str = ""
) -> None:
    """Adds the columns as a table of the text's width, or another; `description` is its alternative text.

    Columns of numbers that don't fit continue in a table below, with the same row headings. `note` follows the last.
    """
    from docx.shared import Pt

    tables = side_by_side(columns, width_cm)
    for nth, some in enumerate(tables, start=1):
        is_noted = bool(note) and nth == len(tables)
        _one_table(document, some, description, width_cm, is_noted=is_noted)
        if is_noted:
            below = document.add_paragraph(note, style="Figure source")
            below.paragraph_format.space_before, below.paragraph_format.space_after = Pt(3), Pt(8)
        else:
            document.add_paragraph().paragraph_format.space_after = Pt(2)


def side_by_side(columns: Sequence[TableColumn], width_cm: float, *, size: float = TYPE_PT) -> list[list[TableColumn]]:
    """The columns in as many tables as it takes to keep words whole; each has the row headings."""
    named = [column for column in columns if not column.is_numeric]
    width_cm *= TYPE_PT / size  # measured as if written in TYPE_PT
    room = width_cm - sum(map(_least, named))
    tables: list[list[TableColumn]] = [[]]
    for column in columns:
        if column.is_numeric:
            if tables[-1] and sum(map(_least, [*tables[-1], column])) > room:
                tables.append([])
            tables[-1].append(column)
    return [[*named, *numbers] for numbers in tables]


def _one_table(
    document: Any, columns: Sequence[TableColumn], description: str, width_cm: float, *, is_noted: bool
) -> None:
    count = max((len(column.cells) for column in columns), default=0)
    table = document.add_table(rows=count + 1, cols=len(columns))
    _properties(table, description)
    rows = table._tbl.tr_lst
    _mark_header(rows[0])
    for place, column in enumerate(columns):
        for row, words in enumerate((column.heading, *column.cells)):
            together = is_noted if row == count else count <= MOST_TOGETHER
            _fill(rows[row].tc_lst[place], words, is_numeric=column.is_numeric, bold=row == 0, keep_next=together)
    for row in rows:
        _keep_whole(row)
    _widths(table, columns, width_cm)


def _fill(cell: Any, words: str, *, is_numeric: bool, bold: bool, keep_next: bool) -> None:
    """Writes XML directly: python-docx's cell objects are slow in long tables."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    paragraph = cell.p_lst[0]
    side = "right" if is_numeric else "left"
    look = "<w:b/>" if bold else ""
    keep = "<w:keepNext/>" if keep_next else ""
    for element in (
        f'<w:pPr {nsdecls("w")}>{keep}<w:keepLines/><w:spacing w:before="20" w:after="20"/>'
        f'<w:jc w:val="{side}"/></w:pPr>',
        f'<w:r {nsdecls("w")}><w:rPr>{look}<w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"/></w:r>',
    ):
        paragraph.append(parse_xml(element))
    paragraph.find(qn("w:r")).find(qn("w:t")).text = words


def column_widths(columns: Sequence[TableColumn], width_cm: float, *, size: float = TYPE_PT) -> list[float]:
    """Widths in cm that fill `width_cm`: words are kept whole, and spare width goes to the columns that want it.

    If even the longest words don't fit side by side, all columns shrink in proportion.
    """
    scale = size / TYPE_PT
    least = [_least(column) * scale for column in columns]
    wanted = [max(_wanted(column) * scale, low) for column, low in zip(columns, least, strict=True)]
    left = width_cm - sum(least)
    if left <= 0:
        return [width_cm * low / sum(least) for low in least]
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    if sum(more) == 0:
        return [low + left / len(least) for low in least]
    return [low + left * extra / sum(more) for low, extra in zip(least, more, strict=True)]


def _least(column: TableColumn) -> float:
    """The width of the longest word, or in numbers of a whole short cell, such as «41 (67)»."""
    heading = [_length(word, bold=True) for word in _unbroken(column.heading, column.is_numeric)]
    cells = [_length(word) for cell in column.cells for word in _unbroken(cell, column.is_numeric)]
    return max([*heading, *cells]) + PADDING_CM


def _length(words: str, *, bold: bool = False) -> float:
    """The printed length of text, in cm: in Inter, which is a little wider than the document's font."""
    return width(words, TYPE_PT, bold=bold) / POINTS_PER_CM


def _unbroken(cell: str, is_numeric: bool) -> list[str]:
    return [cell] if is_numeric and len(cell) <= SHORT_CELL else cell.split(" ")


def _wanted(column: TableColumn) -> float:
    """The width of the longest cell on one line, up to a limit; numbers want no more than the least."""
    if column.is_numeric:
        return 0.0
    return min(max([_length(column.heading, bold=True) / 2, *map(_length, column.cells)]), MOST_WANTED_CM) + PADDING_CM


def _widths(table: Any, columns: Sequence[TableColumn], width_cm: float) -> None:
    """Sets the columns to `column_widths`."""
    from docx.shared import Cm

    widths = [Cm(width) for width in column_widths(columns, width_cm)]
    for grid, wide in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        grid.w = wide
    for row in table._tbl.tr_lst:
        for cell, wide in zip(row.tc_lst, widths, strict=True):
            cell.width = wide


def _mark_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    from docx.oxml import OxmlElement

    row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _properties(table: Any, description: str) -> None:
    """Sets rules between rows, alternative text, and the first row and column as headings."""
    from xml.sax.saxutils import quoteattr

    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{GRID[1:]}"'
    edge = f'w:val="single" w:sz="8" w:space="0" w:color="{AXIS[1:]}"'
    for element in (
        f"<w:tblBorders {nsdecls('w')}><w:top {edge}/><w:bottom {edge}/><w:insideH {rule}/></w:tblBorders>",
        f'<w:tblLook {nsdecls("w")} w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
        'w:noHBand="0" w:noVBand="1"/>',
        f"<w:tblCaption {nsdecls('w')} w:val={quoteattr(description)}/>",
    ):
        properties.append(parse_xml(element))
