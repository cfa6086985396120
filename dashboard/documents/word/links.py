"""Small lines below a figure or table, with a link that reopens it."""

import re
from typing import Any

FULL_URL = re.compile(r"https?://\S+$")


def add_linked(document: Any, words: str, *, strong: bool = False) -> None:
    """Adds a line in the «Figure source» style; a full URL at its end becomes a link."""
    paragraph = document.add_paragraph(style="Figure source")
    found = FULL_URL.search(words)
    paragraph.add_run(words[: found.start()] if found else words).bold = strong
    if found:
        _add_link(paragraph, found[0])


def add_fact(document: Any, heading: str, words: str, address: str = "") -> Any:
    """Adds «Heading: words» in the «Figure details» style; a full URL becomes a link."""
    paragraph = document.add_paragraph(style="Figure details")
    paragraph.paragraph_format.keep_together = True
    paragraph.add_run(f"{heading}: ").bold = True
    if address.startswith("http"):
        _add_link(paragraph, address)
    else:
        paragraph.add_run(words)
    return paragraph


def _add_link(paragraph: Any, address: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.set(qn("w:history"), "1")
    run = paragraph.add_run(address)
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)
