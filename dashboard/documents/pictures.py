"""Figures as picture files of exact size: SVG with real text, PNG and tagged PDF."""

from dashboard.charts.chart import Chart
from dashboard.documents.frame import Frame
from dashboard.paint import svg as painter
from dashboard.paint.about import About
from dashboard.scene.head import Caption
from dashboard.scene.layout import layout
from dashboard.scene.scene import Scene
from dashboard.scene.size import Preset, Size
from dashboard.vocabulary.text import LANGUAGE_TAGS


def scene_of(frame: Frame, preset: Preset, *, with_title: bool) -> Scene:
    """The figure laid out for a preset, with the text that the picture itself must contain."""
    return layout(frame.chart, preset.size, caption(frame, preset, with_title=with_title))


def caption(frame: Frame, preset: Preset, *, with_title: bool) -> Caption:
    """Text in the picture: always «Eksempeldata» and the key; finding, source and note if the picture stands alone.

    A slide has no room for note and dates in type that can be read from the back of a room.
    """
    chart = frame.chart
    key = " ".join(filter(None, (frame.drawn_signs, frame.drawn_lines)))
    below = [(chart.synthetic_words if chart.synthetic else "", True), (key, False)]
    if with_title:
        is_slide = preset.key == "slide"
        alone = [chart.source] if is_slide else [f"{frame.source} {frame.selection} {frame.dates}", frame.note]
        below[1:1] = [(words, False) for words in alone]
    foot = tuple((words, strong) for words, strong in below if words)
    return Caption(chart.finding, chart.subtitle, foot) if with_title else Caption(foot=foot)


def about(frame: Frame) -> About:
    """The file's metadata."""
    chart = frame.chart
    return About(chart.finding, chart.alt, frame.source, LANGUAGE_TAGS[chart.language], frame.exported)


def svg(frame: Frame, preset: Preset, *, with_title: bool) -> bytes:
    """SVG with title and description; its text can be searched, translated and restyled."""
    return painter.file(scene_of(frame, preset, with_title=with_title)).encode()


def png(frame: Frame, preset: Preset, *, with_title: bool) -> bytes:
    """PNG at 300 dpi."""
    from dashboard.paint.paper.save import png

    return png(scene_of(frame, preset, with_title=with_title), about(frame))


def pdf(frame: Frame, preset: Preset, *, with_title: bool) -> bytes:
    """Vector PDF, tagged."""
    from dashboard.paint.paper.save import pdf

    return pdf(scene_of(frame, preset, with_title=with_title), about(frame))


def inline(chart: Chart, size: Size) -> str:
    """The figure as an inline <svg> with the positions of its numbers."""
    return painter.draw(layout(chart, size), with_points=True)
