"""Text widths in Inter, from the fonts' own advance widths, and line wrapping."""

import re
from collections.abc import Mapping
from functools import lru_cache

from dashboard.vocabulary.settings import ROOT

FONTS = ROOT / "assets" / "fonts"
LEADING = 1.3  # line height, in font sizes; plotly's own, so that every painter has the same
CAP = 0.364  # from the middle of a capital letter to its baseline, in font sizes
_OTHER = 0.62  # for the rare character missing from Inter
_PERIOD = re.compile(r"(\d{2})(\d{2})–(\d{2})(\d{2})")


@lru_cache(maxsize=2)
def _advances(bold: bool) -> Mapping[str, float]:
    from fontTools.ttLib import TTFont

    with TTFont(FONTS / ("Inter-SemiBold.ttf" if bold else "Inter-Regular.ttf"), lazy=True) as font:
        widths, em = font["hmtx"], font["head"].unitsPerEm
        return {chr(code): widths[name][0] / em for code, name in font.getBestCmap().items()}


@lru_cache(maxsize=16384)
def _line_width(line: str, bold: bool) -> float:
    known = _advances(bold)
    return sum(known.get(letter, _OTHER) for letter in line)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a text; the longest of several lines counts."""
    return max((_line_width(line, bold) for line in text.split("\n")), default=0) * size


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """Width of the longest line."""
    return max((width(line, size, bold=bold) for line in lines), default=0)


def height(lines: tuple[str, ...] | int, size: float) -> float:
    """Height of a number of lines."""
    return (lines if isinstance(lines, int) else len(lines)) * LEADING * size


def wrap(text: str, size: float, room: float, *, bold: bool = False, most: int = 0) -> tuple[str, ...]:
    """The text in lines no wider than `room`; a single long word stays whole.

    With `most`, at most that many lines, each cut to the room, ending in «…» if there was more.
    """
    lines: list[str] = []
    for word in text.replace("§ ", "§\u00a0").split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if not most:
        return tuple(lines)
    if len(lines) > most:
        lines[most - 1] = f"{lines[most - 1]} …"
    return tuple(cut(line, size, room, bold=bold) for line in lines[:most])


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, cut with «…» if wider than the room."""
    if width(text, size, bold=bold) <= room:
        return text
    short = text.removesuffix("…").rstrip()
    while len(short) > 1 and width(f"{short}…", size, bold=bold) > room:
        short = short[:-1].rstrip()
    return f"{short}…"


def short_period(label: str) -> str:
    """«2013–2014» as «2013–14»; anything else unchanged."""
    return _PERIOD.sub(lambda found: f"{found[1]}{found[2]}–{found[4]}" if found[1] == found[3] else found[0], label)
