"""What openpyxl's streaming reader leaves out about a sheet: extent, formulas, hidden rows, merges, comments."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NoReturn
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError, ParserCreate

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.utils import coordinate_to_tuple, get_column_letter, range_boundaries

from loaders.findings import Findings
from loaders.phrases import Phrase, phrase

MAX_ROWS, MAX_COLUMNS, MAX_SHEETS, MAX_CELLS = 50_000, 200, 20, 150_000
_SMALLER = phrase("Remove what does not belong to the table, or download fewer categories.")


@dataclass
class Rule:
    """A conditional format: its cells, what it compares with, and the number of the style that it gives them."""

    cells: tuple[tuple[int, int, int, int], ...]
    kind: str
    operator: str
    style: int
    limits: list[str] = field(default_factory=list)


@dataclass
class Structure:
    """Facts about one sheet, stored in the workbook's part `part`; cells as «E7».

    `formulas` has the text of each, without «=», and the cell that it stands in: one that cells share stands only in
    the first. The text is empty for a formula that fills several cells or makes a table.
    `styles` has the number of each cell's style where it is among the `watched` ones.
    """

    part: str
    watched: Collection[int] = ()
    formulas: dict[str, tuple[str, str]] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    without_value: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    cells: int = 0


def sheet_structure(part: str, xml: bytes, sheet: str, findings: Findings, watched: Collection[int] = ()) -> Structure:
    """The structure of one worksheet part, read as a stream. Cells with one of the `watched` styles are noted.

    Raises:
        SourceError: not XML, XML that tries to expand or fetch something, or more rows, columns or cells than allowed.
    """
    found = Structure(part, watched)
    try:
        _SheetReader(found, sheet, findings).parse(xml)
    except (ExpatError, _Doctype, ValueError) as error:
        _refuse_xml(error, sheet, findings)
    return found


class _Doctype(Exception):
    """The part declares a document type, which only a hostile workbook does."""


class _SheetReader:
    """Builds a `Structure` from a stream of XML events; only expat is fast enough for the largest sheet."""

    def __init__(self, found: Structure, sheet: str, findings: Findings) -> None:
        self.found, self.sheet, self.findings = found, sheet, findings
        self.row, self.column, self.place = 0, 0, ""
        self.parts: set[str] = set()
        self.value, self.formula = "", _Formula()
        self.shared: dict[str, tuple[str, str]] = {}  # text and first cell of each shared formula
        self.area: tuple[tuple[int, int, int, int], ...] = ()
        self.parser = ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True

    def parse(self, xml: bytes) -> None:
        """Reads the whole part."""
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.Parse(xml, True)

    def _refuse(self, *_: object) -> None:
        raise _Doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition("}")[2]
        if tag in ("v", "f", "is"):
            self._start_part(tag, attributes)
        elif tag == "c":
            self._start_cell(attributes)
        elif tag == "row":
            self.row, self.column = int(attributes.get("r") or self.row + 1), 0
            if attributes.get("hidden") in ("1", "true"):
                self.found.hidden_rows.add(self.row)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            last = min(int(attributes["max"]), MAX_COLUMNS)
            self.found.hidden_columns.update(range(int(attributes["min"]), last + 1))
        elif tag == "mergeCell":
            self.found.merged.append(range_boundaries(attributes["ref"]))
        elif tag in ("conditionalFormatting", "cfRule", "formula"):
            self._start_condition(tag, attributes)

    def _start_part(self, tag: str, attributes: dict[str, str]) -> None:
        self.parts.add(tag)
        if tag == "f":
            self.formula = _Formula(attributes.get("t", ""), attributes.get("si", ""))
        if "f" in self.parts:
            self._listen()

    def _start_condition(self, tag: str, attributes: dict[str, str]) -> None:
        """Only conditions that give a style are of interest here."""
        if tag == "conditionalFormatting":
            self.area = tuple(range_boundaries(each) for each in attributes.get("sqref", "").split())
        elif tag == "formula":
            self._listen()
        elif "dxfId" in attributes:
            kind, operator = attributes.get("type", ""), attributes.get("operator", "")
            self.found.rules.append(Rule(self.area, kind, operator, int(attributes["dxfId"])))

    def _listen(self) -> None:
        self.value, self.parser.CharacterDataHandler = "", self._text

    def _start_cell(self, attributes: dict[str, str]) -> None:
        """Without an explicit reference, it is the next cell of the row."""
        self.place = attributes.get("r") or f"{get_column_letter(self.column + 1)}{self.row}"
        row, self.column = coordinate_to_tuple(self.place)
        self.row = max(self.row, row)
        self.parts, self.value = set(), ""
        if int(attributes.get("s") or 0) in self.found.watched:
            self.found.styles[self.place] = int(attributes.get("s") or 0)

    def _text(self, text: str) -> None:
        self.value += text

    def _end(self, name: str) -> None:
        tag = name.rpartition("}")[2]
        if tag in ("v", "f", "formula"):
            self.parser.CharacterDataHandler = None
        if tag == "f":
            self.formula.text, self.value = self.value, ""
        elif tag == "formula" and self.found.rules:
            self.found.rules[-1].limits.append(self.value)
        elif tag == "c" and self.parts:
            self._end_cell()

    def _end_cell(self) -> None:
        found = self.found
        found.cells += 1
        is_far = self.row > MAX_ROWS or self.column > MAX_COLUMNS
        if is_far or found.cells > MAX_CELLS:
            what = phrase("content far outside the table") if is_far else phrase("more cells than the dashboard reads")
            stop_for_size(self.findings, what, (self.sheet, self.place))
        if "f" in self.parts:
            found.formulas[self.place] = self._text_of_formula()
            if not self.value:
                found.without_value.append(self.place)

    def _text_of_formula(self) -> tuple[str, str]:
        formula = self.formula
        if formula.kind not in ("", "shared", "normal"):
            return "", self.place
        if formula.kind == "shared" and formula.text:
            self.shared[formula.group] = formula.text, self.place
        return (formula.text, self.place) if formula.text else self.shared.get(formula.group, ("", self.place))


@dataclass
class _Formula:
    """A formula as it is read: its kind («shared»), the group that shares it, and its text."""

    kind: str = ""
    group: str = ""
    text: str = ""


def stop_for_size(findings: Findings, what: Phrase, at: tuple[str, str]) -> NoReturn:
    """Refuses a workbook that is too large to be read in seconds."""
    expected = phrase(
        "at most {rows} rows, {columns} columns and {cells} cells", rows=MAX_ROWS, columns=MAX_COLUMNS, cells=MAX_CELLS
    )
    findings.stop("sheet_too_large", what, expected, _SMALLER, at=at)


def _refuse_xml(error: Exception, sheet: str, findings: Findings) -> None:
    code = "hostile_xml" if isinstance(error, DefusedXmlException | _Doctype) else "damaged"
    findings.stop(code, phrase("content that cannot be read safely"), phrase("an ordinary workbook"), at=(sheet, ""))


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
    """The title of the sheet whose relations point to a comment part; empty if none does."""
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
