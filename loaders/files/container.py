"""The zip file around a workbook: refuses other files, zip bombs and anything that could run.

The limits follow the product's privacy and security rules. They are checked before and during unpacking, because a
zip directory may lie about sizes.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from loaders.files.kinds import LOCKED_ARCHIVE, SAVE_AS, Kind, kind_of_file, kind_of_parts
from loaders.files.limits import MAX_PACKED
from loaders.findings import Findings
from loaders.phrases import phrase
from loaders.problems import reason

MAX_UNPACKED, MAX_RATIO, RATIO_FROM, MAX_MEMBERS = 50_000_000, 100, 1_000_000, 500
_WORKBOOK = phrase("an Excel workbook (.xlsx)")
_LOCKED = 0x1  # bit of a member that is encrypted
_ENTITY_MARKS = tuple(
    text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be")
)
_DELETE = phrase("Delete them in Excel, and save the file as an Excel workbook (.xlsx).")
_ACTIVE_PARTS = {
    "vbaproject": ("macros", phrase("macros"), SAVE_AS),
    "xl/macrosheets/": ("macros", phrase("macros"), SAVE_AS),
    "xl/externallinks/": (
        "external_links",
        phrase("links to other workbooks"),
        phrase("In Excel, choose Data › Edit Links › Break Link for each of them, and save the file."),
    ),
    "xl/embeddings/": ("embedded_objects", phrase("embedded objects"), _DELETE),
    "xl/activex/": ("embedded_objects", phrase("ActiveX controls"), _DELETE),
}


def read_bytes(path: Path, findings: Findings) -> bytes:
    """The file's bytes, if it is a regular file of allowed size. Never follows a link, never blocks.

    Raises:
        SourceError: it is not, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            findings.stop(
                "not_a_file",
                phrase("a link, a folder or a pipe"),
                phrase("an ordinary file"),
                phrase("Put the file itself in the folder."),
            )
        with os.fdopen(
            os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb"
        ) as file:
            content = file.read(MAX_PACKED + 1)
    except OSError as error:
        findings.stop(
            "unreadable",
            phrase("a file that cannot be read ({reason})", reason=reason(error)),
            phrase("a file that can be read"),
            phrase("Check that the file exists and can be opened."),
        )
    if len(content) > MAX_PACKED:
        findings.stop(
            "too_large",
            phrase("more than 10 MB"),
            phrase("at most 10 MB"),
            phrase("Remove sheets and pictures that are not statistics."),
        )
    return content


def open_container(content: bytes, findings: Findings) -> dict[str, bytes]:
    """Every part of the workbook, unpacked within the limits.

    Raises:
        SourceError: not a workbook, damaged, too large when unpacked, or with parts that could run.
    """
    if not content.startswith(b"PK\x03\x04"):
        _refuse(kind_of_file(content), findings)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_directory(archive, len(content), findings)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError):
        findings.stop(
            "damaged", phrase("a file that is damaged or only partly copied"), _WORKBOOK, phrase("Copy the file again.")
        )
    _check_parts(parts, findings)
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts in a file again, for a program that reads only files; nothing is compressed."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _refuse(kind: Kind, findings: Findings) -> NoReturn:
    findings.stop("not_a_workbook", kind.what, _WORKBOOK, kind.fix)


def _check_directory(archive: zipfile.ZipFile, packed: int, findings: Findings) -> None:
    members = archive.infolist()
    if kind := kind_of_parts([member.filename for member in members]):
        _refuse(LOCKED_ARCHIVE if any(member.flag_bits & _LOCKED for member in members) else kind, findings)
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        findings.stop(
            "too_many_parts",
            phrase("{count} parts", count=len(members)),
            phrase("at most {count} parts", count=MAX_MEMBERS),
            SAVE_AS,
        )
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > MAX_RATIO * packed):
        expected = phrase("at most 50 MB, and at most {ratio} times the packed size", ratio=MAX_RATIO)
        findings.stop("zip_bomb", phrase("a file that is unreasonably large when unpacked"), expected)
    names = [member.filename for member in members]
    if len(set(names)) < len(names) or any(_escapes(name) for name in names):
        findings.stop(
            "unsafe_parts", phrase("parts with the same name, or with a path outside the file"), _WORKBOOK, SAVE_AS
        )


def _escapes(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name


def _check_parts(parts: dict[str, bytes], findings: Findings) -> None:
    if any(mark in part for part in parts.values() for mark in _ENTITY_MARKS):
        findings.stop(
            "hostile_xml", phrase("XML that may expand or load something"), phrase("an ordinary workbook"), SAVE_AS
        )
    for mark, (code, what, fix) in _ACTIVE_PARTS.items():
        if any(mark in name.casefold() for name in parts):
            findings.stop(code, what, phrase("only numbers and text"), fix)
