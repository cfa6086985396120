"""What the disclosure step is told: the threshold, what passes untouched, and what readers may hold besides.

Nothing here says whose dashboard it is: two municipalities that publish the same workbook hide the same cells.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from dashboard.vocabulary.settings import DEMAND, Settings
from loaders.places import Merged
from loaders.registry import OFFICIAL_SOURCES

MINIMUM_THRESHOLD = 5
UNPUBLISHED = ("centre.stays",)
TIME_LIMIT_SECONDS = 30.0


@dataclass(frozen=True, eq=False)
class Policy:
    """The rules of one publication.

    Attributes:
        threshold: numbers about fewer persons than this are withheld, zero included. May be raised, never lowered.
        official: sources that are official public statistics, as registered in code and never in a data folder. Their
            producers have done the disclosure control, so they pass with their own marks.
        unpublished: indicators left out of this edition altogether. Stays are, because every stay table is a second
            set of equations over the same people (stays ≥ residents, cell by cell): it would cost cells of the
            residents table, which is the one the plan uses.
        merged: years that women and men are also published together for, as the centre's publishers have agreed.
        withstands_partners: whether the pattern must also hold for who lays a municipality's own row, as its plan may
            print it («22 (67)»), beside the table. Where it need not, `Publication.exposures` tells what that row
            would give away.
        earlier: published frames of earlier editions, which a reader may hold beside this one.
        time_limit: seconds of work that the step may take before it publishes a coarser table instead.
        cache: folder for patterns found before; nothing is stored without one.
    """

    threshold: int = MINIMUM_THRESHOLD
    official: tuple[str, ...] = OFFICIAL_SOURCES
    unpublished: tuple[str, ...] = UNPUBLISHED
    merged: tuple[Merged, ...] = ()
    withstands_partners: bool = False
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

    @property
    def common(self) -> "Policy":
        """The policy of whoever publishes these numbers with the lowest threshold, and nothing published before.

        Whatever the settings and the earlier editions, at least its pattern is hidden, so that no two publications of
        the same numbers show more together than it does.
        """
        return replace(self, threshold=MINIMUM_THRESHOLD, withstands_partners=False, earlier=())

    @property
    def demands_no_more(self) -> bool:
        """Whether nothing is demanded beyond `common`, whatever readers have kept."""
        return self.threshold == MINIMUM_THRESHOLD and not self.withstands_partners

    @classmethod
    def from_settings(
        cls, settings: Settings, earlier: tuple[pd.DataFrame, ...] = (), merged: tuple[Merged, ...] = ()
    ) -> "Policy":
        """The policy that settings.toml and places.toml ask for, with the cache beside the data folder."""
        return cls(
            merged=merged,
            threshold=settings.threshold,
            withstands_partners=settings.partner_rows == DEMAND,
            earlier=earlier,
            cache=settings.data_folder.parent / ".cache",
        )
