"""Words in a picture: made safe for plotly, measured, and broken over lines."""

from functools import lru_cache
from html import escape

_WIDTHS = {
    "ijlI": 0.25,
    " \u00a0.,:;'|!": 0.29,
    "()[]-–frt/": 0.37,
    "1": 0.42,
    "*": 0.5,
    "mwMÆæ%…": 0.9,
    "W": 1.0,
    "ABCDEGHNOPQRUVXKYØÅS": 0.7,
}
_ADVANCES = {character: width for characters, width in _WIDTHS.items() for character in characters}
_OTHER = 0.61
_SEMIBOLD = 1.05


@lru_cache(maxsize=4096)
def safe(words: str) -> str:
    """Words from data as plotly shows them literally.

    Plotly reads a little HTML, `$…$` as mathematics and `%{…}` as a template; none of it may come from a workbook.
    """
    return escape(words, quote=False).replace("$", "&#36;").replace("%{", "%&#123;")


def width(words: str, size: float, *, bold: bool = False) -> float:
    """About how many pixels wide the words are in Inter, from its advance widths; the longest line counts."""
    longest = max((sum(_ADVANCES.get(letter, _OTHER) for letter in line) for line in words.split("\n")), default=0)
    return longest * size * (_SEMIBOLD if bold else 1)


def wrap(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """The words with line breaks where a line would pass `room` pixels; a single long word is left whole."""
    lines: list[str] = []
    for word in words.replace("§ ", "§\u00a0").split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def cut(words: str, size: float, room: float) -> str:
    """The words, ended by «…» where they pass `room` pixels."""
    if width(words, size) <= room:
        return words
    while len(words) > 1 and width(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def shortened(words: str, size: float, room: float, most: int) -> str:
    """The words broken over at most so many lines; «…» ends the last where more was to come."""
    lines = wrap(words, size, room).split("\n")
    if len(lines) > most:
        lines[most - 1] = f"{lines[most - 1]} …"
    return "\n".join(cut(line, size, room) for line in lines[:most])


def markup(words: str) -> str:
    """Safe words with plotly's line breaks."""
    return safe(words).replace("\n", "<br>")


def bold(words: str) -> str:
    """Safe words, semibold, with plotly's line breaks."""
    return f"<b>{markup(words)}</b>"
