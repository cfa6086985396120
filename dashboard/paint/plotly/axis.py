"""Axes: round ticks from zero, logarithmic ticks, and category labels that never collide."""

import math
import re
from dataclasses import dataclass

from dashboard.paint.plotly import words

_STEPS = (1, 2, 2.5, 5, 10)
_PERIOD = re.compile(r"(\d{2})(\d{2})–(\d{2})(\d{2})")
_GAP = 0.4  # of the font size: the air between two labels


@dataclass(frozen=True)
class Ticks:
    """Positions and safe words of an axis's ticks."""

    values: tuple[float, ...]
    labels: tuple[str, ...]


def step(top: float, count: int, *, whole: bool) -> float:
    """The round distance that gives about `count` ticks up to `top`; at least 1 where only whole numbers occur."""
    if top <= 0:
        return 1
    rough = top / count
    power = 10 ** math.floor(math.log10(rough))
    found = next(factor * power for factor in _STEPS if factor * power >= rough * 0.999)
    if not whole:
        return found
    return max(1, found if float(found).is_integer() else math.ceil(found))


def upto(top: float, distance: float) -> tuple[float, ...]:
    """0, distance, 2 × distance … up to `top`."""
    return tuple(index * distance for index in range(math.floor(top / distance + 1e-9) + 1))


def logarithmic(low: float, high: float) -> tuple[float, ...]:
    """1, 2, 5, 10, 20 … inside low-high; only powers of ten where that would give more than seven."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    fine = [factor * 10.0**power for power in powers for factor in (1, 2, 5)]
    inside = tuple(value for value in fine if low <= value <= high)
    if len(inside) <= 7:
        return inside
    return tuple(10.0**power for power in powers if low <= 10.0**power <= high)


def decimals(distance: float) -> int:
    """How many decimals a tick needs so that no two look alike."""
    return 0 if float(distance).is_integer() else 1 if float(distance * 10).is_integer() else 2


def short_period(label: str) -> str:
    """«2013–2014» as «2013–14»; anything else unchanged."""
    return _PERIOD.sub(lambda found: f"{found[1]}{found[2]}–{found[4]}" if found[1] == found[3] else found[0], label)


def categories(labels: tuple[str, ...], slot: float, size: float) -> tuple[str, ...]:
    """The label of each category, `slot` pixels wide each: whole, else over several lines, else shorter, else left out.

    Years and periods are never broken or cut: «2013–2014» becomes «2013–14», and where that too is too wide every
    second, third … is left out (as ""), counted from the newest; none where one has a name, as years together have.
    """
    for candidate in (labels, tuple(short_period(label) for label in labels)):
        if _fits(candidate, slot, size):
            return candidate
    if all(any(letter.isdigit() for letter in label) and " " not in label for label in labels):
        return _thinned(candidate, slot, size)
    broken = tuple(words.wrap(label, size, slot - _GAP * size) for label in candidate)
    if _fits(broken, slot, size):
        return broken
    return tuple("\n".join(words.cut(line, size, slot - _GAP * size) for line in label.split("\n")) for label in broken)


def is_cut(labels: tuple[str, ...], slot: float, size: float) -> bool:
    """Whether `categories` would have to shorten a name: then the categories are better drawn as rows."""
    return any(label.endswith("…") for words_ in categories(labels, slot, size) for label in words_.split("\n"))


def _fits(labels: tuple[str, ...], slot: float, size: float) -> bool:
    return all(words.width(label, size) + _GAP * size <= slot for label in labels)


def _thinned(labels: tuple[str, ...], slot: float, size: float) -> tuple[str, ...]:
    widest = max(words.width(label, size) for label in labels) + _GAP * size
    every, last = max(1, math.ceil(widest / slot)), len(labels) - 1
    return tuple(label if (last - index) % every == 0 else "" for index, label in enumerate(labels))
