"""«Strict Open XML Spreadsheet»: the same parts as an ordinary workbook, with other names for the same things.

ISO/IEC 29500 has two name spaces for one vocabulary; openpyxl knows the transitional one, which Excel saves by default.
"""

from collections.abc import Mapping

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMES = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
    b"officeDocument/relationships/extendedProperties": b"officeDocument/relationships/extended-properties",
    b"officeDocument/relationships/customProperties": b"officeDocument/relationships/custom-properties",
    b"ooxml/officeDocument/extendedProperties": b"ooxml/officeDocument/extended-properties",
    b"ooxml/officeDocument/customProperties": b"ooxml/officeDocument/custom-properties",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}
"""In this order: the last name is a beginning of those before it."""


def as_transitional(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts under the names that every program knows; parts that use them already are unchanged."""
    return {name: _renamed(content) if _STRICT in content else content for name, content in parts.items()}


def _renamed(content: bytes) -> bytes:
    for strict, transitional in _NAMES.items():
        content = content.replace(strict, transitional)
    return content
