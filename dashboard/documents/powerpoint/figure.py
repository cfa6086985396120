"""A figure on a slide: finding, subtitle, native chart and source; the rest of its text is in the notes."""

from dataclasses import replace
from typing import Any

from dashboard.charts.chart import Chart, Kind
from dashboard.charts.identity import Identity
from dashboard.documents.frame import Frame
from dashboard.documents.identity.slides import tag_shape
from dashboard.documents.powerpoint.text import (
    FOOT_CM,
    HEIGHT_CM,
    TEXT_CM,
    TITLE_PT,
    TOP_CM,
    WIDTH_CM,
    add_notes,
    add_text,
    add_title,
    text_height,
    title_of,
)
from dashboard.office.build import native_chart
from dashboard.office.notes import native_notes, native_reasons
from dashboard.office.rows import rows_that_fit
from dashboard.office.style import style
from dashboard.scene.looks import MUTED
from dashboard.scene.size import LEAST_SLIDE_PT, ChartBox, Preset

MOST_FOOT_CM = 3.8  # four or five lines
AIR_CM = 0.2


def add_figure_slides(deck: Any, frame: Frame, preset: Preset) -> None:
    """Adds a slide, or several if the chart has more rows than can be read on one."""
    parts = _parts(frame.chart, _room(frame, preset))
    for number, chart in enumerate(parts, start=1):
        _add_slide(deck, frame, chart, preset, (number, len(parts)))


def _add_slide(deck: Any, frame: Frame, chart: Chart, preset: Preset, part: tuple[int, int]) -> None:
    slide, top = add_title(deck, frame.title, chart.language, part=part)
    top = add_text(slide, [chart.subtitle], top, chart.language, color=MUTED)
    foot = _foot(frame)
    if chart.has_numbers:
        _add_chart(slide, frame.chart, chart, frame, _room(frame, preset), preset, top)
    else:
        add_text(slide, [chart.empty or chart.alt], 8, chart.language, size=20)
    bottom = HEIGHT_CM - FOOT_CM - sum(text_height(line, LEAST_SLIDE_PT) for line in foot)
    add_text(slide, foot, bottom, chart.language, color=MUTED, strong=chart.synthetic_words)
    add_notes(slide, _notes(frame))


def _room(frame: Frame, preset: Preset) -> ChartBox:
    """The space left between subtitle and footer, up to the preset's size."""
    chart = frame.chart
    title = title_of(frame.title, chart.language)
    words = text_height(title, TITLE_PT, bold=True) + text_height(chart.subtitle, LEAST_SLIDE_PT)
    foot = sum(text_height(line, LEAST_SLIDE_PT) for line in _foot(frame))
    left = HEIGHT_CM - TOP_CM - words - foot - FOOT_CM - 2 * AIR_CM
    return ChartBox(min(preset.width_cm, TEXT_CM), min(preset.height_cm, left), LEAST_SLIDE_PT, LEAST_SLIDE_PT)


def _add_chart(slide: Any, whole: Chart, chart: Chart, frame: Frame, box: ChartBox, preset: Preset, top: float) -> None:
    from pptx.util import Cm

    native = native_chart(chart, frame.exported, preset.key, whole=whole)
    place = (Cm((WIDTH_CM - box.width_cm) / 2), Cm(top + AIR_CM), Cm(box.width_cm), Cm(box.height_cm))
    added = slide.shapes.add_chart(native.chart_type, *place, native.data)
    added.chart.part.chart_workbook.update_from_xlsx_blob(native.workbook)
    style(added.chart._chartSpace, native, box)
    properties = added._element.nvGraphicFramePr.cNvPr
    properties.set("descr", chart.alt)
    properties.set("title", chart.finding)
    tag_shape(slide, added, Identity.of(whole, preset.key))


def _parts(chart: Chart, box: ChartBox) -> list[Chart]:
    """The chart, or its rows in as many equal parts as needed."""
    if chart.kind is not Kind.BARS or not chart.has_numbers:
        return [chart]
    count = len(chart.categories)
    slides = -(-count // rows_that_fit(chart.categories, box))
    most = -(-count // slides)
    return [_rows(chart, first, first + most) for first in range(0, count, most)]


def _rows(chart: Chart, first: int, end: int) -> Chart:
    series = tuple(
        replace(
            one,
            values=one.values[first:end],
            highlight=tuple(index - first for index in one.highlight if first <= index < end),
        )
        for one in chart.series
    )
    return replace(chart, categories=chart.categories[first:end], series=series)


def _foot(frame: Frame) -> list[str]:
    """Marking, source and key; then the note, if it fits in readable type."""
    chart = frame.chart
    key = (frame.provisional, frame.interval, native_reasons(chart)) if chart.has_numbers else ()
    foot = [line for line in (chart.synthetic_words, frame.source, " ".join(filter(None, key))) if line]
    longer = [*foot, frame.note]
    has_room = sum(text_height(line, LEAST_SLIDE_PT) for line in longer) <= MOST_FOOT_CM
    return longer if frame.note and has_room else foot


def _notes(frame: Frame) -> list[str]:
    native = native_notes(frame.chart) if frame.chart.has_numbers else ()
    return [*(f"{heading}: {words}" for heading, words in frame.facts), frame.interval, *native]
