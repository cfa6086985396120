"""What a file is that is no workbook, and what its owner can do about it.

A file is known by its first bytes or its parts, never by its name. The advice must work for that kind: an encrypted
file, for one, stays encrypted however often it is saved.
"""

from collections.abc import Collection
from typing import NamedTuple

from loaders.phrases import Phrase, phrase

SAVE_AS = phrase("Open the file in Excel and save it as an Excel workbook (.xlsx).")
_ASK_FOR_WORKBOOK = phrase("Ask for the Excel workbook that its figures come from.")
_DOWNLOAD = phrase("Download the table again, as an Excel workbook (.xlsx).")
_UNPACK = phrase("Unpack it, and deliver the workbook that is in it.")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class Kind(NamedTuple):
    """What a file is, in words, and how to deliver its figures instead."""

    what: Phrase
    fix: Phrase


LOCKED_ARCHIVE = Kind(
    phrase("a zip file with a password"), phrase("Unpack it with its password, and deliver the workbook that is in it.")
)
_EMPTY = Kind(
    phrase("an empty file"), phrase("Copy or download the file again; this time nothing of it has come with it.")
)
_PASSWORD = Kind(
    phrase("a password-protected file"),
    phrase(
        "Someone who has the password must remove it in Excel: File › Info › Protect Workbook › Encrypt with Password."
        " Empty the field there, and save the file."
    ),
)
_LABEL = Kind(
    phrase("a file encrypted by its sensitivity label"),
    phrase("Whoever made the file must choose a label without encryption in Excel (Home › Sensitivity), and save it."),
)
_UNKNOWN = Kind(phrase("something that is not a workbook"), _ASK_FOR_WORKBOOK)
_ZIP = Kind(phrase("a zip file that is not a workbook"), _UNPACK)
_BY_PART = {
    "word/document.xml": Kind(phrase("a Word document"), _ASK_FOR_WORKBOOK),
    "ppt/presentation.xml": Kind(phrase("a PowerPoint presentation"), _ASK_FOR_WORKBOOK),
    "xl/workbook.bin": Kind(phrase("a binary Excel file (.xlsb)"), SAVE_AS),
    "content.xml": Kind(phrase("a LibreOffice document (.ods)"), SAVE_AS),
    "index/document.iwa": Kind(
        phrase("a Numbers document"), phrase("Open it in Numbers, and choose File › Export To › Excel.")
    ),
}
_BY_START = {
    b"%PDF": Kind(phrase("a PDF file"), _ASK_FOR_WORKBOOK),
    b"\xff\xfe": Kind(phrase("a text file (UTF-16)"), _DOWNLOAD),
    b"\xfe\xff": Kind(phrase("a text file (UTF-16)"), _DOWNLOAD),
    b"\x89PNG": Kind(phrase("a picture"), _ASK_FOR_WORKBOOK),
    b"\xff\xd8\xff": Kind(phrase("a picture"), _ASK_FOR_WORKBOOK),
    b"7z\xbc\xaf": Kind(phrase("a compressed file"), _UNPACK),
    b"Rar!": Kind(phrase("a compressed file"), _UNPACK),
    b"\x1f\x8b": Kind(phrase("a compressed file"), _UNPACK),
}
_IN_OLD_OFFICE = {
    "DRMEncryptedDataSpace": _LABEL,
    "EncryptedPackage": _PASSWORD,
    "WordDocument": Kind(phrase("an old Word document (.doc)"), _ASK_FOR_WORKBOOK),
    "PowerPoint Document": Kind(phrase("a PowerPoint presentation"), _ASK_FOR_WORKBOOK),
    "__substg1.0_": Kind(
        phrase("a saved e-mail"), phrase("Open the e-mail, save the workbook attached to it, and deliver that.")
    ),
}


def kind_of_file(content: bytes) -> Kind:
    """The kind of a file that is no zip file."""
    if not content:
        return _EMPTY
    if content.startswith(_OLD_OFFICE):
        return _in_old_office(content)
    return next((kind for start, kind in _BY_START.items() if content.startswith(start)), None) or _of_text(content)


def kind_of_parts(names: Collection[str]) -> Kind | None:
    """The kind of a zip file; None if it is a workbook."""
    small = {name.casefold() for name in names}
    known = next((kind for part, kind in _BY_PART.items() if part in small), None)
    return known or (None if "xl/workbook.xml" in names else _ZIP)


def _in_old_office(content: bytes) -> Kind:
    """Excel 97, an encrypted workbook, a message and old Word share a container; its directory is UTF-16."""
    found = (kind for name, kind in _IN_OLD_OFFICE.items() if name.encode("utf-16-le") in content)
    return next(found, Kind(phrase("an old Excel file (.xls)"), SAVE_AS))


def _of_text(content: bytes) -> Kind:
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        return Kind(phrase("a web page (HTML)"), SAVE_AS)
    if head.startswith(b"<") and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return Kind(phrase("an XML spreadsheet of Excel 2003"), SAVE_AS)
    if head.startswith(b"<"):
        return Kind(phrase("an XML file"), _DOWNLOAD)
    if b"\0" not in content[:2000] and any(mark in head for mark in (b";", b",", b"\t")):
        return Kind(phrase("a text file (CSV)"), _DOWNLOAD)
    return _UNKNOWN
