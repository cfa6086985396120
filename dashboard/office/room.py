"""The room an Office chart is shown in, which decides its font and what fits."""

from dataclasses import dataclass

from dashboard.scene.size import POINTS_PER_CM

FONT = "Arial"  # on every machine, or replaced there by one of the same width


@dataclass(frozen=True)
class Room:
    """Width and height in cm, and the base font in points."""

    width_cm: float
    height_cm: float
    font_pt: float

    @property
    def width_pt(self) -> float:
        """Width in points."""
        return self.width_cm * POINTS_PER_CM

    @property
    def height_pt(self) -> float:
        """Height in points."""
        return self.height_cm * POINTS_PER_CM
