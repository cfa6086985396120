"""A 16:9 presentation in the reader's language, and its bytes."""

import io
from datetime import date
from typing import Any

from dashboard.documents.powerpoint.text import HEIGHT_CM, WIDTH_CM
from dashboard.documents.properties import describe
from dashboard.vocabulary.text import LANGUAGE_TAGS


def new_deck() -> Any:
    """An empty 16:9 presentation of 33.87 x 19.05 cm."""
    from pptx import Presentation
    from pptx.util import Cm

    deck = Presentation()
    _widen(deck, Cm(WIDTH_CM) / deck.slide_width)
    deck.slide_width, deck.slide_height = Cm(WIDTH_CM), Cm(HEIGHT_CM)
    deck.part._element.sldSz.attrib.pop("type", None)  # the template's says 4:3
    package = deck.part.package
    for name in [name for name, relation in package._rels.items() if relation.reltype.endswith("/thumbnail")]:
        package.drop_rel(name)  # shows another presentation
    return deck


def saved(deck: Any, title: str, exported: date, language: str) -> bytes:
    """The presentation as bytes, with title and dates but no names in its properties."""
    describe(deck, title, exported, language)
    _set_language(deck, LANGUAGE_TAGS[language])
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _widen(deck: Any, share: float) -> None:
    """Widens the template's layouts, made for 4:3, to our slides, for authors who add slides."""
    from pptx.oxml.ns import qn

    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.shapes:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:  # otherwise the master decides its place
                shape.left, shape.width = round(shape.left * share), round(shape.width * share)


def _set_language(deck: Any, tag: str) -> None:
    """Sets the proofing language of the template's masters, and so of new slides."""
    for part in deck.part.package.iter_parts():
        for element in part._element.xpath("//*[@lang='en-US']") if hasattr(part, "_element") else ():
            element.set("lang", tag)
