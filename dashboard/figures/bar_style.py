"""How bars look: filled by role, hatched where the number is provisional."""

from typing import Any

from dashboard.charts.chart import Value
from dashboard.figures.palette import Style


def marker(values: list[Value], looks: list[Style]) -> dict[str, Any]:
    """Marker of a bar trace with one look a bar; a provisional bar is hatched in the same colour, with its outline."""
    return {
        "color": [look.colour for look in looks],
        "line": {"color": [look.colour for look in looks], "width": [1.5 if v.is_provisional else 0 for v in values]},
        "pattern": {
            "shape": ["/" if value.is_provisional else "" for value in values],
            "fgcolor": [look.colour for look in looks],
            "bgcolor": [look.pale if v.is_provisional else look.colour for v, look in zip(values, looks, strict=True)],
            "size": 8,
            "solidity": 0.45,
        },
    }
