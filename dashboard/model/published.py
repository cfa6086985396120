"""The published table and what belongs with it: all that figures, pages, exports and commands are made from."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.model.breaks import Break
from dashboard.vocabulary.catalogue import Catalogue
from dashboard.vocabulary.regions import Regions
from dashboard.vocabulary.settings import Settings

Key = tuple[str, str, str, str]
SERIES = ["indicator", "region", "sex", "age_group"]


@dataclass(frozen=True, eq=False)
class Published:
    """One edition of the data after the disclosure step.

    `frame` has the columns of OBSERVATIONS, margins included, with `suppressed` where a number is withheld.
    `measures` has the columns of MEASURES, with only the plan's words of a measure that is status only.
    `hidden` counts withheld cells a source: columns source, cells, published. `level` says how fine the table is:
    `full`, or what the disclosure step had to give up; `is_unclear` that years were withheld for contradictions.
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

    def of(self, indicator: str, region: str, sex: str, age_group: str) -> pd.DataFrame:
        """The rows of one series, every source and period, but no sum of its years; empty where there are none."""
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
    groups = frame.groupby(SERIES, sort=False)
    return {
        (str(indicator), str(region), str(sex), str(age_group)): rows
        for (indicator, region, sex, age_group), rows in groups
    }


def _is_sum(frame: pd.DataFrame) -> pd.Series:
    """Rows of a longer period than the series has as a rule: its source tells shorter ones too."""
    length = frame["period_end"] - frame["period_start"]
    return length > length.groupby([frame[name] for name in (*SERIES, "source")]).transform("min")
