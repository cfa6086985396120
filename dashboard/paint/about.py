"""What a picture file says of itself, besides what it shows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class About:
    """Written into every picture file: `language` is a tag as nb-NO, `source` the whole source line."""

    title: str
    alt: str
    source: str
    language: str
    exported: date
