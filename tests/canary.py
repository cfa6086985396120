"""Searches for numbers that must be nowhere: in text, in nested archives, in gzip, and in plotly's base64 arrays.

Six-digit primes as counts don't occur by chance; `sums_of` adds the sum and difference of each pair, so that a sum
made on the fly is found as well.
"""

import base64
import gzip
import io
import re
import zipfile
import zlib
from itertools import combinations

import numpy as np

PRIMES = (100_003, 200_003, 300_007, 400_009, 500_009, 600_011, 700_001, 800_011, 900_001)
DEPTH = 6
SEPARATORS = "[ .,\u00a0\u202f\u2009'’]?"
WITHOUT_SEPARATORS = str.maketrans("", "", SEPARATORS[1:-2])
BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}|[A-Za-z0-9+/]{2,}={1,2}")
BDATA = re.compile(rb'"bdata"\s*:\s*"([^"]+)"')
DTYPE = re.compile(rb'"dtype"\s*:\s*"(\w+)"')
DTYPES = ("f8", "f4", "i4", "u4", "i8", "u8")
FONTS = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf")  # digits among glyph outlines are coincidences
# Byte offsets and lengths within a PDF: any five-digit number may occur among them by chance.
PDF_POSITIONS = re.compile(rb"^\d{10} \d{5} [nf]\s*$|^startxref\s+\d+|/(?:Length[123]?|Prev|XRefStm) \d+", re.MULTILINE)
# Lengths in points that a PDF draws with; the text that it writes is in brackets.
DRAWING = re.compile(rb"\n(?:q|Q|BT|ET)\s|^(?:q|BT|/\w+ <<)\s")
LENGTH = re.compile(rb"(?<![\w(<])-?\d*\.\d+(?=[\s\]])")


def sums_of(numbers):
    """The numbers and the sum and difference of each pair."""
    pairs = list(combinations(sorted(set(numbers)), 2))
    return {*numbers, *(low + high for low, high in pairs), *(high - low for low, high in pairs)} - {0}


def found_in(content, numbers):
    """Which of the whole numbers occur anywhere in the bytes (or text), however packed or written."""
    content = content.encode() if isinstance(content, str) else content
    wanted = {int(number) for number in numbers}
    found = set()
    for layer in _layers(content, DEPTH):
        if layer.startswith(FONTS):
            continue
        layer = LENGTH.sub(b"", layer) if DRAWING.search(layer[:400]) else layer
        found |= _in_text(layer, wanted - found) | _in_arrays(layer, wanted - found)
        if found == wanted:
            break
    return found


def _layers(content, depth):
    """The bytes, and everything packed in them."""
    yield PDF_POSITIONS.sub(b"", content) if content.startswith(b"%PDF") else content
    if depth == 0:
        return
    for inner in (*_members(content), *_inflated(content), *_decoded(content)):
        yield from _layers(inner, depth - 1)


def _members(content):
    start = content.find(b"PK\x03\x04")
    if start < 0:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (archive.read(member) for member in archive.infolist())
            yield from (name.encode() for name in archive.namelist())
    except zipfile.BadZipFile:
        return


def _inflated(content):
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    for stream in (
        re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL) if content.startswith(b"%PDF") else ()
    ):
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue


def _decoded(content):
    """Long base64 words as bytes: data URLs, downloads, embedded pictures and fonts."""
    for word in BASE64.findall(content):
        if len(word) >= 16 and len(word.rstrip(b"=")) % 4 != 1:
            yield base64.b64decode(word.rstrip(b"=") + b"=" * (-len(word.rstrip(b"=")) % 4))


def _in_text(content, wanted):
    """Numbers written with digits, plain or in thousands, in any of the encodings that files use."""
    text = "".join(content.decode(code, "ignore") + "\n" for code in ("utf-8", "utf-16-le"))
    together = text.translate(WITHOUT_SEPARATORS)  # a plain search here leaves few for the slow one
    return {number for number in wanted if str(number) in together and _pattern(number).search(text)}


def _pattern(number):
    thousands = f"{number:,}".split(",")
    return re.compile(rf"(?<!\d){SEPARATORS.join(thousands)}(?!\d)")


def _in_arrays(content, wanted):
    """Numbers in plotly's binary arrays: `{"dtype": "f8", "bdata": "…"}`, read as every possible dtype."""
    found = set()
    for word in BDATA.findall(content.replace(b'\\"', b'"').replace(rb"\/", b"/")):
        raw = base64.b64decode(word + b"=" * (-len(word) % 4))
        for dtype in DTYPES:
            size = np.dtype(dtype).itemsize
            values = np.frombuffer(raw[: len(raw) // size * size], dtype=np.dtype(dtype).newbyteorder("<"))
            found |= {number for number in wanted if np.isclose(values.astype(float), number, rtol=0, atol=1e-6).any()}
    return found
