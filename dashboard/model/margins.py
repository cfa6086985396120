"""Sums that no cell holds: both sexes together, and a centre's whole catchment.

Every margin is one more equation that readers can use to infer hidden numbers, so few are summed: there is no all-ages
margin, no sum over years except those declared in places.toml (`merged_years`), and a catchment is summed only if the
source has the rest of it as a group.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from loaders.places import Merged
from loaders.registry import is_summed
from loaders.schema import ALL, MEN, MISSING, NORMAL, NUMBER_STATUSES, OBSERVATIONS, OTHER, PROVISIONAL, WOMEN

REST = ":other"
SEXES = (WOMEN, MEN, OTHER)

Row = dict[str, Any]
_TABLE = ("indicator", "period_start", "period_end", "source")
_NOT_SEX = (*_TABLE, "region", "age_group")
_NOT_REGION = (*_TABLE, "sex", "age_group")


def with_margins(observations: pd.DataFrame) -> pd.DataFrame:
    """The observations, with the missing sums of the sources that are summed added at the end.

    Takes and returns an OBSERVATIONS frame. If the file has a cell for a total, that cell is kept, with or without a
    number. A total with a missing part is missing, never partial. `cell` names the parts, as in `E2+E3`.
    """
    of_summed = _of_summed(observations)
    rows: list[Row] = observations[of_summed].to_dict("records")
    both_sexes = _both_sexes(rows)
    added = [*both_sexes, *_catchments([*rows, *both_sexes])]
    if not added:
        return observations.reset_index(drop=True)
    others = observations[~of_summed]
    summed = OBSERVATIONS.check(pd.DataFrame([*rows, *added]))
    return pd.concat([others, summed], ignore_index=True)  # no key of one source is in the rows of another


def _of_summed(frame: pd.DataFrame) -> pd.Series:
    return frame["source"].isin([source for source in frame["source"].unique() if is_summed(source)])


def merged_years(frame: pd.DataFrame, choices: Iterable[Merged]) -> pd.DataFrame:
    """Women and men of several years together, for each named municipality and the catchment.

    Takes the frame of `with_margins`; a sum exists only if one source has a number for each year. A person who came in
    two of the years counts twice, so `persons` is missing.
    """
    rows = [row for choice in choices for row in _merged(frame, choice)]
    return OBSERVATIONS.check(pd.DataFrame(rows)) if rows else OBSERVATIONS.empty()


def _merged(frame: pd.DataFrame, choice: Merged) -> Iterator[Row]:
    years = range(choice.first, choice.last + 1)
    chosen = frame[
        (frame["indicator"] == choice.indicator)
        & (frame["age_group"] == choice.age_group)
        & _of_summed(frame)
        & frame["sex"].isin([WOMEN, MEN])
        & frame["period_start"].isin(years)
        & (frame["period_start"] == frame["period_end"])
        & ~frame["region"].str.endswith(REST)
        & frame["status"].isin(NUMBER_STATUSES)
    ].sort_values("period_start")
    for parts in _grouped(chosen.to_dict("records"), ("indicator", "source", "region", "sex", "age_group")):
        if len(parts) == len(years):
            places = {name: ", ".join(part[name] for part in parts) for name in ("file", "sheet", "cell")}
            period = {"period_start": choice.first, "period_end": choice.last, "year": choice.last}
            yield _total(parts, True) | places | period | {"persons": math.nan}


def catchment_of(rest: str) -> str:
    """The catchment whose remaining municipalities a `…:other` region is."""
    return rest.removesuffix(REST)


def _both_sexes(rows: list[Row]) -> list[Row]:
    totals = []
    for group in _grouped(rows, _NOT_SEX):
        by_sex = {row["sex"]: row for row in group}
        parts = [by_sex[sex] for sex in SEXES if sex in by_sex]
        if parts and ALL not in by_sex:
            totals.append(_total(parts, WOMEN in by_sex and MEN in by_sex) | {"sex": ALL})
    return totals


def _catchments(rows: list[Row]) -> list[Row]:
    totals = []
    for table in _grouped(rows, _TABLE):
        regions = {row["region"] for row in table}
        rests = [region for region in regions if region.endswith(REST)]
        if len(rests) == 1:  # with two catchments in a table, membership is unknown
            totals += _catchment_totals(table, catchment_of(rests[0]), regions)
    return totals


def _catchment_totals(table: list[Row], catchment: str, regions: set[str]) -> list[Row]:
    """The catchment's sums for one indicator and period, if the file has no cells for them."""
    groups = [(group, {row["region"] for row in group}) for group in _grouped(table, _NOT_REGION)]
    return [
        _total(group, present == regions - {catchment}) | {"region": catchment}
        for group, present in groups
        if catchment not in present
    ]


def _total(parts: list[Row], complete: bool) -> Row:
    """One row with the sum of `parts`, or the reason that there is none."""
    statuses = {part["status"] for part in parts}
    has_number = complete and statuses <= set(NUMBER_STATUSES)
    days = [part["extracted"] for part in parts if not pd.isna(part["extracted"])]
    return parts[0] | {
        "value": sum(part["value"] for part in parts) if has_number else math.nan,
        "persons": sum(part["persons"] for part in parts) if has_number else math.nan,
        "status": (PROVISIONAL if PROVISIONAL in statuses else NORMAL) if has_number else _why_no_number(statuses),
        "synthetic": any(part["synthetic"] for part in parts),
        "file": _joined(", ", (part["file"] for part in parts)),
        "sheet": _joined(", ", (part["sheet"] for part in parts)),
        "cell": _joined("+", (part["cell"] for part in parts)),
        "extracted": max(days, default=pd.NaT),
    }


def _why_no_number(statuses: set[str]) -> str:
    """The reason shared by all parts without a number, or else missing."""
    reasons = statuses - set(NUMBER_STATUSES)
    return reasons.pop() if len(reasons) == 1 else MISSING


def _grouped(rows: Iterable[Row], by: tuple[str, ...]) -> list[list[Row]]:
    """The rows grouped by `by`, in order of first appearance."""
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[key] for key in by)].append(row)
    return list(groups.values())


def _joined(sign: str, words: Iterable[str]) -> str:
    return sign.join(dict.fromkeys(words))
