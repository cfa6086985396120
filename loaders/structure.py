"""What openpyxl's streaming reader does not tell of a sheet: extent, formulas, hidden rows, merges, comments."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils import coordinate_to_tuple, get_column_letter, range_boundaries

from loaders.findings import Findings

MAX_ROWS, MAX_COLUMNS, MAX_SHEETS, MAX_CELLS = 50_000, 200, 20, 250_000
_SMALLER = "Ta bort det som ikke hører til tabellen."


@dataclass
class Structure:
    """Facts about one sheet, stored in the workbook's part `part`; cells as «E7»."""

    part: str
    formulas: set[str] = field(default_factory=set)
    without_value: list[str] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    cells: int = 0
    row: int = 0
    column: int = 0


def sheet_structure(part: str, xml: bytes, sheet: str, findings: Findings) -> Structure:
    """The structure of one worksheet part, read as a stream.

    Raises:
        SourceError: not XML, XML that tries to expand or fetch something, or more rows, columns or cells than allowed.
    """
    found = Structure(part)
    try:
        for event, element in iterparse(BytesIO(xml), events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if event == "start" and tag == "row":
                _start_row(element, found)
            elif event == "end" and tag == "c":
                _take_cell(element, sheet, found, findings)
            elif event == "end" and tag == "row":
                element.clear()
            elif event == "end" and tag == "mergeCell":
                found.merged.append(range_boundaries(element.get("ref", "A1")))
    except (ParseError, DefusedXmlException, ValueError) as error:
        _refuse_xml(error, sheet, findings)
    return found


def _start_row(element: Element, found: Structure) -> None:
    found.row, found.column = int(element.get("r") or found.row + 1), 0
    if element.get("hidden") in ("1", "true"):
        found.hidden_rows.add(found.row)


def _take_cell(element: Element, sheet: str, found: Structure, findings: Findings) -> None:
    """Notes one cell; its place is implied where the writer left it out."""
    place = element.get("r")
    row, found.column = coordinate_to_tuple(place) if place else (found.row, found.column + 1)
    content = {child.tag.rpartition("}")[2]: child for child in element}
    if not content:
        return
    place = f"{get_column_letter(found.column)}{row}"
    found.cells += 1
    if row > MAX_ROWS or found.column > MAX_COLUMNS or found.cells > MAX_CELLS:
        expected = f"høyst {MAX_ROWS} rader, {MAX_COLUMNS} kolonner og {MAX_CELLS} celler"
        findings.stop("sheet_too_large", "innhold langt utenfor tabellen", expected, _SMALLER, at=(sheet, place))
    value = content["v"].text if "v" in content else None
    if "f" in content:
        found.formulas.add(place)
        if value is None:
            found.without_value.append(place)
    if element.get("t") == "e":
        found.errors.append((place, value or ""))


def _refuse_xml(error: Exception, sheet: str, findings: Findings) -> None:
    code = "hostile_xml" if isinstance(error, DefusedXmlException) else "damaged"
    findings.stop(code, "innhold som ikke kan leses trygt", "en vanlig arbeidsbok", at=(sheet, ""))


def comments(parts: dict[str, bytes], titles: dict[str, str], findings: Findings) -> list[tuple[str, str, str]]:
    """Every cell comment, old style and threaded: (sheet, cell, text). The author's name in front is left out.

    `titles` gives the sheet's title by its part («xl/worksheets/sheet1.xml»).

    Raises:
        SourceError: a comment part is not safe XML.
    """
    found = []
    for name, xml in parts.items():
        if re.fullmatch(r"xl/(?:\w+/)*(?:comment|threadedComment)[^/]*\.xml", name):
            sheet = _sheet_of(name, parts, titles)
            found += [(sheet, cell, text) for cell, text in _comments_of(xml, findings)]
    return found


def _sheet_of(comment_part: str, parts: dict[str, bytes], titles: dict[str, str]) -> str:
    """The title of the sheet whose relations point at a comment part; empty where none does."""
    last = comment_part.rpartition("/")[2].encode()
    for name, xml in parts.items():
        sheet = re.fullmatch(r"(xl/worksheets)/_rels/([^/]+)\.rels", name)
        if sheet and last in xml:
            return titles.get(f"{sheet[1]}/{sheet[2]}", "")
    return ""


def _comments_of(xml: bytes, findings: Findings) -> list[tuple[str, str]]:
    try:
        root = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        _refuse_xml(error, "", findings)
    authors = [element.text or "" for element in root.iter() if element.tag.endswith("}author")]
    texts = []
    for element in root.iter():
        if element.get("ref") is not None:
            parts = (part.text or "" for part in element.iter() if part.tag.rpartition("}")[2] in ("t", "text"))
            text = " ".join(parts).strip()
            author = next((name for name in authors if name and text.startswith(f"{name}:")), None)
            texts.append((element.get("ref", ""), text[len(author) + 1 :] if author else text))
    return texts
