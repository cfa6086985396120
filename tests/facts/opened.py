"""Reads files as their reader sees them: lines of text, whatever the format."""

import csv
import io
import re
import zipfile

from lxml import etree
from openpyxl import load_workbook

PARTS = {
    "docx": r"word/(document|footnotes|header\d*|footer\d*)\.xml",
    "pptx": r"ppt/(slides/slide\d+|notesSlides/\w+)\.xml",
}


def lines(format: str, content: bytes) -> list[str]:
    """Everything that the file says, one line per paragraph, row or description."""
    if format in PARTS:
        return _office(content, PARTS[format])
    if format == "xlsx":
        return [" | ".join(row) for rows in sheets(content).values() for row in rows]
    if format == "csv":
        return [" | ".join(row) for row in csv_rows(content)]
    return [words for words in etree.fromstring(content).itertext() if words.strip()]


def _office(content: bytes, wanted: str) -> list[str]:
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if re.fullmatch(wanted, name):
                found += _paragraphs(etree.fromstring(packed.read(name)))
    return found


def _paragraphs(root: etree._Element) -> list[str]:
    """Paragraphs, and the alternative text of pictures."""
    statement = ["".join(p.xpath(".//*[local-name()='t']/text()")) for p in root.xpath("//*[local-name()='p']")]
    described = root.xpath("//*[local-name()='docPr' or local-name()='cNvPr']/@descr")
    return [words for words in (*statement, *described) if words.strip()]


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    """The cells of a workbook by sheet, as text."""
    book = load_workbook(io.BytesIO(content))
    return {
        sheet.title: [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


def csv_rows(content: bytes) -> list[list[str]]:
    """The rows of one of our CSV files."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
