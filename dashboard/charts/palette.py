"""How a series looks, by what it is to the reader: the same on screen, in a picture and in an Office chart.

Colour never stands alone: each role also has its own dash, marker and pattern, and the fills differ in lightness, so
that a grey print and a colour-blind reader tell them apart. Women and men are not pink and blue, and nothing is red
or green.
"""

from dataclasses import dataclass
from types import MappingProxyType

from dashboard.charts.chart import Role

INK = "#1E2B3C"  # headings and numbers
MUTED = "#5B6B7F"  # axis labels, notes, intervals
GRID = "#DDE3EA"
AXIS = "#8494A6"
BACKGROUND = "#FFFFFF"
PALE = "#C9DAE8"  # behind the hatching of a provisional number
SLOT = "#E8EFF5"  # behind the hatching of a withheld number

OWN_BLUE, COMPARISON_GREY, THIRD_ORANGE = "#12436D", "#6F777B", "#D4620B"


@dataclass(frozen=True)
class Look:
    """Fill is for areas, lines and points (3:1 on white), ink for words (4.5:1). The rest is named neutrally."""

    fill: str
    ink: str
    dash: str  # solid, dash, dot, dashdot
    marker: str  # circle, square, diamond, triangle, cross


LOOKS = MappingProxyType(
    {
        Role.OWN: Look(OWN_BLUE, OWN_BLUE, "solid", "circle"),
        Role.COUNTY: Look(THIRD_ORANGE, "#B4540A", "dash", "square"),
        Role.COUNTRY: Look(COMPARISON_GREY, "#5B6368", "dot", "diamond"),
        Role.PARTNER: Look("#4A90A8", "#2B6F85", "dashdot", "triangle"),
        Role.OTHER: Look("#868E94", "#5B6368", "dot", "cross"),
        Role.ALL: Look("#3D4752", "#3D4752", "dash", "diamond"),
        Role.WOMEN: Look(OWN_BLUE, OWN_BLUE, "solid", "circle"),
        Role.MEN: Look(THIRD_ORANGE, "#B4540A", "dash", "square"),
    }
)
