"""How a series looks, by what it is to the reader: the same on screen, in a picture and in an Office chart.

Colour never stands alone: each role also has its own dash and marker, and series that meet in one figure differ in
lightness, so that a grey print and a colour-blind reader tell them apart. Nothing is red or green, and women and men
are not pink and blue.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType

from dashboard.charts.chart import Chart, Kind, Role, Series

INK = "#1E2B3C"  # headings and numbers
MUTED = "#56657A"  # axis labels, notes, intervals
GRID = "#DDE3EA"
AXIS = "#4A586B"
BACKGROUND = "#FFFFFF"
SLOT = "#D9E1E9"  # the low slot of a place without a number
TOTAL = "#AEC4D6"  # inside the outline of a total
WARNING = "#8A6100"  # the rule beside «Eksempeldata»
TITLE = "#0B3157"


@dataclass(frozen=True)
class Look:
    """Fill is for areas, lines and points (3:1 on white), ink for words (4.5:1).

    A provisional number is drawn hollow: the outline of its bar or point in the same fill, paper inside.
    """

    fill: str
    ink: str
    dash: str  # solid, dash, dot, dashdot, longdash, longdashdot
    marker: str  # circle, square, diamond, triangle, hexagon, x, plus, star


LOOKS = MappingProxyType(
    {
        Role.OWN: Look("#0B3157", "#0B3157", "solid", "circle"),
        Role.COUNTY: Look("#9C4508", "#9C4508", "dash", "square"),
        Role.COUNTRY: Look("#8D9498", "#56626A", "dot", "diamond"),
        Role.PARTNER: Look("#186880", "#186880", "dashdot", "triangle"),
        Role.OTHER: Look("#8D9498", "#56626A", "longdash", "x"),
        Role.ALL: Look("#6B93B3", "#3F6484", "longdashdot", "hexagon"),
        Role.WOMEN: Look("#4F2A7F", "#4F2A7F", "solid", "circle"),
        Role.MEN: Look("#B98A2B", "#7A5A14", "dash", "diamond"),
    }
)
_MORE = (("dash", "square"), ("dot", "star"), ("dashdot", "plus"), ("longdash", "hexagon"))


def look(role: Role, nth: int = 0) -> Look:
    """The look of the `nth` series of a role (0 first): from the second on lighter, with another dash and marker."""
    first = LOOKS[role]
    if nth == 0:
        return first
    dash, marker = [pair for pair in _MORE if first.dash != pair[0] and first.marker != pair[1]][(nth - 1) % 2]
    return replace(first, fill=_lighter(first.fill, min(0.28 * nth, 0.6)), dash=dash, marker=marker)


def looks(roles: tuple[Role, ...]) -> tuple[Look, ...]:
    """One look a series, in order."""
    return tuple(look(role, roles[:index].count(role)) for index, role in enumerate(roles))


def is_outlined(chart: Chart, series: Series) -> bool:
    """Whether a series' bars are light with an outline: the total, whose grey in print is also that of another role."""
    greys = (Role.OTHER, Role.COUNTRY)
    is_total = chart.kind is Kind.COLUMNS and series.role is Role.ALL
    return is_total and any(other.role in greys for other in chart.series)


def _lighter(color: str, share: float) -> str:
    parts = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)
