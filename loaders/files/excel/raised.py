"""Footnote marks in raised or lowered letters: «58» with a small «1» is stored as the text «581».

Only the parts of the file say which letters are raised, so the marks are taken out of them before the cells are read.
"""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from loaders.personal.numbers import holds_personal_number

_MARK = re.compile(r"\s*[\w*†‡§#(),. ]{1,4}\s*")
_NOT_A_MARK = "^"  # as in «10^6»: nothing that reads numbers takes it for one
_PARTS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml", re.IGNORECASE)


def without_marks(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without raised and lowered marks in texts.

    A longer raised text stays, behind a «^», so that it never becomes the last digits of a number.
    """
    return {
        name: _without_marks(xml) if b"vertAlign" in xml and _PARTS.fullmatch(name) else xml
        for name, xml in parts.items()
    }


def _without_marks(xml: bytes) -> bytes:
    try:
        root = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return xml  # whoever reads the part says what is wrong with it
    for text in root.iter():
        if _name(text) in ("si", "is"):
            _clean(text)
    return tostring(root, encoding="utf-8")


def _clean(text: Element) -> None:
    runs = [run for run in text if _name(run) == "r"]
    raised = [run for run in runs if _is_raised(run)]
    whole = "".join(map(_words, runs))
    if not raised or len(raised) == len(runs) or holds_personal_number(whole):
        return
    for run in raised:
        if _MARK.fullmatch(_words(run)):
            text.remove(run)
        else:
            _set_words(run, _NOT_A_MARK + _words(run))


def _is_raised(run: Element) -> bool:
    return any(
        _name(look) == "vertAlign" and look.get("val") in ("superscript", "subscript")
        for properties in run
        if _name(properties) == "rPr"
        for look in properties
    )


def _texts(run: Element) -> Iterable[Element]:
    return (part for part in run if _name(part) == "t")


def _words(run: Element) -> str:
    return "".join(part.text or "" for part in _texts(run))


def _set_words(run: Element, words: str) -> None:
    for part in _texts(run):
        part.text, words = words, ""


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
