"""The zip file around a workbook: refuses what is no workbook, what would fill the memory, and what could run.

Limits as decided in the product's privacy and security rules; measured before anything is unpacked and again while
it is, because a directory may lie about sizes.
"""

import os
import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from loaders.findings import Findings
from loaders.problems import reason

MAX_PACKED, MAX_UNPACKED, MAX_RATIO, RATIO_FROM, MAX_MEMBERS = 10_000_000, 50_000_000, 100, 1_000_000, 500
SUFFIXES = (".xlsx", ".xlsm")
SAVE_AS = "Åpne filen i Excel og lagre den som Excel-arbeidsbok (.xlsx)."
_WORKBOOK = "en Excel-arbeidsbok (.xlsx)"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_FOREIGN_PARTS = {
    "word/document.xml": "et Word-dokument",
    "ppt/presentation.xml": "en PowerPoint-presentasjon",
    "xl/workbook.bin": "en binær Excel-fil (.xlsb)",
    "content.xml": "et LibreOffice-dokument (.ods)",
}
_ENTITY_MARKS = tuple(
    text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_ACTIVE_PARTS = {
    "vbaproject": ("macros", "makroer"),
    "xl/macrosheets/": ("macros", "makroer"),
    "xl/externallinks/": ("external_links", "lenker til andre arbeidsbøker"),
    "xl/embeddings/": ("embedded_objects", "innebygde objekter"),
    "xl/activex/": ("embedded_objects", "ActiveX-kontroller"),
}


def read_bytes(path: Path, findings: Findings) -> bytes:
    """The file's bytes, if it is a regular file of a size a workbook may have. Never follows a link, never waits.

    Raises:
        SourceError: it is not, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            findings.stop(
                "not_a_file", "en lenke, en mappe eller et rør", "en vanlig fil", "Legg selve filen i mappen."
            )
        with os.fdopen(
            os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb"
        ) as file:
            content = file.read(MAX_PACKED + 1)
    except OSError as error:
        findings.stop(
            "unreadable",
            f"en fil som ikke kan leses ({reason(error)})",
            "en fil som kan leses",
            "Sjekk at filen finnes og kan åpnes.",
        )
    if len(content) > MAX_PACKED:
        findings.stop("too_large", "mer enn 10 MB", "høyst 10 MB", "Ta bort ark og bilder som ikke er statistikk.")
    return content


def open_container(content: bytes, findings: Findings) -> dict[str, bytes]:
    """Every part of the workbook, unpacked within the limits.

    Raises:
        SourceError: not a workbook, damaged, too large when unpacked, or with parts that could run.
    """
    if not content.startswith(b"PK\x03\x04"):
        findings.stop("not_a_workbook", _kind(content), _WORKBOOK, SAVE_AS)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_directory(archive, len(content), findings)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError):
        findings.stop("damaged", "en fil som er skadet eller bare delvis kopiert", _WORKBOOK, "Kopier filen på nytt.")
    _check_parts(parts, findings)
    return parts


def _check_directory(archive: zipfile.ZipFile, packed: int, findings: Findings) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        findings.stop("too_many_parts", f"{len(members)} deler", f"høyst {MAX_MEMBERS} deler", SAVE_AS)
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * packed):
        expected = f"høyst 50 MB og høyst {MAX_RATIO} ganger den pakkede størrelsen"
        findings.stop("zip_bomb", "en fil som blir urimelig stor når den pakkes ut", expected)
    names = [member.filename for member in members]
    if len(set(names)) < len(names) or any(_escapes(name) for name in names):
        findings.stop("unsafe_parts", "deler med like navn eller med sti ut av filen", _WORKBOOK, SAVE_AS)


def _escapes(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name


def _check_parts(parts: dict[str, bytes], findings: Findings) -> None:
    for name, kind in _FOREIGN_PARTS.items():
        if name in parts:
            findings.stop("not_a_workbook", kind, _WORKBOOK, SAVE_AS)
    if "xl/workbook.xml" not in parts:
        findings.stop("not_a_workbook", "en zip-fil som ikke er en arbeidsbok", _WORKBOOK, SAVE_AS)
    if any(mark in part for part in parts.values() for mark in _ENTITY_MARKS):
        findings.stop("hostile_xml", "XML som kan utvide seg eller hente noe", "en vanlig arbeidsbok", SAVE_AS)
    for mark, (code, what) in _ACTIVE_PARTS.items():
        if any(mark in name.casefold() for name in parts):
            findings.stop(code, what, "bare tall og tekst", "Lagre filen som .xlsx uten dette.")


def _kind(content: bytes) -> str:
    """What the bytes are, in words."""
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not content:
        return "en tom fil"
    if content.startswith(_OLD_OFFICE):
        return _old_office(content)
    if content.startswith(b"%PDF"):
        return "en PDF-fil"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "en tekstfil (UTF-16)"
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        return "en nettside (HTML)"
    if head.startswith((b"<?xml", b"<")):
        return "en XML-fil"
    if b"\0" not in content[:2000] and any(mark in head for mark in (b";", b",", b"\t")):
        return "en tekstfil (CSV)"
    return "noe som ikke er en arbeidsbok"


def _old_office(content: bytes) -> str:
    """Excel 97, an encrypted workbook and old Word share a container; its directory is UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "en fil med passord"
    if "WordDocument".encode("utf-16-le") in content:
        return "et gammelt Word-dokument (.doc)"
    return "en gammel Excel-fil (.xls)"
