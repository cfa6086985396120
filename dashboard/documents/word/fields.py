"""Fields that Word updates: numbers of figures and tables, and tables of contents."""

from typing import Any

from dashboard.charts.identity import Identity
from dashboard.office.workbook import IDENTITY
from dashboard.vocabulary.text import text


def sequence(kind: str, language: str) -> str:
    """The name of the sequence, as Word writes it in this language: «Figur», «Tabell»."""
    t = text(language)
    return t("Figure") if kind == "figure" else t("Table")


def add_caption(
    document: Any,
    kind: str,
    number: int,
    words: str,
    language: str,
    *,
    anchor: str = "",
    identity: Identity | None = None,
) -> Any:
    """«Figur 2. …» in the Caption style with a SEQ field; `anchor` names the bookmark a list of figures points to.

    `identity` follows in a field that shows nothing, so that the figure or table can be found and renewed.
    """
    name = sequence(kind, language)
    paragraph = document.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = kind == "table"
    if anchor:
        add_bookmark(paragraph, anchor, start=True)
    paragraph.add_run(f"{name}\u00a0")
    add_field(paragraph, f" SEQ {name} \\* ARABIC ", str(number))
    paragraph.add_run(f". {words}")
    if identity:
        add_identity(paragraph, identity)
    if anchor:
        add_bookmark(paragraph, anchor, start=False)
    return paragraph


def add_identity(paragraph: Any, identity: Identity) -> None:
    """An ADDIN field without a result.

    Word shows nothing, never updates the field, and copies it with the paragraph; reference managers store their data
    in the same way. A content control won't do: its tag holds 64 characters.
    """
    start_field(paragraph, f" ADDIN {IDENTITY} {identity} ")
    end_field(paragraph)


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field with what it shows until Word updates it."""
    start_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def start_field(paragraph: Any, instruction: str, *, dirty: bool = False) -> None:
    """Begin, instruction and separator of a field; what follows is what it shows."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    begin = OxmlElement("w:fldChar")
    begin.set(qn("w:fldCharType"), "begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = instruction
    between = OxmlElement("w:fldChar")
    between.set(qn("w:fldCharType"), "separate")
    for element in (begin, code, between):
        paragraph.add_run()._r.append(element)


def end_field(paragraph: Any) -> None:
    """The end of a field."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    end = OxmlElement("w:fldChar")
    end.set(qn("w:fldCharType"), "end")
    paragraph.add_run()._r.append(end)


def bookmark_name(anchor: str) -> str:
    """A name Word allows."""
    return "_" + anchor.replace("-", "_")


def add_bookmark(paragraph: Any, anchor: str, *, start: bool) -> None:
    """One end of a bookmark."""
    from zlib import crc32

    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:bookmarkStart" if start else "w:bookmarkEnd")
    element.set(qn("w:id"), str(crc32(anchor.encode()) % 2_000_000_000))
    if start:
        element.set(qn("w:name"), bookmark_name(anchor))
    paragraph._p.append(element)
