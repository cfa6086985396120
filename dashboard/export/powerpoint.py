"""PowerPoint: a native, editable chart on one slide, its finding as the title."""

import io
from datetime import datetime
from typing import Any

from dashboard.charts.palette import INK, MUTED
from dashboard.export.frame import Frame
from dashboard.export.native import native_chart, native_notes
from dashboard.export.native.dress import dress
from dashboard.export.picture.save import LANGUAGE_TAGS
from dashboard.export.presets import PRESETS, Preset

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WIDTH_CM, HEIGHT_CM, MARGIN_CM = 33.867, 19.05, 1.93
TITLE_ONLY = 5  # layout of python-pptx's default template


def pptx(frame: Frame, preset: Preset, *, with_title: bool = True) -> bytes:
    """One figure as a presentation of one slide; a slide always has its title, which is how it is found."""
    deck = new_deck()
    add_figure_slide(deck, frame, preset)
    return saved(deck, frame.chart.finding, frame.exported, frame.chart.language)


def new_deck() -> Any:
    """An empty 16:9 presentation of 33.87 x 19.05 cm."""
    from pptx import Presentation
    from pptx.util import Cm

    deck = Presentation()
    deck.slide_width, deck.slide_height = Cm(WIDTH_CM), Cm(HEIGHT_CM)
    return deck


def saved(deck: Any, title: str, exported: Any, language: str) -> bytes:
    """The presentation as bytes, with title and dates in its properties and nobody's name."""
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, "", "", ""
    about.created = about.modified = datetime(exported.year, exported.month, exported.day)
    about.language, about.revision = LANGUAGE_TAGS[language], 1
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def add_title(deck: Any, words: str, language: str) -> Any:
    """A slide with its title across the top."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    _place(slide.shapes.title, MARGIN_CM, 0.7, WIDTH_CM - 2 * MARGIN_CM, 2.0)
    _write(slide.shapes.title, words, 28, INK, language, bold=True)
    return slide


def add_text(
    slide: Any, words: list[str], top: float, height: float, size: float, language: str, color: str = INK
) -> Any:
    """A text box of the slide's width, a paragraph a string."""
    from pptx.util import Cm

    place = (Cm(MARGIN_CM), Cm(top), Cm(WIDTH_CM - 2 * MARGIN_CM), Cm(height))
    box = slide.shapes.add_textbox(*place)
    _write(box, "\n".join(words), size, color, language)
    return box


def add_figure_slide(deck: Any, frame: Frame, preset: Preset) -> Any:
    """Title, subtitle, chart with alternative text, source line; the rest in the notes."""
    from pptx.util import Cm

    chart, size = frame.chart, PRESETS["slide"]
    slide = add_title(deck, chart.finding, chart.language)
    add_text(slide, [chart.subtitle], 2.6, 0.9, 14, chart.language, MUTED)
    width, height = min(preset.width_cm, size.width_cm), min(preset.height_cm, 12.6)
    if chart.has_numbers:
        native = native_chart(chart, frame.exported)
        place = (Cm((WIDTH_CM - width) / 2), Cm(3.6), Cm(width), Cm(height))
        added = slide.shapes.add_chart(native.chart_type, *place, native.data)
        added.chart.part.chart_workbook.update_from_xlsx_blob(native.workbook)
        dress(added.chart._chartSpace, native, preset.font_pt if width < size.width_cm else 16)
        _describe(added, chart.alt, chart.finding)
    else:
        add_text(slide, [chart.empty or chart.alt], 8, 3, 20, chart.language)
    add_text(slide, _foot(frame), 16.3, 2.5, 10, chart.language, MUTED)
    slide.notes_slide.notes_text_frame.text = "\n".join(f"{heading}: {words}" for heading, words in frame.facts)
    return slide


def _foot(frame: Frame) -> list[str]:
    chart = frame.chart
    key = " ".join(part for part in (frame.signs, frame.interval) if part)
    notes = native_notes(chart) if chart.has_numbers else ()
    source = f"{frame.source} {frame.selection} {frame.dates}"
    return [line for line in (chart.synthetic_words, source, frame.note, " ".join((key, *notes))) if line.strip()]


def _describe(graphic: Any, alt: str, title: str) -> None:
    properties = graphic._element.nvGraphicFramePr.cNvPr
    properties.set("descr", alt)
    properties.set("title", title)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    from pptx.util import Cm

    shape.left, shape.top, shape.width, shape.height = Cm(left), Cm(top), Cm(width), Cm(height)


def _write(shape: Any, words: str, size: float, color: str, language: str, *, bold: bool = False) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap, frame.text, frame.vertical_anchor = True, words, MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, RGBColor.from_string(color[1:])
            run._r.get_or_add_rPr().set("lang", LANGUAGE_TAGS[language])
