"""Where a figure is shown: how narrow it may get there, how high it is, and how large its words are."""

from dataclasses import dataclass
from typing import Literal

Name = Literal["screen", "meeting", "phone"]


@dataclass(frozen=True)
class Size:
    """Lengths in CSS pixels.

    `width` is the narrowest picture this size is meant for: words are wrapped and kept apart for that width, so a
    wider one only gains air. `row` is the height of one lying bar.
    """

    name: Name
    width: int
    height: int
    font: int
    small: int
    number: int
    tick: int
    row: int
    marker: int
    line: float

    @property
    def line_height(self) -> float:
        """Height of a line of small words."""
        return self.small * 1.3


SIZES: dict[str, Size] = {
    "screen": Size("screen", 680, 360, font=15, small=13, number=17, tick=15, row=40, marker=10, line=1.0),
    "meeting": Size("meeting", 720, 430, font=22, small=18, number=27, tick=22, row=54, marker=15, line=1.6),
    "phone": Size("phone", 290, 320, font=13, small=12, number=14, tick=12, row=40, marker=8, line=0.8),
}
