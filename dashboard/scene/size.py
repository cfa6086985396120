"""Figure sizes: width, height and type size wherever a figure is shown."""

from dataclasses import dataclass, replace
from types import MappingProxyType

POINTS_PER_CM = 72 / 2.54
LEAST_PT = 8.0  # the smallest type in print
LEAST_SLIDE_PT = 18.0


@dataclass(frozen=True)
class Size:
    """Lengths in the scene's unit: CSS pixels on a screen, points on paper.

    `row` is the height of one row of horizontal bars. Rows may make a figure taller than `height`; with `grows` it is
    exactly as tall as its rows need, otherwise never shorter. In a `fixed` size names are cut before the picture
    grows. `badge` puts «Example data» in the picture itself. With `names_inside` lines and levels are named within the
    plot or above it, never beside it, so that the plot is as wide as the picture.
    """

    name: str
    width: float
    height: float
    font: float
    small: float
    number: float
    row: float
    marker: float
    line: float = 1.0
    margin: float = 2.0
    fixed: bool = False
    grows: bool = False
    badge: bool = True
    names_inside: bool = False


class Measured:
    """A format for paper or a slide: width and height in cm, its font size and smallest type in points."""

    key: str
    width_cm: float
    height_cm: float
    font_pt: float
    least_pt: float

    @property
    def size(self) -> Size:
        """The same as a size, in points."""
        width, height = (cm * POINTS_PER_CM for cm in (self.width_cm, self.height_cm))
        font, small = self.font_pt, max(self.least_pt, 0.85 * self.font_pt)
        row, marker, line, margin = (share * font for share in (2.2, 0.7, 0.07, 0.6))
        return Size(self.key, width, height, font, small, font, row, marker, line, margin, badge=False)


@dataclass(frozen=True)
class Preset(Measured):
    """A picture format for one purpose; `with_title` draws headline and source in it and fixes its size."""

    key: str
    width_cm: float
    height_cm: float
    font_pt: float
    with_title: bool
    file_tag: str  # in file names
    least_pt: float = LEAST_PT

    @property
    def size(self) -> Size:
        """The picture's size, in points."""
        return replace(super().size, fixed=self.with_title)


@dataclass(frozen=True)
class ChartBox(Measured):
    """The box that an Office chart is shown in."""

    width_cm: float
    height_cm: float
    font_pt: float
    least_pt: float = LEAST_PT
    key: str = ""


PRESETS = MappingProxyType(
    {
        preset.key: preset
        for preset in (
            Preset("word_full", 16.0, 9.0, 9, with_title=False, file_tag="word16cm"),
            Preset("word_half", 7.8, 6.5, 8, with_title=False, file_tag="word8cm"),
            Preset("word_tall", 16.0, 12.0, 9, with_title=False, file_tag="word16x12cm"),
            Preset("slide", 30.0, 14.5, 18, with_title=True, file_tag="lysbilde30cm", least_pt=LEAST_SLIDE_PT),
            Preset("handout", 25.0, 15.0, 11, with_title=True, file_tag="a4-25cm"),
        )
    }
)

# A page scales the wide figure to its place from 620 pixels up, and uses the narrow one below that. On the meeting's
# screen lengths are relative: 18 of 740 units across 70 % of 1920 pixels make letters of 32 pixels.
SCREENS = MappingProxyType(
    {
        size.name: size
        for size in (
            Size("screen", 740, 340, font=15, small=13, number=16, row=36, marker=10, grows=True),
            Size("phone", 340, 330, font=13, small=12, number=14, row=38, marker=8, line=0.8, grows=True),
            Size("meeting", 740, 308, 18, 15.5, 20, row=40, marker=12, line=1.3, badge=False, names_inside=True),
            Size("meeting_phone", 350, 300, font=13, small=12, number=14, row=34, marker=8, badge=False),
        )
    }
)
SIZES = MappingProxyType({**SCREENS, **{preset.key: preset.size for preset in PRESETS.values()}})
