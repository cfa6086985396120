"""How each series of a chart looks in every format, and the same colours on a dark page."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.charts.chart import Chart, Kind, Role, Series
from dashboard.charts.palette import (
    AXIS,
    BACKGROUND,
    GRID,
    INK,
    LOOKS,
    MUTED,
    SLOT,
    TOTAL,
    Look,
    is_outlined,
    look,
    looks,
)

BADGE_INK, BADGE_LINE, BADGE_PAPER = "#5C3D00", "#8A6100", "#FFF4D6"
WIDTHS: Mapping[Role, float] = MappingProxyType({Role.OWN: 3.5, Role.WOMEN: 3.0, Role.MEN: 3.0})
USUAL_WIDTH = 2.5
# Light → dark; a series' lighter twin keeps its colour, which is light enough on both.
DARK = MappingProxyType(
    {
        INK: "#EDF2F7",
        MUTED: "#B3C0CF",
        GRID: "#33445A",
        AXIS: "#A9B8C9",
        BACKGROUND: "#17212E",
        SLOT: "#2C3B4D",
        TOTAL: "#2F4A63",
        BADGE_INK: "#FFE7AE",
        BADGE_LINE: "#D9A93A",
        BADGE_PAPER: "#3A2E0D",
        "#0B3157": "#B8DBFA",
        "#9C4508": "#E08E4C",
        "#8D9498": "#747D82",
        "#186880": "#62B0C9",
        "#6B93B3": "#5D86A8",
        "#4F2A7F": "#CDB8EE",
        "#B98A2B": "#A67A1F",
        "#56626A": "#B9C3CA",
        "#3F6484": "#9DBFDB",
        "#7A5A14": "#E3BF74",
    }
)


def series_looks(chart: Chart) -> tuple[Look, ...]:
    """One look a series; the second of a role is lighter, with another dash and marker."""
    return looks(tuple(series.role for series in chart.series))


def look_of(chart: Chart, series: Series, index: int) -> Look:
    """A series' look, or one's own for a highlighted category; where some are highlighted, the rest step back."""
    if index in series.highlight:
        return LOOKS[Role.OWN]
    if series.highlight and series.role is Role.OWN:
        return LOOKS[Role.OTHER]
    return series_looks(chart)[chart.series.index(series)]


def fill_of(chart: Chart, series: Series, used: Look) -> tuple[str, str]:
    """(fill, edge) of a series' bars: the total is light with an outline where its grey would be another's in print."""
    outlined = chart.kind is Kind.COLUMNS and is_outlined(chart, series)
    return (TOTAL, used.fill) if outlined else (used.fill, "")


def line_width(role: Role) -> float:
    """The width of a role's line, in pixels on a screen."""
    return WIDTHS.get(role, USUAL_WIDTH)


__all__ = ["AXIS", "BACKGROUND", "DARK", "GRID", "INK", "LOOKS", "MUTED", "SLOT", "TOTAL", "Look", "look"]
