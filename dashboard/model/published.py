"""The published tables and their metadata: the only input to figures, pages, exports and commands."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.model.action_plan.plan import Plan
from dashboard.model.breaks import Break
from dashboard.vocabulary.catalogue import Catalogue
from dashboard.vocabulary.regions import Regions
from dashboard.vocabulary.settings import Settings
from dashboard.vocabulary.surveys import Survey

Key = tuple[str, str, str, str]
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
        return self._groups.get((indicator, region, sex, age_group), self.frame.iloc[:0])

    def sums_of(self, indicator: str, region: str, sex: str, age_group: str) -> pd.DataFrame:
        """The rows that are sums of the years of a series."""
        return self._sums.get((indicator, region, sex, age_group), self.frame.iloc[:0])

    @cached_property
    def _groups(self) -> dict[Key, pd.DataFrame]:
        return _series(self.frame[~_is_sum(self.frame)])

    @cached_property
    def _sums(self) -> dict[Key, pd.DataFrame]:
        return _series(self.frame[_is_sum(self.frame)])


def _series(frame: pd.DataFrame) -> dict[Key, pd.DataFrame]:
    """The rows of each series, with text as objects: their columns lie together, so that rows are chosen faster."""
    text = {name: object for name in frame.select_dtypes("str").columns}
    groups = frame.astype(text).groupby(SERIES, sort=False)
    return {
        (str(indicator), str(region), str(sex), str(age_group)): rows
        for (indicator, region, sex, age_group), rows in groups
    }


def _is_sum(frame: pd.DataFrame) -> pd.Series:
    """Rows of a longer period than usual for the series: its source has shorter ones too."""
    length = frame["period_end"] - frame["period_start"]
    return length > length.groupby([frame[name] for name in (*SERIES, "source")]).transform("min")
