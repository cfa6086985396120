"""What a picture file says of itself, besides what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True)
class About:
    """Written into every picture file: `language` is a tag as nb-NO, `source` the whole source line.

    `identity` names what the picture is, as key and words, so that it can be found and renewed.
    """

    title: str
    alt: str
    source: str
    language: str
    exported: date
    identity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
