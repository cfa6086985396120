"""Extracts the text of a workbook's parts: elements, and attributes that contain words."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

XML_ENDINGS = (".xml", ".rels", ".vml")
_CELLS = re.compile(rb"<(?:\w+:)?sheetData\b.*</(?:\w+:)?sheetData\s*>", re.DOTALL)
_BLOCKS = frozenset(("si", "is", "p", "text", "comment", "rich", "threadedComment"))
_HEADERS = frozenset(f"{which}{place}" for which in ("odd", "even", "first") for place in ("Header", "Footer"))
_LOOK_CODES = re.compile(r"&\"[^\"]*\"|&K[0-9A-F+-]{6,8}|&\d{1,3}|&[A-Z]", re.IGNORECASE)
_ELEVEN = re.compile(rb"(?<!\d)\d{6}[ -]?\d{5}(?!\d)")


class Text(NamedTuple):
    """A text and where in the part it is: an element «t», an attribute «s@v», or a custom property's name."""

    tag: str
    words: str


class _Reader:
    """Collects texts from a stream of XML events; joins the runs of a paragraph."""

    def __init__(self) -> None:
        self.found: list[Text] = []
        self.open: list[str] = []
        self.own: list[str] = []
        self.runs: list[str] = []
        self.property = ""

    def parse(self, xml: bytes) -> None:
        """Reads the whole part."""
        parser = ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self.own_text
        parser.Parse(xml, True)

    def own_text(self, words: str) -> None:
        """The text of the open element."""
        self.own.append(words)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        here = name.rpartition(":")[2]
        self.open.append(here)
        self.own = []
        if here == "property":
            self.property = attributes.get("name", "")
        for key, value in attributes.items():
            self.found.append(Text(f"{here}@{key.rpartition(':')[2]}", value))

    def _end(self, name: str) -> None:
        here, words = self.open.pop(), "".join(self.own)
        self.own = []
        if here in ("t", "text") and words:
            self.runs.append(words)
        elif words.strip():
            self.found += (Text(self.property or here, each) for each in _without_codes(here, words))
        if here in _BLOCKS and self.runs:
            self.found.append(Text(here, "".join(self.runs)))
            self.runs = []


def texts_of(name: str, content: bytes) -> Iterator[Text]:
    """Every text of a part; if it isn't valid XML, only what looks like eleven digits."""
    if name.casefold().endswith(XML_ENDINGS):
        reader = _Reader()
        try:
            reader.parse(_CELLS.sub(b"", content))
        except (ExpatError, ValueError):  # another program's part: read as far as possible
            yield from _digits(content)
        yield from reader.found
        if reader.runs:
            yield Text("t", "".join(reader.runs))
    else:
        yield from _digits(content)


def _without_codes(tag: str, words: str) -> tuple[str, ...]:
    """A header or footer as written, and without its font and size codes, which may run into a number."""
    return (words, _LOOK_CODES.sub(" ", words)) if tag in _HEADERS else (words,)


def _digits(content: bytes) -> Iterator[Text]:
    for code in (content, content.replace(b"\0", b"")):
        yield from (Text("", found[0].decode("ascii")) for found in _ELEVEN.finditer(code))
