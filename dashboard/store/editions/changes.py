"""What changed from one edition to the next, as readers see it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import pandas as pd

from loaders.schema import NUMBER_STATUSES, OBSERVATIONS

KEY = list(OBSERVATIONS.key)


@dataclass(frozen=True)
class Changes:
    """Differences from the last edition: new numbers, and revised ones with the `old` value beside `value`."""

    since: datetime | None
    new: pd.DataFrame
    revised: pd.DataFrame

    def is_new(self, row: pd.Series) -> bool:
        """Whether a published row is new since the last edition."""
        return tuple(row[KEY]) in self._keys[0]

    def is_revised(self, row: pd.Series) -> bool:
        """Whether a published row has another number than in the last edition."""
        return tuple(row[KEY]) in self._keys[1]

    @cached_property
    def _keys(self) -> tuple[frozenset[tuple[object, ...]], ...]:
        return tuple(frozenset(rows[KEY].itertuples(index=False, name=None)) for rows in (self.new, self.revised))


def changes(before: pd.DataFrame | None, since: datetime | None, frame: pd.DataFrame) -> Changes:
    """New and revised numbers since an edition; both tables are published, so neither has a withheld number."""
    if before is None:
        return Changes(None, frame.iloc[:0], frame.iloc[:0].assign(old=[]))
    shown, old = (table[table["status"].isin(NUMBER_STATUSES)] for table in (frame, before))
    joined = shown.merge(old[[*KEY, "value"]].rename(columns={"value": "old"}), on=KEY, how="left")
    return Changes(
        since,
        joined[joined["old"].isna()].drop(columns="old"),
        joined[joined["old"].notna() & (joined["old"] != joined["value"])],
    )
