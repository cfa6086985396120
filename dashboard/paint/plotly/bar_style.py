"""How bars look: filled by role, hollow where the number is provisional."""

from typing import Any

from dashboard.charts.chart import Value
from dashboard.paint.plotly.palette import PAPER, Style

PROVISIONAL_SIGN = "*"
_OUTLINE = 2.5  # pixels


def marker(values: list[Value], looks: list[Style]) -> dict[str, Any]:
    """Marker of a bar trace with one look a bar; a provisional bar is an outline in the same colour."""
    return {
        "color": [PAPER if value.is_provisional else look.colour for value, look in zip(values, looks, strict=True)],
        "line": {
            "color": [look.colour for look in looks],
            "width": [_OUTLINE if value.is_provisional else 0 for value in values],
        },
    }
