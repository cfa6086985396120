"""The box an Office chart is shown in, which decides its font and what fits."""

from dataclasses import dataclass

from dashboard.scene.size import LEAST_PT, Measured

FONT = "Arial"  # on every machine, or replaced there by one of the same width


@dataclass(frozen=True)
class ChartBox(Measured):
    """Width and height in cm, the base font in points, and the smallest that any words may be."""

    width_cm: float
    height_cm: float
    font_pt: float
    smallest_pt: float = LEAST_PT

    @property
    def small_pt(self) -> float:
        """Size of what is less important than the rest: units and axis titles."""
        return max(0.9 * self.font_pt, self.smallest_pt)
