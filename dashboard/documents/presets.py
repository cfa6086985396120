"""Sizes by purpose: exact centimetres, so a figure lands in a document without being resized."""

from dataclasses import dataclass
from types import MappingProxyType

POINTS_PER_CM = 72 / 2.54
DPI = 300


@dataclass(frozen=True)
class Preset:
    """A purpose: width and height in cm, base font in points, and whether headline and source are drawn in."""

    key: str
    width_cm: float
    height_cm: float
    font_pt: float
    with_title: bool
    file_tag: str  # in file names

    @property
    def width_pt(self) -> float:
        """Width in points."""
        return self.width_cm * POINTS_PER_CM

    @property
    def height_pt(self) -> float:
        """Height in points."""
        return self.height_cm * POINTS_PER_CM


PRESETS = MappingProxyType(
    {
        preset.key: preset
        for preset in (
            Preset("word_full", 16.0, 9.0, 9, with_title=False, file_tag="word16cm"),
            Preset("word_half", 7.8, 6.5, 8, with_title=False, file_tag="word8cm"),
            Preset("word_tall", 16.0, 12.0, 9, with_title=False, file_tag="word16x12cm"),
            Preset("slide", 30.0, 14.5, 18, with_title=True, file_tag="lysbilde30cm"),
            Preset("handout", 25.0, 15.0, 11, with_title=True, file_tag="a4-25cm"),
        )
    }
)
