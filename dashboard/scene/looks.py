"""How each series looks, by its role for the reader: the same on screen, in a picture and in an Office chart.

Colour is never the only cue: each role also has its own dash and marker, and series in one figure differ by at least
20 in lightness (CIE L*), so that they can be told apart in grey print and by colour-blind readers. Every fill has at
least 3:1 against white, every ink 4.5:1; `tests/scene/test_looks.py` computes all of it. Nothing is red or green,
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
SLOT = "#D9E1E9"  # the low slot that marks a missing number
TINT = "#AEC4D6"  # inside the outline of a measure whose deadline has passed
PALE = "#BEC6CC"  # inside the outline of others, if there are several partners
TITLE = "#0B3157"


@dataclass(frozen=True)
class Look:
    """Fill is for areas, lines and points (3:1 on white), ink for text (4.5:1), `width` for lines.

    A provisional number is drawn hollow: a bar or point outlined in the same colour on the background.
    """

    fill: str
    ink: str
    dash: str  # solid, dash, dot, dashdot, longdash, longdashdot
    marker: str  # circle, square, diamond, triangle, hexagon, x, plus, star
    width: float = 2.5  # in screen pixels
    edge: str = ""  # around bars, if their fill alone is too light

    @property
    def outline(self) -> str:
        """The colour of a hollow bar or point."""
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
    """One look per series, in order; from a role's second on, lighter with another dash and marker."""
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
    """One look per series; on a stack the total is a dark line.

    Others on a stack of several partners are pale and outlined: they would have a partner's grey in print.
    """
    roles = tuple(series.role for series in chart.series)
    if chart.kind is Kind.STACKED:
        return tuple(_in_stack(look, role, roles) for role, look in zip(roles, looks(roles), strict=True))
    return looks(roles)


def _in_stack(look: Look, role: Role, roles: tuple[Role, ...]) -> Look:
    if role is Role.ALL:
        return replace(look, fill=INK, ink=INK, dash="solid")
    if role is Role.OTHER and roles.count(Role.PARTNER) > 1:
        return replace(look, fill=PALE, edge=look.fill)
    return look


def look_of(chart: Chart, series: Series, index: int) -> Look:
    """A series' look, or one's own for a highlighted category; if some are highlighted, the rest are muted."""
    if index in series.highlight:
        return LOOKS[Role.OWN]
    if series.highlight and series.role is Role.OWN:
        return LOOKS[Role.OTHER]
    return series_looks(chart)[chart.series.index(series)]


def level_look(chart: Chart) -> Look:
    """The reference line: dotted in a funnel, whose limits are dashed."""
    return Look(AXIS, INK, "dot" if chart.kind is Kind.FUNNEL else "dash", "", 1.6)


def limit_look(limit: Limit) -> Look:
    """A funnel's limit line."""
    return Look(MUTED, MUTED, "solid" if limit.is_outer else "dash", "", 1.3)


# Light → dark; a role's lighter shades stay, since they are light enough for both.
DARK = MappingProxyType(
    {
        INK: "#EDF2F7",
        MUTED: "#B3C0CF",
        GRID: "#33445A",
        AXIS: "#A9B8C9",
        BACKGROUND: "#17212E",
        SLOT: "#2C3B4D",
        TINT: "#2F4A63",
        PALE: "#3A4450",
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
