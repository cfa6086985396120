"""How each series looks, by what it is to the reader: the same on screen, in a picture and in an Office chart.

Colour never stands alone: each role also has its own dash and marker, and series that meet in one figure differ by at
least 20 in lightness (CIE L*), so that a grey print and a colour-blind reader tell them apart. Every drawn colour has
at least 3:1 against white, every ink 4.5:1; `tests/scene/test_looks.py` computes all of it. Nothing is red or green,
and women and men are not pink and blue.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType

from dashboard.charts.chart import Chart, Kind, Limit, Role, Series

INK = "#1E2B3C"  # headings and numbers
MUTED = "#56657A"  # axis labels, notes, intervals
GRID = "#DDE3EA"
AXIS = "#4A586B"
BACKGROUND = "#FFFFFF"
SLOT = "#D9E1E9"  # the low slot of a place without a number
TOTAL = "#AEC4D6"  # inside the outline of a total
TITLE = "#0B3157"


@dataclass(frozen=True)
class Look:
    """Fill is for areas, lines and points (3:1 on white), ink for words (4.5:1), `width` for lines.

    A provisional number is drawn hollow: the outline of its bar or point in the same colour, paper inside.
    """

    fill: str
    ink: str
    dash: str  # solid, dash, dot, dashdot, longdash, longdashdot
    marker: str  # circle, square, diamond, triangle, hexagon, x, plus, star
    width: float = 2.5  # in a screen's pixels
    edge: str = ""  # round bars, where their fill is too light alone

    @property
    def outline(self) -> str:
        """The colour that a bar or point has where it is hollow."""
        return self.edge or self.fill


LOOKS = MappingProxyType(
    {
        Role.OWN: Look("#0B3157", "#0B3157", "solid", "circle", 3.5),
        Role.COUNTY: Look("#9C4508", "#9C4508", "dash", "square"),
        Role.COUNTRY: Look("#8D9498", "#56626A", "dot", "diamond"),
        Role.PARTNER: Look("#186880", "#186880", "dashdot", "triangle"),
        Role.OTHER: Look("#8D9498", "#56626A", "longdash", "x"),
        Role.ALL: Look("#6B93B3", "#3F6484", "longdashdot", "hexagon"),
        Role.WOMEN: Look("#4F2A7F", "#4F2A7F", "solid", "circle", 3.0),
        Role.MEN: Look("#B98A2B", "#7A5A14", "dash", "diamond", 3.0),
    }
)
BADGE = Look("#FFF4D6", "#5C3D00", "", "", edge="#8A6100")  # «Example data»
_MORE = (("dash", "square"), ("dot", "star"), ("dashdot", "plus"), ("longdash", "hexagon"))


def looks(roles: tuple[Role, ...]) -> tuple[Look, ...]:
    """One look a series, in order; from the second of a role on lighter, with another dash and marker."""
    return tuple(_look(role, roles[:index].count(role)) for index, role in enumerate(roles))


def _look(role: Role, nth: int) -> Look:
    first = LOOKS[role]
    if nth == 0:
        return first
    dash, marker = [pair for pair in _MORE if first.dash != pair[0] and first.marker != pair[1]][(nth - 1) % 2]
    return replace(first, fill=_lighter(first.fill, min(0.28 * nth, 0.6)), dash=dash, marker=marker)


def _lighter(color: str, share: float) -> str:
    parts = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)


def series_looks(chart: Chart) -> tuple[Look, ...]:
    """One look a series; a total among columns is light with an outline where its grey would be another's in print."""
    roles = tuple(series.role for series in chart.series)
    has_outline = chart.kind is Kind.COLUMNS and {Role.OTHER, Role.COUNTRY} & set(roles)
    return tuple(
        replace(look, fill=TOTAL, edge=look.fill) if has_outline and role is Role.ALL else look
        for role, look in zip(roles, looks(roles), strict=True)
    )


def look_of(chart: Chart, series: Series, index: int) -> Look:
    """A series' look, or one's own for a highlighted category; where some are highlighted, the rest step back."""
    if index in series.highlight:
        return LOOKS[Role.OWN]
    if series.highlight and series.role is Role.OWN:
        return LOOKS[Role.OTHER]
    return series_looks(chart)[chart.series.index(series)]


def level_look(chart: Chart) -> Look:
    """The line of a reference: dotted in a funnel, whose limits are dashed."""
    return Look(AXIS, INK, "dot" if chart.kind is Kind.FUNNEL else "dash", "", 1.6)


def limit_look(limit: Limit) -> Look:
    """The line of a funnel's limit."""
    return Look(MUTED, MUTED, "solid" if limit.is_outer else "dash", "", 1.3)


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
        BADGE.ink: "#FFE7AE",
        BADGE.edge: "#D9A93A",
        BADGE.fill: "#3A2E0D",
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
