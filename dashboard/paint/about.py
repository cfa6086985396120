"""Metadata in a picture file."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class About:
    """Written into every picture file: `language` is a tag like nb-NO, `source` the whole source line."""

    title: str
    alt: str
    source: str
    language: str
    exported: date
