"""Contents and list of figures: fields with real entries, readable before Word updates them."""

from typing import Any
from zlib import crc32

from dashboard.documents.word.fields import add_bookmark, bookmark_name, end_field, sequence, start_field
from dashboard.documents.word.tables import WIDTH_CM


def add_heading(document: Any, words: str, level: int) -> Any:
    """Adds a heading; those of the first level get the bookmark that the contents link to."""
    heading = document.add_heading(level=level)
    if level == 1:
        add_bookmark(heading, _anchor(words), start=True)
    heading.add_run(words)
    if level == 1:
        add_bookmark(heading, _anchor(words), start=False)
    return heading


def add_contents(document: Any, names: list[str]) -> None:
    """Adds a TOC field for first-level headings; Word fills in page numbers when the document opens."""
    entries = [(_anchor(name), name) for name in names]
    _field_of_links(document, ' TOC \\o "1-1" \\h \\z \\u ', entries, "toc 1")


def add_list_of_figures(document: Any, figures: list[tuple[str, str]], language: str) -> None:
    """Adds a TOC field for figure captions; `figures` are (bookmark, text)."""
    name = sequence("figure", language)
    entries = [(anchor, f"{name}\u00a0{number}. {words}") for number, (anchor, words) in enumerate(figures, start=1)]
    _field_of_links(document, f' TOC \\h \\z \\c "{name}" ', entries, "table of figures")


def _field_of_links(document: Any, instruction: str, entries: list[tuple[str, str]], style: str) -> None:
    _add_style(document, style)
    paragraphs = [document.add_paragraph(style=style) for _ in entries] or [document.add_paragraph()]
    start_field(paragraphs[0], instruction, dirty=True)
    for paragraph, (anchor, words) in zip(paragraphs, entries, strict=False):
        _link(paragraph, anchor, words)
    end_field(paragraphs[-1])


def _add_style(document: Any, name: str) -> None:
    """Adds Word's own style for the entries, so that they look the same before and after an update."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm, Pt

    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    style.base_style = document.styles["Normal"]
    layout = style.paragraph_format
    layout.space_after, layout.right_indent = Pt(3), Cm(1)
    layout.tab_stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _link(paragraph: Any, anchor: str, words: str) -> None:
    """Adds an entry without a page number: Word adds that when it lays out the document."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark_name(anchor))
    link.set(qn("w:history"), "1")
    link.append(paragraph.add_run(words)._r)
    paragraph._p.append(link)


def _anchor(words: str) -> str:
    return f"h{crc32(words.encode()):08x}"
