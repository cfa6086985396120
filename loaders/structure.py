"""What openpyxl's streaming reader does not tell of a sheet: extent, formulas, hidden rows, merges, comments."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils import coordinate_to_tuple, range_boundaries

from loaders.findings import Findings

MAX_ROWS, MAX_COLUMNS, MAX_SHEETS, MAX_CELLS = 50_000, 200, 20, 1_000_000
_SMALLER = "Ta bort det som ikke hører til tabellen."


@dataclass
class Structure:
    """Facts about one sheet; cells as «E7»."""

    formulas: set[str] = field(default_factory=set)
    without_value: list[str] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    cells: int = 0


def sheet_structure(xml: bytes, sheet: str, findings: Findings) -> Structure:
    """The structure of one worksheet part, read as a stream.

    Raises:
        SourceError: not XML, XML that tries to expand or fetch something, or more rows, columns or cells than allowed.
    """
    found, row = Structure(), 0
    try:
        for event, element in iterparse(BytesIO(xml), events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if event == "start" and tag == "row":
                row = _start_row(element, row, found)
            elif event == "end" and tag == "c":
                _take_cell(element, sheet, found, findings)
            elif event == "end" and tag == "row":
                element.clear()
            elif event == "end" and tag == "mergeCell":
                found.merged.append(range_boundaries(element.get("ref", "A1")))
    except (ParseError, DefusedXmlException, ValueError) as error:
        _refuse_xml(error, sheet, findings)
    return found


def _start_row(element: Element, previous: int, found: Structure) -> int:
    number = int(element.get("r") or previous + 1)
    if element.get("hidden") in ("1", "true"):
        found.hidden_rows.add(number)
    return number


def _take_cell(element: Element, sheet: str, found: Structure, findings: Findings) -> None:
    content = {child.tag.rpartition("}")[2]: child for child in element}
    if not content:
        return
    found.cells += 1
    place = element.get("r")
    if place is None:
        return
    _check_extent(place, sheet, found.cells, findings)
    value = content["v"].text if "v" in content else None
    if "f" in content:
        found.formulas.add(place)
        if value is None:
            found.without_value.append(place)
    if element.get("t") == "e":
        found.errors.append((place, value or ""))


def _check_extent(place: str, sheet: str, cells: int, findings: Findings) -> None:
    row, column = coordinate_to_tuple(place)
    if row > MAX_ROWS or column > MAX_COLUMNS or cells > MAX_CELLS:
        expected = f"høyst {MAX_ROWS} rader og {MAX_COLUMNS} kolonner"
        findings.stop("sheet_too_large", "innhold langt utenfor tabellen", expected, _SMALLER, at=(sheet, place))


def _refuse_xml(error: Exception, sheet: str, findings: Findings) -> None:
    code = "hostile_xml" if isinstance(error, DefusedXmlException) else "damaged"
    findings.stop(code, "innhold som ikke kan leses trygt", "en vanlig arbeidsbok", at=(sheet, ""))


def comments(parts: dict[str, bytes], findings: Findings) -> list[tuple[str, str]]:
    """Text of every cell comment, old style and threaded: (cell, text). The author's own name in front is left out.

    Raises:
        SourceError: a comment part is not safe XML.
    """
    found = []
    for name, xml in parts.items():
        if re.fullmatch(r"xl/(?:\w+/)?(?:threadedComments/)?(?:comments|threadedComment)[^/]*\.xml", name):
            found += _comments_of(xml, findings)
    return found


def _comments_of(xml: bytes, findings: Findings) -> list[tuple[str, str]]:
    try:
        root = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        _refuse_xml(error, "", findings)
    authors = [element.text or "" for element in root.iter() if element.tag.endswith("}author")]
    texts = []
    for element in root.iter():
        if element.get("ref") is not None:
            text = " ".join(part.text or "" for part in element.iter() if part.tag.rpartition("}")[2] in ("t", "text"))
            author = next((name for name in authors if name and text.startswith(f"{name}:")), None)
            texts.append((element.get("ref", ""), text[len(author) + 1 :] if author else text))
    return texts
