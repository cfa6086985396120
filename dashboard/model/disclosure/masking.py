"""Masks the hidden cells of the frame."""

from collections.abc import Collection

import pandas as pd

from dashboard.model.disclosure.pattern.grid import family_of
from loaders.schema import NUMBER_STATUSES, OBSERVATIONS, SUPPRESSED


def mask(table: pd.DataFrame, hidden: Collection[int]) -> pd.DataFrame:
    """The rows without the hidden numbers, and with `persons` only where the cell of those persons is shown."""
    masked = table.copy()
    withheld = masked.index.isin(list(hidden)) & masked["status"].isin(NUMBER_STATUSES)
    masked.loc[withheld, "status"] = SUPPRESSED
    shown = masked["status"].isin(NUMBER_STATUSES)
    keys = [key for key in OBSERVATIONS.key if key != "indicator"]
    cells = pd.MultiIndex.from_frame(masked[["indicator", *keys]])
    own = pd.MultiIndex.from_frame(masked[["indicator", *keys]].assign(indicator=masked["indicator"].map(family_of)))
    masked.loc[~shown, "value"] = float("nan")
    masked.loc[~(shown & own.isin(cells[shown])), "persons"] = float("nan")
    return masked
