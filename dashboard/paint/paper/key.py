"""How a point looks, and the row of names over a plot with several series."""

from dashboard.charts.chart import Chart, Kind, Role, Series
from dashboard.charts.palette import LOOKS, TOTAL, Look, is_outlined, look
from dashboard.paint.paper.lettering import LEADING, width_of, wrapped
from dashboard.paint.paper.paper import Box, Paper


def look_of(chart: Chart, series: Series, index: int) -> Look:
    """A series' look, or one's own for a highlighted category; where some are highlighted, the rest step back."""
    if index in series.highlight:
        return LOOKS[Role.OWN]
    if series.highlight and series.role is Role.OWN:
        return LOOKS[Role.OTHER]
    return series_look(chart, series)


def series_look(chart: Chart, series: Series) -> Look:
    """A series' look; the second of a role is lighter, with another dash and marker."""
    before = [other.role for other in chart.series[: chart.series.index(series)]]
    return look(series.role, before.count(series.role))


def draw_key(paper: Paper, room: Box, chart: Chart) -> float:
    """Marker and name of each series in rows from the room's top; returns the height they take."""
    size = 0.95 * paper.size
    x, row = room.left, 0
    for series in chart.series:
        name = wrapped(series.name, room.width - 2 * size, size, most=1)[0]
        wide = 1.2 * size + width_of(name, size) + 1.6 * size
        if x > room.left and x + wide - 1.6 * size > room.right:
            x, row = room.left, row + 1
        y = room.top - (row * LEADING + 0.95) * size
        drawn = series_look(chart, series)
        if chart.kind is Kind.COLUMNS or chart.kind is Kind.BARS:
            box, outlined = Box(x, y - 0.06 * size, 0.8 * size, 0.8 * size), is_outlined(chart, series)
            paper.rectangle(box, fill=TOTAL if outlined else drawn.fill, edge=drawn.fill if outlined else None)
        else:
            paper.marker(x + 0.4 * size, y + 0.35 * size, drawn.marker, 0.8 * size, drawn.fill, drawn.fill)
        paper.text(x + 1.2 * size, y, name, size=size, color=drawn.ink)
        x += wide
    return (row + 1) * LEADING * size + 0.4 * size
