"""The level to compare with: a dashed horizontal line, its words in the margin to the right."""

from typing import TYPE_CHECKING

from dashboard.charts.chart import Chart
from dashboard.paint.plotly import words
from dashboard.paint.plotly.palette import AXIS, INK
from dashboard.paint.plotly.size import Size

if TYPE_CHECKING:
    from dashboard.paint.plotly.picture import Picture

_ROOM = {"screen": 120, "meeting": 150, "phone": 62}


def margin(chart: Chart, size: Size) -> float:
    """Pixels to the right of the plot for the reference's words."""
    if chart.reference is None:
        return 12
    return words.width(_broken(chart.reference.label, size), size.small) + 12


def draw(picture: "Picture") -> None:
    """Puts the reference on the picture, where the chart has one."""
    reference = picture.chart.reference
    if reference is None:
        return
    style = {"color": AXIS, "width": 1.6 * picture.size.line, "dash": "6px,4px"}
    picture.shape(
        "line", xref="paper", x0=0, x1=1, y0=reference.value, y1=reference.value, line=style, name="reference"
    )
    picture.words(
        words.markup(_broken(reference.label, picture.size)),
        1,
        reference.value,
        xref="paper",
        xanchor="left",
        align="left",
        xshift=4,
        size=picture.size.small,
        color=INK,
        name="reference",
    )


def _broken(label: str, size: Size) -> str:
    return words.wrap(label, size.small, _ROOM[size.name])
