"""Finds our figures in a file that may have been edited, copied from or saved by another program."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

from dashboard.charts.identity import Identity, identities_of
from dashboard.documents.identity.pictures import PDF_PROPERTY
from dashboard.office.workbook import IDENTITY
from dashboard.office.xml import chart_element

RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VALUE = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
IDENTIFIER = re.compile("<dc:identifier>(.*?)</dc:identifier>")
CUSTOM = "docProps/custom.xml"


def identities_in(path: Path) -> list[Identity]:
    """The identities of the figures in a file, in order, each once.

    Raises:
        ValueError: files of this type carry no identities.
    """
    find = READERS.get(path.suffix.lower())
    if find is None:
        raise ValueError(f"{path.name}: expected one of {', '.join(READERS)}")
    return list(dict.fromkeys(identity for words in find(path) for identity in identities_of(words)))


def _word(path: Path) -> Iterator[str]:
    """Fields in captions and workbooks of charts, paragraph by paragraph."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(str(path))
    for paragraph in document.element.body.iter(qn("w:p")):
        yield from _charts(document.part, paragraph)
        # Word splits a field's instruction over several runs.
        yield "".join(part.text or "" for part in paragraph.iter(qn("w:instrText")))
        yield from (field.get(qn("w:instr")) for field in paragraph.iter(qn("w:fldSimple")))


def _slides(path: Path) -> Iterator[str]:
    """Tags of shapes and workbooks of charts, slide by slide."""
    from pptx import Presentation
    from pptx.oxml.ns import qn

    for slide in Presentation(str(path)).slides:
        for tags in slide._element.iter(qn("p:tags")):
            part = slide.part.related_part(tags.get(f"{RELATED}id"))
            yield from _values(part.blob)
        yield from _charts(slide.part, slide._element)


def _charts(part: Any, element: Any) -> Iterator[str]:
    """The identities in the workbooks of the charts below an element."""
    for chart in element.iter(chart_element("chart")):
        owner = part.rels[chart.get(f"{RELATED}id")]
        for relation in () if owner.is_external else owner.target_part.rels.values():
            if not relation.is_external and relation.reltype.endswith("/package"):
                yield from _workbook(BytesIO(relation.target_part.blob))


def _workbook(source: Any) -> Iterator[str]:
    """The custom property, whose parts are in order."""
    from lxml import etree

    with zipfile.ZipFile(source) as packed:
        if CUSTOM not in packed.namelist():
            return
        properties = etree.fromstring(packed.read(CUSTOM))
    yield "".join(found.findtext(VALUE) or "" for found in properties if found.get("name", "").startswith(IDENTITY))


def _values(content: bytes) -> list[str]:
    from lxml import etree

    return [tag.get("val", "") for tag in etree.fromstring(content) if tag.get("name") == IDENTITY]


def _svg(path: Path) -> list[str]:
    """The identifiers in the metadata, whatever prefixes a drawing program has given them."""
    from lxml import etree

    return [element.text or "" for element in etree.parse(path).iter("{*}identifier")]


def _html(path: Path) -> list[str]:
    """The identifiers of the drawings in a page; an HTML parser knows no namespaces."""
    return [unescape(words) for words in IDENTIFIER.findall(path.read_text(encoding="utf-8"))]


def _png(path: Path) -> Iterable[str]:
    from PIL import Image

    with Image.open(path) as image:
        return [str(image.text.get(IDENTITY, ""))]  # type: ignore[attr-defined]


def _pdf(path: Path) -> list[str]:
    import pikepdf

    with pikepdf.open(path) as document, document.open_metadata() as about:
        return list(about.get(PDF_PROPERTY, []))


READERS: dict[str, Callable[[Path], Iterable[str]]] = {
    ".docx": _word,
    ".pptx": _slides,
    ".xlsx": lambda path: _workbook(path),
    ".svg": _svg,
    ".html": _html,
    ".png": _png,
    ".pdf": _pdf,
}
