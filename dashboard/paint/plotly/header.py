"""What stands above the plot: the unit to the left, «Example data» to the right, the key of colours below."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.charts.chart import Chart
from dashboard.paint.plotly import words
from dashboard.paint.plotly.palette import BADGE_INK, BADGE_LINE, BADGE_PAPER, INK, MUTED
from dashboard.paint.plotly.size import Size
from dashboard.vocabulary.text import Text

if TYPE_CHECKING:
    from dashboard.paint.plotly.picture import Picture

_KEY_GAP = "\u2003"


@dataclass(frozen=True)
class Key:
    """One entry of the key above the plot: how it is drawn, and what it is."""

    sign: str  # ■, or — for a line
    name: str
    colour: str


@dataclass(frozen=True)
class Header:
    """Words above the plot, with their lines, and the pixels they need."""

    unit: str
    badge: str
    key: tuple[tuple[Key, ...], ...]  # lines
    first: float
    height: float


def lines(chart: Chart, size: Size, keys: tuple[Key, ...], t: Text) -> Header:
    """The header broken for the picture's width."""
    badge = t("Example data") if chart.synthetic else ""
    room = size.width - (words.width(badge, size.small, bold=True) + 28 if badge else 0)
    unit = words.wrap(chart.unit, size.small, room)
    first = size.line_height * (unit.count("\n") + 1) if unit else 0
    first = max(first, size.line_height + 10 if badge else 0)
    key = _key_lines(keys, size)
    height = first + len(key) * size.font * 1.5 + (8 if first else 0)
    return Header(unit, badge, key, first, height)


def _key_lines(keys: tuple[Key, ...], size: Size) -> tuple[tuple[Key, ...], ...]:
    rows: list[list[Key]] = []
    used = float(size.width)
    for key in keys:
        needed = words.width(f"{key.sign} {key.name}", size.font) + size.font * 1.4
        if used + needed > size.width:
            rows.append([])
            used = 0
        rows[-1].append(key)
        used += needed
    return tuple(tuple(row) for row in rows)


def draw(picture: "Picture", header: Header) -> None:
    """Puts the header on the picture."""
    top: dict[str, Any] = {"yref": "paper", "y": 1, "yanchor": "top", "size": picture.size.small}
    left: dict[str, Any] = {"xref": "paper", "x": 0, "xanchor": "left", "align": "left", "xshift": -picture.margin.left}
    if header.unit:
        picture.words(words.markup(header.unit), **top, **left, color=MUTED, yshift=picture.top - 1)
    if header.badge:
        _badge(picture, header.badge)
    for index, row in enumerate(header.key):
        shift = picture.top - header.first - (6 if header.first else 0) - index * picture.size.font * 1.5
        picture.words(_key_words(row), **{**top, "size": picture.size.font}, **left, yshift=shift)


def _badge(picture: "Picture", badge: str) -> None:
    place: dict[str, Any] = {"xref": "paper", "x": 1, "xanchor": "right", "yref": "paper", "y": 1, "yanchor": "top"}
    box: dict[str, Any] = {
        "bgcolor": BADGE_PAPER,
        "bordercolor": BADGE_LINE,
        "borderwidth": 1,
        "borderpad": 3,
    }
    picture.words(
        words.bold(badge),
        **place,
        **box,
        name="synthetic",
        size=picture.size.small,
        color=BADGE_INK,
        xshift=picture.margin.right - 3,
        yshift=picture.top - 2,
    )


def _key_words(row: tuple[Key, ...]) -> str:
    return _KEY_GAP.join(
        f'<span style="color:{key.colour}">{key.sign}</span> <span style="color:{INK}">{words.markup(key.name)}</span>'
        for key in row
    )
