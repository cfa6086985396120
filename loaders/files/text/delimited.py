"""Reads a delimited text file (CSV) of a statistics bank into the grid that a worksheet becomes.

Rows and columns are those of the file, so that cell names hold in Excel too. Delimiter, quoting and decimal sign differ
between the banks and their choices, and are found from the file; what can be read in two ways is refused or left as
text, which `cells.read` then refuses.
"""

import csv
import re
from collections.abc import Iterator

from loaders.files.cells import normalise
from loaders.files.sheet import Sheet
from loaders.files.structure import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, stop_for_size
from loaders.files.text.encoding import AGAIN, decoded
from loaders.findings import Findings
from loaders.phrases import phrase

DELIMITERS = ("\t", ";", ",")
TITLE_LINES = 3
_SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_WHOLE = re.compile(r"(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?: \d{3}){1,2})", re.ASCII)
_POINT = re.compile(r"-?\d+\.\d+", re.ASCII)
_SURE_POINT = re.compile(r"-?(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{4,}\.\d+)", re.ASCII)
_COMMA = re.compile(r"-?[\d.]+,\d+", re.ASCII)


def read_delimited(content: bytes, findings: Findings) -> Sheet:
    """The file's one sheet, which has no name.

    Raises:
        SourceError: no text, no delimiter, rows of different lengths, a quotation mark that isn't closed, or more rows,
            columns or cells than a worksheet may have.
    """
    text = decoded(content, findings).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.rstrip("\n").split("\n")
    if len(lines) > MAX_ROWS:
        stop_for_size(findings, phrase("more rows than the dashboard reads"), ("", f"A{MAX_ROWS + 1}"))
    separator = _SEPARATOR.fullmatch(lines[0])
    first = _first(lines, 1 if separator else 0)
    titles = [[_title(line)] if line.strip() else [] for line in lines[1 if separator else 0 : first]]
    delimiter = separator[1] if separator else _delimiter(lines[first:], findings)
    records = [*([[]] if separator else []), *titles, *_records(lines[first:], delimiter, first, findings)]
    sheet = Sheet("", tuple(_typed(records)))
    _check_size(sheet, findings)
    if not text.endswith("\n"):
        _check_end(sheet, findings)
    return sheet


def _check_end(sheet: Sheet, findings: Findings) -> None:
    """Doubts a last line that isn't ended: the file may be cut off in it, even in its last number."""
    found, expected = phrase("a last line that is not ended"), phrase("a file that is whole")
    at = ("", f"A{sheet.height}")
    if len(sheet.rows[-1]) < len(sheet.rows[-2] if sheet.height > 1 else ()):
        findings.stop("cut_off", found, expected, AGAIN, at=at)
    fix = phrase("The line has been read. If the file was cut off, download it again.")
    findings.warning("cut_off", found, expected, fix, at=at)


def _first(lines: list[str], start: int) -> int:
    """The first line of the table: the one after the first blank line, if only a title is above that."""
    blank = next((i for i in range(start, min(start + TITLE_LINES, len(lines))) if not lines[i].strip("\t;, ")), None)
    return start if blank is None else blank + 1


def _title(line: str) -> str:
    """A title is one cell, whatever signs it has; Excel adds delimiters after it."""
    return re.sub(r'^"(.*)"$', r"\1", line.strip("\t;, ")).replace('""', '"')


def _delimiter(lines: list[str], findings: Findings) -> str:
    """The first delimiter that divides the first line and the last one into as many cells."""
    filled = [line for line in lines if line.strip()]
    for sign in DELIMITERS:
        counts = {len(_cells(line, sign) or []) for line in (filled[:1] + filled[-1:])}
        if len(counts) == 1 and counts.pop() > 1:
            return sign
    for sign in DELIMITERS:
        if filled and len(_cells(filled[0], sign) or []) > 1:
            return sign
    return findings.stop(
        "no_delimiter",
        phrase("lines that are not divided into cells"),
        phrase("cells with a tab, a semicolon or a comma between them"),
        AGAIN,
    )


def _cells(line: str, delimiter: str) -> list[str] | None:
    """The line's cells; None where a quotation mark is not closed on the line or stands inside a cell."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None
    return None if any(cell.count('"') % 2 or "\n" in cell for cell in cells) else cells


def _records(lines: list[str], delimiter: str, above: int, findings: Findings) -> Iterator[list[str]]:
    width = 0
    for row, line in enumerate(lines, above + 1):
        cells = _cells(line, delimiter)
        if cells is None:
            findings.stop(
                "lone_quote",
                phrase("a quotation mark that is not closed on its line"),
                phrase("a quotation mark on each side of a text"),
                AGAIN,
                at=("", f"A{row}"),
            )
        filled = any(map(str.strip, cells[1:]))
        width = width or (len(cells) if filled else 0)
        if filled and len(cells) != width:
            findings.stop(
                "uneven_rows",
                phrase("a row of {count} cells", count=len(cells)),
                phrase("{count} cells, as in the rows above", count=width),
                AGAIN,
                at=("", f"A{row}"),
            )
        yield cells


def _typed(records: list[list[str]]) -> Iterator[tuple[object, ...]]:
    """The cells, numbers as numbers where they can be nothing else; a code such as 0301 stays a text."""
    texts = [[normalise(cell) for cell in cells] for cells in records]
    has_points = any(_SURE_POINT.fullmatch(text) for cells in texts for text in cells)
    has_commas = any(_COMMA.fullmatch(text) for cells in texts for text in cells)
    for cells in texts:
        row = [_cell(text, is_decimal=has_points and not has_commas) for text in cells]
        while row and row[-1] is None:
            row.pop()
        yield tuple(row)


def _cell(text: str, *, is_decimal: bool) -> object:
    if _WHOLE.fullmatch(text):
        return int(text.replace(" ", ""))
    return float(text) if is_decimal and _POINT.fullmatch(text) else text or None


def _check_size(sheet: Sheet, findings: Findings) -> None:
    if sheet.width > MAX_COLUMNS or sum(map(len, sheet.rows)) > MAX_CELLS:
        stop_for_size(findings, phrase("more cells than the dashboard reads"), ("", ""))
