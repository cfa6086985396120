"""The room an Office chart is shown in, which decides its font and what fits."""

from dataclasses import dataclass

from dashboard.scene.size import POINTS_PER_CM

FONT = "Arial"  # on every machine, or replaced there by one of the same width
PRINT_PT, SLIDE_PT = 8, 18  # the smallest type that can be read on paper, and on a slide from the back of a room


@dataclass(frozen=True)
class Room:
    """Width and height in cm, the base font in points, and the smallest that any words may be."""

    width_cm: float
    height_cm: float
    font_pt: float
    smallest_pt: float = PRINT_PT

    @property
    def width_pt(self) -> float:
        """Width in points."""
        return self.width_cm * POINTS_PER_CM

    @property
    def height_pt(self) -> float:
        """Height in points."""
        return self.height_cm * POINTS_PER_CM

    @property
    def small_pt(self) -> float:
        """Size of what is less important than the rest: units and axis titles."""
        return max(0.9 * self.font_pt, self.smallest_pt)
