"""PowerPoint: a native, editable chart on one slide, its finding as the title."""

import io
from datetime import datetime
from typing import Any

from dashboard.charts.identity import Identity
from dashboard.charts.palette import INK, MUTED
from dashboard.documents.frame import Frame
from dashboard.documents.identity.slides import tag_shape
from dashboard.documents.presets import POINTS_PER_CM, Preset
from dashboard.office.build import native_chart
from dashboard.office.dress import dress
from dashboard.office.room import FONT, Room
from dashboard.office.said import native_notes
from dashboard.paint.paper.lettering import BOLD, REGULAR, wrapped
from dashboard.paint.paper.save import LANGUAGE_TAGS

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WIDTH_CM, HEIGHT_CM, MARGIN_CM = 33.867, 19.05, 1.93
TEXT_CM = WIDTH_CM - 2 * MARGIN_CM
FOOT_PT = 10
TITLE_ONLY = 5  # layout of python-pptx's default template


def pptx(frame: Frame, preset: Preset) -> bytes:
    """One figure as a presentation of one slide; a slide always has its title, which is how it is found."""
    deck = new_deck()
    add_figure_slide(deck, frame, preset)
    return saved(deck, frame.chart.finding, frame.exported, frame.chart.language)


def new_deck() -> Any:
    """An empty 16:9 presentation of 33.87 x 19.05 cm."""
    from pptx import Presentation
    from pptx.util import Cm

    deck = Presentation()
    _widened(deck, Cm(WIDTH_CM) / deck.slide_width)
    deck.slide_width, deck.slide_height = Cm(WIDTH_CM), Cm(HEIGHT_CM)
    package = deck.part.package
    for name in [name for name, relation in package._rels.items() if relation.reltype.endswith("/thumbnail")]:
        package.drop_rel(name)  # a picture of another presentation
    return deck


def _widened(deck: Any, share: float) -> None:
    """The template's own layouts, made for 4:3, as wide as our slides, for those who add slides of their own."""
    from pptx.oxml.ns import qn

    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.shapes:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:  # else it stands where the master says
                shape.left, shape.width = round(shape.left * share), round(shape.width * share)


def saved(deck: Any, title: str, exported: Any, language: str) -> bytes:
    """The presentation as bytes, with title and dates in its properties and nobody's name."""
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, "", "", ""
    about.created = about.modified = datetime(exported.year, exported.month, exported.day)
    about.language, about.revision = LANGUAGE_TAGS[language], 1
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def add_title(deck: Any, words: str, language: str) -> tuple[Any, float]:
    """A slide with its title across the top, and where the title ends, in cm."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    height = text_height(words, 26, BOLD)
    _place(slide.shapes.title, MARGIN_CM, 0.8, TEXT_CM, height)
    write(slide.shapes.title, words, 26, INK, language, bold=True)
    return slide, 0.8 + height


def add_text(
    slide: Any, words: list[str], top: float, size: float, language: str, *, color: str = INK, strong: str = ""
) -> float:
    """A text box of the slide's width, a paragraph a string; returns where it ends, in cm."""
    from pptx.util import Cm

    height = sum(text_height(line, size) for line in words)
    box = slide.shapes.add_textbox(Cm(MARGIN_CM), Cm(top), Cm(TEXT_CM), Cm(height))
    write(box, "\n".join(words), size, color, language)
    for paragraph in box.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.bold = bool(strong) and run.text == strong
    return top + height


def add_figure_slide(deck: Any, frame: Frame, preset: Preset) -> Any:
    """Title, subtitle, chart with alternative text, source line; the rest in the notes."""
    chart = frame.chart
    slide, top = add_title(deck, chart.finding, chart.language)
    top = add_text(slide, [chart.subtitle], top, 14, chart.language, color=MUTED)
    foot = _foot(frame)
    bottom = HEIGHT_CM - 0.5 - sum(text_height(line, FOOT_PT) for line in foot)
    if chart.has_numbers:
        _add_chart(slide, frame, preset, top + 0.2, bottom - 0.2)
    else:
        add_text(slide, [chart.empty or chart.alt], 8, 20, chart.language)
    add_text(slide, foot, bottom, FOOT_PT, chart.language, color=MUTED, strong=chart.synthetic_words)
    slide.notes_slide.notes_text_frame.text = "\n".join(f"{heading}: {words}" for heading, words in frame.facts)
    return slide


def _add_chart(slide: Any, frame: Frame, preset: Preset, top: float, bottom: float) -> None:
    """The native chart at the preset's size, or as much of it as the slide has room for."""
    from pptx.util import Cm

    chart, native = frame.chart, native_chart(frame.chart, frame.exported, preset.key)
    room = Room(min(preset.width_cm, TEXT_CM), min(preset.height_cm, bottom - top), min(preset.font_pt, 16))
    place = (Cm((WIDTH_CM - room.width_cm) / 2), Cm(top), Cm(room.width_cm), Cm(room.height_cm))
    added = slide.shapes.add_chart(native.chart_type, *place, native.data)
    added.chart.part.chart_workbook.update_from_xlsx_blob(native.workbook)
    dress(added.chart._chartSpace, native, room)
    properties = added._element.nvGraphicFramePr.cNvPr
    properties.set("descr", chart.alt)
    properties.set("title", chart.finding)
    tag_shape(slide, added, Identity.of(chart, preset.key))


def text_height(words: str, size: float, weight: int = REGULAR) -> float:
    """Room that words take in a box of the text's width, in cm; Inter is a little wider than the slide's font."""
    lines = wrapped(words, (TEXT_CM - 0.6) * POINTS_PER_CM, size, weight)
    return (len(lines) * 1.22 * size + 0.25 * size) / POINTS_PER_CM + 0.12


def _foot(frame: Frame) -> list[str]:
    chart = frame.chart
    key = " ".join(part for part in (frame.drawn_signs, frame.interval) if part)
    notes = native_notes(chart) if chart.has_numbers else ()
    source = f"{frame.source} {frame.selection} {frame.dates}"
    return [
        line
        for line in (chart.synthetic_words, source, frame.note, " ".join(part for part in (key, *notes) if part))
        if line.strip()
    ]


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    from pptx.util import Cm

    shape.left, shape.top, shape.width, shape.height = Cm(left), Cm(top), Cm(width), Cm(height)


def write(shape: Any, words: str, size: float, color: str, language: str, *, bold: bool = False) -> None:
    """Words in a shape or cell, a paragraph a line."""
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
