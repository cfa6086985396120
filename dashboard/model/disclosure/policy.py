"""Inputs to disclosure control: the threshold, and what readers may already have.

Nothing here depends on whose dashboard it is: two municipalities that publish the same workbook hide the same cells.
Official statistics, registered as such in code and never in a data folder, pass with their own marks: their producers
have already applied disclosure control.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from dashboard.vocabulary.settings import DEMAND, Settings
from loaders.places import Merged

MINIMUM_THRESHOLD = 5
UNPUBLISHED = ("centre.stays",)
TIME_LIMIT_SECONDS = 30.0


@dataclass(frozen=True, eq=False)
class Policy:
    """The rules of one publication.

    Attributes:
        threshold: numbers about fewer persons than this are withheld, zero included. May be raised, never lowered.
        unpublished: indicators that are not published at all. Stays are not: a table of stays is a second set of
            equations about the same people (stays ≥ residents, cell by cell), so it would cost cells of the
            residents table, which is the one that the plan uses.
        merged: years whose women and men are also published as one sum, as the centre's publishers have agreed.
        withstands_partners: whether the pattern must also withstand a reader with a municipality's own row, as its
            plan may print it («22 (67)»). Otherwise `Publication.exposures` lists what that row would disclose.
        earlier: published frames of earlier editions, which a reader may have kept.
        time_limit: seconds of work before a coarser table is published instead.
        cache: folder of patterns found earlier; without one, nothing is stored.
    """

    threshold: int = MINIMUM_THRESHOLD
    unpublished: tuple[str, ...] = UNPUBLISHED
    merged: tuple[Merged, ...] = ()
    withstands_partners: bool = False
    earlier: tuple[pd.DataFrame, ...] = ()
    time_limit: float = TIME_LIMIT_SECONDS
    cache: Path | None = None

    def __post_init__(self) -> None:
        """Rejects a threshold that protects too little.

        Raises:
            ValueError: the threshold is below 5.
        """
        if self.threshold < MINIMUM_THRESHOLD:
            raise ValueError(
                f"threshold {self.threshold} is below {MINIMUM_THRESHOLD}: it may be raised, never lowered"
            )

    @property
    def common(self) -> "Policy":
        """The policy with the lowest threshold and no earlier editions.

        Whatever the settings and the earlier editions, at least its pattern is hidden, so no two publications of the
        same numbers show more together than this one does.
        """
        return replace(self, threshold=MINIMUM_THRESHOLD, withstands_partners=False, earlier=())

    @property
    def demands_no_more(self) -> bool:
        """Whether the policy demands nothing beyond `common`, earlier editions aside."""
        return self.threshold == MINIMUM_THRESHOLD and not self.withstands_partners

    @classmethod
    def from_settings(
        cls, settings: Settings, earlier: tuple[pd.DataFrame, ...] = (), merged: tuple[Merged, ...] = ()
    ) -> "Policy":
        """The policy set by settings.toml and places.toml, with the cache in the state folder if there is one."""
        return cls(
            merged=merged,
            threshold=settings.threshold,
            withstands_partners=settings.partner_rows == DEMAND,
            earlier=earlier,
            cache=settings.state_folder / "cache" if settings.state_folder.is_dir() else None,
        )
