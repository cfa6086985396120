"""A Word document with our page, styles and language, and no names in its properties."""

from datetime import date
from typing import Any

from dashboard.documents.properties import describe
from dashboard.office.xml import FONT
from dashboard.scene.looks import INK, MUTED, TITLE
from dashboard.vocabulary.text import LANGUAGE_TAGS

PRESENT_WORD = "15"  # Word 2013 and later
LEFTOVERS = ("/thumbnail", "/stylesWithEffects")


def new_document(language: str) -> Any:
    """An empty A4 document with 2.5 cm margins (16.0 cm text) whose language is the reader's."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    _styles(document)
    _language(document, LANGUAGE_TAGS[language])
    _settings(document, language)
    _without_leftovers(document)
    return document


def finished(document: Any, title: str, exported: date, language: str) -> Any:
    """The document with title and dates in its properties."""
    describe(document, title, exported, language)
    return document


def _styles(document: Any) -> None:
    from docx.shared import Pt

    styles = document.styles
    _font(styles["Normal"], 10.5, INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for level, size in ((1, 17), (2, 14), (3, 12)):
        _font(styles[f"Heading {level}"], size, TITLE, bold=True)
        styles[f"Heading {level}"].paragraph_format.space_before = Pt(16 if level == 1 else 12)
        styles[f"Heading {level}"].paragraph_format.space_after = Pt(6)
    _font(styles["Title"], 30, TITLE, bold=True)
    _font(styles["Subtitle"], 14, MUTED)
    styles["Subtitle"].font.italic = False
    _font(styles["Caption"], 10.5, INK, bold=True)
    styles["Caption"].paragraph_format.space_before = Pt(4)
    _small_style(styles, "Figure source", 9)  # the lines under a caption
    _small_style(styles, "Figure details", 8)  # what is told once, at the end


def _small_style(styles: Any, name: str, size: float) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    _font(style, size, MUTED)
    style.paragraph_format.space_after = Pt(2)


def _font(style: Any, size: float, color: str, *, bold: bool = False) -> None:
    """Sets font, size and colour; removes theme fonts and colours, which would take precedence."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(color[1:])
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if "Theme" in attribute:
            del fonts.attrib[attribute]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _settings(document: Any, language: str) -> None:
    """Sets the current layout mode, to avoid «compatibility mode», and the language's decimal and list separators."""
    from docx.oxml.ns import qn

    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), PRESENT_WORD)
    decimal, separator = (".", ",") if language == "en" else (",", ";")
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), decimal)
    settings.find(qn("w:listSeparator")).set(qn("w:val"), separator)


def _without_leftovers(document: Any) -> None:
    """Removes leftovers of python-docx's template: a thumbnail of another page, and styles for Word 2010."""
    for owner in (document.part, document.part.package):
        for name in [name for name, relation in owner.rels.items() if relation.reltype.endswith(LEFTOVERS)]:
            del owner.rels[name]


def _language(document: Any, tag: str) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), tag)
