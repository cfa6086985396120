"""What is live in a reply or file: markup, formulas, fields or links that came from a payload, told in words."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html
import openpyxl
import pikepdf

from tests.security.payloads import HOST, MARK

DANGEROUS_TAGS = {"iframe", "object", "embed", "base", "math", "frame", "applet", "audio", "video", "marquee", "image"}
ADDRESSES = {"href", "src", "action", "formaction", "srcset", "data", "poster", "background", "ping"}
SCHEME = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data|file|https?:|//|\\\\)", re.IGNORECASE)
IGNORABLE = "".join(map(chr, (*range(0x21), 0x7F, 0xA0, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))
BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
NUMBER = re.compile(r"-[\d.,]*\d%?")
BREAKS = re.compile(r"<(?!br>)[a-z/!]", re.IGNORECASE)
PARTS = {"docx", "pptx", "xlsx"}


def found(name: str, content: bytes) -> list[str]:
    """What is live in this file, by what its name ends with."""
    kind = name.rpartition(".")[2]
    if kind in PARTS:
        return list(_office(name, content))
    check = {"csv": _csv, "html": _html, "svg": _svg, "json": _json, "pdf": _pdf}[kind]
    return [f"{name}: {words}" for words in check(content)]


def _html(content: bytes | str) -> Iterator[str]:
    text = content.decode() if isinstance(content, bytes) else content
    if text.strip():
        yield from _elements(lxml.html.fromstring(text), allows_packs="http-equiv" in text[:2000])


def _svg(content: bytes) -> Iterator[str]:
    yield from _elements(lxml.etree.fromstring(content), allows_packs=False)


def _elements(root: Any, *, allows_packs: bool) -> Iterator[str]:
    for one in root.iter():
        if not isinstance(one.tag, str):
            if MARK in (one.text or "") or isinstance(one, lxml.etree._ProcessingInstruction):
                yield f"a comment or instruction: {one.text!r}"
            continue
        tag = one.tag.rpartition("}")[2].lower()
        if tag in DANGEROUS_TAGS or (tag == "img" and MARK in lxml.etree.tostring(one, encoding="unicode")):
            yield f"<{tag}>"
        is_code = tag in {"script", "style"} and "json" not in one.get("type", "") and MARK in (one.text or "")
        if is_code and not (tag == "style" and allows_packs and _is_quoted(one.text)):
            yield f"<{tag}>: {one.text[:80]!r}"
        if tag == "meta" and one.get("http-equiv", "").lower() == "refresh" and HOST in one.get("content", ""):
            yield "<meta refresh>"
        yield from _attributes(tag, one)


def _is_quoted(style: str) -> bool:
    """Whether the mark stands within strings of the style alone."""
    return MARK not in re.sub(r'"(?:[^"\\]|\\.)*"', "", style)


def _attributes(tag: str, one: Any) -> Iterator[str]:
    for full, value in one.attrib.items():
        name = full.rpartition("}")[2].lower()
        if name.startswith("on") or MARK in name or name == "style":
            yield f"<{tag} {name}={value[:60]!r}>"
        if name in ADDRESSES and (MARK in value or HOST in value) and SCHEME.match(value):
            yield f"<{tag} {name}={value[:60]!r}>"


def _json(content: bytes) -> Iterator[str]:
    """Strings that our scripts put in place as HTML, and what plotly reads as markup."""
    reply = json.loads(content)
    if "figures" in reply:
        for words in _strings(reply["figures"]):
            if BREAKS.search(words) or (MARK in words and "%{" in words):
                yield f"plotly reads {words[:80]!r}"
        return
    for words in _strings(reply):
        if words.lstrip().startswith(("{", "[")):
            yield from _json(words.encode())
        elif words.lstrip().startswith("<") and "</" in words and not words.startswith("<script>"):
            yield from _html(words)


def _strings(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict | list):
        for one in thing.values() if isinstance(thing, dict) else thing:
            yield from _strings(one)


def _csv(content: bytes) -> Iterator[str]:
    """Cells that begin a formula, whichever separator the reader's spreadsheet splits at."""
    text = content.decode("utf-8-sig")
    for delimiter in ";,\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            for cell in row:
                if _begins_formula(cell):
                    yield f"a cell split at {delimiter!r}: {cell[:60]!r}"


def _begins_formula(words: str) -> bool:
    bare = words.lstrip(IGNORABLE + '"')
    return bare.startswith(BEGINS) and not NUMBER.fullmatch(bare)


def _office(name: str, content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            inner = archive.read(part)
            if part.endswith((".xlsx", ".docx")):
                yield from _office(f"{name}/{part}", inner)
            elif part.endswith((".xml", ".rels", ".vml")):
                yield from (f"{name}/{part}: {words}" for words in _part(part, inner))
            elif part.endswith(".svg"):
                yield from (f"{name}/{part}: {words}" for words in _svg(inner))
            elif re.search(r"vba|macro|oleObject|activeX|externalLink", part, re.IGNORECASE):
                yield f"{name}/{part}"
    if name.endswith(".xlsx"):
        yield from (f"{name}: {words}" for words in _cells(content))


def _cells(content: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                yield f"a formula in {cell.coordinate}: {cell.value!r}"
            if cell.hyperlink and MARK in str(cell.hyperlink.target):
                yield f"a link in {cell.coordinate}"


def _part(part: str, content: bytes) -> Iterator[str]:
    for one in lxml.etree.fromstring(content).iter():
        if not isinstance(one.tag, str):
            if MARK in (one.text or ""):
                yield "a comment or instruction"
            continue
        tag = one.tag.rpartition("}")[2]
        if tag in {"instrText", "f", "formula1", "formula2", "definedName", "ddeLink"} and MARK in (one.text or ""):
            yield f"<{tag}>: {one.text[:60]!r}"
        values = " ".join(one.attrib.values())
        if tag in {"fldSimple", "Relationship", "hyperlink", "hlinkClick", "externalReference"} and (
            MARK in values or HOST in values
        ):
            yield f"<{tag}>: {values[:80]!r}"


def _pdf(content: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(content)) as document:
        for name in ("/OpenAction", "/AA", "/JavaScript", "/Launch"):
            if name in document.Root and "/JS" in str(document.Root[name]):
                yield f"{name} in the document"
        for one in document.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") in ("/JavaScript", "/Launch", "/GoToR"):
                yield f"an action {one['/S']}"
            if isinstance(one, pikepdf.Dictionary) and "/URI" in one and (MARK in str(one.URI) or HOST in str(one.URI)):
                yield f"a link to {one.URI}"
