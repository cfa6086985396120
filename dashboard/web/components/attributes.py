"""HTML attributes with hyphens, which Python can't name."""

from typing import Any


def attributes(**named: str) -> dict[str, Any]:
    """`attributes(aria_label="…", data_figure="…")` as `{"aria-label": "…", "data-figure": "…"}`, for `**`."""
    return {name.replace("_", "-"): value for name, value in named.items()}
