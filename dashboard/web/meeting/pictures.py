"""The figures of a meeting as SVG elements, drawn once for each figure, selection and edition of the data."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.registry import FIGURES
from dashboard.documents.cleaning import cleaned
from dashboard.documents.presets import POINTS_PER_CM, Preset
from dashboard.model.published import Published
from dashboard.paint.paper import draw
from dashboard.paint.paper.save import inline_svg
from dashboard.vocabulary.selection import Selection
from dashboard.web.meeting.slide import Picture

CACHED = 96
# Points here are shares of the screen: 18 of 670 across 62 % of 1920 pixels are letters of 32 pixels. The height leaves
# room for a headline of two lines.
WIDE = Preset("meeting", 670 / POINTS_PER_CM, 364 / POINTS_PER_CM, 18, with_title=False, file_tag="")
NARROW = Preset("meeting_phone", 350 / POINTS_PER_CM, 300 / POINTS_PER_CM, 13, with_title=False, file_tag="")


@lru_cache(maxsize=CACHED)
def chart_of(published: Published, key: str, selection: Selection) -> Chart:
    """A figure's chart, made once and shared by all readers."""
    return cleaned(FIGURES[key].chart(published, selection))


@lru_cache(maxsize=CACHED)
def picture_of(published: Published, key: str, selection: Selection, prefix: str) -> Picture | None:
    """A figure's drawings; None where there is nothing to draw. `prefix` keeps ids apart in one document.

    The key to signs and «Eksempeldata» stand as words beside the drawing on the same screen, large enough to be read
    from the back of a room, so they are left out of it.
    """
    chart = chart_of(published, key, selection)
    if not chart.has_numbers:
        return None
    bare = replace(chart, synthetic=False)
    return Picture(_svg(bare, WIDE, f"{prefix}w"), _svg(bare, NARROW, f"{prefix}n"))


def _svg(chart: Chart, preset: Preset, prefix: str) -> Markup:
    drawn = draw(chart, preset, with_title=False, with_key=False, exported=date.min)  # without a title no date is drawn
    made = inline_svg(drawn, chart, prefix)  # its words are escaped
    return Markup(made.replace("<svg ", '<svg preserveAspectRatio="xMinYMid meet" ', 1))  # noqa: S704  on the left edge
