"""Words in a picture: the fonts, how wide words are, and how they are divided into lines."""

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock

from dashboard.vocabulary.settings import ROOT

FONTS = tuple(ROOT / "assets" / "fonts" / name for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"))
FAMILY = ["Inter", "DejaVu Sans"]  # DejaVu comes with matplotlib and has the few signs that Inter's files lack
REGULAR, BOLD = 400, 700
LEADING = 1.28  # line height, in font sizes
_MEASURED_AT = 100.0  # points
_SPARE = 1.01  # kept free, since a small size is drawn on whole pixels
_LOCK = Lock()
_PERIOD = re.compile(r"\d{4}–(?=\d)")


def prepare() -> None:
    """Makes the fonts known and settles what matplotlib only takes as process-wide settings. Cheap after the first."""
    with _LOCK:
        _prepare_once()


@lru_cache(maxsize=1)
def _prepare_once() -> None:
    import matplotlib
    from matplotlib import font_manager

    manager = font_manager.fontManager
    for path, weight in zip(FONTS, (REGULAR, BOLD), strict=True):
        manager.addfont(str(path))
        # Inter's semi-bold stands in for bold, so that the fall-back font's bold answers to the same weight.
        manager.ttflist[-1] = replace(manager.ttflist[-1], weight=weight)
    # Nothing else in this program draws with matplotlib. Paths print alike everywhere; a salt keeps the ids the same.
    matplotlib.rcParams.update(
        {"svg.fonttype": "path", "svg.hashsalt": "vinr", "pdf.fonttype": 42, "text.hinting": "none"}
    )


def width_of(words: str, size: float, weight: int = REGULAR) -> float:
    """Width of a line in points."""
    return _width_at(words, weight) * size / _MEASURED_AT * _SPARE


@lru_cache(maxsize=8192)
def _width_at(words: str, weight: int) -> float:
    """Width at a large size, unhinted: a small one would be rounded to whole pixels."""
    prepare()
    from matplotlib import font_manager
    from matplotlib.ft2font import LoadFlags

    fallback = str(Path(font_manager.findfont("DejaVu Sans")))
    font = font_manager.get_font([str(FONTS[weight > REGULAR]), fallback])
    font.set_size(_MEASURED_AT, 72)
    font.set_text(words, 0.0, flags=LoadFlags.NO_HINTING)
    return font.get_width_height()[0] / 64


def wrapped(words: str, width: float, size: float, weight: int = REGULAR, most: int | None = None) -> list[str]:
    """Words in lines no wider than `width` points; a word that is too long is divided. `most` lines end with «…»."""
    lines: list[str] = []
    line = ""
    for word in _pieces(words, width, size, weight):
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size, weight) > width:
            lines, line = [*lines, line], word
        else:
            line = longer
    lines = [*lines, line] if line else lines
    if most and len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], width, size, weight)]
    return lines


def _pieces(words: str, width: float, size: float, weight: int) -> list[str]:
    """The words, those wider than the room divided: a period after its dash, others with a hyphen."""
    found = []
    for word in re.split("[ \t\r\n]+", words):
        if width_of(word, size, weight) > width and (dash := _PERIOD.match(word)):
            found.append(dash[0])
            word = word.removeprefix(dash[0])
        while len(word) > 3 and width_of(word, size, weight) > width:
            fit = next((n for n in range(len(word) - 1, 2, -1) if width_of(word[:n] + "-", size, weight) <= width), 2)
            found.append(word[:fit] + "-")
            word = word[fit:]
        found.append(word)
    return found


def _cut(line: str, width: float, size: float, weight: int) -> str:
    while line and width_of(line + " …", size, weight) > width:
        line = line[:-1].rstrip()
    return line + " …"
