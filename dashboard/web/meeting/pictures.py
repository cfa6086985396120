"""The figures of a meeting as SVG elements, drawn once per figure, selection and edition of the data."""

from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.documents.cleaning import cleaned
from dashboard.documents.pictures import inline
from dashboard.model.kept import kept
from dashboard.model.published import Published
from dashboard.scene.size import SCREENS
from dashboard.vocabulary.selection import Selection
from dashboard.web.meeting.slide import Picture

CACHED = 96


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
    return Picture(_svg(chart, "meeting"), _svg(chart, "meeting_phone"))


def _svg(chart: Chart, size: str) -> Markup:
    made = inline(chart, SCREENS[size])  # its text is escaped
    return Markup(made.replace("<svg ", '<svg preserveAspectRatio="xMinYMid meet" ', 1))  # noqa: S704  on the left edge
