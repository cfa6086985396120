"""Turns the bytes of a text file into text, or refuses them: a letter that was guessed may be another place's name."""

import re
from collections.abc import Iterator

from loaders.findings import Findings
from loaders.phrases import Phrase, phrase

EXPECTED = phrase("a text file as the statistics bank delivers it")
AGAIN = phrase("Download the file again, and don't change it in another program.")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FOREIGN = {
    b"PK\x03\x04": phrase("an Excel workbook with the ending of a text file"),
    b"\xd0\xcf\x11\xe0": phrase("an Excel workbook with the ending of a text file"),
    b"%PDF": phrase("a PDF file"),
}


def decoded(content: bytes, findings: Findings) -> str:
    """The text in UTF-8, UTF-16 or the Latin-1 of Windows, without its byte order mark.

    Raises:
        SourceError: another kind of file, two encodings in one file, lost letters, or characters that no text has.
    """
    for mark, kind in _FOREIGN.items():
        if content.startswith(mark):
            findings.stop("not_text", kind, EXPECTED, phrase("Deliver the file as it was downloaded."))
    text = _decoded(content, findings)
    for found in _unreadable(text):
        findings.stop("unreadable_text", found, EXPECTED, AGAIN)
    return text


def _decoded(content: bytes, findings: Findings) -> str:
    try:
        return content.decode(_encoding(content, findings)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        findings.stop("unreadable_text", phrase("bytes that are not text"), EXPECTED, AGAIN)


def _encoding(content: bytes, findings: Findings) -> str:
    """A sibling bank writes UTF-16 without a mark: every second byte is zero there."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if len(content) % 2 == 0 and content[1:400:2].count(0) > len(content[1:400:2]) * 0.8:
        return "utf-16-le"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if _UTF8_LETTER.search(content):
            findings.stop("unreadable_text", phrase("letters in two different encodings"), EXPECTED, AGAIN)
        return "cp1252"
    return "utf-8"


def _unreadable(text: str) -> Iterator[Phrase]:
    if not text.strip():
        yield phrase("an empty file")
    if "\ufffd" in text:
        yield phrase("letters that were lost when the file was saved")
    if _CONTROL.search(text):
        yield phrase("null bytes or other control characters")
