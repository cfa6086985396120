"""How series look on screen: `charts.palette`, which exports share, in plotly's words and with widths; dark paper.

The colours of series that meet in one figure differ by at least 20 in lightness (CIE L*), so that they survive a
greyscale print, and by their dash and marker. Every drawn colour has at least 3:1 against white, every ink 4.5:1.
`tests/figures/test_palette.py` computes all three, and the distance under three kinds of colour blindness.
"""

from dataclasses import dataclass

from dashboard.charts.chart import Role
from dashboard.charts.palette import AXIS, BACKGROUND, GRID, INK, MUTED, SLOT, look

PAPER = HALO = BACKGROUND
LINE = GRID
BADGE_INK, BADGE_LINE, BADGE_PAPER = "#5C3D00", "#8A6100", "#FFF4D6"

_SYMBOLS = {"triangle": "triangle-up", "plus": "cross"}
_WIDTHS = {Role.OWN: 3.5, Role.WOMEN: 3.0, Role.MEN: 3.0}


@dataclass(frozen=True)
class Style:
    """How one series looks: `colour` is drawn, `ink` is its words."""

    colour: str
    ink: str
    dash: str
    symbol: str
    width: float


def style(role: Role, nth: int = 0) -> Style:
    """The look of the `nth` series of a role (0 first): lighter, with another dash and marker, from the second on."""
    found = look(role, nth)
    symbol = _SYMBOLS.get(found.marker, found.marker)
    return Style(found.fill, found.ink, found.dash, symbol, _WIDTHS.get(role, 2.5))


STYLES = {role: style(role) for role in Role}

# Roles that may meet in one figure; the distances are promised within each group.
TOGETHER = (
    (Role.OWN, Role.COUNTY, Role.COUNTRY),
    (Role.OWN, Role.PARTNER, Role.OTHER),
    (Role.OWN, Role.ALL),
    (Role.WOMEN, Role.MEN),
)


def styles(roles: tuple[Role, ...]) -> tuple[Style, ...]:
    """One style a series, in order; series of one role are told apart by dash and marker."""
    return tuple(style(role, roles[:index].count(role)) for index, role in enumerate(roles))


# The same roles on dark paper; `assets/02-figures.js` exchanges the colours in the browser, so a figure is made once.
DARK = {
    INK: "#EDF2F7",
    MUTED: "#B3C0CF",
    LINE: "#33445A",
    AXIS: "#A9B8C9",
    PAPER: "#17212E",
    SLOT: "#2C3B4D",
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
