"""The figures of a meeting as SVG elements, drawn once per figure, selection and edition of the data."""

from dataclasses import replace

from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.documents.cleaning import cleaned
from dashboard.documents.pictures import inline
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.scene.metrics import wrap
from dashboard.scene.size import SCREENS, Size
from dashboard.vocabulary.selection import Selection
from dashboard.web.meeting.slide import Picture

CACHED = 96
WIDE = SCREENS["meeting"]
LOW = replace(WIDE, height=276)  # where the words above leave less height, so that the picture keeps its width
HEADLINE, BODY, ACROSS = 2.9, 1.98, 95.6  # type and width of the words above, in hundredths of the screen's width
MOST_ABOVE = 4  # lines above a picture of the usual height


@kept(CACHED)
def chart_of(published: Published, key: str, selection: Selection) -> Chart:
    """A figure's chart, made once and shared by all readers."""
    return cleaned(FIGURES[key].chart(published, selection))


@kept(CACHED)
def picture_of(published: Published, key: str, selection: Selection) -> Picture | None:
    """A figure's drawings; None if there is nothing to draw.

    The key to signs and «Eksempeldata» are text beside the drawing, large enough to read from the back of a room, so
    the drawing leaves them out.
    """
    chart = chart_of(published, key, selection)
    if not chart.has_numbers:
        return None
    return Picture(_svg(chart, _wide(chart)), _svg(chart, SCREENS["meeting_phone"]))


def _wide(chart: Chart) -> Size:
    above = (*wrap(chart.finding, HEADLINE, ACROSS, bold=True), *wrap(chart.subtitle, BODY, ACROSS))
    return LOW if len(above) > MOST_ABOVE else WIDE


def _svg(chart: Chart, size: Size) -> Markup:
    made = inline(chart, size)  # its text is escaped
    return Markup(made.replace("<svg ", '<svg preserveAspectRatio="xMinYMid meet" ', 1))  # noqa: S704  on the left edge
