"""What the disclosure step is told: the threshold, whose dashboard it is, and what passes untouched."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from dashboard.settings import Settings

MINIMUM_THRESHOLD = 5
OFFICIAL_SOURCES = ("kommunehelsa", "ssb_08487", "ssb_07459", "bufdir")
UNPUBLISHED = ("centre.stays",)
TIME_LIMIT_SECONDS = 30.0


@dataclass(frozen=True, eq=False)
class Policy:
    """The rules of one publication.

    Attributes:
        home: region code of the municipality whose dashboard this is; its own totals are the last to be hidden.
        threshold: numbers about fewer persons than this are withheld, zero included. May be raised, never lowered.
        official: sources that are official public statistics. Their producers have done the disclosure control, so
            they pass with their own marks.
        unpublished: indicators left out of this edition altogether. Stays are, because every stay table is a second
            set of equations over the same people (stays ≥ residents, cell by cell): it would cost cells of the
            residents table, which is the one the plan uses.
        never: regions whose totals for both sexes are, beside home's, the dearest to hide. No cell is promised:
            what only hiding can protect is hidden.
        earlier: published frames of earlier editions, which a reader may hold beside this one.
        time_limit: seconds of work that the step may take before it publishes a coarser table instead.
        cache: folder for patterns found before; nothing is stored without one.
    """

    home: str
    threshold: int = MINIMUM_THRESHOLD
    official: tuple[str, ...] = OFFICIAL_SOURCES
    unpublished: tuple[str, ...] = UNPUBLISHED
    never: tuple[str, ...] = ()
    earlier: tuple[pd.DataFrame, ...] = ()
    time_limit: float = TIME_LIMIT_SECONDS
    cache: Path | None = None

    def __post_init__(self) -> None:
        """Refuses a threshold that protects too little.

        Raises:
            ValueError: the threshold is below 5.
        """
        if self.threshold < MINIMUM_THRESHOLD:
            raise ValueError(
                f"threshold {self.threshold} is below {MINIMUM_THRESHOLD}: it may be raised, never lowered"
            )

    @classmethod
    def from_settings(cls, settings: "Settings", earlier: tuple[pd.DataFrame, ...] = ()) -> "Policy":
        """The policy that settings.toml asks for, with the cache beside the data folder."""
        return cls(
            home=settings.home,
            threshold=settings.threshold,
            never=(settings.catchment, settings.assault_catchment),
            earlier=earlier,
            cache=settings.data_folder.parent / ".cache",
        )
