"""The published tables and their metadata: the only input to figures, pages, exports and commands."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.model.action_plan.plan import Plan
from dashboard.model.breaks import Break
from dashboard.vocabulary.catalogue import Catalogue
from dashboard.vocabulary.regions import Regions
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.surveys import Survey

Key = tuple[str, str, str, str]
Places = NDArray[np.intp]
SERIES = ["indicator", "region", "sex", "age_group"]


@dataclass(frozen=True, eq=False)
class Published:
    """One edition of the data after disclosure control.

    `frame` has the columns of OBSERVATIONS, margins included, with `suppressed` where a number is withheld.
    `measures` has the columns of MEASURES; a status-only measure has only the plan's words. `hidden` counts the
    withheld cells per source: columns source, cells, published. `level` is the detail of the table: `full`, or the
    coarser level that was needed; `is_unclear` says that years were withheld because their numbers contradict one
    another. `plans` are the adopted plans in their own words, oldest first, and `surveys` what people have been asked.
    """

    frame: pd.DataFrame
    measures: pd.DataFrame
    hidden: pd.DataFrame
    level: str
    is_unclear: bool
    settings: Settings
    catalogue: Catalogue
    regions: Regions
    breaks: tuple[Break, ...]
    version: str
    plans: tuple[Plan, ...] = ()
    surveys: tuple[Survey, ...] = ()

    def of(self, indicator: str, region: str, sex: str, age_group: str) -> pd.DataFrame:
        """The rows of one series, from every source and period, without sums of its years; empty if there are none."""
        return self._chosen(self._groups.get((indicator, region, sex, age_group)))

    def sums_of(self, indicator: str, region: str, sex: str, age_group: str) -> pd.DataFrame:
        """The rows that are sums of the years of a series."""
        return self._chosen(self._sums.get((indicator, region, sex, age_group)))

    def about(self, *indicators: str) -> pd.DataFrame:
        """The rows of some indicators, in the table's order."""
        places = [self._by_indicator[name] for name in indicators if name in self._by_indicator]
        return self.frame.iloc[np.sort(np.concatenate(places))] if places else self.frame.iloc[:0]

    def are_sums(self, rows: pd.DataFrame) -> list[bool]:
        """Whether each of the table's rows, as `about` gives them, is a sum of the years of its series."""
        return [bool(is_sum) for is_sum in self._is_sum[rows.index.to_numpy()]]

    @property
    def indicators(self) -> frozenset[str]:
        """The indicators that the table has rows of."""
        return frozenset(self._by_indicator)

    def _chosen(self, places: Places | None) -> pd.DataFrame:
        return self.frame.iloc[:0] if places is None else self._rows.take(places)

    @cached_property
    def _rows(self) -> pd.DataFrame:
        """The table with text as objects: their columns lie together, so that rows are chosen faster."""
        return self.frame.astype({name: object for name in self.frame.select_dtypes("str").columns})

    @cached_property
    def _by_indicator(self) -> dict[str, Places]:
        return {str(name): places for name, places in self.frame.groupby("indicator").indices.items()}

    @cached_property
    def _is_sum(self) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = _is_sum(self.frame).to_numpy(bool)
        return found

    @cached_property
    def _groups(self) -> dict[Key, Places]:
        return _series(self.frame, np.flatnonzero(~self._is_sum))

    @cached_property
    def _sums(self) -> dict[Key, Places]:
        return _series(self.frame, np.flatnonzero(self._is_sum))


def _series(frame: pd.DataFrame, places: Places) -> dict[Key, Places]:
    """Where the rows of each series are; a frame of each would take a thousand times the memory."""
    groups = frame[SERIES].iloc[places].groupby(SERIES, sort=False).indices
    return {tuple(map(str, key)): places[within] for key, within in groups.items()}  # type: ignore[misc]


def _is_sum(frame: pd.DataFrame) -> pd.Series:
    """Rows of a longer period than usual for the series: its source has shorter ones too."""
    length = frame["period_end"] - frame["period_start"]
    return length > length.groupby([frame[name] for name in (*SERIES, "source")]).transform("min")
