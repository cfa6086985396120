"""Text on slides: large enough to read from the back of a room, so its height is measured first."""

from collections.abc import Sequence
from typing import Any

from dashboard.office.xml import FONT
from dashboard.scene.looks import INK
from dashboard.scene.metrics import wrap
from dashboard.scene.size import LEAST_SLIDE_PT, POINTS_PER_CM
from dashboard.vocabulary.text import LANGUAGE_TAGS, text

WIDTH_CM, HEIGHT_CM, MARGIN_CM = 33.867, 19.05, 1.93
TEXT_CM = WIDTH_CM - 2 * MARGIN_CM
TITLE_PT, TOP_CM, FOOT_CM = 26, 0.8, 0.6  # size of titles; margins above and below the content of a slide
TITLE_ONLY = 5  # layout of python-pptx's default template


def add_title(deck: Any, words: str, language: str, *, part: tuple[int, int] = (1, 1)) -> tuple[Any, float]:
    """Adds a slide with a title; returns it and where the title ends, in cm. `part` is (number, count)."""
    words = title_of(words, language, part) if part[1] > 1 else words
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    height = text_height(words, TITLE_PT, bold=True)
    _place(slide.shapes.title, MARGIN_CM, TOP_CM, TEXT_CM, height)
    write(slide.shapes.title, words, TITLE_PT, INK, language, bold=True)
    return slide, TOP_CM + height


def title_of(words: str, language: str, part: tuple[int, int] = (9, 9)) -> str:
    """The title of one of several slides; the longest possible one while their number isn't known."""
    return text(language)("{title} ({number} of {count})", title=words, number=part[0], count=part[1])


def add_text(
    slide: Any,
    words: Sequence[str],
    top: float,
    language: str,
    *,
    size: float = LEAST_SLIDE_PT,
    color: str = INK,
    strong: str = "",
) -> float:
    """Adds a text box as wide as the slide, one paragraph per string; returns where it ends, in cm."""
    from pptx.util import Cm

    height = sum(text_height(line, size) for line in words)
    box = slide.shapes.add_textbox(Cm(MARGIN_CM), Cm(top), Cm(TEXT_CM), Cm(height))
    write(box, "\n".join(words), size, color, language)
    for paragraph in box.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.bold = bool(strong) and run.text == strong
    return top + height


def add_notes(slide: Any, words: Sequence[str]) -> None:
    """Adds speaker notes."""
    slide.notes_slide.notes_text_frame.text = "\n".join(line for line in words if line)


def text_height(words: str, size: float, *, bold: bool = False) -> float:
    """The height of text in a box of the text's width, in cm; Inter is a little wider than the slide's font."""
    lines = wrap(words, size, (TEXT_CM - 0.6) * POINTS_PER_CM, bold=bold)
    return (len(lines) * 1.22 * size + 0.25 * size) / POINTS_PER_CM + 0.12


def write(shape: Any, words: str, size: float, color: str, language: str, *, bold: bool = False) -> None:
    """Writes text in a shape or cell, one paragraph per line."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.text, frame.vertical_anchor = words, MSO_ANCHOR.TOP
    frame.word_wrap = True
    frame.margin_top = frame.margin_bottom = Pt(2)
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = RGBColor.from_string(color[1:])
            run._r.get_or_add_rPr().set("lang", LANGUAGE_TAGS[language])


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    from pptx.util import Cm

    shape.left, shape.top, shape.width, shape.height = Cm(left), Cm(top), Cm(width), Cm(height)
