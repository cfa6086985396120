"""Pictures of a chart: one drawing in points, saved as SVG, PNG or PDF."""

from datetime import date

from dashboard.charts.chart import Chart, Kind
from dashboard.documents.frame import Frame
from dashboard.documents.presets import Preset
from dashboard.paint.paper import across, columns, funnel, header, lines
from dashboard.paint.paper.paper import Paper

DRAW = {
    Kind.COLUMNS: columns.draw,
    Kind.LINES: lines.draw,
    Kind.BARS: across.draw,
    Kind.DOTS: columns.draw_dots,
    Kind.FUNNEL: funnel.draw,
}


def draw(
    chart: Chart,
    preset: Preset,
    *,
    with_title: bool,
    exported: date,
    width: float = 0,
    height: float = 0,
    with_key: bool = True,
) -> Paper:
    """The picture of a chart at a preset's size, or `width` x `height` points.

    With a title, the finding, subtitle, source, note and dates are drawn in; without, only what the marks in the
    picture need to be understood: the key to signs and «Eksempeldata». `with_key` is False where the key stands beside
    the picture.
    """
    paper = Paper(width or preset.width_pt, height or preset.height_pt, preset.font_pt)
    room = header.draw(paper, Frame(chart, exported), with_title=with_title, with_key=with_key)
    if chart.has_numbers:
        DRAW[chart.kind](paper, room, chart)
    else:
        header.draw_empty(paper, room, chart)
    return paper
